// Reads one letter from its bytes; whatever the bytes are, a Letter comes out.

import type { Email } from 'postal-mime'
import PostalMime from 'postal-mime'
import { describeAttachment } from './attachment.ts'
import { judgeAutomatic } from './automatic.ts'
import { chooseCharset, decodeText } from './charset.ts'
import { textOfHtml } from './html-text.ts'
import type { Letter, LetterLimits, LetterProblem } from './letter.ts'
import { usual_limits } from './letter.ts'
import { headLength, mendFields, skipPreamble } from './mend.ts'
import { safeHtml } from './safe-html.ts'
import { isForward } from './threading.ts'
import { foldQuotes } from './visible.ts'
import { decodeField, mendWords, readAddresses, readMessageIds } from './words.ts'

export type ReadOptions = {
  limits?: Partial<LetterLimits>
  /** Domains whose Message-IDs this installation makes, to know its own letters when they come back. */
  own_domains?: string[]
}

/** Reads a letter. Never throws: what cannot be understood is named in `problem`, the caller keeps the original. */
export async function readLetter(raw: Uint8Array, options: ReadOptions = {}): Promise<Letter> {
  const limits = { ...usual_limits, ...options.limits }
  const own_domains = options.own_domains ?? []
  const bytes = skipPreamble(raw)
  if (bytes.length === 0)
    return describe({ headers: [], attachments: [], headerLines: [] }, 'empty', limits, own_domains)
  const head_bytes = headLength(bytes)
  if (bytes.length > limits.size_bytes) return readHead(bytes, head_bytes, 'too_large', limits, own_domains)
  if (head_bytes > limits.header_bytes)
    return readHead(bytes, head_bytes, 'headers_too_large', limits, own_domains)
  try {
    const { email, parts } = await parse(mendFields(bytes), limits)
    if (parts === 0 || isBare(email)) email.text = strayText(bytes, head_bytes, limits)
    return describe(email, parts > limits.parts ? 'too_many_parts' : null, limits, own_domains)
  } catch (error) {
    return readHead(bytes, head_bytes, problemOf(error), limits, own_domains)
  }
}

/** The leaf of a MIME tree as the parser shows it to `isInlineTextNode`, which it asks once for each leaf. */
type Leaf = {
  content: ArrayBuffer | null
  parentNode?: unknown
  contentType: { parsed: { value: string; params: Record<string, string> } }
  contentDisposition: { parsed: { value: string; params: Record<string, string> } }
}
type OpenParser = PostalMime & { isInlineTextNode(leaf: Leaf): boolean }

/**
 * Parses with the charset of each text judged by its bytes. The parser has no option for that, so the method
 * that sorts leaves is wrapped; the tests on mislabelled letters fail if an upgrade takes it away.
 */
async function parse(bytes: Uint8Array, limits: LetterLimits): Promise<{ email: Email; parts: number }> {
  const parser = new PostalMime({
    maxNestingDepth: limits.depth,
    maxHeadersSize: limits.header_bytes * 4,
    forceRfc822Attachments: true,
  }) as OpenParser
  const sort = parser.isInlineTextNode.bind(parser)
  let parts = 0
  parser.isInlineTextNode = leaf => {
    parts++
    mendNames(leaf)
    const named = leaf.contentDisposition.parsed.params.filename && leaf.parentNode !== undefined
    if (named || !sort(leaf)) return false
    mendCharset(leaf)
    return true
  }
  return { email: await parser.parse(bytes), parts }
}

function mendNames(leaf: Leaf): void {
  const { params } = leaf.contentDisposition.parsed
  const type_params = leaf.contentType.parsed.params
  if (params.filename) params.filename = mendWords(params.filename)
  if (type_params.name) type_params.name = mendWords(type_params.name)
}

