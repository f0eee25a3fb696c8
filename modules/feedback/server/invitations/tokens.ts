// Tokens of invitations, signed over everything they stand for, and the proof that their page was opened.
import type { Okno } from '#kernel/server/okno.ts'
import { isSame, packed, signature, unpacked } from '#kernel/server/signing.ts'

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

const visit_ms = 12 * 3_600_000

const signatureOf = ({ config }: Okno, bound: Bound): Buffer =>
  signature(
    config.OKNO_SECRET,
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
  packed([bound.id], signatureOf(okno, bound))

/** The address of the page that shows a chosen mark and asks to confirm it. */
export const invitationLink = (okno: Okno, bound: Bound, score: number): string =>
  `${okno.config.OKNO_URL}/rate/${invitationToken(okno, bound)}?score=${score}`

/** The invitation that a token names; null when it is no such token. Whether it is signed, `isSigned` says. */
export const namedInvitation = (token: string): string | null => unpacked(token, 1)?.ids[0] ?? null

export function isSigned(okno: Okno, token: string, bound: Bound): boolean {
  const read = unpacked(token, 1)
  return read !== null && isSame(read.signed, signatureOf(okno, bound))
}

/** What a page gets when it is opened, to be sent along with the mark. Nothing is stored for it. */
export const visitOf = (okno: Okno, about: string, now: Date): string => {
  const at = now.getTime().toString(36)
  return `${at}.${visitSign(okno, about, at)}`
}

/** Was this page opened within the last twelve hours? */
export function isVisit(okno: Okno, about: string, visit: string | undefined, now: Date): boolean {
  const [at = '', sign = ''] = (visit ?? '').split('.')
  const age_ms = now.getTime() - Number.parseInt(at, 36)
  if (!(age_ms >= 0 && age_ms <= visit_ms)) return false
  return isSame(sign, visitSign(okno, about, at))
}

const visitSign = ({ config }: Okno, about: string, at: string): string =>
  signature(config.OKNO_SECRET, `visit:${about}:${at}`).toString('base64url')
