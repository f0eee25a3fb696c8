// What the bar of a promise says in words: to the requester and to others, in both languages, with nothing left out.
import { describe, expect, test } from 'vitest'
import { pick } from '#kernel/contract/shapes.ts'
import { speak } from '#kernel/contract/words.ts'
import { makeFormat } from '#kernel/web/format.ts'
import type { ExplainedClock, TraceInterval } from '../../contract.ts'
import { whyWords } from '../../text/why.ts'
import {
  type Reader,
  type Speech,
  sayBar,
  sayHolder,
  sayRange,
  saySides,
  saySkipped,
  sayState,
} from '../../web/why/telling.ts'

const speech = (reader: Reader, language: 'ru' | 'en' = 'ru'): Speech => ({
  text: speak(whyWords, language),
  format: makeFormat(language, 'Europe/Moscow'),
  pick: text => pick(text, language),
  reader,
})

const interval: TraceInterval = {
  from: '2026-03-12T13:00:00Z',
  to: '2026-03-12T15:00:00Z',
  state: 'counts',
  holder: {
    kind: 'agent',
    team: { id: 'a', name: { ru: 'Зарплата', en: 'Payroll' } },
    person: { id: 'b', name: 'Анна' },
  },
  reason: null,
  side: 'center',
  late: false,
  working_seconds: 7200,
  counted_seconds: 7200,
  nights: 0,
  breaks: 0,
  days: [],
  pieces: 1,
}
const requester = { kind: 'requester' as const, team: interval.holder.team, person: null }
const clock = {
  center_seconds: 7200,
  client_seconds: 9 * 3600,
  outside_seconds: 0,
  totals: [
    { holder: interval.holder, counted_seconds: 7200, paused_seconds: 0 },
    { holder: requester, counted_seconds: 0, paused_seconds: 9 * 3600 },
  ],
} as unknown as ExplainedClock

describe('whose time it was', () => {
  test.each([
    ['requester', 'ru', '2 ч у нас, 9 ч ждём вас'],
    ['requester', 'en', '2 h with us, 9 h waiting for you'],
    ['others', 'ru', '2 ч у нас, 9 ч у клиента'],
    ['others', 'en', '2 h with us, 9 h with the client'],
  ] as const)('to %s in %s', (reader, language, said) => {
    expect(saySides(clock, speech(reader, language))).toBe(said)
  })

  test('working time of more than a day stays in hours', () => {
    expect(saySides({ ...clock, center_seconds: 31 * 3600 }, speech('others', 'en'))).toBe(
      '31 h with us, 9 h with the client',
    )
  })

  test('when none has passed it says so', () => {
    const none = { ...clock, center_seconds: 0, client_seconds: 0 }
    expect(saySides(none, speech('requester'))).toBe('ещё не шло')
  })
})

test('a holder is told with person and team, and whoever is awaited without a team', () => {
  expect(sayHolder(interval, speech('others'))).toBe('в работе: Анна, группа «Зарплата»')
  const unnamed = { ...interval, holder: { ...interval.holder, person: null } }
  expect(sayHolder(unnamed, speech('requester', 'en'))).toBe('we work on it: team “Payroll”')
  expect(sayHolder({ holder: requester }, speech('requester'))).toBe('ждём вас')
  expect(sayHolder({ holder: requester }, speech('others'))).toBe('ждём заявителя')
  expect(sayHolder({ ...interval, reason: 'scheduled' }, speech('others', 'en'))).toBe(
    'planned for later: Анна, team “Payroll”',
  )
})

test('skipped hours are told by kind, days off by date', () => {
  const days: TraceInterval['days'] = [
    { date: '2026-03-07', why: 'weekend' },
    { date: '2026-03-09', why: 'holiday' },
  ]
  const said = saySkipped({ ...interval, nights: 2, breaks: 1, days }, speech('others', 'en'))
  expect(said.replaceAll(' 2026', '')).toBe('2 nights, 1 break, days off: 7 March, 9 March (holiday)')
  expect(saySkipped(interval, speech('others'))).toBe('')
  const many = Array.from({ length: 13 }, (_, i) => ({ date: `2025-05-${10 + i}`, why: 'weekend' as const }))
  expect(saySkipped({ ...interval, days: many }, speech('others', 'en'))).toBe(
    '13 days off, 10 May 2025 to 22 May 2025',
  )
})

test('an interval of many pieces says how much of it counted', () => {
  const mixed: TraceInterval = { ...interval, state: 'mixed', counted_seconds: 3600 }
  expect(sayState(mixed, speech('others'))).toBe('считается частью: 1 ч')
  expect(sayState(interval, speech('others'))).toBe('считается')
})

test('the day of the end is said only when it is another one', () => {
  const format = makeFormat('ru', 'Europe/Moscow')
  expect(sayRange(interval, speech('others'))).toBe(`${format.moment(interval.from)} – 18:00`)
  const over = { ...interval, to: '2026-03-13T07:00:00Z' }
  expect(sayRange(over, speech('others'))).toBe(`${format.moment(over.from)} – ${format.moment(over.to)}`)
})

test('the bar has all its holders in words, and says what did not count', () => {
  expect(sayBar(clock, 'Решение', speech('requester'))).toBe(
    'Решение: работаем: Анна, группа «Зарплата», 2 ч; ждём вас, 9 ч не считается.',
  )
})