function mendCharset(leaf: Leaf): void {
  if (!leaf.content) return
  const bytes = new Uint8Array(leaf.content)
  const { params } = leaf.contentType.parsed
  const declared = params.charset ?? null
  const charset = chooseCharset(bytes, declared)
  if (charset === 'utf-7') leaf.content = new TextEncoder().encode(decodeText(bytes, declared)).buffer
  params.charset = charset === 'utf-7' ? 'utf-8' : charset
}

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
  limits: LetterLimits,
  own_domains: string[],
): Promise<Letter> {
  const kept = Math.min(head_bytes, limits.header_bytes)
  const head = mendFields(bytes.subarray(0, kept))
  const email = await new PostalMime({ maxHeadersSize: head.length * 2 + 1024 }).parse(head)
  const body = bytes.subarray(head_bytes, head_bytes + limits.text_chars)
  const text = problem === 'too_large' ? '' : decodeText(body, null).trim()
  return describe({ ...email, text, html: undefined, attachments: [] }, problem, limits, own_domains)
}

function problemOf(error: unknown): LetterProblem {
  const message = error instanceof Error ? error.message : ''
  if (/nesting depth/i.test(message)) return 'too_deep'
  return /header size/i.test(message) ? 'headers_too_large' : 'unreadable'
}

function describe(
  email: Email,
  problem: LetterProblem | null,
  limits: LetterLimits,
  own_domains: string[],
): Letter {
  const field = (name: string) => email.headers.find(each => each.key === name)?.value ?? ''
  const fields = (name: string) =>
    email.headers
      .filter(each => each.key === name)
      .map(each => each.value)
      .join(', ')
  const source = email.html?.trim() ? email.html : null
  const html = source === null ? null : safeHtml(source, { limit_chars: limits.html_chars }).html
  const text = bodyText(email.text ?? '', html, limits)
  const attachments = email.attachments.slice(0, limits.parts)
  const facts = {
    message_id: readMessageIds(field('message-id'))[0] ?? null,
    in_reply_to: readMessageIds(field('in-reply-to')),
    references: readMessageIds(field('references')),
    from: readAddresses(field('from'))[0] ?? null,
    sender: readAddresses(field('sender'))[0] ?? null,
    reply_to: readAddresses(fields('reply-to')),
    to: readAddresses(fields('to')),
    cc: readAddresses(fields('cc')),
    subject: decodeField(field('subject')).slice(0, 2000),
    date: readDate(field('date')),
    text,
    html,
    visible_text: foldQuotes(text, { forward: isForward(decodeField(field('subject'))) }).visible,
    attachments: attachments.map((each, index) => describeAttachment(each, index, source ?? '')),
    headers: tellingFields(email),
    problem,
  }
  return { ...facts, automatic: judgeAutomatic(facts, own_domains) }
}

const html_only =
  /does not support html|не поддерживает (?:отображение )?html|only (?:be )?view(?:ed|able) in html/i

function bodyText(plain: string, html: string | null, limits: LetterLimits): string {
  const text = plain.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim()
  const useless = text === '' || (text.length < 300 && html_only.test(text))
  const chosen = html !== null && useless ? textOfHtml(html, limits.html_chars) : text
  return chosen.slice(0, limits.text_chars).toWellFormed()
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
  /^(auto-submitted|precedence|list-[a-z-]+|return-path|delivered-to|x-original-to|x-(auto[a-z-]*|loop|okno-[a-z-]+|autoreply|autorespond|failed-recipients|mailer-daemon[a-z-]*|ms-exchange-[a-z-]*|spam-flag|priority|facebook-notify)|content-type|feedback-id|importance|disposition-notification-to|thread-topic|user-agent|x-mailer)$/

function tellingFields(email: Email): Record<string, string[]> {
  const kept: Record<string, string[]> = {}
  for (const { key, value } of email.headers) {
    if (!telling.test(key)) continue
    const values = kept[key] ?? []
    kept[key] = values
    if (values.length < 20) values.push(decodeField(value).slice(0, 1000))
  }
  return kept
}
