// How likely an open promise will be broken, from promises of its kind that ended: shares of what came as far, never falling.
import { isotonic } from './isotonic.ts'

/** Hundredths of the limit: a promise is in the last of them also after the limit. */
export const steps = 100

/** So many finished promises of a kind that ended with this hundredth of their limit as the last they reached. */
export interface Finished {
  readonly metric: string
  readonly service_id: string | null
  readonly missed: boolean
  /** 0 to 99. */
  readonly reached: number
  readonly n: number
}

/** The strength of the wider group: so many promises of it count beside those of the narrower one. */
const weight = 20

/** Of the promises that came to each hundredth: how many there were, and how many were broken in the end. */
interface Came {
  readonly n: Float64Array
  readonly missed: Float64Array
}

const nobody: Came = { n: new Float64Array(steps), missed: new Float64Array(steps) }

/** Of those that came to each hundredth, from those that went no further than each. */
function cameTo(ended: readonly Finished[]): Came {
  const came: Came = { n: new Float64Array(steps), missed: new Float64Array(steps) }
  for (const { missed, reached, n } of ended) {
    came.n[reached]! += n
    if (missed) came.missed[reached]! += n
  }
  for (let step = steps - 2; step >= 0; step--) {
    came.n[step]! += came.n[step + 1]!
    came.missed[step]! += came.missed[step + 1]!
  }
  return came
}

export interface Forecast {
  /** The probability of a breach of what has used this hundredth of its limit, and on how many of its kind it rests. */
  readonly risk: (of: { metric: string; service_id: string | null; step: number }) => {
    risk: number
    alike: number
  }
  /** The same as lists by hundredth: of services, of metrics (`service_id` is `any`) and of everything (`metric` too). */
  readonly courses: readonly Course[]
  readonly mean: number
  readonly fitted_on: number
}

export interface Course {
  readonly metric: string
  readonly service_id: string | null
  readonly risks: readonly number[]
}

/** Where a course is not of one metric or one service. */
export const any = '*'

/**
 * Of the promises that came to a hundredth of their limit, the share that was broken in the end, made non-decreasing: who
 * has used more of a limit is never nearer to keeping it. A metric is drawn towards all metrics and a service towards its
 * metric, so that few promises do not speak loudly.
 * Source: probabilities by isotonic regression as in B. Zadrozny, C. Elkan, Transforming classifier scores into accurate
 * multiclass probability estimates, KDD 2002; drawing together is empirical Bayes with a fixed weight.
 */
export function fitForecast(finished: readonly Finished[]): Forecast {
  const all = cameTo(finished)
  const drawn = ({ n, missed }: Came, towards: (step: number) => number, strength: number): number[] =>
    isotonic(
      Array.from(n, (count, step) => ({
        value: (missed[step]! + strength * towards(step)) / (count + strength),
        weight: count + strength,
      })),
    )
  const general = drawn(all, () => 0.5, 1)
  const metrics = new Map(
    [...Map.groupBy(finished, ({ metric }) => metric)].map(([metric, own]) => {
      const came = cameTo(own)
      const course = drawn(came, step => general[step]!, weight)
      const services = new Map(
        [...Map.groupBy(own, ({ service_id }) => service_id)].map(([service_id, some]) => [
          service_id,
          drawn(cameTo(some), step => course[step]!, weight),
        ]),
      )
      return [metric, { came, course, services }]
    }),
  )
  return {
    courses: [
      { metric: any, service_id: any, risks: general },
      ...[...metrics].flatMap(([metric, { course, services }]) => [
        { metric, service_id: any, risks: course },
        ...[...services].map(([service_id, risks]) => ({ metric, service_id, risks })),
      ]),
    ],
    fitted_on: all.n[0]!,
    mean: (all.missed[0]! + 0.5) / (all.n[0]! + 1),
    risk({ metric, service_id, step }) {
      const known = metrics.get(metric)
      const course = known?.services.get(service_id) ?? known?.course ?? general
      return { risk: course[step]!, alike: (known?.came ?? nobody).n[step]! }
    },
  }
}

/** At every tenth of the limit that a finished promise reached, it is asked what was to be expected of it. */
const asked_each = 10

export interface Score {
  readonly scored_on: number
  readonly brier: number | null
  readonly brier_of_mean: number | null
  /** By how much of its error the forecast is better than saying the mean to everything; 1 is perfect, 0 is no better. */
  readonly skill: number | null
  readonly tenths: { n: number; said: number; came: number }[]
}

/**
 * How good the probabilities were on promises that the fit has not seen, asked at every tenth that each of them reached.
 * Source: G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78 (1950), 1-3.
 */
export function scoreForecast(forecast: Forecast, finished: readonly Finished[]): Score {
  const tenths = Array.from({ length: 10 }, () => ({ n: 0, said: 0, came: 0 }))
  let asked = 0
  let error = 0
  let errorOfMean = 0
  for (const { metric, service_id, missed, reached, n } of finished)
    for (let step = 0; step <= reached; step += asked_each) {
      const { risk } = forecast.risk({ metric, service_id, step })
      const came = missed ? 1 : 0
      asked += n
      error += n * (risk - came) ** 2
      errorOfMean += n * (forecast.mean - came) ** 2
      const tenth = tenths[Math.min(9, Math.floor(risk * 10))]!
      tenth.n += n
      tenth.said += n * risk
      tenth.came += n * came
    }
  return {
    scored_on: finished.reduce((sum, { n }) => sum + n, 0),
    brier: asked === 0 ? null : error / asked,
    brier_of_mean: asked === 0 ? null : errorOfMean / asked,
    skill: errorOfMean === 0 ? null : 1 - error / errorOfMean,
    tenths: tenths
      .filter(({ n }) => n > 0)
      .map(({ n, said, came }) => ({ n, said: said / n, came: came / n })),
  }
}
