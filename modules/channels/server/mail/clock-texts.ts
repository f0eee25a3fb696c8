// The words of letters about promised times, before their limit and after it, in Russian and English.
import type { Template } from '../../contract/templates.ts'
import { filled, type LetterBody, type LetterLanguage, sayTime, valuesOf } from './letter-texts.ts'
import { builtIn } from './template/built-in.ts'
import { plain } from './template/values.ts'

export interface ClockNotice {
  readonly language: LetterLanguage
  /** What it is about: `R-104233`, or the obligation with its period. */
  readonly what: string
  readonly metric: string
  readonly due_at: string
  /** Working minutes until then, negative when it has passed. */
  readonly minutes_left: number
  readonly time_zone: string
  readonly link: string
  readonly name: string | null
  readonly signature: string
  /** What the letter says; the built-in words where it is left out. */
  readonly template?: Template
}

const words = {
  ru: {
    metric: {
      first_answer: 'первый ответ',
      next_answer: 'следующий ответ',
      resolution: 'решение',
      task: 'задача',
      promised_date: 'обещанный результат',
      document: 'передача документов',
      clarification: 'ответ на уточнение',
      approval: 'согласование',
    },
    late: (metric: string, span: string) => `${metric} опаздывает на ${span}`,
    ahead: (metric: string, span: string) => `${metric}, осталось ${span}`,
    now: (metric: string) => `${metric}, срок наступил`,
  },
  en: {
    metric: {
      first_answer: 'the first answer',
      next_answer: 'the next answer',
      resolution: 'the resolution',
      task: 'the task',
      promised_date: 'the promised result',
      document: 'handing over the documents',
      clarification: 'the answer to a question',
      approval: 'the approval',
    },
    late: (metric: string, span: string) => `${metric} is ${span} late`,
    ahead: (metric: string, span: string) => `${metric} is due in ${span}`,
    now: (metric: string) => `${metric} is due now`,
  },
} as const

/** The letter about one promised time. */
export function writeClockNotice(told: ClockNotice): LetterBody {
  const say = words[told.language]
  const metric = say.metric[told.metric as keyof typeof say.metric] ?? told.metric
  const span = sayWorking(Math.abs(told.minutes_left), told.language, told.minutes_left < 0)
  const news =
    told.minutes_left < 0
      ? say.late(metric, span)
      : told.minutes_left === 0
        ? say.now(metric)
        : say.ahead(metric, span)
  const { subject: _, ...values } = valuesOf({ ...told, number: told.what, subject: told.what })
  return filled(told, told.template ?? builtIn('reminder', told.language), {
    ...values,
    news: plain(news),
    due: plain(sayTime(told.due_at, told.time_zone, told.language)),
  })
}

/** A length of working time; Russian minutes in the case that "на" (late by) or "осталось" (left) asks for. */
export function sayWorking(minutes: number, language: LetterLanguage, late: boolean): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (language === 'en') {
    if (hours === 0) return `${rest} working minute${rest === 1 ? '' : 's'}`
    return rest === 0
      ? `${hours} working hour${hours === 1 ? '' : 's'}`
      : `${hours} h ${rest} min of working time`
  }
  if (hours > 0) return `${hours} ч${rest === 0 ? '' : ` ${rest} мин`} рабочего времени`
  const one = late ? 'рабочую минуту' : 'рабочая минута'
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = { one, few: 'рабочие минуты' }
  return `${rest} ${forms[new Intl.PluralRules('ru').select(rest)] ?? 'рабочих минут'}`
}
