import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { sayUnfit } from '../server/unfit.ts'

const Shape = z.strictObject({
  name: z.string().min(2).max(3),
  count: z.int().min(1).lt(5),
  kind: z.enum(['a', 'b']),
  at: z.iso.datetime(),
  on: z.iso.date(),
  id: z.uuid(),
  tags: z.array(z.string()).min(1).max(2),
  either: z.union([z.uuid(), z.literal('me')]),
})
const good = {
  name: 'ab',
  count: 1,
  kind: 'a',
  at: '2026-01-01T00:00:00Z',
  on: '2026-01-01',
  id: '01a20295-6838-770e-b98f-79fc8882604c',
  tags: ['x'],
  either: 'me',
}

/** What is said about a value that differs from a good one in one field. */
function said(field: string, value: unknown, language: 'ru' | 'en' = 'ru'): string {
  const read = Shape.safeParse({ ...good, [field]: value }, { error: sayUnfit(language) })
  return read.error?.issues.map(issue => issue.message).join(' | ') ?? 'good'
}

describe('what is wrong with a value is said in plain words', () => {
  test.each([
    ['name', undefined, 'Это поле обязательно.', 'This field is required.'],
    ['kind', undefined, 'Это поле обязательно.', 'This field is required.'],
    ['either', undefined, 'Это поле обязательно.', 'This field is required.'],
    ['name', '', 'Это поле обязательно.', 'This field is required.'],
    ['name', 5, 'Здесь нужно другое: строка.', 'Something else belongs here: a string.'],
    ['tags', {}, 'Здесь нужно другое: список.', 'Something else belongs here: a list.'],
    ['count', 1.5, 'Здесь нужно другое: целое число.', 'Something else belongs here: a whole number.'],
    ['name', 'a', 'Не меньше 2 знаков.', 'At least 2 characters.'],
    ['name', 'abcd', 'Не больше 3 знаков.', 'At most 3 characters.'],
    ['count', 0, 'Не меньше 1.', 'At least 1.'],
    ['count', 5, 'Меньше 5.', 'Less than 5.'],
    ['tags', [], 'В списке не меньше 1 строки.', 'At least 1 entry.'],
    ['tags', ['a', 'b', 'c'], 'В списке не больше 2 строк.', 'At most 2 entries.'],
    ['kind', 'c', 'Допустимо только: a, b.', 'Only these are possible: a, b.'],
    ['either', 5, 'Так записать нельзя.', 'This cannot be used here.'],
    ['extra', 1, 'Таких полей здесь нет: extra.', 'There are no such fields here: extra.'],
    ['id', 'x', 'Это не идентификатор: нужен UUID.', 'This is not an id: it should be a UUID.'],
    ['on', 'x', 'Нужна дата, например 2026-03-12.', 'Give a date like 2026-03-12.'],
  ])('%s = %o', (field, value, ru, en) => {
    expect([said(field, value, 'ru'), said(field, value, 'en')]).toEqual([ru, en])
  })

  test('an instant without its offset is told how instants are written', () => {
    expect(said('at', '2026-01-01T00:00:00')).toContain('2026-03-12T09:00:00Z')
  })
})
