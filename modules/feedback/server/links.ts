// Links in letters by which a rating can be given without signing in: signed, so that nobody can make one for another's request.
import type { Okno } from '#kernel/server/okno.ts'
import { isSame, packed, signature, unpacked } from '#kernel/server/signing.ts'

const signatureOf = ({ config }: Okno, request_id: string, person_id: string): Buffer =>
  signature(config.OKNO_SECRET, `rating:${request_id}:${person_id}`)

/** A token of 67 characters that lets its holder rate this request as this person, and do nothing else. */
export const ratingToken = (okno: Okno, request_id: string, person_id: string): string =>
  packed([request_id, person_id], signatureOf(okno, request_id, person_id))

/** The address of the page that shows a chosen mark and asks to confirm it. */
export const ratingLink = (okno: Okno, request_id: string, person_id: string, score: number): string =>
  `${okno.config.OKNO_URL}/rate/${ratingToken(okno, request_id, person_id)}?score=${score}`

/** Whose rating of what the token allows; null when it is not one of ours. */
export function readRatingToken(okno: Okno, token: string): { request_id: string; person_id: string } | null {
  const read = unpacked(token, 2)
  const [request_id, person_id] = read?.ids ?? []
  return read && request_id && person_id && isSame(read.signed, signatureOf(okno, request_id, person_id))
    ? { request_id, person_id }
    : null
}
