// How an obligation is said in plain words: who hands over what in every period, and by which promise.
import type { z } from 'zod'
import { type LocalText, pick } from '#kernel/contract/shapes.ts'
import { speak } from '#kernel/contract/words.ts'
import type { DocumentTarget, PlanFields } from '../../contract.ts'
import { planningWords } from '../../text/planning.ts'
import { type Said, sayTargetParts } from '../plain.ts'

export interface PlanSaid extends Omit<Said, 'sides'> {
  /** How a day is written. */
  readonly date: (day: string) => string
}

type Plan = Partial<Omit<z.input<typeof PlanFields>, 'items'>> & {
  readonly items?: readonly { readonly title?: LocalText }[]
}

/** `Каждый месяц начиная с 1 декабря каждый клиент соглашения передаёт: счета, акты.` and the terms of its promise. */
export function sayPlan(
  plan: Plan,
  target: DocumentTarget | undefined,
  said: PlanSaid,
): { readonly sentence: string; readonly terms: readonly string[] } {
  const { language, names, date } = said
  const words = speak(planningWords, language)
  const named = (kind: string, ids: readonly string[]) =>
    joined(
      ids.map(id => pick(names[`${kind}:${id}`], language) || words.unknown),
      language,
    )
  const told = {
    period: plan.period ?? 'month',
    since: plan.starts_on ? date(plan.starts_on) : words.unknown,
    who: plan.client_ids ? named('client', plan.client_ids) : words.everyone,
    n: plan.client_ids?.length ?? 1,
    items: joined(
      (plan.items ?? []).map(({ title }) => quoted(pick(title, language) || words.unknown, language)),
      language,
    ),
  }
  const sentence = plan.ends_on
    ? words.sentenceUntil({ ...told, until: date(plan.ends_on) })
    : words.sentence(told)
  if (!target) return { sentence, terms: [] }
  const people = plan.contact_ids?.length ? named('person', plan.contact_ids) : words.theLeads
  const { promise, conditions } = sayTargetParts(
    { ...target, metric: 'document', pauses: [], budgets: {} },
    {
      ...said,
      sides: { promiser: 'client', promisee: 'center', promiser_name: target.agreement.promiser_name },
    },
  )
  // The first condition speaks of pauses, of which documents have none.
  const [, ...rest] = conditions
  return {
    sentence,
    terms: [
      promise,
      ...rest.map((condition, i) =>
        i === 0 && target.warn_minutes > 0 ? words.warned({ warning: condition, people }) : condition,
      ),
    ],
  }
}

const quoted = (text: string, language: string): string => (language === 'ru' ? `«${text}»` : `“${text}”`)

const joined = (list: readonly string[], language: string): string =>
  new Intl.ListFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { type: 'conjunction' }).format(list)
