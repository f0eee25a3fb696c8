// Okno's own letters in Russian and English: receipt, answer, resolution with the rating; each filled into its template.
import type { Template } from '../../contract/templates.ts'
import { builtIn } from './template/built-in.ts'
import { fill } from './template/fill.ts'
import {
  lines,
  marksOf,
  plain,
  type RatingLink,
  safeLink,
  signatureOf,
  type Value,
  webLink,
  written,
} from './template/values.ts'

export type { RatingLink } from './template/values.ts'

export type LetterLanguage = 'ru' | 'en'

/** A letter's body in both forms, the HTML without the page around it; `subject` has no answer mark and no token yet. */
export type LetterBody = { language: LetterLanguage; subject: string; text: string; html: string }

export type About = {
  language: LetterLanguage
  /** `R-104233` */
  number: string
  subject: string
  /** The request's page in the portal. */
  link: string
  /** How the person is addressed, null when not known. */
  name: string | null
  /** Signature of the centre or the mailbox. */
  signature: string
  /** What the letter says; the built-in words where it is left out. */
  template?: Template
}

const words = {
  ru: {
    hello: (name: string | null) => (name ? `Здравствуйте, ${name}.` : 'Здравствуйте.'),
    marks: ['1 — совсем плохо', '2 — плохо', '3 — удовлетворительно', '4 — хорошо', '5 — отлично'],
    scale: '1 — совсем плохо, 5 — отлично',
    no_subject: 'Ваше обращение',
  },
  en: {
    hello: (name: string | null) => (name ? `Hello, ${name}.` : 'Hello.'),
    marks: ['1, very poor', '2, poor', '3, fair', '4, good', '5, excellent'],
    scale: '1 is very poor, 5 is excellent',
    no_subject: 'Your request',
  },
} as const

/** The receipt of a new request. `promised_at` is an instant (ISO 8601), shown in `time_zone`; null when nothing is promised. */
export function writeReceipt(about: About & { promised_at: string | null; time_zone: string }): LetterBody {
  const { language, promised_at, time_zone } = about
  return filled(about, about.template ?? builtIn('receipt', language), {
    ...valuesOf(about),
    due: promised_at ? plain(sayTime(promised_at, time_zone, language)) : null,
  })
}

type Answer = About & {
  text: string
  /** Who wrote it, as the requester may know it. */
  agent?: string | null
  rating?: RatingLink
  /** What stands around the marks. */
  rating_template?: Template
}

/** An agent's answer, with a rating when `rating` is given. */
export const writeAnswer = (about: Answer): LetterBody => answered(about, 'answer')

/** An answer that waits for the requester's own. */
export const writeClarification = (about: Answer): LetterBody => answered(about, 'clarification')

function answered(about: Answer, kind: 'answer' | 'clarification'): LetterBody {
  const { language, text, agent, rating, rating_template } = about
  return filled(about, about.template ?? builtIn(kind, language), {
    ...valuesOf(about),
    text: written(text),
    agent: plain(agent ?? about.signature.split('\n')[0]),
    rating: rating ? ratingLine(language, rating, rating_template) : null,
  })
}

/** The letter that a request is resolved; `text` is the agent's last word, if any. */
export function writeResolution(about: About & { text: string | null; rating: RatingLink }): LetterBody {
  return filled(about, about.template ?? builtIn('resolution', about.language), {
    ...valuesOf(about),
    text: written(about.text),
    marks: marksOf(about.rating, words[about.language]),
  })
}

/** What every letter about a request knows. */
export function valuesOf(about: About) {
  return {
    greeting: plain(words[about.language].hello(about.name)),
    requester: plain(about.name),
    number: plain(about.number),
    subject: plain(about.subject.trim() || words[about.language].no_subject),
    link: webLink(about.link),
    signature: signatureOf(about.signature),
  }
}

/** The line of five marks below an answer. */
export function ratingLine(language: LetterLanguage, rating: RatingLink, template?: Template): Value {
  const { text, html } = fill(template ?? builtIn('rating', language), {
    marks: marksOf(rating, words[language]),
  })
  return {
    alone: { text, html },
    among: { text, html: html.replaceAll('</p><p>', '<br>').replace(/<\/?p>/g, '') },
  }
}

/** A template with its values as a letter's body. */
export function filled(
  { language }: Pick<About, 'language'>,
  template: Template,
  values: Parameters<typeof fill>[1],
): LetterBody {
  const { subject, text, html } = fill(template, values)
  return { language, subject: subject || words[language].no_subject, text: `${text}\n`, html }
}

/** An instant in the reader's language and zone, the zone named. */
export function sayTime(instant: string, time_zone: string, language: LetterLanguage): string {
  const format = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    timeZone: time_zone,
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })
  return format.format(new Date(instant))
}

export type Block = { text: string; link?: string; rating?: RatingLink; quiet?: boolean }

/** A letter's body of paragraphs, for letters without a template; the signature stands below. */
export function bodyOf(
  about: Pick<About, 'language' | 'subject' | 'signature'>,
  blocks: readonly Block[],
): LetterBody {
  const { language } = about
  const signature = signatureOf(about.signature)
  const pieces = [...blocks.map(block => blockOf(block, language)), ...(signature ? [signature.alone] : [])]
  return {
    language,
    subject: about.subject.trim() || words[language].no_subject,
    text: `${pieces.map(piece => piece.text).join('\n\n')}\n`,
    html: pieces.map(piece => piece.html).join(''),
  }
}

function blockOf({ text, link, rating, quiet }: Block, language: LetterLanguage) {
  const extra = rating ? marksOf(rating, words[language])?.among : link ? webLink(safeLink(link)).among : null
  const rich = quiet ? `<small>${lines(text)}</small>` : lines(text)
  return {
    text: extra ? `${text}\n${extra.text}` : text,
    html: `<p>${rich}${extra ? `<br>${extra.html}` : ''}</p>`,
  }
}
