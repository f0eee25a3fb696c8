// Reads from a feedback report (RFC 5965) which letter its reader complained about, and how.

import type { Letter } from './letter.ts'
import { readAddresses, readMessageIds } from './words.ts'

export type Complaint = {
  /** `abuse`, `fraud`, `not-spam`, …: the type as the report names it, lower case. */
  type: string
  /** Its reader wants no more letters like it. */
  objects: boolean
  /** What made the report. */
  reporter: string
  /** To whom the letter had gone, lower case; providers often leave them out. */
  recipients: string[]
  /** Where the letter's own reports were to go. */
  return_paths: string[]
  /** Message-IDs of the letter. */
  original_ids: string[]
}

/** Other types report what a server thinks of a letter, or that a mistake is taken back. */
const objecting = /^(abuse|fraud|opt-out|opt-out-list|miscategorized|virus|other)$/

/** Null for a letter that is no feedback report. */
export function readComplaint(letter: Letter): Complaint | null {
  const part = letter.attachments.find(each => each.type === 'message/feedback-report')
  const type = letter.headers['content-type']?.[0] ?? ''
  if (!part && !/report-type\s*=\s*"?feedback-report/i.test(type)) return null
  const report = part ? unfolded(part.content) : ''
  const copy = letter.attachments
    .filter(each => /^(message\/rfc822|text\/rfc822-headers)$/.test(each.type))
    .map(each => unfolded(each.content.subarray(0, 64 * 1024)))
    .join('\n')
  const kind = (valuesOf(report, 'feedback-type')[0] ?? 'abuse').toLowerCase().slice(0, 40)
  return {
    type: kind,
    objects: objecting.test(kind),
    reporter: (valuesOf(report, 'user-agent')[0] ?? valuesOf(report, 'reporting-mta')[0] ?? '').slice(0, 100),
    recipients: addressesIn([
      ...valuesOf(report, 'original-rcpt-to'),
      ...valuesOf(report, 'removal-recipient'),
    ]),
    return_paths: addressesIn([...valuesOf(report, 'original-mail-from'), ...valuesOf(copy, 'return-path')]),
    original_ids: [...new Set(valuesOf(copy, 'message-id').flatMap(readMessageIds))].slice(0, 5),
  }
}

const unfolded = (bytes: Uint8Array): string =>
  new TextDecoder()
    .decode(bytes)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')

const valuesOf = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(`^${name}[ \\t]*:[ \\t]*(.+)$`, 'gim'))].map(found => found[1]!.trim())

const addressesIn = (values: readonly string[]): string[] => [
  ...new Set(
    values.flatMap(value =>
      readAddresses(value.replace(/^[\w-]+;/, '')).map(one => one.address.toLowerCase()),
    ),
  ),
]
