// What a target promises, in one sentence of plain language: what, by when, when its clock stands, who hears of it.
import type { z } from 'zod'
import { type Language, type LocalText, pick } from '#kernel/contract/shapes.ts'
import { type Spoken, speak } from '#kernel/contract/words.ts'
import type { AgreementFields, EscalationStep, Metric, TargetFields } from '../contract.ts'
import { plainWords } from '../text/plain.ts'
import { type KnownCalendar, sayHours } from './hours.ts'

type Words = Spoken<(typeof plainWords)['en']>
type Step = z.output<typeof EscalationStep>
/** What of a target makes its sentence. */
export type SaidTarget = Omit<z.output<typeof TargetFields>, 'code' | 'title'>

/** The sides of an agreement, with the names of those that are named. */
export interface Sides extends Pick<z.output<typeof AgreementFields>, 'promiser' | 'promisee' | 'supplier'> {
  readonly promiser_name?: LocalText | null | undefined
  readonly promisee_name?: LocalText | null | undefined
}

export interface Said {
  readonly language: Language
  readonly sides: Sides
  /** Names of what steps refer to, by `kind:id`. */
  readonly names: Readonly<Record<string, LocalText>>
  readonly calendars: readonly KnownCalendar[]
}

/** `Ответим за 30 рабочих минут, пн–пт 9–18 по Москве; отсчёт стоит, пока ждём вас; …` */
export function sayTarget(target: SaidTarget, said: Said): string {
  const { promise, conditions } = sayTargetParts(target, said)
  return `${[promise, ...conditions].join('; ')}.`
}

/** The same in its parts: what is promised, and under which conditions. */
export function sayTargetParts(
  target: SaidTarget,
  said: Said,
): { readonly promise: string; readonly conditions: readonly string[] } {
  const words = speak(plainWords, said.language)
  if (target.metric === 'completeness')
    return { promise: sayPromise(target, said, words), conditions: [words.counted] }
  const hours = target.metric === 'promised_date' ? '' : sayCalendar(target, said, words)
  return {
    promise: [sayPromise(target, said, words), hours].filter(Boolean).join(', '),
    conditions: [
      sayPauses(target, said, words),
      ...(target.warn_minutes === 0 ? [] : [words.warning({ span: sayMinutes(target.warn_minutes, words) })]),
      ...target.steps.map(step => sayStep(step, said, words)),
      ...sayBudgets(target, said, words),
    ],
  }
}

/** The limit of a target in words, as it stands in its sentence: "within 30 working minutes". */
export const sayLimit = (limit: SaidTarget['limit'], language: Language): string =>
  sayTime(limit, speak(plainWords, language))

/** `центр → все клиенты` */
export function sayParties(sides: Sides, language: Language): string {
  const words = speak(plainWords, language)
  const from = saySide(sides.promiser, sides.promiser_name, sides, language, words)
  return words.parties({
    from,
    to: saySide(sides.promisee, sides.promisee_name, sides, language, words),
  })
}

function saySide(
  side: Sides['promiser'],
  name: LocalText | null | undefined,
  { supplier }: Sides,
  language: Language,
  words: Words,
): string {
  if (side === 'center') return words.side.center
  if (side === 'supplier') return words.side.supplier({ name: pick(supplier, language) || words.unknown })
  return pick(name, language) || (side === 'client' ? words.side.clients : words.unknown)
}

function sayPromise({ metric, limit }: SaidTarget, said: Said, words: Words): string {
  const { sides, language } = said
  const isOurs = sides.promiser === 'center'
  const who = isOurs ? '' : headOf(sides, language, words)
  if (metric === 'promised_date') return isOurs ? words.promised.we : words.promised.they({ who })
  if (metric === 'completeness') return sayShare(limit, said, words)
  const time = sayTime(limit, words)
  return isOurs ? words.we[metric]({ time }) : words.they[metric]({ who, time })
}

function sayShare(limit: SaidTarget['limit'], { sides, language }: Said, words: Words): string {
  const percent = Number.isFinite(limit.count) ? limit.count : words.unknown
  return sides.promiser === 'center'
    ? words.share.we({ percent })
    : words.share.they({ who: headOf(sides, language, words), percent })
}

function headOf({ promiser, promiser_name, supplier }: Sides, language: Language, words: Words): string {
  if (promiser === 'supplier') return pick(supplier, language) || words.head.supplier
  if (promiser === 'department') return pick(promiser_name, language) || words.head.department
  return pick(promiser_name, language) || words.head.clients
}

