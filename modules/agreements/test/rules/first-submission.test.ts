// Completeness at first submission: what counts of one thing, and which promised share holds for a place.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstSubmissionOf, type Promised, promisedShare } from '../../server/rules/first-submission.ts'
import type { Moment } from '../../server/rules/moments.ts'

const opened: Moment = { at: 0, do: 'opened', team: null }
const checked = (at: number, code: string): Moment => ({ at, do: 'checked', code })

describe('a first submission', () => {
  it('is not judged until somebody says so', () => {
    expect(firstSubmissionOf([opened, { at: 5, do: 'resolved' }])).toBeNull()
  })

  it('counts when it was first judged, as was said last', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('complete', 'missing_data', 'wrong_form'), { minLength: 1 }),
        codes => {
          const said = codes.map((code, i) => checked(10 + i, code))
          expect(firstSubmissionOf([opened, ...said])).toEqual({
            at: 10,
            complete: codes.at(-1) === 'complete',
          })
        },
      ),
    )
  })
})

const rule = (count: number, fields: Partial<Promised> = {}): Promised => ({
  target_id: `${count}`,
  agreement_id: `a${count}`,
  code: 'completeness',
  metric: 'completeness',
  promiser: 'client',
  promiser_id: null,
  scope: {},
  valid_from: 0,
  valid_until: null,
  covers_open: false,
  limit: { unit: 'percent', count },
  ...fields,
})
const where = { client_id: 'north', service_id: 'vpn', department_id: 'it' }
const nowhere = { client_id: null, service_id: null, department_id: null }

describe('the promised share', () => {
  it('is that of the most specific promise which holds for the whole place', () => {
    const all = [
      rule(90),
      rule(95, { scope: { service: ['vpn'] } }),
      rule(80, { promiser_id: 'south', scope: { client: ['south'] } }),
    ]
    expect(promisedShare(all, where, 1)).toBe(95)
    expect(promisedShare(all, nowhere, 1)).toBe(90)
    expect(promisedShare(all, { ...nowhere, client_id: 'south' }, 1)).toBe(80)
  })

  it('is none where a promise holds for a part of the place alone', () => {
    expect(promisedShare([rule(95, { scope: { priority: ['P1'] } })], where, 1)).toBeNull()
    expect(promisedShare([rule(95, { promiser_id: 'north' })], nowhere, 1)).toBeNull()
  })

  it('follows the latest edition, also one that promises it no more', () => {
    const editions = [
      rule(90, { agreement_id: 'one' }),
      rule(97, { agreement_id: 'one', valid_from: 100 }),
      rule(10, { agreement_id: 'one', valid_from: 200, metric: 'clarification' }),
    ]
    expect([50, 100, 200].map(at => promisedShare(editions, where, at))).toEqual([90, 97, null])
    expect(promisedShare([rule(90, { valid_until: 40 })], where, 40)).toBeNull()
  })
})
