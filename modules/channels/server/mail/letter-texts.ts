// The words of Okno's own letters in Russian and English: receipt, answer, resolution with the rating.

import { escapeHtml } from './safe-html.ts'

export type LetterLanguage = 'ru' | 'en'

/** A letter's body in both forms; `subject` has no answer mark and no token yet. */
export type LetterBody = { subject: string; text: string; html: string }

type About = {
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
}

/** Address of the page where a mark waits for one press; a visit alone stores nothing. */
export type RatingLink = (score: 1 | 2 | 3 | 4 | 5) => string

const words = {
  ru: {
    hello: (name: string | null) => (name ? `Здравствуйте, ${name}.` : 'Здравствуйте.'),
    received: (number: string) => `Мы получили ваше обращение и зарегистрировали его под номером ${number}.`,
    promised: (when: string) => `Ответим не позднее: ${when}.`,
    follow: 'Чтобы добавить сведения, просто ответьте на это письмо. Ход работы виден на портале:',
    resolved: (number: string) => `Ваше обращение ${number} выполнено.`,
    reopen: 'Если вопрос остался, ответьте на это письмо, и мы вернёмся к обращению.',
    page: (number: string) => `Обращение ${number} на портале:`,
    rate_answer: 'Оцените, пожалуйста, этот ответ:',
    rate_resolution: 'Оцените, пожалуйста, как мы справились:',
    scale: '1 — совсем плохо, 5 — отлично',
    marks: ['1 — совсем плохо', '2 — плохо', '3 — удовлетворительно', '4 — хорошо', '5 — отлично'],
    no_subject: 'Ваше обращение',
  },
  en: {
    hello: (name: string | null) => (name ? `Hello, ${name}.` : 'Hello.'),
    received: (number: string) =>
      `We have received your request and registered it under the number ${number}.`,
    promised: (when: string) => `We will answer no later than ${when}.`,
    follow: 'To add anything, simply reply to this letter. You can follow the work in the portal:',
    resolved: (number: string) => `Your request ${number} is resolved.`,
    reopen: 'If the question remains, reply to this letter and we will take the request up again.',
    page: (number: string) => `Request ${number} in the portal:`,
    rate_answer: 'Please rate this answer:',
    rate_resolution: 'Please rate how we did:',
    scale: '1 is very poor, 5 is excellent',
    marks: ['1, very poor', '2, poor', '3, fair', '4, good', '5, excellent'],
    no_subject: 'Your request',
  },
} as const

/** The receipt of a new request. `promised_at` is an instant (ISO 8601), shown in `time_zone`; null when nothing is promised. */
export function writeReceipt(about: About & { promised_at: string | null; time_zone: string }): LetterBody {
  const say = words[about.language]
  const when = about.promised_at ? sayTime(about.promised_at, about.time_zone, about.language) : null
  return bodyOf(about, [
    { text: say.hello(about.name) },
    { text: [say.received(about.number), when && say.promised(when)].filter(Boolean).join(' ') },
    { text: say.follow, link: about.link },
  ])
}

/** An agent's answer, with a rating when `rating` is given. */
export function writeAnswer(about: About & { text: string; rating?: RatingLink }): LetterBody {
  const say = words[about.language]
  return bodyOf(about, [
    ...paragraphs(about.text),
    { text: say.page(about.number), link: about.link, quiet: true },
    ...(about.rating ? [{ text: say.rate_answer, rating: about.rating, quiet: true }] : []),
  ])
}

/** The letter that a request is resolved; `text` is the agent's last word, if any. */
export function writeResolution(about: About & { text: string | null; rating: RatingLink }): LetterBody {
  const say = words[about.language]
  return bodyOf(about, [
    { text: say.hello(about.name) },
    { text: say.resolved(about.number) },
    ...paragraphs(about.text ?? ''),
    { text: say.rate_resolution, rating: about.rating },
    { text: say.reopen },
    { text: say.page(about.number), link: about.link, quiet: true },
  ])
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

type LetterButton = { label: string; link: string; first: boolean }
export type Block = {
  text: string
  link?: string
  rating?: RatingLink
  buttons?: readonly LetterButton[]
  quiet?: boolean
}

const scores = [1, 2, 3, 4, 5] as const

/** What a person wrote, as paragraphs of a letter. */
export function paragraphs(text: string): Block[] {
  return text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)
    .filter(part => part.trim() !== '')
    .map(part => ({ text: part }))
}

