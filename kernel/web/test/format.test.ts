// Dates, spans and sizes as people read them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeFormat, minutesUntil } from '../format.ts'

const ru = makeFormat('ru', 'Europe/Moscow')
const en = makeFormat('en', 'Europe/Moscow')
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('a promised time', () => {
  const due = '2026-03-12T10:00:00Z'
  it.each([
    ['2026-03-12T09:48:00Z', 'осталось 12 мин', '12 min left'],
    ['2026-03-12T09:48:30Z', 'осталось 12 мин', '12 min left'],
    ['2026-03-12T10:00:00Z', 'срок сейчас', 'due now'],
    ['2026-03-12T13:10:59Z', 'опоздание 3 ч 10 мин', '3 h 10 min late'],
    ['2026-03-12T08:00:00Z', 'осталось 2 ч', '2 h left'],
    ['2026-03-10T08:30:00Z', 'осталось 2 д 1 ч', '2 d 1 h left'],
  ])('at %s says %s', (now, russian, english) => {
    expect(ru.left(due, now)).toBe(russian)
    expect(en.left(due, now)).toBe(english)
  })

  it('never counts more late minutes than have passed, nor fewer left than there are', () => {
    const instant = fc.integer({ min: 0, max: 4e12 })
    fc.assert(
      fc.property(instant, instant, (then, now) => {
        const exact = (then - now) / 60_000
        const told = minutesUntil(then, now)
        expect(told).toBeGreaterThanOrEqual(exact)
        expect(told - exact).toBeLessThan(1)
        expect(Object.is(told, -0)).toBe(false)
      }),
    )
  })
})

describe('a moment', () => {
  const now = '2026-03-12T10:00:00Z'
  it.each([
    ['2026-03-12T06:05:00Z', 'сегодня, 09:05', 'today, 09:05'],
    ['2026-03-11T20:30:00Z', 'вчера, 23:30', 'yesterday, 23:30'],
    ['2026-03-11T21:30:00Z', 'сегодня, 00:30', 'today, 00:30'],
    ['2026-03-13T06:00:00Z', 'завтра, 09:00', 'tomorrow, 09:00'],
    ['2026-02-01T06:00:00Z', '1 февр., 09:00', '1 Feb, 09:00'],
    ['2025-02-01T06:00:00Z', '1 февр. 2025 г., 09:00', '1 Feb 2025, 09:00'],
  ])('%s, in the time zone of the reader', (at, russian, english) => {
    expect(plain(ru.moment(at, now))).toBe(russian)
    expect(plain(en.moment(at, now))).toBe(english)
  })

  it('keeps a day without a time on its day in every zone', () => {
    expect(makeFormat('en', 'Pacific/Auckland').date('2025-03-12')).toBe('12 March 2025')
    expect(makeFormat('en', 'America/Los_Angeles').date('2025-03-12')).toBe('12 March 2025')
  })

  it('tells how long ago', () => {
    expect(ru.ago('2026-03-12T09:59:30Z', now)).toBe('только что')
    expect(plain(ru.ago('2026-03-12T09:55:00Z', now))).toBe('5 минут назад')
    expect(plain(ru.ago('2026-03-12T07:00:00Z', now))).toBe('3 часа назад')
    expect(en.ago('2026-03-11T10:00:00Z', now)).toBe('yesterday')
  })
})

describe('figures', () => {
  it('writes sizes with a unit that fits', () => {
    expect([0, 1023, 3_000, 1_572_864, 5 * 1024 ** 3].map(bytes => ru.fileSize(bytes))).toEqual([
      '0 Б',
      '1 023 Б'.replace(' ', '\u00a0'),
      '3 КБ',
      '1,5 МБ',
      '5 ГБ',
    ])
  })
  it('writes numbers as the language does', () => {
    expect(plain(ru.number(1234567.891, 1))).toBe('1 234 567,9')
    expect(en.number(1234567.891, 1)).toBe('1,234,567.9')
    expect(plain(ru.percent(0.955))).toBe('96 %')
  })
})
