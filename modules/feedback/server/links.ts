// Links in letters by which a rating can be given without signing in: signed, so that nobody can make one for another's request.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Okno } from '#kernel/server/okno.ts'

const signature = (okno: Okno, request_id: string, person_id: string): Buffer =>
  createHmac('sha256', okno.config.OKNO_SECRET)
    .update(`rating:${request_id}:${person_id}`)
    .digest()
    .subarray(0, 18)

const packed = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')
const unpacked = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** A token of 67 characters that lets its holder rate this request as this person, and do nothing else. */
export const ratingToken = (okno: Okno, request_id: string, person_id: string): string =>
  Buffer.concat([packed(request_id), packed(person_id), signature(okno, request_id, person_id)]).toString(
    'base64url',
  )

/** The address of the page that shows a chosen mark and asks to confirm it. */
export const ratingLink = (okno: Okno, request_id: string, person_id: string, score: number): string =>
  `${okno.config.OKNO_URL}/rate/${ratingToken(okno, request_id, person_id)}?score=${score}`

/** Whose rating of what the token allows; null when it is not one of ours. */
export function readRatingToken(okno: Okno, token: string): { request_id: string; person_id: string } | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 50) return null
  const request_id = unpacked(bytes.subarray(0, 16))
  const person_id = unpacked(bytes.subarray(16, 32))
  return timingSafeEqual(bytes.subarray(32), signature(okno, request_id, person_id))
    ? { request_id, person_id }
    : null
}
