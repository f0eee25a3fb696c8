// Signatures: links for rating that stand below letters written outside Okno, of an agent, a team or a mailbox.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { Id, Instant, Language, LocalText } from '#kernel/contract/shapes.ts'

export const holderKinds = ['agent', 'team', 'mailbox'] as const
export const Holder = z.object({ kind: z.enum(holderKinds), id: Id })
export type Holder = z.output<typeof Holder>

export const Signature = z.object({
  id: Id,
  holder: Holder.extend({ name: LocalText }),
  issued_at: Instant,
  expires_at: Instant,
  /** From then on its links are not valid; may lie ahead. */
  withdrawn_at: Instant.nullable(),
  withdrawn_why: z.enum(['replaced', 'withdrawn', 'left']).nullable(),
  is_valid: z.boolean(),
  /** How many ratings came by it so far. */
  ratings: z.int(),
})

export const Snippet = z.object({
  /** To be pasted as rich text; five links, no pictures. */
  html: z.string(),
  text: z.string(),
})

const about = { invitation_id: Id, holder_kind: z.enum(holderKinds), holder_id: Id }
export const signatureIssued = event('feedback.signature_issued', about)
export const signatureRenewed = event('feedback.signature_renewed', { ...about, expires_at: Instant })
export const signatureWithdrawn = event('feedback.signature_withdrawn', {
  ...about,
  why: z.enum(['replaced', 'withdrawn', 'left']),
  from: Instant,
})
export const signatureEvents = [signatureIssued, signatureRenewed, signatureWithdrawn] as const

const ById = z.object({ id: Id })
/** Days in which letters already sent may still be rated by the old links. */
const OldWorks = z.int().min(0).max(365)

export const signatureEndpoints = {
  listSignatures: get('/ratings/signatures', {
    can: 'feedback.sign',
    output: z.object({ items: z.array(Signature) }),
    summary: 'My signature, and those of teams, mailboxes and agents that I look after',
  }),
  listHolders: get('/ratings/signature-holders', {
    can: 'feedback.sign',
    output: z.object({ items: z.array(Holder.extend({ name: LocalText })) }),
    summary: 'For whom I may issue a signature: myself, and teams and mailboxes that I look after',
  }),
  issueSignature: post('/ratings/signatures', {
    can: 'feedback.sign',
    body: z.object({ holder: Holder, old_works_days: OldWorks.default(30) }),
    output: Signature,
    status: 201,
    refusals: [notFound],
    summary: 'Issue a signature with links for rating; an earlier one of the same holder is replaced',
  }),
  readSnippet: get('/ratings/signatures/:id/snippet', {
    can: 'feedback.sign',
    params: ById,
    query: z.object({ language: Language.optional() }),
    output: Snippet,
    refusals: [notFound],
    summary: 'What to paste into a mail program, as rich and as plain text',
  }),
  renewSignature: post('/ratings/signatures/:id/renew', {
    can: 'feedback.sign',
    params: ById,
    output: Signature,
    refusals: [notFound],
    summary: 'Let the links of a signature work two more years from now; nothing changes in mail programs',
  }),
  withdrawSignature: post('/ratings/signatures/:id/withdraw', {
    can: 'feedback.sign',
    params: ById,
    output: Signature,
    refusals: [notFound],
    summary: 'Withdraw a signature at once: its links are not valid any more',
  }),
}
