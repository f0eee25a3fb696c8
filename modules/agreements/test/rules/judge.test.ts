// The verdict on a thing from its clocks: promises of both sides on the same story, excuses, and what is not judged at all.
import { expect, test } from 'vitest'
import { compileCalendar } from '#modules/calendar/server/face.ts'
import { type Derived, deriveClocks, type Subject } from '../../server/engine/derive.ts'
import { judge, limitSeconds } from '../../server/engine/judge.ts'
import type { Rulebook, TargetRule } from '../../server/rulebook.ts'
import type { Moment } from '../../server/rules/moments.ts'

const day: [string, string][] = [['09:00', '18:00']]
const compiled = compileCalendar(
  { time_zone: 'UTC', week: { mon: day, tue: day, wed: day, thu: day, fri: day } },
  { from_year: 2026, to_year: 2026 },
)
/** Days from Monday 2 March 2026, and the hour. */
const t = (date: number, hour: number) => Date.UTC(2026, 2, 2 + date, hour)

const rule = (metric: TargetRule['metric'], hours: number, more: Partial<TargetRule> = {}): TargetRule => ({
  target_id: metric,
  agreement_id: 'agreement',
  edition_id: 'edition',
  code: metric,
  metric,
  kind: 'sla',
  title: {},
  promiser: 'center',
  promiser_id: null,
  promisee_id: null,
  scope: {},
  limit: { unit: 'working_minutes', count: hours * 60 },
  warn_minutes: 0,
  calendar_source: 'center',
  calendar_id: null,
  pauses: ['requester', 'third_party'],
  steps: [],
  budgets: {},
  valid_from: 0,
  valid_until: null,
  covers_open: false,
  ...more,
})
const resolution = rule('resolution', 9)
const clarification = rule('clarification', 9, { kind: 'ola', promiser: 'client' })
const supplier = rule('task', 9, { kind: 'ola', promiser: 'supplier' })

function judged(
  targets: TargetRule[],
  moments: Moment[],
  now: number,
  isExcused: (clock: Derived) => boolean = () => false,
  type: string | null = null,
) {
  const book: Rulebook = {
    targets,
    calendars: new Map([['center', { id: 'center', compiled }]]),
    teams: new Map(),
    regions: new Map(),
  }
  const subject: Subject = {
    id: 'it',
    kind: 'request',
    attributes: {
      client: null,
      unit: null,
      region: null,
      service: null,
      department: null,
      type,
      priority: null,
    },
    moments,
  }
  const clocks = deriveClocks(book, subject, now)
  const { verdict, verdict_at } = judge(subject, clocks, isExcused, now)
  return { verdict, verdict_at, clocks }
}
const opened: Moment = { do: 'opened', team: null, at: t(0, 9) }
const all = [resolution, clarification, supplier]

test('good is what is resolved in time, from the instant of its resolution', () => {
  const moments: Moment[] = [opened, { do: 'resolved', at: t(0, 18) }]
  expect(judged(all, moments, t(4, 9))).toMatchObject({ verdict: 'good', verdict_at: t(0, 18) })
  expect(judged(all, [opened], t(0, 12))).toMatchObject({ verdict: null, verdict_at: null })
})

test('the loss of the centre counts from the instant it was due, as long as it is open', () => {
  expect(judged(all, [opened], t(1, 10))).toMatchObject({ verdict: 'center', verdict_at: t(0, 18) })
  const resolved: Moment[] = [opened, { do: 'resolved', at: t(1, 12) }]
  expect(judged(all, resolved, t(4, 9))).toMatchObject({ verdict: 'center', verdict_at: t(1, 12) })
})

test('what is resolved the evening that its time ran out is late all the same', () => {
  const moments: Moment[] = [opened, { do: 'resolved', at: t(0, 20) }]
  expect(judged(all, moments, t(4, 9)).verdict).toBe('center')
})

const held = (until: number, resolved: number): Moment[] => [
  opened,
  { do: 'waiting', for: 'requester', at: t(0, 13) },
  { do: 'working', at: until },
  { do: 'resolved', at: resolved },
]

test('the client’s time over its promise is the client’s loss when the centre kept its own', () => {
  // Four hours, then fifteen with the client, who had nine, then four.
  expect(judged(all, held(t(2, 10), t(2, 14)), t(4, 9)).verdict).toBe('client')
  // Ten with the client: one too many, and the centre had one to spare.
  expect(judged(all, held(t(1, 14), t(1, 18)), t(4, 9)).verdict).toBe('good')
})

test('it is the client’s loss also where the centre’s clock ran on meanwhile', () => {
  const running = { ...resolution, pauses: [], limit: { unit: 'working_minutes', count: 20 * 60 } } as const
  expect(judged([running, clarification], held(t(2, 10), t(2, 14)), t(4, 9)).verdict).toBe('client')
  // With the client within its promise it is the centre’s: it had said it would not wait.
  expect(
    judged([{ ...running, limit: resolution.limit }, clarification], held(t(1, 12), t(1, 14)), t(4, 9))
      .verdict,
  ).toBe('center')
})

