// Links in letters by which an approval can be given without signing in: signed, and good for this approval only.
import type { Okno } from '#kernel/server/okno.ts'
import { isSame, packed, signature, unpacked } from '#kernel/server/signing.ts'

const signatureOf = ({ config }: Okno, approval_id: string): Buffer =>
  signature(config.OKNO_SECRET, `approval:${approval_id}`)

/** The address of the page that shows what is asked, with a decision chosen; a press there says it. */
export function approvalLink(okno: Okno, approval_id: string, decision: 'approved' | 'declined'): string {
  const token = packed([approval_id], signatureOf(okno, approval_id))
  return `${okno.config.OKNO_URL}/approve/${token}?decision=${decision}`
}

/** The approval that the token is for; null when it is not one of ours. */
export function readApprovalToken(okno: Okno, token: string): string | null {
  const read = unpacked(token, 1)
  const [id] = read?.ids ?? []
  return read && id && isSame(read.signed, signatureOf(okno, id)) ? id : null
}
