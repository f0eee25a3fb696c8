// Whose loss it is: the four losses by example, and the counterfactual definition word for word.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileCalendar } from '#modules/calendar/server/face.ts'
import { stretchesOf } from '../../server/rules/moments.ts'
import {
  type Case,
  type Side,
  sides,
  timesOfSides,
  type Verdict,
  verdictOf,
  verdicts,
} from '../../server/rules/verdict.ts'
import { calendarName, calendarOf, log, now } from './given.ts'
import { at } from './oracle.ts'

const good: Case = {
  center: { used: 300, limit: 480 },
  center_missed: false,
  client_over: 0,
  outside_over: 0,
  center_error: false,
  client_error: false,
}
const verdict = (more: Partial<Case>) => verdictOf({ ...good, ...more })

describe('a thing is', () => {
  test('good when all kept their time and nobody erred, also at the very limit', () => {
    expect(verdict({})).toBe('good')
    expect(verdict({ center: { used: 480, limit: 480 } })).toBe('good')
    expect(verdict({ center: { used: 300, limit: 480 }, client_over: 180 })).toBe('good')
    expect(verdict({ center: null, client_over: 10_000 })).toBe('good')
  })

  test('the loss of the centre when it alone was too slow, or broke another promise', () => {
    expect(verdict({ center: { used: 481, limit: 480 } })).toBe('center')
    expect(verdict({ center_missed: true })).toBe('center')
    expect(verdict({ center: null, center_missed: true })).toBe('center')
  })

  test('the loss of the client when it would have been in time had the client kept its own', () => {
    expect(verdict({ client_over: 181 })).toBe('client')
    expect(verdict({ client_over: 300, outside_over: 180 })).toBe('client')
  })

  test('the loss of both when neither alone would have sufficed', () => {
    expect(verdict({ center: { used: 500, limit: 480 }, client_over: 60 })).toBe('both')
    expect(verdict({ client_over: 200, center_missed: true })).toBe('both')
  })

  test('outside when a third party held it, and nobody else too long', () => {
    expect(verdict({ outside_over: 181 })).toBe('outside')
    expect(verdict({ client_over: 100, outside_over: 181 })).toBe('outside')
  })

  test('no loss of a side that kept its time, when a third party and the other side share it', () => {
    expect(verdict({ center: { used: 500, limit: 480 }, outside_over: 60 })).toBe('center')
    expect(verdict({ client_over: 200, outside_over: 200 })).toBe('client')
    expect(verdict({ center: { used: 500, limit: 480 }, client_over: 60, outside_over: 60 })).toBe('both')
  })

  test('the loss of a side that erred, also when time was kept', () => {
    expect(verdict({ center_error: true })).toBe('center')
    expect(verdict({ client_error: true })).toBe('client')
    expect(verdict({ center_error: true, client_error: true })).toBe('both')
    expect(verdict({ client_error: true, center: { used: 481, limit: 480 } })).toBe('both')
    expect(verdict({ center_error: true, client_over: 181 })).toBe('both')
    expect(verdict({ center_error: true, outside_over: 181 })).toBe('center')
  })
})

const seconds = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 1000 }))
const timed: fc.Arbitrary<Case> = fc.record({
  center: fc.record({ used: seconds, limit: fc.integer({ min: 1, max: 600 }) }),
  center_missed: fc.constant(false),
  client_over: seconds,
  outside_over: seconds,
  center_error: fc.constant(false),
  client_error: fc.constant(false),
})
const anyCase: fc.Arbitrary<Case> = fc.record({
  center: fc.option(fc.record({ used: seconds, limit: fc.integer({ min: 1, max: 600 }) })),
  center_missed: fc.boolean(),
  client_over: seconds,
  outside_over: seconds,
  center_error: fc.boolean(),
  client_error: fc.boolean(),
})

/** The time of each side, what it had promised, and whether it would have been late with the time of some cut to that. */
function isLate(found: Case, cut: readonly Side[]): boolean {
  const { used, limit } = found.center!
  const time = { center: used, client: found.client_over, outside: found.outside_over }
  const promise = { center: limit, client: 0, outside: 0 }
  return (
    sides.reduce(
      (sum, side) => sum + (cut.includes(side) ? Math.min(time[side], promise[side]) : time[side]),
      0,
    ) > limit
  )
}

