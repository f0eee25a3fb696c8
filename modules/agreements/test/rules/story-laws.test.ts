// What holds for every story: only what changes something counts, and what is the same tells the same.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deriveClocks } from '../../server/engine/derive.ts'
import type { Applied, Rulebook, TargetRule } from '../../server/rulebook.ts'
import { type Course, type Limit, readCourse, usedUntil } from '../../server/rules/course.ts'
import { coursesOf, type Measured } from '../../server/rules/metrics.ts'
import { type Moment, stretchesOf } from '../../server/rules/moments.ts'
import { calendarName, calendarOf, limit, log, measured, minute, now } from './given.ts'
import { at } from './oracle.ts'

const until = (moments: readonly Moment[], instant: number) => moments.filter(moment => moment.at <= instant)

test('what changes nothing leaves stretches and courses as they are', () => {
  let split = 0
  fc.assert(
    fc.property(log, measured, minute, fc.nat(4), (moments, asked, minute, which) => {
      const known = until(moments, at(minute))
      const state = stretchesOf(known).at(-1)
      if (!state) return
      const instant = Math.max(at(minute), known.at(-1)!.at)
      const { team, person } = known.reduce<{ team: string | null; person: string | null }>(
        (held, moment) =>
          moment.do === 'opened' || moment.do === 'assigned'
            ? { team: moment.team, person: moment.person ?? null }
            : held,
        { team: null, person: null },
      )
      const nothing: Moment[][] = [
        [{ do: 'assigned', team, person, at: instant }],
        state.state === 'standing'
          ? [
              { do: 'working', at: instant },
              { do: 'waiting', for: state.reason!, at: instant },
            ]
          : state.state === 'active'
            ? [
                { do: 'waiting', for: 'requester', at: instant },
                { do: 'assigned', team: 'elsewhere', person: null, at: instant },
                { do: 'working', at: instant },
                { do: 'assigned', team, person, at: instant },
              ]
            : [],
        state.state === 'merged'
          ? []
          : [
              { do: 'merged', at: instant },
              { do: 'unmerged', at: instant },
            ],
        [
          { do: 'closed', at: instant },
          { do: 'checked', code: 'complete', at: instant },
        ],
        state.state === 'resolved' || state.state === 'cancelled'
          ? [{ do: 'assigned', team: 'elsewhere', person: 'boris', at: instant }]
          : [],
      ]
      const added = nothing[which]!
      if (added.length > 0) split++
      const made = [...known, ...added, ...moments.slice(known.length)]
      // Whoever gets what has ended has it again when it is open again.
      const compared = which === 4 ? until(made, instant) : made
      const original = which === 4 ? known : moments
      // The opening may be among several moments of one instant: then what comes before it is ignored all the same.
      if (known.every(moment => moment.do !== 'opened')) return
      expect(stretchesOf(compared)).toEqual(stretchesOf(original))
      expect(coursesOf(compared, asked)).toEqual(coursesOf(original, asked))
    }),
    { numRuns: 10_000 },
  )
  expect(split).toBeGreaterThan(500)
}, 60_000)

test('moments of one instant say the same in any order that keeps each thread of the story', () => {
  const threadOf = (moment: Moment, resolves: boolean): string => {
    if (moment.do === 'assigned' || moment.do === 'promised') return moment.do
    if (moment.do === 'merged' || moment.do === 'unmerged') return 'merge'
    if (moment.do === 'checked' || moment.do === 'closed') return 'note'
    const isWord = moment.do === 'answered' || moment.do === 'asked'
    return isWord && !resolves ? 'word' : 'state'
  }
  let shuffled = 0
  const crowded = fc.tuple(log, fc.integer({ min: 2, max: 6 })).map(([moments, size]) => {
    // Few instants for many moments.
    let last = 0
    return moments.map((moment, i) => {
      last = i % size === 0 || moments[i - 1]?.do === 'opened' ? moment.at : last
      return { ...moment, at: Math.max(last, moment.do === 'opened' ? moment.at : last) }
    })
  })
  fc.assert(
    fc.property(
      crowded,
      measured,
      fc.array(fc.nat(1000), { minLength: 20, maxLength: 20 }),
      (given, asked, dice) => {
        let latest = 0
        const moments = given.map(moment => {
          latest = Math.max(latest, moment.at)
          return { ...moment, at: latest }
        })
        const opened_at = moments.find(moment => moment.do === 'opened')!.at
        const other = [...Map.groupBy(moments, moment => moment.at)].flatMap(([instant, together]) => {
          if (instant === opened_at) return together
          const resolves = together.some(moment => moment.do === 'resolved')
          const threads = [...Map.groupBy(together, moment => threadOf(moment, resolves)).values()].map(
            one => [...one],
          )
          const mixed: Moment[] = []
          while (mixed.length < together.length) {
            const left = threads.filter(thread => thread.length > 0)
            mixed.push(left[dice[mixed.length % dice.length]! % left.length]!.shift()!)
          }
          return mixed
        })
        if (other.some((moment, i) => moment.do !== moments[i]!.do)) shuffled++
        expect(coursesOf(other, asked)).toEqual(coursesOf(moments, asked))
      },
    ),
    { numRuns: 10_000 },
  )
  expect(shuffled).toBeGreaterThan(300)
})

