// What Okno knows of one letter after reading it: plain data that may cross a worker boundary.

import type { LetterAbout, LetterProblem } from '../../contract/about.ts'
import type { MailAddress } from './words.ts'

export type LetterAttachment = {
  /** In any script; never empty, without a path. */
  name: string
  /** The declared type, lower case; what the bytes are is told when the file is kept. */
  type: string
  size_bytes: number
  content: Uint8Array
  /** Without angle brackets. */
  content_id: string | null
  /** Shown inside the letter's HTML by its content id. */
  inline: boolean
  /** A picture that stands in quoted letters or a signature only. */
  quoted: boolean
  /** Hexadecimal, of `content`. */
  sha256: string
}

export type AutomaticKind = 'no' | 'auto_reply' | 'auto_generated' | 'bulk' | 'bounce' | 'own'

/** `reason` names the marker that decided, for the log and the request's page, e.g. `Auto-Submitted: auto-replied`. */
export type Automatic = { kind: AutomaticKind; reason: string }

export type Letter = {
  /** Without angle brackets, as are all ids here. */
  message_id: string | null
  in_reply_to: string[]
  references: string[]
  from: MailAddress | null
  sender: MailAddress | null
  reply_to: MailAddress[]
  to: MailAddress[]
  cc: MailAddress[]
  subject: string
  /** ISO 8601 in UTC, as the sender's clock had it; null when absent or senseless. */
  date: string | null
  text: string
  /** Safe to show (see safe-html.ts); null when the letter has no HTML. */
  html: string | null
  /** `text` without the quoted letters and the signature. */
  visible_text: string
  /** The quotes and the signature that `visible_text` leaves out; '' when there are none. */
  hidden_text: string
  attachments: LetterAttachment[]
  automatic: Automatic
  /** The fields of the head that intake decides by, names in lower case, values unfolded. */
  headers: Record<string, string[]>
  /** Why a letter could not be read whole; what could be had is in the letter all the same. */
  problem: LetterProblem | null
  /** What was found besides the words. */
  about: LetterAbout
}

export type LetterLimits = {
  size_bytes: number
  parts: number
  depth: number
  header_bytes: number
  text_chars: number
  html_chars: number
}

export const usual_limits: LetterLimits = {
  size_bytes: 50 * 1024 * 1024,
  parts: 400,
  depth: 40,
  header_bytes: 256 * 1024,
  text_chars: 1_000_000,
  html_chars: 1_000_000,
}
