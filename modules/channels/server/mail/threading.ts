// The marks by which a letter finds its conversation: Message-IDs, the plus address, the token in the subject.
import { isSame, signature } from '#kernel/server/signing.ts'
import type { Letter } from './letter.ts'

/** `signed`: made by us. `plain`: a bare number, worth no more than the sender's word. `forged`: a wrong signature. */
export type TokenTrust = 'signed' | 'plain' | 'forged'

export type RequestToken = { number: string; trust: TokenTrust; source: 'address' | 'subject' }

export type ThreadKeys = {
  /** Ids this letter answers, nearest first: In-Reply-To, then References from the last to the first. */
  message_ids: string[]
  /** Of `message_ids`, those that this installation made. */
  own: { request: string; message: string }[]
  tokens: RequestToken[]
}

type Marks = Pick<Letter, 'in_reply_to' | 'references' | 'subject' | 'to' | 'cc' | 'headers'>

/** Everything in a letter that may name its conversation, the surest first. */
export function threadKeys(letter: Marks, keys: { domain: string; secret: string }): ThreadKeys {
  const message_ids = [...new Set([...letter.in_reply_to, ...letter.references.toReversed()])]
  const addresses = [...letter.to, ...letter.cc].map(each => each.address)
  const delivered = [...(letter.headers['delivered-to'] ?? []), ...(letter.headers['x-original-to'] ?? [])]
  const tokens = [...new Set([...addresses, ...delivered])]
    .map(address => readPlusAddress(address, keys.secret))
    .concat(readSubjectTokens(letter.subject, keys.secret))
    .filter(token => token !== null)
  const own = message_ids.map(id => readOwnMessageId(id, keys.domain)).filter(each => each !== null)
  return {
    message_ids,
    own,
    tokens: tokens.filter((token, index) => tokens.findIndex(other => same(other, token)) === index),
  }
}

function same(a: RequestToken, b: RequestToken): boolean {
  return a.number === b.number && a.trust === b.trust && a.source === b.source
}

/** `[R-104233.k3f9a0q2]`, or `[R-104233]` without a secret. */
export function subjectToken(number: string, secret?: string): string {
  return secret ? `[${number}.${sign(number, secret)}]` : `[${number}]`
}

/** `help+R-104233.k3f9a0q2@demo.okno` for the mailbox `help@demo.okno`. */
export function plusAddress(mailbox: string, number: string, secret: string): string {
  const at = mailbox.lastIndexOf('@')
  if (at < 1) throw new Error(`"${mailbox}" is no mailbox address`)
  return `${mailbox.slice(0, at)}+${number}.${sign(number, secret)}${mailbox.slice(at)}`
}

/** Where reports about one recipient of a letter go: `help+B-1204.k3f9a0q2@demo.okno`, the number signed. */
export const bounceAddress = (mailbox: string, recipient: number, secret: string): string =>
  plusAddress(mailbox, `B-${recipient}`, secret)

/** The number of the recipient that such an address is about; null for any other address. */
export function readBounceAddress(address: string, secret: string): number | null {
  const token = readPlusAddress(address, secret)
  return token?.trust === 'signed' && token.number.startsWith('B-') ? Number(token.number.slice(2)) : null
}

/** The same id each time for the same message, so that a letter sent again after a crash is seen as the same. */
export function newMessageId(request: string, message: string, domain: string): string {
  return `${request}.${message}.okno@${domain}`
}

/** What `newMessageId` put into an id (without angle brackets), null when it is not ours. */
export function readOwnMessageId(id: string, domain: string): { request: string; message: string } | null {
  const at = id.lastIndexOf('@')
  if (at < 0 || id.slice(at + 1).toLowerCase() !== domain.toLowerCase()) return null
  const found = /^([A-Za-z]{1,4}-\d{1,12})\.([\w-]{1,64})\.okno$/.exec(id.slice(0, at))
  return found ? { request: found[1] ?? '', message: found[2] ?? '' } : null
}

