// Finds who first wrote a letter that was passed on: from the letter attached whole or from its head in the text.

import type { Letter, LetterAttachment } from './letter.ts'
import { headLength } from './mend.ts'
import { readLetter } from './read.ts'
import type { MailAddress } from './words.ts'
import { readAddresses } from './words.ts'

export type ForwardedLetter = {
  from: MailAddress
  subject: string
  /** Of the letter that was passed on, where it was attached whole. */
  message_id: string | null
  /** What stands above it: the words of the one who passed it on. */
  comment: string
  /** The words passed on; null where they are in `attached`. */
  text: string | null
  attached: LetterAttachment | null
  /** The letter is nothing but passed on; otherwise it may only enclose another one as a proof. */
  sure: boolean
}

type Told = Pick<Letter, 'subject' | 'text' | 'visible_text' | 'attachments' | 'automatic'>

/** The letter that was passed on, null when this one is no forward or its first sender cannot be told. */
export async function readForwarded(letter: Told): Promise<ForwardedLetter | null> {
  if (letter.automatic.kind === 'bounce') return null
  const attached = letter.attachments.find(part => part.type === 'message/rfc822')
  return attached ? readAttached(letter, attached) : readInline(letter.subject, letter.text)
}

const longest_head_bytes = 64 * 1024

/** Only the head of the attached letter is read, however long it is. */
async function readAttached(letter: Told, attached: LetterAttachment): Promise<ForwardedLetter | null> {
  const { content } = attached
  const head = content.subarray(0, Math.min(headLength(content), longest_head_bytes))
  const { from, subject, message_id } = await readLetter(head)
  if (!from) return null
  const comment = letter.visible_text.trim()
  const named = isPassedOn(letter.subject) || letter.subject.trim() === subject.trim()
  return { from, subject, message_id, comment, text: null, attached, sure: named || comment === '' }
}

/** A forward of a forward leads to the first writer; more than a few are no chain but a trick. */
const deepest = 5

function readInline(subject: string, text: string, depth = 0): ForwardedLetter | null {
  const lines = text.slice(0, longest_text).split(/\r?\n/)
  const found = headIn(lines, isPassedOn(subject))
  if (!found) return null
  const rest = lines.slice(found.body_at)
  const body = wholeQuoted(rest) ? rest.map(line => line.replace(/^\s?> ?/, '')) : rest
  const end = body.findIndex(line => end_mark.test(line))
  const passed = (end < 0 ? body : body.slice(0, end)).join('\n').trim()
  const deeper =
    depth < deepest && isPassedOn(found.subject) ? readInline(found.subject, passed, depth + 1) : null
  const above = lines.slice(0, found.at)
  while (/^[\s>]*$/.test(above.at(-1) ?? 'x')) above.pop()
  const comment = above.join('\n').trim()
  if (deeper) return { ...deeper, comment }
  return {
    from: found.from,
    subject: found.subject,
    message_id: null,
    comment,
    text: passed,
    attached: null,
    sure: true,
  }
}

