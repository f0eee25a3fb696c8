// Recognises signed and encrypted letters (S/MIME, RFC 8551; PGP, RFC 3156) and opens those that are signed whole.

import type { Email } from 'postal-mime'
import type { LetterAbout, Signature } from '../../contract/about.ts'
import type { MimePart } from './mime.ts'
import { findPart } from './mime.ts'
import { verifySigned } from './smime.ts'

export type Sealed = {
  signature: Signature | null
  encrypted: LetterAbout['encrypted']
  /** What stood inside the signature and is not readable without opening it. */
  inner: Uint8Array | null
}

const most_signature_bytes = 512 * 1024
const cms_types = /^application\/(x-)?pkcs7-mime$/
const signature_types = /^application\/(x-)?pkcs7-signature$/

/** Looks for a signature or an encryption in a parsed letter; `bytes` are the letter as it came. Never throws. */
export async function readSealed(
  bytes: Uint8Array,
  root: MimePart,
  email: Email,
  asked: { sender: string | null; date: string | null; roots: readonly string[] },
): Promise<Sealed> {
  const nothing: Sealed = { signature: null, encrypted: null, inner: null }
  const signed = findPart(root, /^multipart\/signed$/)
  const protocol = signed?.contentType.parsed.params.protocol?.toLowerCase() ?? ''
  if (signed && protocol.includes('pgp')) return { ...nothing, signature: pgp }
  const detached = email.attachments.find(each => signature_types.test(each.mimeType))
  if (signed && detached) {
    const signature = new Uint8Array(detached.content as ArrayBuffer)
    const content = signedPart(bytes, signed.contentType.parsed.params.boundary ?? '')
    const { signature: found } =
      content && signature.length <= most_signature_bytes
        ? await verifySigned(signature, content, asked)
        : { signature: unread }
    return { ...nothing, signature: found }
  }
  if (findPart(root, /^multipart\/encrypted$/) || pgp_message.test(email.text?.slice(0, 200_000) ?? ''))
    return { ...nothing, encrypted: 'pgp' }
  const envelope = email.attachments.find(
    each => cms_types.test(each.mimeType) || /^smime\.p7m$/i.test(each.filename ?? ''),
  )
  if (envelope) {
    const { signature, content, encrypted } = await verifySigned(
      new Uint8Array(envelope.content as ArrayBuffer),
      null,
      asked,
    )
    return { signature, encrypted: encrypted ? 'smime' : null, inner: content }
  }
  return pgp_signed.test(email.text?.slice(0, 200_000) ?? '') ? { ...nothing, signature: pgp } : nothing
}

const unchecked = {
  state: 'unchecked',
  algorithm: null,
  certificate: null,
  of_sender: null,
  in_time: null,
  chain: 'not_checked',
} as const
const pgp: Signature = { kind: 'pgp', reason: 'pgp', ...unchecked }
const unread: Signature = { kind: 'smime', reason: 'unreadable', ...unchecked }

const pgp_message = /^-----BEGIN PGP MESSAGE-----$/m
const pgp_signed = /^-----BEGIN PGP SIGNED MESSAGE-----$/m

/** The words inside a text that PGP signed in the clear, without its frame (RFC 9580, 7). */
export function unframed(text: string): string {
  const start = pgp_signed.exec(text)
  if (!start) return text
  const rest = text.slice(start.index + start[0].length)
  const head = /^(\n[A-Za-z]+: [^\n]*)*\n[ \t]*\n/.exec(rest)
  const end = rest.indexOf('\n-----BEGIN PGP SIGNATURE-----')
  if (!head || end < head[0].length) return text
  const after = /\n-----END PGP SIGNATURE-----[ \t]*/.exec(rest)
  return [
    text.slice(0, start.index),
    rest.slice(head[0].length, end).replace(/^- /gm, ''),
    after ? rest.slice(after.index + after[0].length) : '',
  ].join('')
}

/** The bytes of the first part of a multipart, head and all, with the line ends that a signature is made over. */
function signedPart(bytes: Uint8Array, boundary: string): Uint8Array | null {
  if (!boundary) return null
  const letter = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = lineOf(letter, `--${boundary}`, 0)
  if (!first) return null
  const next = lineOf(letter, `--${boundary}`, first.end)
  if (!next) return null
  const crlf = letter[next.start - 2] === 13
  const part = letter.subarray(first.end, Math.max(first.end, next.start - (crlf ? 2 : 1)))
  return crlf ? part : Buffer.from(part.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1')
}

/** Where a line that begins with `mark` stands, and where the next one begins. */
function lineOf(letter: Buffer, mark: string, from: number): { start: number; end: number } | null {
  for (let at = letter.indexOf(mark, from); at >= 0; at = letter.indexOf(mark, at + 1)) {
    if (at > 0 && letter[at - 1] !== 10) continue
    const end = letter.indexOf(10, at)
    return { start: at, end: end < 0 ? letter.length : end + 1 }
  }
  return null
}
