// What promises of one agreement come to by two books of rules, thing by thing: pure counting.
import { coursesFor, lifeOf, type Subject } from '../engine/derive.ts'
import { type Applied, type Rulebook, targetsFor } from '../rulebook.ts'
import { type Reading, readCourse } from '../rules/course.ts'
import type { Metric } from '../rules/metrics.ts'
import { stretchesOf } from '../rules/moments.ts'

interface Counted {
  measured: number
  kept: number
}
export interface Tally {
  readonly kind: 'sla' | 'ola'
  readonly metric: Metric
  /** By the rules as they are. */
  readonly as_is: Counted
  /** With the draft. */
  readonly drafted: Counted
}

interface Compared {
  readonly applied: Applied
  readonly readings: readonly Reading[]
}

/** The clocks of a thing by two books, as far as what is looked at has a part in them: lane by lane. */
export function compare(
  books: readonly [now: Rulebook, then: Rulebook],
  isConcerned: (applied: Applied) => boolean,
  subject: Subject,
  at: number,
): Map<string, readonly [Compared | undefined, Compared | undefined]> {
  const stretches = stretchesOf(subject.moments)
  if (stretches.length === 0) return new Map()
  const { opened_at, ended_at } = lifeOf(stretches)
  const [now, then] = books.map(
    book =>
      new Map(
        targetsFor(book, subject.attributes, opened_at, ended_at ?? at + 1).map(applied => [
          applied.lane,
          applied,
        ]),
      ),
  ) as [Map<string, Applied>, Map<string, Applied>]
  const isLookedAt = (lane: string) =>
    [now.get(lane), then.get(lane)].some(applied => applied !== undefined && isConcerned(applied))
  const read = (book: Rulebook, applied: Applied | undefined) =>
    applied && {
      applied,
      readings: coursesFor(book, applied.rule, subject.moments).map(course =>
        readCourse(course, { limit: applied.rule.limit, calendar: applied.calendar.compiled }, at),
      ),
    }
  return new Map(
    [...new Set([...now.keys(), ...then.keys()])]
      .filter(isLookedAt)
      .map(lane => [lane, [read(books[0], now.get(lane)), read(books[1], then.get(lane))]] as const),
  )
}

/** Adds a thing to the tallies. `isExcused` tells clocks whose miss was excused: they count for nothing. */
export function count(
  tallies: Map<string, Tally>,
  compared: ReturnType<typeof compare>,
  isExcused: (lane: string, occurrence: number) => boolean,
): void {
  for (const [lane, [now, then]] of compared) {
    const { kind, metric } = (then ?? now)!.applied.rule
    const key = `${kind}:${metric}`
    const tally = tallies.get(key) ?? {
      kind,
      metric,
      as_is: { measured: 0, kept: 0 },
      drafted: { measured: 0, kept: 0 },
    }
    tallies.set(key, tally)
    for (const [counted, side] of [
      [tally.as_is, now],
      [tally.drafted, then],
    ] as const)
      side?.readings.forEach(({ outcome }, i) => {
        if ((outcome !== 'met' && outcome !== 'missed') || isExcused(lane, i + 1)) return
        counted.measured += 1
        if (outcome === 'met') counted.kept += 1
      })
  }
}

/** Whether an open thing's clocks would change, and whether a promise would be broken at once that is not broken yet. */
export function effectOn(compared: ReturnType<typeof compare>): { changed: boolean; late: boolean } {
  let changed = false
  let late = false
  for (const [now, then] of compared.values()) {
    if (now?.readings.length !== then?.readings.length) changed = true
    then?.readings.forEach((reading, i) => {
      const before = now?.readings[i]
      if (before?.due_at !== reading.due_at || before?.outcome !== reading.outcome) changed = true
      if (reading.outcome === 'missed' && before?.outcome !== 'missed') late = true
    })
  }
  return { changed, late }
}

/** The share of what was kept, to a tenth of a percent; null where nothing was measured. */
export const percentOf = ({ measured, kept }: Counted): number | null =>
  measured === 0 ? null : Math.round((kept / measured) * 1000) / 10