/** The token of a plus address; mail systems may change the case of letters, so case is not looked at. */
export function readPlusAddress(address: string, secret: string): RequestToken | null {
  const found = /\+([A-Za-z]{1,4}-\d{1,12})(?:\.([a-z0-9]{4,32}))?@/i.exec(address)
  return found ? token(found[1] ?? '', found[2], secret, 'address') : null
}

export function readSubjectTokens(subject: string, secret: string): RequestToken[] {
  const found = subject.slice(0, 2000).matchAll(/\[([A-Za-z]{1,4}-\d{1,12})(?:\.([a-z0-9]{4,32}))?\]/gi)
  return [...found].slice(0, 5).map(match => token(match[1] ?? '', match[2], secret, 'subject'))
}

function token(
  written: string,
  given: string | undefined,
  secret: string,
  source: RequestToken['source'],
): RequestToken {
  const number = written.toUpperCase()
  if (!given) return { number, trust: 'plain', source }
  return { number, trust: isSame(given.toLowerCase(), sign(number, secret)) ? 'signed' : 'forged', source }
}

/** Ten letters of base 32 (50 bits) of HMAC-SHA-256: short enough for a subject, hopeless to guess by mail. */
function sign(number: string, secret: string): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'
  const bytes = signature(secret, `letter:${number.toUpperCase()}`)
  return [...bytes.subarray(0, 10)].map(byte => alphabet.charAt(byte & 31)).join('')
}

const prefix =
  /^\s*(?:(?:re|fwd?|fw|aw|wg|sv|vs|rif|tr|отв|на|ответ|пересл|пересылка|перенапр|перенаправлено|нов|ha|автоответ)\s*(?:\[\d+\]|\(\d+\)|\^\d+|\*\d+)?\.?\s*[:：]\s*|\[(?:fwd|external|внешнее|внешний|ext)\]\s*:?)/i
const forward_prefix =
  /^\s*(?:(?:re|отв|ответ|aw)\s*(?:\[\d+\])?:\s*)*(?:fwd?|fw|wg|tr|пересл|пересылка|перенапр|перенаправлено)\s*(?:\[\d+\])?\s*\.?\s*[:：]|^\s*\[fwd/i

/** The subject without answer and forward marks (ru, en and the commonest others) and without request tokens. */
export function bareSubject(subject: string): string {
  let bare = subject
    .slice(0, 2000)
    .replace(/\s*\[[A-Za-z]{1,4}-\d{1,12}(?:\.[a-z0-9]{4,32})?\]\s*/gi, ' ')
    .trim()
  for (let round = 0; round < 30; round++) {
    const next = bare.replace(prefix, '').trim()
    if (next === bare) break
    bare = next
  }
  return bare
}

/** Whether the subject says that the letter was passed on, not answered. */
export function isForward(subject: string): boolean {
  return forward_prefix.test(subject.slice(0, 2000))
}

/**
 * Do two subjects name the same matter? Answer marks, tokens, case and punctuation are not looked at; an empty subject
 * names none, and one that goes on where the other was cut is the same.
 */
export function sameSubject(one: string, other: string): boolean {
  const [a, b] = [plainSubject(one), plainSubject(other)]
  if (a === '' || b === '') return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short === long || (short.length >= least_shared && long.includes(short))
}

/** Shorter ones ("order", "вопрос") stand in too many subjects to prove anything. */
const least_shared = 12

const plainSubject = (subject: string): string =>
  bareSubject(subject)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The conversation that Outlook counts a letter to (hexadecimal), and whether it is an answer in it. */
export type OutlookThread = { root: string; answer: boolean }

const root_bytes = 22
const mostThreadIndex = 2000

/** Reads Thread-Index: 22 bytes that name the conversation, and 5 more for each answer. Null when it is none. */
export function readThreadIndex(value: string | undefined): OutlookThread | null {
  const coded = value?.replace(/\s+/g, '') ?? ''
  if (coded.length > mostThreadIndex || !/^[A-Za-z0-9+/]+={0,2}$/.test(coded)) return null
  const bytes = Buffer.from(coded, 'base64')
  if (bytes.length < root_bytes) return null
  return { root: bytes.subarray(0, root_bytes).toString('hex'), answer: bytes.length > root_bytes }
}
