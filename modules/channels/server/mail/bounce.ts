// Reads from a bounce which addresses were not reached: the standard report (RFC 3464) and the usual free forms.

import type { Letter } from './letter.ts'
import { readMessageIds } from './words.ts'

export type FailedAddress = {
  /** In lower case. */
  address: string
  /** Enhanced status code such as 5.1.1, null when the report has none. */
  status: string | null
  /** The system will try again or asks to; a permanent failure otherwise. */
  temporary: boolean
  diagnostic: string
}

export type Bounce = {
  failed: FailedAddress[]
  /** Message-IDs of the letter that came back, as far as the bounce quotes it. */
  original_ids: string[]
  /** The whole of it says that delivery goes on; of use where it names no address. */
  temporary: boolean
}

/** Addresses that a bounce says were not reached; an empty list when it names none. */
export function readBounce(letter: Letter): Bounce {
  if (letter.automatic.kind !== 'bounce') return { failed: [], original_ids: [], temporary: false }
  const reported = letter.attachments.flatMap(part => {
    if (part.type === 'message/delivery-status') return readReport(textOf(part.content))
    // A gateway wrapped the whole report into a letter of its own.
    const wrapped = part.type === 'message/rfc822' ? textOf(part.content.subarray(0, 64 * 1024)) : ''
    return /^content-type:\s*message\/delivery-status/im.test(wrapped) ? readReport(wrapped) : []
  })
  const named = letter.attachments.some(
    part =>
      part.type === 'message/delivery-status' && /^(final|original)-recipient:/im.test(textOf(part.content)),
  )
  const failed = reported.length > 0 || named ? reported : readFreeForm(letter)
  return {
    failed: unique(failed),
    original_ids: originalIds(letter),
    temporary: isTemporary(letter.subject, letter.text),
  }
}

/** Groups of a delivery-status part; delivered and relayed recipients are no failure. */
function readReport(text: string): FailedAddress[] {
  const groups = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+(?=\S)/g, ' ')
    .split(/\n\s*\n/)
  const failed: FailedAddress[] = []
  for (const group of groups) {
    const field = (name: string) =>
      new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, 'im').exec(group)?.[1]?.trim() ?? ''
    const action = field('action').toLowerCase()
    if (/^(delivered|relayed|expanded)/.test(action)) continue
    const address = reportAddress(field('original-recipient')) ?? reportAddress(field('final-recipient'))
    if (!address) continue
    const status = /\d\.\d{1,3}\.\d{1,3}/.exec(field('status'))?.[0] ?? null
    failed.push({
      address,
      status,
      temporary: /^delayed/.test(action) || (!/^failed/.test(action) && status?.startsWith('4') === true),
      diagnostic: field('diagnostic-code')
        .replace(/^[\w-]+\s*;\s*/, '')
        .slice(0, 500),
    })
  }
  return failed
}

function reportAddress(value: string): string | null {
  return addressesIn(value.replace(/^[\w.-]+\s*;\s*/, ''))[0] ?? null
}

const copy_start =
  /^[ \t]*(-{2,}[ \t]*(this is a copy of|below this line is a copy|original message|the (body|header|original message)|message (header|text|follows)|returned message|unsent message|исходное сообщение|copy of)|(the )?original message( headers?| follows| below| was)?\s*[:.]|received: (from|by|\()|return-path:|message header follows|your (original )?message (follows|reads)|\**[ \t]*(the )?(header|text) of (the|your) |---- message |begin original|--- (undelivered|mail) message)/im

function readFreeForm(letter: Letter): FailedAddress[] {
  const text = letter.text.slice(0, 64 * 1024)
  const temporary = isTemporary(letter.subject, text)
  const make = (addresses: string[]) =>
    addresses.map(address => ({
      address,
      status: statusNear(text, address),
      temporary,
      diagnostic: lineWith(text, address),
    }))
  const named = (letter.headers['x-failed-recipients'] ?? []).flatMap(addressesIn)
  if (named.length > 0) return make(named)
  const told = text.slice(0, Math.min(startOfCopy(text), 20_000))
  const skip = new Set(
    [letter.from?.address, ...letter.to.map(to => to.address)].map(address => (address ?? '').toLowerCase()),
  )
  for (const form of forms) {
    const found = [...told.matchAll(form)].flatMap(match => addressesIn(match[1] ?? ''))
    const kept = found.filter(address => !/^(postmaster|mailer-daemon)@/.test(address))
    if (kept.length > 0) return make(kept)
  }
  const local = bareNames(told, letter.from?.address ?? '')
  if (local.length > 0) return make(local)
  const rest = addressesIn(told).filter(
    address => !skip.has(address) && !/^(postmaster|mailer-daemon|abuse|support|help)@/.test(address),
  )
  if (rest.length > 0) return make(rest.slice(0, 20))
  const copied = [...text.slice(startOfCopy(text)).matchAll(/^[> \t]*to:[ \t]*(.+)$/gim)].flatMap(match =>
    addressesIn(match[1] ?? ''),
  )
  return make(copied.slice(0, 1))
}

const bare_name =
  /following recipients?[^:\n]*(?:\n[^:\n]*)?:[ \t]*\n(?:[ \t]*\n)*[ \t]+([a-z0-9._-]{2,64})[ \t]*$/gim

/** Providers that name their own users without the domain, which is then that of the report's sender. */
function bareNames(text: string, from: string): string[] {
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase()
  if (!domain.includes('.')) return []
  return [...text.matchAll(bare_name)].map(match => `${match[1]?.toLowerCase()}@${domain}`)
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes)
}

