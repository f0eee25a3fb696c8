// Tokens of invitations, signed over everything they stand for, and the proof that their page was opened.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Okno } from '#kernel/server/okno.ts'

/** What a token stands for; none of it can be changed without the signature failing. */
export interface Bound {
  readonly id: string
  readonly kind: string
  readonly scale: number
  readonly request_id: string | null
  readonly message_id: string | null
  readonly agent_id: string | null
  readonly team_id: string | null
  readonly mailbox_id: string | null
  readonly person_id: string | null
  readonly follow_up_id: string | null
}

const id_bytes = 16
const signature_bytes = 18
const visit_ms = 12 * 3_600_000

const hmac = (okno: Okno, text: string): Buffer =>
  createHmac('sha256', okno.config.OKNO_SECRET).update(text).digest().subarray(0, signature_bytes)

const signature = (okno: Okno, bound: Bound): Buffer =>
  hmac(
    okno,
    [
      'invitation',
      bound.id,
      bound.kind,
      bound.scale,
      bound.request_id,
      bound.message_id,
      bound.agent_id,
      bound.team_id,
      bound.mailbox_id,
      bound.person_id,
      bound.follow_up_id,
    ].join(':'),
  )

/** A token of 46 characters. */
export const invitationToken = (okno: Okno, bound: Bound): string =>
  Buffer.concat([Buffer.from(bound.id.replaceAll('-', ''), 'hex'), signature(okno, bound)]).toString(
    'base64url',
  )

/** The address of the page that shows a chosen mark and asks to confirm it. */
export const invitationLink = (okno: Okno, bound: Bound, score: number): string =>
  `${okno.config.OKNO_URL}/rate/${invitationToken(okno, bound)}?score=${score}`

/** The invitation that a token names; null when it is no such token. Whether it is signed, `isSigned` says. */
export function namedInvitation(token: string): string | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== id_bytes + signature_bytes) return null
  const hex = bytes.subarray(0, id_bytes).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export function isSigned(okno: Okno, token: string, bound: Bound): boolean {
  const given = Buffer.from(token, 'base64url').subarray(id_bytes)
  const right = signature(okno, bound)
  return given.length === right.length && timingSafeEqual(given, right)
}

/** What a page gets when it is opened, to be sent along with the mark. Nothing is stored for it. */
export const visitOf = (okno: Okno, about: string, now: Date): string => {
  const at = now.getTime().toString(36)
  return `${at}.${hmac(okno, `visit:${about}:${at}`).toString('base64url')}`
}

/** Was this page opened within the last twelve hours? */
export function isVisit(okno: Okno, about: string, visit: string | undefined, now: Date): boolean {
  const [at = '', sign = ''] = (visit ?? '').split('.')
  const age_ms = now.getTime() - Number.parseInt(at, 36)
  if (!(age_ms >= 0 && age_ms <= visit_ms)) return false
  const right = hmac(okno, `visit:${about}:${at}`)
  const given = Buffer.from(sign, 'base64url')
  return given.length === right.length && timingSafeEqual(given, right)
}
