// Describes one attached file of a letter: its name, its place in the letter, its digest.

import { createHash } from 'node:crypto'
import type { Attachment } from 'postal-mime'
import type { LetterAttachment } from './letter.ts'
import { headLength, mendFields, skipPreamble } from './mend.ts'
import { cleanFileName, decodeField } from './words.ts'

/** A file of a letter, as the parser gives it or out of a wrapping. */
export type RawFile = Pick<Attachment, 'filename' | 'mimeType' | 'contentId' | 'content'>

/**
 * The attachment as Okno keeps it; `html` is the letter's own HTML, to see whether the file is shown inside it,
 * `unquoted` the content ids of pictures that stand in what was written.
 */
export function describeAttachment(
  part: RawFile,
  index: number,
  html: string,
  unquoted: ReadonlySet<string>,
): LetterAttachment {
  const content =
    typeof part.content === 'string' ? new TextEncoder().encode(part.content) : new Uint8Array(part.content)
  const content_id = part.contentId?.replace(/^\s*<|>\s*$/g, '').trim() || null
  const named = cleanFileName(decodeField(part.filename ?? ''))
  const inline = content_id !== null && mentions(html, content_id)
  return {
    name: named || nameFor(part.mimeType, content, index),
    type: cleanType(part.mimeType),
    size_bytes: content.length,
    content,
    content_id,
    inline,
    quoted: inline && content_id !== null && !unquoted.has(content_id),
    sha256: createHash('sha256').update(content).digest('hex'),
  }
}

/** The type goes into a field of the download's answer, so only what can be a type may pass. */
function cleanType(type: string): string {
  const lower = type.toLowerCase().trim()
  return /^[a-z0-9!#$&^_.+-]{1,64}\/[a-z0-9!#$&^_.+-]{1,100}$/.test(lower)
    ? lower
    : 'application/octet-stream'
}

function mentions(html: string, content_id: string): boolean {
  return html.includes(`cid:${content_id}`) || html.includes(`cid:${encodeURIComponent(content_id)}`)
}

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'text/calendar': 'ics',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'application/zip': 'zip',
  'message/rfc822': 'eml',
  'message/delivery-status': 'txt',
  'text/rfc822-headers': 'txt',
  'application/pkcs7-signature': 'p7s',
  'application/x-pkcs7-signature': 'p7s',
  'application/ms-tnef': 'dat',
}

function nameFor(type: string, content: Uint8Array, index: number): string {
  if (type === 'message/rfc822') {
    const head = mendFields(skipPreamble(content.subarray(0, 64 * 1024)))
    const subject = decodeField(
      /^subject:((?:[^\n]|\n[ \t])*)/im.exec(
        new TextDecoder().decode(head.subarray(0, headLength(head))),
      )?.[1] ?? '',
    )
    const name = cleanFileName(subject.replace(/[\\/:*?"<>|]+/g, ' '))
    if (name) return `${name}.eml`
  }
  return `part-${index + 1}.${endings[type] ?? 'bin'}`
}
