// What each side can promise, and what a new target begins with.
import type { z } from 'zod'
import { speak } from '#kernel/contract/words.ts'
import type { AgreementFields, EscalationStep, Metric, TargetFields } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'

export type DraftTarget = z.output<typeof TargetFields>
export type DraftStep = z.output<typeof EscalationStep>
type Promiser = z.output<typeof AgreementFields>['promiser']

/** The metrics whose clocks run in the hands of each side, as the server takes them. */
export const metricsOf: { readonly [P in Promiser]: readonly Metric[] } = {
  center: ['first_answer', 'next_answer', 'resolution', 'promised_date', 'document'],
  department: ['task', 'resolution', 'document'],
  client: ['clarification', 'approval', 'document', 'completeness'],
  supplier: ['task'],
}

/** The metrics that may still be added: an edition holds one target of each at the most. */
export const freeMetrics = (promiser: Promiser, targets: readonly { metric: Metric }[]): Metric[] =>
  metricsOf[promiser].filter(metric => !targets.some(target => target.metric === metric))

const hour = 60

const limits: { readonly [M in Metric]: DraftTarget['limit'] } = {
  first_answer: { unit: 'working_minutes', count: 30 },
  next_answer: { unit: 'working_minutes', count: 2 * hour },
  resolution: { unit: 'working_minutes', count: 24 * hour },
  task: { unit: 'working_minutes', count: 8 * hour },
  promised_date: { unit: 'working_days', count: 1 },
  document: { unit: 'working_day_of_month', count: 2 },
  clarification: { unit: 'working_minutes', count: 8 * hour },
  approval: { unit: 'working_days', count: 1 },
  completeness: { unit: 'percent', count: 95 },
}

/** What a share and a time begin with, when one takes the place of the other. */
const unlike = (metric: Metric): Pick<DraftTarget, 'limit' | 'warn_minutes' | 'steps' | 'budgets'> => ({
  limit: limits[metric],
  warn_minutes: warningOf(metric),
  steps: [],
  budgets: {},
})

const warningOf = (metric: Metric): number =>
  metric === 'completeness' ? 0 : metric === 'first_answer' ? 10 : hour

/** A new target with usual values, named in both languages. */
export function newTarget(metric: Metric, promiser: Promiser): DraftTarget {
  return {
    code: metric,
    metric,
    title: metricTitle(metric),
    limit: limits[metric],
    warn_minutes: warningOf(metric),
    calendar_source: 'center',
    calendar_id: null,
    pauses: promiser === 'client' ? [] : ['requester', 'third_party', 'approver'],
    steps: [],
    budgets: {},
  }
}

/** What a metric is called, in both languages. */
export const metricTitle = (metric: Metric): DraftTarget['title'] => ({
  ru: speak(agreementScreenWords, 'ru').metrics[metric],
  en: speak(agreementScreenWords, 'en').metrics[metric],
})

/** The target with another metric; what was named after the old one is named after the new one. */
export function withMetric(target: DraftTarget, metric: Metric): DraftTarget {
  const old = metricTitle(target.metric)
  const isOwnTitle = target.title.ru !== old.ru || target.title.en !== old.en
  const isOtherKind = (metric === 'completeness') !== (target.metric === 'completeness')
  return {
    ...target,
    // A share and a time have nothing in common but the name of their promise.
    ...(isOtherKind ? unlike(metric) : {}),
    metric,
    code: target.code === target.metric ? metric : target.code,
    title: isOwnTitle ? target.title : metricTitle(metric),
  }
}

/** A new step after the others: the leads hear of it when the limit is passed. Its key is like no other's. */
export function newStep(steps: readonly DraftStep[]): DraftStep {
  const numbers = steps.map(({ key }) => Number(/^step-(\d+)$/.exec(key)?.[1] ?? 0))
  return {
    key: `step-${Math.max(0, ...numbers) + 1}`,
    when: { minutes_after: 0 },
    level: Math.min(9, Math.max(0, ...steps.map(({ level }) => level)) + 1),
    to: [{ kind: 'team_lead' }],
  }
}
