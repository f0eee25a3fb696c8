// What a letter about a request says of it: number, link, language, who is addressed, whose signature stands below.
import { type Language, pick } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { findPerson, type KnownPerson } from '#modules/organisation/server/face.ts'
import { findRequest, numberText, type RequestRow } from '#modules/requests/server/face.ts'
import type { MailAddress } from '../mail/words.ts'
import { mailboxes } from '../store/mailboxes.ts'
import { receiversOf } from './receivers.ts'
import { speakingMailbox } from './send.ts'

export interface LetterAbout {
  readonly request: RequestRow
  readonly requester: KnownPerson
  /** Where the requester is reached; null when by mail not at all. */
  readonly to: MailAddress | null
  /** What the texts of letters need. */
  readonly about: {
    readonly language: Language
    readonly number: string
    readonly subject: string
    readonly link: string
    readonly name: string | null
    readonly signature: string
  }
}

/** Everything for a letter to the requester, in the requester's language; null when there is no such request or person. */
export async function aboutRequest(ctx: Context, request_id: string): Promise<LetterAbout | null> {
  const request = await findRequest(ctx, request_id)
  const requester = await findPerson(ctx, request.requester_id)
  if (!requester) return null
  const language = requester.language
  const number = numberText(request.number)
  const mailbox = await speakingMailbox(ctx, await mailboxes(ctx), request)
  const reached = requester.email !== null && requester.blocked_at === null
  return {
    request,
    requester,
    to: reached ? { name: requester.name, address: requester.email! } : null,
    about: {
      language,
      number,
      subject: request.subject,
      link: `${ctx.okno.config.OKNO_URL}/requests/${number}`,
      name: calledBy(requester),
      signature: mailbox ? pick(mailbox.signature ?? mailbox.name, language) : '',
    },
  }
}

/** A name that is only the address is no way to address anybody. */
export const calledBy = ({ name, email }: KnownPerson): string | null =>
  name.trim() === '' || name.includes('@') || name === email ? null : name

/** People on copy who are reached by mail; colleagues of the centre read it at the desk. */
export async function copiedPeople(
  ctx: Context,
  request_id: string,
): Promise<(MailAddress & { readonly id: string })[]> {
  const request = await findRequest(ctx, request_id)
  const receivers = await receiversOf(ctx, request, null)
  return receivers.flatMap(({ person, address, role, gets }) =>
    role === 'copied' && gets && address ? [{ id: person.id, name: person.name, address }] : [],
  )
}