test('both lose when each was too slow', () => {
  expect(judged(all, held(t(2, 10), t(3, 12)), t(4, 9)).verdict).toBe('both')
})

test('a broken first answer stays the centre’s beside the client’s loss', () => {
  const targets = [...all, rule('first_answer', 1)]
  expect(judged(targets, held(t(2, 10), t(2, 14)), t(4, 9)).verdict).toBe('both')
})

test('without a promise of the client nothing of its time is too long', () => {
  expect(judged([resolution], held(t(2, 10), t(2, 14)), t(4, 9)).verdict).toBe('good')
})

test('outside is what a third party held', () => {
  const moments = held(t(2, 10), t(2, 14)).map(
    (moment): Moment => (moment.do === 'waiting' ? { ...moment, for: 'third_party' } : moment),
  )
  expect(judged(all, moments, t(4, 9)).verdict).toBe('outside')
})

test('what was excused is no loss, on either side', () => {
  const excuse = (metric: string) => (clock: Derived) => clock.applied.rule.metric === metric
  const late: Moment[] = [opened, { do: 'resolved', at: t(1, 12) }]
  expect(judged(all, late, t(4, 9), excuse('resolution')).verdict).toBe('good')
  expect(judged(all, held(t(2, 10), t(2, 14)), t(4, 9), excuse('clarification')).verdict).toBe('good')
  expect(judged(all, held(t(2, 10), t(3, 12)), t(4, 9), excuse('resolution')).verdict).toBe('client')
})

test('rework is the centre’s error, what was cancelled by mistake is not, and an incomplete submission is the client’s', () => {
  const end: Moment[] = [
    { do: 'reopened', at: t(0, 11) },
    { do: 'resolved', at: t(0, 12) },
  ]
  expect(judged(all, [opened, { do: 'resolved', at: t(0, 10) }, ...end], t(4, 9)).verdict).toBe('center')
  expect(judged(all, [opened, { do: 'cancelled', at: t(0, 10) }, ...end], t(4, 9)).verdict).toBe('good')
  const incomplete: Moment = { do: 'checked', code: 'no_signature', at: t(0, 10) }
  expect(judged(all, [opened, incomplete, end[1]!], t(4, 9)).verdict).toBe('client')
  expect(judged(all, [opened, { ...incomplete, code: 'complete' }, end[1]!], t(4, 9)).verdict).toBe('good')
})

test('what was cancelled or went into another thing is not judged', () => {
  for (const end of ['cancelled', 'merged'] as const)
    expect(judged(all, [opened, { do: end, at: t(2, 10) }], t(4, 9))).toMatchObject({
      verdict: null,
      verdict_at: null,
    })
})

test('a merge that is undone after the resolution moves no verdict', () => {
  const moments: Moment[] = [
    opened,
    { do: 'resolved', at: t(0, 12) },
    { do: 'merged', at: t(1, 12) },
    { do: 'unmerged', at: t(2, 12) },
  ]
  expect(judged(all, moments, t(4, 9))).toMatchObject({ verdict: 'good', verdict_at: t(0, 12) })
})

test('a limit in days allows the working time up to its day, without the pauses that moved it', () => {
  const days = { ...resolution, limit: { unit: 'working_days', count: 1 } } as const
  // Nine hours on Monday and nine on Tuesday.
  for (const moments of [[opened], held(t(2, 10), t(2, 14)), held(t(2, 10), t(2, 14)).slice(0, 2)])
    expect(limitSeconds(judged([days], moments, t(3, 9)).clocks[0]!)).toBe(18 * 3600)
  const late: Moment[] = [...held(t(1, 13), t(3, 12))]
  // Sixteen hours used of eighteen: in time, although Tuesday is over.
  expect(
    judged([days], [opened, late[1]!, late[2]!, { do: 'resolved', at: t(2, 16) }], t(4, 9)).verdict,
  ).toBe('good')
  expect(judged([days], late, t(4, 9)).verdict).toBe('center')
})

test('an edition that comes into force later covers what is open then, and not yet', () => {
  const tomorrow = {
    ...resolution,
    target_id: 'tomorrow',
    edition_id: 'next',
    valid_from: t(1, 9),
    covers_open: true,
  }
  const applied = (now: number) =>
    judged([resolution, tomorrow], [opened], now).clocks[0]!.applied.rule.target_id
  expect(applied(t(1, 9) - 1)).toBe('resolution')
  expect(applied(t(1, 9))).toBe('tomorrow')
})

test('the next edition of an agreement takes the place of the last one, also where it is wider', () => {
  const narrow = { ...resolution, scope: { type: ['question'] } }
  const wide = {
    ...resolution,
    target_id: 'wide',
    edition_id: 'next',
    valid_from: t(0, 10),
    covers_open: true,
  }
  const { clocks } = judged([narrow, wide], [opened], t(1, 9), undefined, 'question')
  expect(clocks.map(({ applied }) => applied.rule.target_id)).toEqual(['wide'])
})
