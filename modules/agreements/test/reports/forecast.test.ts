// Probabilities of breaches: right where there is much to learn from, modest where there is little, and scored honestly.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Finished, fitForecast, scoreForecast } from '../../server/reports/rules/forecast.ts'
import { steady } from './facts.ts'

/** Promises of two services: one is broken in 5 % of cases, the other in 40 %; kept ones end anywhere. */
function history(seed: number, count: number): Finished[] {
  const next = steady(seed)
  return Array.from({ length: count }, (_, i) => {
    const service_id = i % 2 === 0 ? 'calm' : 'late'
    const missed = next() < (service_id === 'calm' ? 0.05 : 0.4)
    return { metric: 'resolution', service_id, missed, reached: missed ? 99 : Math.floor(next() * 100), n: 1 }
  })
}

const fit = fitForecast(history(1, 20_000))
const risk = (service_id: string, step: number) =>
  fit.risk({ metric: 'resolution', service_id, step: step * 10 }).risk

it('learns the share that was broken of each service', () => {
  expect(risk('calm', 0)).toBeCloseTo(0.05, 1)
  expect(risk('late', 0)).toBeCloseTo(0.4, 1)
})

it('rises as the limit is used, to the share of those that came as far', () => {
  for (const service of ['calm', 'late'])
    for (let step = 1; step < 10; step++) expect(risk(service, step)).toBeGreaterThan(risk(service, step - 1))
  // Of 0.6 kept ones a tenth comes as far as the last tenth: 0.4 / (0.4 + 0.06).
  expect(risk('late', 9)).toBeCloseTo(0.87, 1)
})

it('says of the unknown what is true of all, and of nothing that it does not know', () => {
  const all = fit.risk({ metric: 'resolution', service_id: 'new', step: 0 })
  expect(all.risk).toBeCloseTo(0.225, 1)
  expect(fitForecast([]).risk({ metric: 'resolution', service_id: null, step: 3 })).toEqual({
    risk: 0.5,
    alike: 0,
  })
})

it('does not let two promises speak loudly', () => {
  const few = fitForecast([
    ...history(1, 2000),
    { metric: 'resolution', service_id: 'rare', missed: true, reached: 99, n: 2 },
  ])
  expect(few.risk({ metric: 'resolution', service_id: 'rare', step: 0 }).risk).toBeLessThan(0.4)
})

it('is calibrated on promises that it has not seen, and better than the mean', () => {
  const score = scoreForecast(fit, history(2, 10_000))
  expect(score.scored_on).toBe(10_000)
  expect(score.brier!).toBeLessThan(score.brier_of_mean!)
  expect(score.skill).toBeCloseTo(1 - score.brier! / score.brier_of_mean!, 12)
  for (const { n, said, came } of score.tenths) if (n > 500) expect(Math.abs(said - came)).toBeLessThan(0.05)
})

it('has no score without promises to be scored on', () => {
  expect(scoreForecast(fit, [])).toEqual({
    ...{ scored_on: 0, brier: null, brier_of_mean: null, skill: null },
    tenths: [],
  })
})

it('computes the score of Brier as it is defined', () => {
  const even = fitForecast([])
  const one: Finished = { metric: 'task', service_id: null, missed: true, reached: 0, n: 1 }
  expect(scoreForecast(even, [one, { ...one, missed: false }]).brier).toBe(0.25)
})

it('never falls as the limit is used, whatever was seen', () => {
  const kinds = fc.record({
    metric: fc.constantFrom('resolution', 'first_answer'),
    service_id: fc.constantFrom('a', 'b', null),
    missed: fc.boolean(),
    reached: fc.integer({ min: 0, max: 99 }),
    n: fc.integer({ min: 1, max: 500 }),
  })
  fc.assert(
    fc.property(fc.array(kinds), finished => {
      const { risk: riskOf } = fitForecast(finished)
      for (const metric of ['resolution', 'first_answer', 'task'])
        for (const service_id of ['a', 'b', null]) {
          const course = Array.from({ length: 100 }, (_, step) => riskOf({ metric, service_id, step }).risk)
          for (const [i, value] of course.entries()) {
            expect(value).toBeGreaterThanOrEqual(course[i - 1] ?? 0)
            expect(value).toBeLessThanOrEqual(1)
          }
        }
    }),
    { numRuns: 50 },
  )
})
