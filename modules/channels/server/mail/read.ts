// Reads one letter from its bytes; whatever the bytes are, a Letter comes out.

import type { Email } from 'postal-mime'
import PostalMime from 'postal-mime'
import { trueType } from '#kernel/server/true-type.ts'
import type { LetterAbout, LetterProblem } from '../../contract/about.ts'
import { describeAttachment, type RawFile } from './attachment.ts'
import { judgeAutomatic } from './automatic.ts'
import { decodeText } from './charset.ts'
import { type HtmlText, textOfHtml } from './html-text.ts'
import { readInvitation } from './invitation.ts'
import type { Letter, LetterLimits } from './letter.ts'
import { usual_limits } from './letter.ts'
import { headLength, mendFields, mendHeadEnd, skipPreamble } from './mend.ts'
import { parseMime } from './mime.ts'
import { safeHtml } from './safe-html.ts'
import { readSealed, type Sealed, unframed } from './signature.ts'
import { isForward } from './threading.ts'
import { readTnef } from './tnef.ts'
import { takeUuBlocks } from './uuencode.ts'
import { foldQuotes } from './visible.ts'
import { decodeField, readAddresses, readMessageIds } from './words.ts'

export type ReadOptions = {
  limits?: Partial<LetterLimits>
  /** Domains whose Message-IDs this installation makes, to know its own letters when they come back. */
  own_domains?: string[]
  /** Certificates, in PEM, to which chains of S/MIME signatures may lead. */
  smime_roots?: readonly string[]
}

type Asked = { limits: LetterLimits; own_domains: string[]; smime_roots: readonly string[] }

/** What a letter consists of once its wrappings are opened. */
type Content = {
  headers: Email['headers']
  text: string
  html: string
  files: RawFile[]
  sealed: Sealed
  opened: LetterAbout['opened']
  /** The method of an invitation as its part declares it, beside its bytes. */
  calendar: { bytes: Uint8Array; method: string | null } | null
}

/** Reads a letter. Never throws: what cannot be understood is named in `problem`, the caller keeps the original. */
export async function readLetter(raw: Uint8Array, options: ReadOptions = {}): Promise<Letter> {
  const asked: Asked = {
    limits: { ...usual_limits, ...options.limits },
    own_domains: options.own_domains ?? [],
    smime_roots: options.smime_roots ?? [],
  }
  const { limits } = asked
  const bytes = skipPreamble(raw)
  if (bytes.length === 0) return describe(plainContent({ headers: [] }, ''), 'empty', asked)
  const head_bytes = headLength(bytes)
  if (bytes.length > limits.size_bytes) return readHead(bytes, head_bytes, 'too_large', asked)
  if (head_bytes > limits.header_bytes) return readHead(bytes, head_bytes, 'headers_too_large', asked)
  try {
    const mended = mendFields(mendHeadEnd(bytes, head_bytes))
    const { email, parts, root } = await parseMime(mended, limits)
    if (parts === 0 || isBare(email)) email.text = strayText(bytes, head_bytes, limits)
    const field = fieldOf(email.headers)
    const sealed = await readSealed(bytes, root, email, {
      sender: readAddresses(field('from'))[0]?.address ?? null,
      date: readDate(field('date')),
      roots: asked.smime_roots,
    })
    const content = await open(email, sealed, limits)
    const problem = parts > limits.parts || content.files.length > limits.parts ? 'too_many_parts' : null
    return await describe(content, problem, asked)
  } catch (error) {
    return readHead(bytes, head_bytes, problemOf(error), asked)
  }
}

const unsealed: Sealed = { signature: null, encrypted: null, inner: null }

const plainContent = ({ headers }: Pick<Email, 'headers'>, text: string): Content => ({
  headers,
  text,
  html: '',
  files: [],
  sealed: unsealed,
  opened: [],
  calendar: null,
})

