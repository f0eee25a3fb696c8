// Text of header fields: encoded words in any state of repair, names of files, addresses.

import { addressParser } from 'postal-mime'
import { decodeText } from './charset.ts'

/** One mailbox: the decoded name ('' if none) and the address with its domain in lower case. */
export type MailAddress = { name: string; address: string }

const word = /=\?([^?\s]{1,60})\?([bqBQ])\?([^?]*)\?=/g
const run = /=\?[^?\s]{1,60}\?[bqBQ]\?[^?]*\?=(?:\s*=\?[^?\s]{1,60}\?[bqBQ]\?[^?]*\?=)*/g

/**
 * The same field with each run of encoded words as one clean word in UTF-8. A character split between two words
 * is joined, and the charset is judged over the whole run, so a wrong label does no harm.
 */
export function mendWords(value: string): string {
  return value.replace(run, whole => {
    const text = decodeRun(whole)
    return `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`
  })
}

/** Decoded text of an unstructured field, without control characters. */
export function decodeField(value: string): string {
  return tidy(value.replace(run, decodeRun))
}

function decodeRun(whole: string): string {
  let text = ''
  let pending: Uint8Array[] = []
  let pending_charset = ''
  for (const [, label = '', how = '', coded = ''] of whole.matchAll(word)) {
    const charset = label.split('*')[0]?.toLowerCase() ?? ''
    // Words of a charset with shift states begin and end in the first state; joined, their seams would be faults.
    if (charset !== pending_charset || charset.startsWith('iso-2022')) {
      text += decodeText(Buffer.concat(pending), pending_charset)
      pending = []
      pending_charset = charset
    }
    pending.push(how.toLowerCase() === 'b' ? Buffer.from(coded, 'base64') : fromQ(coded))
  }
  return text + decodeText(Buffer.concat(pending), pending_charset)
}

function fromQ(coded: string): Uint8Array {
  const text = coded
    .replace(/_/g, ' ')
    .replace(/=([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  // A field that carries raw letters inside a Q word was already made UTF-8 on the way in.
  return /[\u0100-\uffff]/.test(text) ? Buffer.from(text, 'utf8') : Buffer.from(text, 'latin1')
}

/** Addresses of a field in order, groups opened, without repeats and without entries that are no address. */
export function readAddresses(value: string): MailAddress[] {
  const found: MailAddress[] = []
  const seen = new Set<string>()
  for (const each of addressParser(mendWords(value), { flatten: true })) {
    const address = cleanAddress(each.address ?? '')
    if (!address || seen.has(address.toLowerCase())) continue
    seen.add(address.toLowerCase())
    found.push({ name: unquoted(decodeField(each.name).slice(0, 500)), address })
  }
  if (found.length > 0) return found
  const bald = withoutComments(value)
  if (bald !== value) return readAddresses(bald)
  const bare = cleanAddress(/[^\s<>"(),:;[\]]{1,200}@[^\s<>"(),:;[\]]{1,250}/.exec(value)?.[0] ?? '')
  return bare ? [{ name: '', address: bare }] : []
}

/** The field without its comments, which old letters also put inside addresses (RFC 5322, 4.4). */
function withoutComments(value: string): string {
  let depth = 0
  let quoted = false
  let kept = ''
  for (let at = 0; at < value.length; at++) {
    const char = value[at]!
    if (char === '\\') {
      if (depth === 0) kept += char + (value[at + 1] ?? '')
      at++
    } else if (char === '"' && depth === 0) {
      quoted = !quoted
      kept += char
    } else if (char === '(' && !quoted) depth++
    else if (char === ')' && depth > 0) depth--
    else if (depth === 0) kept += char
  }
  return kept
}

function unquoted(name: string): string {
  return name.replace(/^["'\s]+/, '').replace(/["'\s]+$/, '')
}

function cleanAddress(address: string): string | null {
  const trimmed = address.trim().replace(/^<|>$/g, '')
  const at = trimmed.lastIndexOf('@')
  if (at < 1 || at === trimmed.length - 1 || /[\s\p{Cc}<>]/u.test(trimmed) || trimmed.length > 320)
    return null
  return trimmed.slice(0, at) + trimmed.slice(at).toLowerCase()
}

/** Message ids of a field without angle brackets and control characters, in order, without repeats. */
export function readMessageIds(field: string): string[] {
  // The database keeps no zero bytes, and ids are compared in the form that it keeps.
  const value = field.replace(/(?!\s)\p{Cc}/gu, '').toWellFormed()
  const bracketed = [...value.matchAll(/<([^<>]+)>/g)].map(match => (match[1] ?? '').replace(/\s+/g, ''))
  const bare = value.split(/[\s,]+/).filter(part => part.includes('@') && !/[<>"]/.test(part))
  const ids = (bracketed.length > 0 ? bracketed : bare).filter(id => id !== '' && id.length <= 500)
  return [...new Set(ids)]
}

/** A file name safe to show and to offer for download: no path, no control or direction marks, at most 180 letters. */
export function cleanFileName(name: string): string {
  const last = tidy(name).split(/[\\/]/).at(-1) ?? ''
  const plain = last.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\p{Cc}]/gu, '').trim()
  const whole = plain === '.' || plain === '..' ? '' : plain
  const letters = [...whole]
  if (letters.length <= 180) return whole
  const ending = /\.[^.]{1,12}$/u.exec(whole)?.[0] ?? ''
  return letters.slice(0, 180 - ending.length).join('') + ending
}

function tidy(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim()
    .toWellFormed()
}
