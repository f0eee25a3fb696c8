// How likely an open promise will be broken, from promises of its kind that ended: shares of what came as far, held to the mean.

/** Tenths of the limit: a promise is in the last of them also after the limit. */
export const steps = 10

/** So many finished promises of a kind that ended with this tenth of their limit as the last they reached. */
export interface Finished {
  readonly metric: string
  readonly service_id: string | null
  readonly missed: boolean
  /** 0 to 9. */
  readonly reached: number
  readonly n: number
}

/** The strength of the mean: so many promises of the wider group count beside those of the narrower one. */
const weight = 20

interface Tally {
  missed: number
  n: number
}

export interface Forecast {
  /** The probability of a breach of what has used this tenth of its limit, and on how many of its kind it rests. */
  readonly risk: (of: { metric: string; service_id: string | null; step: number }) => {
    risk: number
    alike: number
  }
  readonly mean: number
  readonly fitted_on: number
}

/**
 * Of the promises that came to a tenth, the share that was broken in the end: of a metric drawn towards all metrics, and of
 * a service drawn towards its metric (empirical Bayes with a fixed weight), so that few promises do not speak loudly.
 */
export function fitForecast(finished: readonly Finished[]): Forecast {
  const tallies = new Map<string, Tally>()
  const add = (key: string, missed: number, n: number) => {
    const tally = tallies.get(key) ?? { missed: 0, n: 0 }
    tally.missed += missed
    tally.n += n
    tallies.set(key, tally)
  }
  for (const { metric, service_id, missed, reached, n } of finished)
    for (let step = 0; step <= reached; step++) {
      add(`${step}`, missed ? n : 0, n)
      add(`${step} ${metric}`, missed ? n : 0, n)
      add(`${step} ${metric} ${service_id}`, missed ? n : 0, n)
    }
  const none: Tally = { missed: 0, n: 0 }
  const of = (key: string): Tally => tallies.get(key) ?? none
  const drawn = ({ missed, n }: Tally, towards: number) => (missed + weight * towards) / (n + weight)
  const all = of('0')
  return {
    fitted_on: all.n,
    mean: (all.missed + 0.5) / (all.n + 1),
    risk({ metric, service_id, step }) {
      const general = of(`${step}`)
      const metricTally = of(`${step} ${metric}`)
      const wide = (general.missed + 0.5) / (general.n + 1)
      const middle = drawn(metricTally, wide)
      return { risk: drawn(of(`${step} ${metric} ${service_id}`), middle), alike: metricTally.n }
    },
  }
}

export interface Score {
  readonly scored_on: number
  readonly brier: number | null
  readonly brier_of_mean: number | null
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
    for (let step = 0; step <= reached; step++) {
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
    tenths: tenths
      .filter(({ n }) => n > 0)
      .map(({ n, said, came }) => ({ n, said: said / n, came: came / n })),
  }
}