/** Takes what a signature wraps whole and what stands in a winmail.dat out of their wrappings. */
async function open(email: Email, sealed: Sealed, limits: LetterLimits): Promise<Content> {
  const opened: LetterAbout['opened'] = []
  let { text = '', html = '', attachments } = email
  if (sealed.inner) {
    const inner = (await parseMime(mendFields(sealed.inner), limits)).email
    text = [text.trim(), inner.text ?? ''].filter(Boolean).join('\n\n')
    html = inner.html ?? html
    attachments = [...attachments.filter(each => !isEnvelope(each)), ...inner.attachments]
    opened.push('smime')
  }
  const files: RawFile[] = []
  for (const file of attachments) {
    const letter = isWinmail(file) ? readTnef(new Uint8Array(file.content as ArrayBuffer)) : null
    if (!letter) {
      files.push(file)
      continue
    }
    opened.push('tnef')
    for (const { name, type, content_id, content } of letter.files)
      files.push({
        filename: name,
        mimeType: type ?? 'application/octet-stream',
        content: content as Uint8Array<ArrayBuffer>,
        ...(content_id ? { contentId: content_id } : {}),
      })
    if (text.trim() === '') text = letter.text
    if (html.trim() === '') html = letter.html ?? ''
  }
  const coded = takeUuBlocks(text.replace(/\r\n?/g, '\n'), limits.parts)
  for (const { name, content } of coded.files) {
    const type = await trueType(content, 'application/octet-stream', name)
    files.push({ filename: name, mimeType: type, content })
  }
  if (coded.files.length > 0) opened.push('uuencode')
  const calendar = attachments.find(each => /^(text\/calendar|application\/ics)$/.test(each.mimeType))
  return {
    headers: email.headers,
    text: unframed(coded.text),
    html,
    files,
    sealed,
    opened: [...new Set(opened)],
    calendar: calendar ? { bytes: bytesOf(calendar), method: calendar.method ?? null } : null,
  }
}

const bytesOf = ({ content }: Pick<RawFile, 'content'>): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)

const isEnvelope = ({ mimeType, filename }: RawFile) =>
  /^application\/(x-)?pkcs7-mime$/.test(mimeType) || /^smime\.p7m$/i.test(filename ?? '')

const isWinmail = ({ mimeType, filename }: RawFile) =>
  /ms-tnef/.test(mimeType) || /^winmail\.dat$/i.test(filename ?? '')

function isBare(email: Email): boolean {
  return !email.text?.trim() && !email.html?.trim() && email.attachments.length === 0
}

/** Text of a letter whose parts were not found where its head promised them, or that has no head at all. */
function strayText(bytes: Uint8Array, head_bytes: number, limits: LetterLimits): string {
  const headless = !/^[!-9;-~]+[ \t]*:/m.test(
    Buffer.from(bytes.subarray(0, Math.min(head_bytes, 2000))).toString('latin1'),
  )
  const body = bytes.subarray(headless ? 0 : head_bytes, limits.text_chars + head_bytes)
  const lines = decodeText(body, null).split(/\r?\n/)
  return lines
    .filter(line => !/^--\S|^content-[a-z-]+\s*:/i.test(line))
    .join('\n')
    .trim()
}

/** What the head alone tells, with the start of the body as text; for letters beyond a limit. */
async function readHead(
  bytes: Uint8Array,
  head_bytes: number,
  problem: LetterProblem,
  asked: Asked,
): Promise<Letter> {
  const { header_bytes, text_chars } = asked.limits
  const head = mendFields(bytes.subarray(0, Math.min(head_bytes, header_bytes)))
  const email = await new PostalMime({ maxHeadersSize: head.length * 2 + 1024 }).parse(head)
  const body = bytes.subarray(head_bytes, head_bytes + text_chars)
  return describe(plainContent(email, problem === 'too_large' ? '' : decodeText(body, null)), problem, asked)
}

function problemOf(error: unknown): LetterProblem {
  const message = error instanceof Error ? error.message : ''
  if (/nesting depth/i.test(message)) return 'too_deep'
  return /header size/i.test(message) ? 'headers_too_large' : 'unreadable'
}

const fieldOf = (headers: Email['headers']) => (name: string) =>
  headers.find(each => each.key === name)?.value ?? ''

