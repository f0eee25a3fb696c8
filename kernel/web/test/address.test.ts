// The state of a screen in its address, and the addresses of calls.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract as kernel } from '#kernel/contract/kernel.ts'
import { changedSearch, parseSearch, readSearch, stringifySearch } from '../address.ts'
import { addressOf } from '../ask.ts'

const schema = z.object({
  q: z.string().optional(),
  tab: z.enum(['all', 'mine']).default('all'),
  status: z.array(z.enum(['new', 'open'])).default([]),
  page: z.coerce.number().int().min(1).optional(),
})

describe('the search of a screen', () => {
  it('reads lists, figures and what is usual', () => {
    expect(readSearch(schema, parseSearch('?status=new&page=3'))).toEqual({
      tab: 'all',
      status: ['new'],
      page: 3,
    })
    expect(readSearch(schema, parseSearch('?status=new&status=open')).status).toEqual(['new', 'open'])
  })

  it('leaves out what does not fit, and keeps the rest', () => {
    expect(readSearch(schema, parseSearch('?tab=nothing&page=x&q=печать'))).toEqual({
      q: 'печать',
      tab: 'all',
      status: [],
    })
  })

  it('writes no value that is usual or empty', () => {
    const next = changedSearch(schema, parseSearch('?q=a&tab=mine&status=new'), {
      tab: 'all',
      q: '',
      page: 2,
    })
    expect(stringifySearch(next)).toBe('?status=new&page=2')
    expect(stringifySearch(changedSearch(schema, next, { status: [], page: undefined }))).toBe('')
  })

  it('gives back any text that was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), q => {
        const address = stringifySearch(changedSearch(schema, {}, { q }))
        expect(readSearch(schema, parseSearch(address)).q).toBe(q.toWellFormed())
      }),
    )
  })
})

describe('the address of a call', () => {
  it('puts parameters in place and leaves out what is not said', () => {
    expect(addressOf(kernel.downloadFile, { params: { id: 'a/b ?' }, query: { inline: '1' } })).toBe(
      '/api/files/a%2Fb%20%3F?inline=1',
    )
    expect(addressOf(kernel.listDeliveries, { query: { state: undefined, after: '' } })).toBe(
      '/api/deliveries',
    )
    expect(addressOf(kernel.listDeliveries, {})).toBe('/api/deliveries')
  })
})