describe('by the definition', () => {
  test('one side is charged when cutting its time to its promise would have sufficed, and both when that does not', () => {
    const reached = new Set<Verdict>()
    fc.assert(
      fc.property(timed, found => {
        const verdict = verdictOf(found)
        reached.add(verdict)
        if (!isLate(found, [])) return void expect(verdict).toBe('good')
        if (!isLate(found, ['client'])) return void expect(verdict).toBe('client')
        if (!isLate(found, ['center'])) return void expect(verdict).toBe('center')
        if (!isLate(found, ['outside'])) return void expect(verdict).toBe('outside')
        const isOver = { client: found.client_over > 0, center: found.center!.used > found.center!.limit }
        expect(isOver.client || isOver.center).toBe(true)
        expect(verdict).toBe(isOver.client && isOver.center ? 'both' : isOver.client ? 'client' : 'center')
        // Two sides cut at once suffice where the third has nothing over.
        if (found.outside_over === 0) {
          expect(verdict).toBe('both')
          expect(isLate(found, ['client', 'center'])).toBe(false)
        }
      }),
      { numRuns: 20_000 },
    )
    expect([...reached].sort()).toEqual([...verdicts].sort())
  })

  test('centre and client cannot each alone be the cause: the order of asking decides nothing', () => {
    fc.assert(
      fc.property(timed, found => {
        if (!isLate(found, [])) return
        expect(!isLate(found, ['client']) && !isLate(found, ['center'])).toBe(false)
      }),
      { numRuns: 10_000 },
    )
  })

  test('a side that kept its time and made no error is never charged', () => {
    fc.assert(
      fc.property(anyCase, found => {
        const verdict = verdictOf(found)
        if (!found.client_error && found.client_over === 0) expect(['client', 'both']).not.toContain(verdict)
        const kept = !found.center || found.center.used <= found.center.limit
        if (!found.center_error && !found.center_missed && kept)
          expect(['center', 'both']).not.toContain(verdict)
        if (found.outside_over === 0) expect(verdict).not.toBe('outside')
      }),
      { numRuns: 20_000 },
    )
  })

  test('every error and every broken promise of a side is charged to it', () => {
    fc.assert(
      fc.property(anyCase, found => {
        const verdict = verdictOf(found)
        if (found.client_error) expect(['client', 'both']).toContain(verdict)
        if (found.center_error || found.center_missed) expect(['center', 'both']).toContain(verdict)
      }),
      { numRuns: 10_000 },
    )
  })

  test('what is not good is one of the four losses: with the good they make up the whole', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { minLength: 1, maxLength: 40 }), cases => {
        const counted = Map.groupBy(cases, verdictOf)
        const share = (verdict: Verdict) => (counted.get(verdict)?.length ?? 0) / cases.length
        const lost = (['client', 'center', 'both', 'outside'] as const).reduce(
          (sum, one) => sum + share(one),
          0,
        )
        expect(1 - share('good')).toBeCloseTo(lost, 12)
      }),
    )
  })
})

describe('time in the hands of each side', () => {
  test('makes up the working time in which the thing was open, whoever had it', () => {
    fc.assert(
      fc.property(log, calendarName, now, (moments, name, minute) => {
        const calendar = calendarOf(name)
        const stretches = stretchesOf(moments)
        const times = timesOfSides(stretches, calendar, at(minute))
        const open = stretches.map(stretch => ({ ...stretch, state: 'active' as const }))
        const whole = timesOfSides(open, calendar, at(minute)).center
        const closed = stretches.filter(({ state }) => state !== 'active' && state !== 'standing')
        const ended = timesOfSides(
          closed.map(stretch => ({ ...stretch, state: 'active' as const })),
          calendar,
          at(minute),
        ).center
        expect(times.center + times.client + times.outside).toBe(whole - ended)
      }),
      { numRuns: 2000 },
    )
  })

  test('is the centre’s in work and where it was put off, the client’s for its people, and outside for third parties', () => {
    const calendar = compileCalendar(
      { time_zone: 'UTC', week: { mon: [['00:00', '24:00']] } },
      { from_year: 2026, to_year: 2026 },
    )
    const hour = (n: number) => Date.UTC(2026, 2, 9, n)
    const stretches = stretchesOf([
      { do: 'opened', team: null, at: hour(0) },
      { do: 'waiting', for: 'requester', at: hour(1) },
      { do: 'waiting', for: 'approver', at: hour(3) },
      { do: 'waiting', for: 'unit', at: hour(6) },
      { do: 'waiting', for: 'third_party', at: hour(10) },
      { do: 'waiting', for: 'scheduled', at: hour(15) },
      { do: 'resolved', at: hour(21) },
      { do: 'reopened', at: hour(22) },
    ])
    expect(timesOfSides(stretches, calendar, hour(23))).toEqual({
      center: (1 + 6 + 1) * 3600,
      client: (2 + 3 + 4) * 3600,
      outside: 5 * 3600,
    })
  })
})