test('a process whose clock is behind changes the order of nothing', () => {
  fc.assert(
    fc.property(
      log,
      measured,
      fc.nat(20),
      fc.integer({ min: 1, max: 5000 }),
      (moments, asked, which, behind) => {
        const i = 1 + (which % moments.length)
        const straight = moments.map((moment, j) =>
          j === i ? { ...moment, at: moments[i - 1]!.at } : moment,
        )
        const skewed = straight.map((moment, j) => (j === i ? { ...moment, at: moment.at - behind } : moment))
        const opened = moments.findIndex(moment => moment.do === 'opened')
        if (i <= opened) return
        expect(coursesOf(skewed, asked)).toEqual(coursesOf(straight, asked))
        for (const { from, to } of stretchesOf(skewed)) if (to !== null) expect(to).toBeGreaterThan(from)
      },
    ),
    { numRuns: 10_000 },
  )
})

test('a merge that is undone takes out exactly the time between', () => {
  fc.assert(
    fc.property(log, measured, calendarName, minute, minute, now, (given, asked, name, one, other, then) => {
      const calendar = calendarOf(name)
      const [from, to] = one < other ? [at(one), at(other)] : [at(other), at(one)]
      const moments = given.filter(
        moment => moment.do !== 'merged' && moment.do !== 'unmerged' && (moment.at < from || moment.at > to),
      )
      if (asked.metric === 'promised_date' || moments.length === 0 || moments[0]!.at > from) return
      const before = moments.filter(moment => moment.at < from)
      if (before.every(moment => moment.do !== 'opened')) return
      const merged = coursesOf(
        [...before, { do: 'merged', at: from }, { do: 'unmerged', at: to }, ...moments.slice(before.length)],
        asked,
      )
      const plain = coursesOf(moments, asked)
      expect(merged.map(course => [course.started_at, course.stopped_at, course.withdrawn_at])).toEqual(
        plain.map(course => [course.started_at, course.stopped_at, course.withdrawn_at]),
      )
      const used = (course: Course, instant: number) =>
        Math.round(usedUntil(course, calendar, instant) * 1000)
      plain.forEach((course, i) => {
        const between = used(course, Math.min(to, at(then))) - used(course, Math.min(from, at(then)))
        expect(used(merged[i]!, at(then))).toBe(used(course, at(then)) - between)
      })
    }),
    { numRuns: 10_000 },
  )
})

test('another priority or agreement is the same story under another limit', () => {
  const limits = fc.tuple(limit, limit)
  fc.assert(
    fc.property(log, measured, limits, calendarName, now, (moments, asked, [slow, quick], name, then) => {
      const calendar = { id: name, compiled: calendarOf(name) }
      const book = bookOf(asked, { P3: slow, P1: quick }, calendar)
      const opened_at = moments.find(moment => moment.do === 'opened')!.at
      const instant = Math.max(at(then), opened_at)
      for (const [priority, limit] of [
        ['P3', slow],
        ['P1', quick],
      ] as const) {
        const derived = deriveClocks(
          book,
          { id: 'it', kind: 'request', attributes: attributes(priority), moments },
          instant,
        )
        // Requests bring no documents: these are owed beside them.
        const courses = asked.metric === 'document' ? [] : coursesOf(moments, asked)
        expect(derived.map(({ course }) => course)).toEqual(courses)
        expect(derived.map(({ reading }) => reading)).toEqual(
          courses.map(course => readCourse(course, { limit, calendar: calendar.compiled }, instant)),
        )
        expect(derived.map(({ occurrence }) => occurrence)).toEqual(courses.map((_, i) => i + 1))
        for (const { steps } of derived)
          expect(steps.map(step => step.at)).toEqual(steps.map(step => step.at).toSorted((x, y) => x - y))
      }
    }),
    { numRuns: 3000 },
  )
}, 60_000)

const attributes = (priority: string) => ({
  client: null,
  unit: null,
  region: null,
  service: null,
  department: null,
  type: null,
  priority,
})

function bookOf(
  asked: Measured,
  limits: Readonly<Record<string, Limit>>,
  calendar: Applied['calendar'],
): Rulebook {
  const targets = Object.entries(limits).map(
    ([priority, limit]): TargetRule => ({
      target_id: priority,
      agreement_id: 'agreement',
      edition_id: 'edition',
      code: 'code',
      metric: asked.metric,
      kind: 'sla',
      title: {},
      promiser: asked.teams ? 'department' : 'center',
      promiser_id: asked.teams ? 'accounting' : null,
      promisee_id: null,
      scope: { priority: [priority] },
      limit,
      warn_minutes: 15,
      calendar_source: 'center',
      calendar_id: null,
      pauses: asked.pauses,
      steps: [
        { key: 'half', when: { percent: 50 }, level: 1, to: [] },
        { key: 'late', when: { minutes_after: 60 }, level: 2, to: [] },
      ],
      budgets: {},
      valid_from: 0,
      valid_until: null,
      covers_open: false,
    }),
  )
  return {
    targets,
    calendars: new Map([['center', calendar]]),
    teams: new Map([['accounting', asked.teams ?? new Set<string>()]]),
    regions: new Map(),
  }
}