function startOfCopy(text: string): number {
  const found = copy_start.exec(text)
  return found && found.index > 40 ? found.index : text.length
}

/** How mail systems write the address that failed, from the surest form to the weakest. */
const forms: RegExp[] = [
  // qmail, Postfix: the address alone at the start of a line, with its reason after a colon
  /^[ \t]*<([^<>\s]{1,200}@[^<>\s]{1,200})>(?:[ \t]*\([^)\n]*\))?:/gim,
  // sendmail: a list under a ruled heading, with the alias each address came from
  /addresses had (?:permanent|transient) [^\n]*errors[^\n]*\n((?:[^\n]*@[^\n]*\n)+)/gi,
  // Exim, Exchange, Netscape, Yandex, Mail.ru: a list after a sentence that ends with a colon
  /(?:following (?:\w+ )?(?:recipient|address|user|destination)|did not reach|to these recipient|получател|адресат|на адрес)[^\n]*:[ \t]*\n(?:[ \t]*\n)*((?:[^\n]*@[^\n]*(?:\n|$))+)/gi,
  // Vade and others: the address in brackets before its reply code
  /^[ \t*•-]*\[?([^\s[\]<>]{1,200}@[^\s[\]<>]{1,200})\]?:? [45]\d\d[ -]/gim,
  // a sentence with the address in it
  /(?:which your message was addressed,?|quota violation for|your message to|message (?:addressed )?to|delivery to|адресованное|на адрес)\s+["'<]?([^\s"'<>]{1,200}@[^\s"'<>]{1,200})/gi,
]

function isTemporary(subject: string, text: string): boolean {
  const start = text.slice(0, 3000)
  return (
    /delay|warning|will (be )?(retr|continue)|still being|задерж|будет повторен/i.test(subject) ||
    /(warning message only|do not need to resend|will (keep trying|be retried|continue to)|not yet been delivered|попытки (доставки )?(будут )?продолж)/i.test(
      start,
    )
  )
}

function statusNear(text: string, address: string): string | null {
  const at = text.toLowerCase().indexOf(address)
  return at < 0 ? null : (/\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(text.slice(at, at + 600))?.[0] ?? null)
}

function lineWith(text: string, address: string): string {
  const at = text.toLowerCase().indexOf(address)
  return at < 0
    ? ''
    : (text
        .slice(at, at + 400)
        .split(/\n\s*\n/)[0]
        ?.replace(/\s+/g, ' ')
        .trim() ?? '')
}

function addressesIn(text: string): string[] {
  const found =
    text.match(
      /[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,80}@[a-z0-9\p{L}](?:[a-z0-9\p{L}.-]{0,250}[a-z0-9\p{L}])?/giu,
    ) ?? []
  const clean = found.map(address => address.toLowerCase().replace(/^(?:smtp=|['"`.])+/, ''))
  return clean.filter(address => !address.includes('..') && address.indexOf('@') > 0)
}

function unique(failed: FailedAddress[]): FailedAddress[] {
  return failed.filter((each, index) => failed.findIndex(other => other.address === each.address) === index)
}

function originalIds(letter: Letter): string[] {
  const copies = letter.attachments
    .filter(
      part =>
        part.type === 'message/rfc822' ||
        part.type === 'text/rfc822-headers' ||
        part.type === 'message/delivery-status',
    )
    .map(part => textOf(part.content.subarray(0, 64 * 1024)))
  const ids = [...copies, letter.text.slice(0, 64 * 1024)].flatMap(text =>
    [...text.matchAll(/^[> \t]*(?:x-original-)?message-id[ \t]*:\s{0,4}(<[^<>]+>)/gim)].flatMap(match =>
      readMessageIds(match[1] ?? ''),
    ),
  )
  return [...new Set([...letter.in_reply_to, ...ids])]
}