const longest_text = 200_000
const outer_mark =
  /^\s*(?:\[(?:external|внешнее|внешний|ext)\]\s*)?(?:(?:fwd?|fw|wg|tr|пересл|пересылка|перенапр|перенаправлено|переадресовано|переслано|пересланное)\s*(?:\[\d+\])?\s*\.?\s*[:：]|\[fwd)/i

/** Whether the outermost mark of a subject says that the letter was passed on; an answer to a forward is an answer. */
const isPassedOn = (subject: string): boolean => outer_mark.test(subject.slice(0, 500))

const mark =
  /^[ \t]*(?:[-_=*]{2,40}[ \t]*)?(?:forwarded (?:message|letter|mail)|пересланное (?:сообщение|письмо)|пересылаемое (?:сообщение|письмо)|перенаправленное сообщение|переадресованное сообщение|начало пере(?:сылаемого|сланного|адресованного|направленного) (?:сообщения|письма)|begin forwarded message|weitergeleitete nachricht|message transféré)[ \t]*:?[ \t]*[-_=*]*[ \t]*$/i
/** Programs that call a forwarded letter an original one; without a mark in the subject it is an answer. */
const weak_mark =
  /^[ \t]*[-_=*]{2,40}[ \t]*(?:original (?:message|appointment)|исходное (?:сообщение|письмо)|первоначальное сообщение|оригинальное сообщение|ursprüngliche nachricht)[ \t]*[-_=*]*[ \t]*$/i
const end_mark =
  /^[ \t>]*[-_=*]{2,40}[ \t]*(?:end of forwarded message|(?:конец|завершение|окончание) пере(?:сылаемого|сланного|адресованного|направленного) (?:сообщения|письма))[ \t]*[-_=*]*[ \t]*$/i
const rule = /^[ \t]*[-_=*]{5,}[ \t]*$/
const label =
  /^[\s>*]*(from|от|от кого|отправитель|von|de|sent|date|отправлено|дата|дата отправки|gesendet|datum|to|кому|an|получатель|cc|копия|копии|subject|тема|betreff|objet|reply-to|ответить|важность|importance|organization|организация)[ \t]?\*{0,2}[ \t]?[:：]\*{0,2}[ \t]*(.*)$/i
/** Yandex: `12.03.2026, 10:15, "Анна Ким" <anna@client.test>:` */
const dated_from =
  /^[\s>]*\d{1,2}[./]\d{1,2}[./]\d{4},?\s+\d{1,2}:\d{2}(?::\d{2})?,?\s+(.{1,300}@.{1,250}):\s*$/

interface Head {
  /** The line where what was passed on begins, its mark included. */
  readonly at: number
  readonly body_at: number
  readonly from: MailAddress
  readonly subject: string
}

/** The first head of a letter in these lines. Without a plain mark above it the subject must say that this is a forward. */
function headIn(lines: readonly string[], passed_on: boolean): Head | null {
  for (let at = 0; at < lines.length; at += 1) {
    // HTML that was made to text puts what was passed on behind marks of quoting, the mark itself included.
    const written = lines[at]!.slice(0, 400)
    const line = passed_on ? written.replace(/^[\s>]+/, '') : written
    const marked = mark.test(line) || (passed_on && (weak_mark.test(line) || rule.test(line)))
    if (!marked && !(passed_on && isFrom(line))) continue
    const head = headAt(lines, marked ? at + 1 : at)
    if (head) return { at, ...head }
    // What a mark announces must be told below it; a rule or a word may stand anywhere.
    if (mark.test(line)) return null
  }
  return null
}

const isFrom = (line: string): boolean =>
  /^(from|от|от кого|отправитель|von|de)$/i.test(label.exec(line)?.[1] ?? '')

const most_head_lines = 40

/** The fields of a head that begins at a line, with blank lines between them where HTML was made to text. */
function headAt(lines: readonly string[], start: number): Omit<Head, 'at'> | null {
  const fields = new Map<string, string>()
  let last: string | null = null
  let body_at = start
  for (let at = start; at < Math.min(lines.length, start + most_head_lines); at += 1) {
    const line = lines[at]!.slice(0, 1000)
    const dated = fields.size === 0 ? dated_from.exec(line) : null
    if (dated) return withAddress(dated[1]!, '', at + 1)
    const [, name, value = ''] = label.exec(line) ?? []
    if (name) {
      last = name.toLowerCase()
      if (!fields.has(last)) fields.set(last, value.trim())
      body_at = at + 1
      continue
    }
    if (/^[\s>*]*$/.test(line)) {
      if (fields.size > 0 && !label.test(nextWords(lines, at))) break
      continue
    }
    // A value that was wrapped goes on in the next line; anything else is the letter itself.
    if (
      last === null ||
      (fields.get(last) !== '' && !/^[\s>]*[ \t]{2,}\S|^[\s>]*<?[^\s<>]+@[^\s<>]+>?;?$/.test(line))
    )
      break
    fields.set(last, `${fields.get(last)} ${line.replace(/^[\s>*]+/, '').trim()}`.trim())
    body_at = at + 1
  }
  const value = (names: readonly string[]) => names.map(name => fields.get(name)).find(Boolean) ?? ''
  const subject = value(['subject', 'тема', 'betreff', 'objet'])
  return withAddress(value(['from', 'от', 'от кого', 'отправитель', 'von', 'de']), subject, body_at)
}

const nextWords = (lines: readonly string[], at: number): string =>
  lines
    .slice(at + 1, at + 3)
    .find(line => !/^[\s>*]*$/.test(line))
    ?.slice(0, 400) ?? ''

/** `Name <a@b>`, `Name [mailto:a@b]`, `Name <a@b<mailto:a@b>>`, `"a@b" <a@b>`, `a@b`. */
function withAddress(written: string, subject: string, body_at: number): Omit<Head, 'at'> | null {
  const value = written.replace(/mailto:/gi, '').replace(/\*/g, '')
  const at = /[^\s<>"'()[\],;:]+@[^\s<>"'()[\],;:]+/.exec(value)
  if (!at) return null
  const address = readAddresses(at[0])[0]?.address
  if (!address) return null
  const name = value
    .slice(0, at.index)
    .replace(/["'<>[\]()]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return { from: { name, address }, subject: subject.slice(0, 2000), body_at }
}

function wholeQuoted(lines: readonly string[]): boolean {
  const said = lines.filter(line => line.trim() !== '')
  return said.length > 0 && said.every(line => /^\s?>/.test(line))
}