/** A letter's body of paragraphs, with the signature below. */
export function bodyOf(
  about: Pick<About, 'language' | 'subject' | 'signature'>,
  blocks: readonly Block[],
): LetterBody {
  const say = words[about.language]
  const plain = blocks.map(block => plainBlock(block, about.language))
  const rich = blocks.map(block => richBlock(block, about.language))
  const signature = about.signature.trim()
  if (signature) {
    plain.push(`-- \n${signature}`)
    rich.push(`<p style="margin:16px 0 0;color:#5c6370">${lines(signature)}</p>`)
  }
  const html = `<!DOCTYPE html><html lang="${about.language}"><head><meta charset="utf-8"></head><body style="margin:0"><div style="font-family:Segoe UI,Arial,sans-serif;font-size:15px;line-height:1.5;color:#1f2328">${rich.join('')}</div></body></html>`
  return { subject: about.subject.trim() || say.no_subject, text: `${plain.join('\n\n')}\n`, html }
}

function plainBlock(block: Block, language: LetterLanguage): string {
  const { rating } = block
  if (rating)
    return [
      block.text,
      ...scores.map(score => `${words[language].marks[score - 1]}: ${safeLink(rating(score))}`),
    ].join('\n')
  if (block.buttons)
    return [...block.buttons.map(({ label, link }) => `${label}: ${safeLink(link)}`), block.text].join('\n')
  return block.link ? `${block.text}\n${safeLink(block.link)}` : block.text
}

function richBlock(block: Block, language: LetterLanguage): string {
  const { rating } = block
  const style = `margin:0 0 14px${block.quiet ? ';color:#5c6370;font-size:13px' : ''}`
  if (rating) {
    const links = scores.map(score => {
      const mark = escapeHtml(words[language].marks[score - 1] ?? '')
      return `<a href="${escapeHtml(safeLink(rating(score)))}" title="${mark}" style="color:#0b57d0;font-size:${block.quiet ? 14 : 18}px;text-decoration:none">&nbsp;<b>${score}</b>&nbsp;</a>`
    })
    return `<p style="${style}">${escapeHtml(block.text)}<br>${links.join('&nbsp; ')}<br><span style="color:#5c6370;font-size:13px">${escapeHtml(words[language].scale)}</span></p>`
  }
  if (block.buttons)
    return `<p style="${style}">${block.buttons.map(richButton).join('&nbsp; ')}<br><span style="color:#5c6370;font-size:13px">${escapeHtml(block.text)}</span></p>`
  const link = block.link
    ? `<br><a href="${escapeHtml(safeLink(block.link))}">${escapeHtml(safeLink(block.link))}</a>`
    : ''
  return `<p style="${style}">${lines(block.text)}${link}</p>`
}

function richButton({ label, link, first }: LetterButton): string {
  const look = first ? 'background:#0b57d0;color:#ffffff' : 'background:#ffffff;color:#1f2328'
  return `<a href="${escapeHtml(safeLink(link))}" style="display:inline-block;margin:0 0 8px;padding:8px 18px;border:1px solid #0b57d0;border-radius:6px;text-decoration:none;${look}">${escapeHtml(label)}</a>`
}

function lines(text: string): string {
  return linked(escapeHtml(text)).replaceAll('\n', '<br>')
}

/** Addresses in escaped text made links; an entity that ends the address is not part of it. */
function linked(escaped: string): string {
  return escaped.replace(/https?:\/\/(?:(?!&(?:lt|gt|quot|#39);)[^\s<>"'])+/g, found => {
    const address = found.replace(/[.,:;!?)\]»]{1,20}$/, '')
    return `<a href="${address}">${address}</a>${found.slice(address.length)}`
  })
}

/** Only addresses of the web may stand in a letter; anything else is a mistake of the caller. */
function safeLink(address: string): string {
  if (!/^https?:\/\/[^\s"'<>]+$/i.test(address))
    throw new Error(`"${address}" is no web address for a letter`)
  return address
}
