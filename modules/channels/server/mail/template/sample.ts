// A letter of each kind with made-up values, so that a template can be seen without any request.
import type { Language } from '#kernel/contract/shapes.ts'
import type { TemplateKind } from '../../../contract/template-kinds.ts'
import type { Template } from '../../../contract/templates.ts'
import { writeApproval } from '../approval-texts.ts'
import { writeClockNotice } from '../clock-texts.ts'
import {
  type LetterBody,
  writeAnswer,
  writeClarification,
  writeReceipt,
  writeResolution,
} from '../letter-texts.ts'

/** What a sample is about: made up, or taken from a request. */
export interface SampleAbout {
  readonly number: string
  readonly subject: string
  readonly link: string
  readonly name: string | null
  readonly signature: string
}

const said = {
  ru: {
    subject: 'Не печатает принтер в бухгалтерии',
    name: 'Мария Ивановна',
    requester: 'Ковалёва Мария',
    agent: 'Пётр Соколов',
    answer: 'Картридж заменён, принтер проверили вместе с вами.\n\nЕсли полосы появятся снова, напишите нам.',
    clarification: 'Подскажите, пожалуйста, номер кабинета и модель принтера: она указана на наклейке сзади.',
    resolution: 'Картридж заменён, принтер печатает.',
    approval: 'Нужна покупка картриджа за 4 800 ₽.',
  },
  en: {
    subject: 'The printer in accounting does not print',
    name: 'Maria',
    requester: 'Maria Kovaleva',
    agent: 'Peter Sokolov',
    answer:
      'The cartridge is replaced and we checked the printer with you.\n\nIf the stripes come back, write to us.',
    clarification: 'Please tell us the room and the model of the printer: it is on the label at the back.',
    resolution: 'The cartridge is replaced and the printer prints.',
    approval: 'A cartridge has to be bought for 4,800 roubles.',
  },
} as const

/** Made-up values; links lead to pages of this installation that say they know nothing of it. */
export const madeUp = (language: Language, url: string, signature: string): SampleAbout => ({
  number: 'R-104233',
  subject: said[language].subject,
  link: `${url}/requests/R-104233`,
  name: said[language].name,
  signature,
})

/** The letter of a kind. `template` stands in for that kind, `rating` for the line of marks below answers. */
export function sampleOf(
  { kind, language }: { readonly kind: Exclude<TemplateKind, 'rating'>; readonly language: Language },
  about: SampleAbout,
  {
    url,
    at,
    template,
    rating_template,
  }: {
    readonly url: string
    readonly at: Date
    readonly template: Template
    readonly rating_template: Template
  },
): LetterBody {
  const words = said[language]
  const rating = (score: number) => `${url}/rate/sample?score=${score}`
  const due = new Date(at.getTime() + 4 * 3_600_000).toISOString()
  const time_zone = 'Europe/Moscow'
  const whole = { ...about, language, template }
  const answer = { ...whole, agent: words.agent, rating, rating_template }
  switch (kind) {
    case 'receipt':
      return writeReceipt({ ...whole, promised_at: due, time_zone })
    case 'answer':
      return writeAnswer({ ...answer, text: words.answer })
    case 'clarification':
      return writeClarification({ ...answer, text: words.clarification })
    case 'reminder': {
      const what = about.number
      return writeClockNotice({
        ...whole,
        what,
        metric: 'clarification',
        due_at: due,
        minutes_left: 60,
        time_zone,
      })
    }
    case 'approval': {
      const decisionLink = (decision: string) => `${url}/approve/sample?decision=${decision}`
      const people = { asker: words.agent, requester: words.requester }
      return writeApproval({ ...whole, ...people, question: words.approval, decisionLink })
    }
    case 'resolution':
      return writeResolution({ ...whole, text: words.resolution, rating })
  }
}
