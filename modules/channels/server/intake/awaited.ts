// Letters that wait until the address of their unknown sender is confirmed: how they are marked, and the link in our letter.
import type { Okno } from '#kernel/server/okno.ts'
import { isSame, shortSignature } from '#kernel/server/signing.ts'
import type { LetterRow } from '../store/letters.ts'

/** How the log calls a letter that waits for its address to be confirmed. */
export const awaits = 'awaits_confirmation'

export const isAwaited = (letter: Pick<LetterRow, 'outcome' | 'reason'>): boolean =>
  letter.outcome === 'held' && (letter.reason ?? '').startsWith(awaits)

const signature = ({ config }: Okno, letter_id: string): string =>
  shortSignature(config.OKNO_SECRET, `confirm:${letter_id}`)

/** What stands in the link of a letter that asks to confirm. */
export const confirmationToken = (okno: Okno, letter_id: string): string =>
  `${letter_id}.${signature(okno, letter_id)}`

/** The letter that a link is about; null for a link that we have not made. */
export function letterIdOf(okno: Okno, token: string): string | null {
  const [, id, given] = /^([0-9a-f-]{36})\.([\w-]{22})$/.exec(token) ?? []
  if (!id || !given) return null
  return isSame(given, signature(okno, id)) ? id : null
}