function sayTime({ unit, count }: SaidTarget['limit'], words: Words): string {
  if (unit === 'percent') return words.share.only({ percent: Number.isFinite(count) ? count : words.unknown })
  if (unit === 'working_day_of_month')
    return words.time.day_of_month({ count: Number.isFinite(count) ? count : words.unknown })
  if (unit === 'working_minutes') return words.time.within({ span: sayMinutes(count, words) })
  const span = Number.isFinite(count) ? words.span[unit]({ n: count }) : words.unknown
  return words.time.within({ span })
}

/** Working minutes; from an hour on in hours. What is still being typed is no number yet. */
function sayMinutes(count: number, words: Words): string {
  if (!Number.isFinite(count)) return words.unknown
  if (count < 60) return words.span.minutes({ n: count })
  const hours = words.span.hours({ n: Math.floor(count / 60) })
  return count % 60 === 0 ? hours : words.span.both({ hours, n: count % 60 })
}

function sayCalendar(
  { calendar_source, calendar_id }: SaidTarget,
  { calendars, language }: Said,
  words: Words,
): string {
  if (calendar_source === 'client' || calendar_source === 'region') return words.calendar[calendar_source]
  const calendar = calendars.find(one =>
    calendar_source === 'named' ? one.id === calendar_id : one.is_default,
  )
  if (calendar_source === 'named' && !calendar) return words.calendar.named({ name: words.unknown })
  if (!calendar) return words.calendar.center
  const hours = sayHours(calendar, language)
  if (hours) return hours
  return calendar_source === 'named'
    ? words.calendar.named({ name: pick(calendar.name, language) })
    : words.calendar.center
}

/** What a clock measures cannot stop it: who waits for the requester's word does not stand while waiting for it. */
export const measuredWait = (metric: Metric, promiser: Sides['promiser']): string | null =>
  metric === 'clarification'
    ? 'requester'
    : metric === 'approval'
      ? 'approver'
      : metric === 'task' && promiser !== 'department'
        ? 'third_party'
        : null

function sayPauses({ metric, pauses }: SaidTarget, { sides, language }: Said, words: Words): string {
  const measured = measuredWait(metric, sides.promiser)
  const whom = pauses
    .filter(reason => reason !== measured)
    .map(reason =>
      reason === 'requester' && sides.promiser === 'center' ? words.awaited.you : words.awaited[reason],
    )
  return whom.length === 0 ? words.noPauses : words.pauses({ whom: joined(whom, 'disjunction', language) })
}

function sayStep({ when, to, if: condition }: Step, said: Said, words: Words): string {
  const who = to.map(receiver => sayReceiver(receiver, said, words))
  const step = words.step({
    when: sayWhen(when, words),
    who: joined(who, 'conjunction', said.language),
    n: who.length,
  })
  const conditions = [
    ...(condition?.unassigned === undefined
      ? []
      : [condition.unassigned ? words.conditions.unassigned : words.conditions.assigned]),
    ...(condition?.priority?.length
      ? [words.conditions.priority({ list: joined(condition.priority, 'disjunction', said.language) })]
      : []),
  ]
  if (conditions.length === 0) return step
  return words.stepIf({ step, condition: joined(conditions, 'conjunction', said.language) })
}

function sayWhen(when: Step['when'], words: Words): string {
  if ('percent' in when)
    return words.when.percent({ percent: Number.isFinite(when.percent) ? when.percent : words.unknown })
  if ('minutes_before' in when)
    return words.when.minutes_before({ span: sayMinutes(when.minutes_before, words) })
  return when.minutes_after === 0
    ? words.when.at_limit
    : words.when.minutes_after({ span: sayMinutes(when.minutes_after, words) })
}

function sayReceiver({ kind, id }: Step['to'][number], { names, language }: Said, words: Words): string {
  if (kind === 'team_lead' || kind === 'assignee') return words.who[kind]
  const name = pick(names[`${kind}:${id}`], language) || words.unknown
  return words.who[kind]({ name })
}

const holders = ['queue', 'agent', 'client', 'outside'] as const

function sayBudgets({ budgets }: SaidTarget, { language }: Said, words: Words): string[] {
  const list = holders.flatMap(holder => {
    const minutes = budgets[holder]
    return minutes === undefined ? [] : [words.holder[holder]({ span: sayBriefly(minutes, words) })]
  })
  return list.length === 0 ? [] : [words.budgets({ list: joined(list, 'conjunction', language) })]
}

function sayBriefly(minutes: number, words: Words): string {
  if (!Number.isFinite(minutes)) return words.unknown
  const [h, m] = [Math.floor(minutes / 60), minutes % 60]
  if (h === 0) return words.brief.minutes({ n: m })
  return m === 0 ? words.brief.hours({ n: h }) : words.brief.both({ h, m })
}

const joined = (list: readonly string[], type: 'conjunction' | 'disjunction', language: Language): string =>
  new Intl.ListFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { type }).format(list)
