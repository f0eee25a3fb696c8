// What is wrong with the targets of a draft: everything that can be told from the draft alone.
import type { targetProblems } from '../../contract.ts'
import { missedKey, warnedKey } from '../rules/steps.ts'
import type { AgreementRow } from '../store/agreements.ts'
import type { NewTarget } from '../store/editions.ts'

export interface TargetProblem {
  /** Which of the targets. */
  readonly index: number
  readonly code: string
  /** Where in the target, with dots: `limit.count`, `steps.0.key`. */
  readonly field: string
  readonly problem: (typeof targetProblems)[number]
}

/** What each side can promise: the clocks of a metric run in the hands of that side. */
export const metricsOf: { readonly [P in AgreementRow['promiser']]: readonly NewTarget['metric'][] } = {
  center: ['first_answer', 'next_answer', 'resolution', 'promised_date', 'document'],
  department: ['task', 'resolution', 'document'],
  client: ['clarification', 'approval', 'document', 'completeness'],
  supplier: ['task'],
}

const most_days = 3650
const last_day_of_month = 31

type Problem = TargetProblem['problem']
type Found = readonly [field: string, problem: Problem]

export function targetProblemsOf(
  targets: readonly NewTarget[],
  promiser: AgreementRow['promiser'],
): TargetProblem[] {
  return targets.flatMap((target, index) => {
    const before = targets.slice(0, index)
    const found: Found[] = [
      ...(before.some(({ code }) => code === target.code) ? [['code', 'code_repeated'] as const] : []),
      ...(before.some(({ metric }) => metric === target.metric)
        ? [['metric', 'metric_repeated'] as const]
        : []),
      ...(metricsOf[promiser].includes(target.metric) ? [] : [['metric', 'metric_unfit'] as const]),
      ...limitProblems(target),
      ...calendarProblems(target),
      ...(target.metric === 'completeness' && target.steps.length > 0
        ? [['steps', 'steps_surplus'] as const]
        : []),
      ...target.steps.flatMap((_, i) => stepProblems(target, i)),
    ]
    return found.map(([field, problem]) => ({ index, code: target.code, field, problem }))
  })
}

function limitProblems({ limit, metric, warn_minutes }: NewTarget): Found[] {
  if ((limit.unit === 'percent') !== (metric === 'completeness')) return [['limit.unit', 'unit_unfit']]
  switch (limit.unit) {
    case 'percent':
      return limit.count > 100 ? [['limit.count', 'share_too_large']] : []
    case 'working_minutes':
      // A promised date has no limit to be measured from.
      return metric !== 'promised_date' && warn_minutes > limit.count
        ? [['warn_minutes', 'warning_before_start']]
        : []
    case 'working_day_of_month':
      return limit.count > last_day_of_month ? [['limit.count', 'day_of_month']] : []
    default:
      return limit.count > most_days ? [['limit.count', 'limit_too_long']] : []
  }
}

function calendarProblems({ calendar_source, calendar_id }: NewTarget): Found[] {
  if ((calendar_source === 'named') === (calendar_id !== null)) return []
  return [['calendar_id', calendar_id === null ? 'calendar_missing' : 'calendar_surplus']]
}

const reserved: readonly string[] = [missedKey, warnedKey]
const withoutId: readonly string[] = ['team_lead', 'assignee']

function stepProblems({ steps, limit, metric }: NewTarget, i: number): Found[] {
  const { key, when, to } = steps[i]!
  const isBeforeStart =
    'minutes_before' in when &&
    limit.unit === 'working_minutes' &&
    metric !== 'promised_date' &&
    when.minutes_before > limit.count
  return [
    ...(reserved.includes(key) ? [[`steps.${i}.key`, 'step_reserved'] as const] : []),
    ...(steps.slice(0, i).some(step => step.key === key)
      ? [[`steps.${i}.key`, 'step_repeated'] as const]
      : []),
    ...(isBeforeStart ? [[`steps.${i}.when`, 'step_before_start'] as const] : []),
    ...to.flatMap((receiver, j) =>
      receiver.id || withoutId.includes(receiver.kind)
        ? []
        : [[`steps.${i}.to.${j}`, 'receiver_missing'] as const],
    ),
  ]
}
