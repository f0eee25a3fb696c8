// Links in letters by which an approval can be given without signing in: signed, and good for this approval only.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Okno } from '#kernel/server/okno.ts'

const signature = (okno: Okno, approval_id: string): Buffer =>
  createHmac('sha256', okno.config.OKNO_SECRET).update(`approval:${approval_id}`).digest().subarray(0, 18)

/** The address of the page that shows what is asked, with a decision chosen; a press there says it. */
export function approvalLink(okno: Okno, approval_id: string, decision: 'approved' | 'declined'): string {
  const id = Buffer.from(approval_id.replaceAll('-', ''), 'hex')
  const token = Buffer.concat([id, signature(okno, approval_id)]).toString('base64url')
  return `${okno.config.OKNO_URL}/approve/${token}?decision=${decision}`
}

/** The approval that the token is for; null when it is not one of ours. */
export function readApprovalToken(okno: Okno, token: string): string | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 34) return null
  const id = bytes
    .subarray(0, 16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return timingSafeEqual(bytes.subarray(16), signature(okno, id)) ? id : null
}