async function describe(
  content: Content,
  problem: LetterProblem | null,
  { limits, own_domains }: Asked,
): Promise<Letter> {
  const { headers, sealed } = content
  const field = fieldOf(headers)
  const fields = (name: string) =>
    headers
      .filter(each => each.key === name)
      .map(each => each.value)
      .join(', ')
  const source = content.html.trim()
  const safe = source === '' ? null : safeHtml(source, { limit_chars: limits.html_chars })
  const of_html = safe ? textOfHtml(safe.html, limits.html_chars) : null
  const subject = decodeField(field('subject')).slice(0, 2000)
  const words = wordsOf(content.text, of_html, isForward(subject), limits)
  const unquoted = of_html?.pictures_outside_quotes ?? new Set<string>()
  const facts = {
    message_id: readMessageIds(field('message-id'))[0] ?? null,
    in_reply_to: readMessageIds(field('in-reply-to')),
    references: readMessageIds(field('references')),
    from: readAddresses(field('from'))[0] ?? null,
    sender: readAddresses(field('sender'))[0] ?? null,
    reply_to: readAddresses(fields('reply-to')),
    to: readAddresses(fields('to')),
    cc: readAddresses(fields('cc')),
    subject,
    date: readDate(field('date')),
    text: words.text,
    html: safe?.html ?? null,
    visible_text: words.visible,
    hidden_text: words.hidden,
    attachments: content.files
      .slice(0, limits.parts)
      .map((each, index) => describeAttachment(each, index, source, unquoted)),
    headers: tellingFields(headers),
    problem,
    about: {
      invitation: content.calendar
        ? await readInvitation(content.calendar.bytes, content.calendar.method)
        : null,
      signature: sealed.signature,
      encrypted: sealed.encrypted,
      problem,
      cut: [...(words.cut ? (['text'] as const) : []), ...(safe?.cut ? (['html'] as const) : [])],
      opened: content.opened,
      remote_images: safe?.remote_images ?? 0,
      trackers: safe?.trackers ?? 0,
    },
  }
  return { ...facts, automatic: judgeAutomatic(facts, own_domains) }
}

const html_only =
  /does not support html|не поддерживает (?:отображение )?html|only (?:be )?view(?:ed|able) in html/i

/**
 * The words of a letter: its plain text, or that of its HTML where there is none, parted into what was written and what
 * was carried along. Where the plain text shows no seam and the HTML marks one, the HTML is followed.
 */
function wordsOf(plain: string, of_html: HtmlText | null, forward: boolean, limits: LetterLimits) {
  const text = plain.replaceAll('\0', '').trim()
  const useless = text === '' || (text.length < 300 && html_only.test(text))
  const whole = of_html !== null && useless ? of_html.text : text
  const kept = whole.slice(0, limits.text_chars).toWellFormed()
  const marks = of_html !== null && useless ? of_html.marks : []
  const folded = foldQuotes(kept, { forward, marks })
  const cut = whole.length > limits.text_chars
  if (useless || folded.hidden !== '' || !of_html || of_html.marks.length === 0)
    return { text: kept, ...folded, cut }
  const marked = foldQuotes(of_html.text, { forward, marks: of_html.marks })
  return marked.hidden === '' ? { text: kept, ...folded, cut } : { text: kept, ...marked, cut }
}

/** A date only where one is written: the engine would make a year out of any number. */
function readDate(field: string): string | null {
  const value = field.slice(0, 200)
  if (
    !/\d{1,2}[\s-]+[A-Za-z]{3,9}[\s-]+\d{2,4}\s+\d{1,2}[:.]\d{2}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}|[A-Za-z]{3}\s+\d{1,2}\s+\d{1,2}:\d{2}/.test(
      value,
    )
  )
    return null
  const date = new Date(value.replace(/\([^()]*\)/g, ' ').replace(/(\d{1,2})\.(\d{2})\.(\d{2})/, '$1:$2:$3'))
  const year = date.getUTCFullYear()
  return year >= 1970 && year <= 2200 ? date.toISOString() : null
}

const telling =
  /^(auto-submitted|precedence|list-[a-z-]+|return-path|delivered-to|x-original-to|mailing-list|x-(beenthere|mailing-list|mailman-version|mail-autoreply|vacation|cron-env|fc-machinegenerated|post-messageclass)|x-(auto[a-z-]*|loop|okno-[a-z-]+|autoreply|autorespond|failed-recipients|mailer-daemon[a-z-]*|ms-exchange-[a-z-]*|spam-flag|priority|facebook-notify)|content-type|authentication-results|feedback-id|importance|disposition-notification-to|thread-topic|thread-index|user-agent|x-mailer)$/

function tellingFields(headers: Email['headers']): Record<string, string[]> {
  const kept: Record<string, string[]> = {}
  for (const { key, value } of headers) {
    if (!telling.test(key)) continue
    const values = kept[key] ?? []
    kept[key] = values
    if (values.length < 20) values.push(decodeField(value).slice(0, 2000))
  }
  return kept
}
