// Days and moments that people and programs send: known years alone, and every own check said in a sentence.
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Refusal } from '../contract/refusal.ts'
import { Day, Moment } from '../contract/shapes.ts'
import { parsed } from '../server/parse.ts'

const Shape = z.object({ day: Day.optional(), at: Moment.optional() })

function said(value: unknown, language: 'ru' | 'en'): unknown {
  try {
    return parsed(Shape, value, language)
  } catch (refused) {
    return ((refused as Refusal).params as { errors: unknown }).errors
  }
}

describe('a year that neither the database nor a calendar knows is refused with a sentence', () => {
  test.each([
    ['day', '0000-01-01'],
    ['day', '0001-01-01'],
    ['day', '1899-12-31'],
    ['day', '2200-01-01'],
    ['at', '0000-01-01T00:00:00Z'],
    ['at', '1900-01-01T00:00:00+03:00'],
    ['at', '9999-12-31T23:59:59-23:59'],
  ])('%s %s', (field, value) => {
    expect(said({ [field]: value }, 'ru')).toEqual([
      { path: field, message: 'Здесь известны только годы с 1900 по 2199.' },
    ])
    expect(said({ [field]: value }, 'en')).toEqual([
      { path: field, message: 'Only the years 1900 to 2199 are known here.' },
    ])
  })

  test.each([
    [{ day: '1900-01-01' }],
    [{ day: '2199-12-31' }],
    [{ at: '1900-01-01T00:00:00Z' }],
    [{ at: '2200-01-01T01:00:00+03:00' }],
  ])('%j is taken', value => expect(said(value, 'en')).toEqual(value))
})
