// The letter that tells somebody what was done about a low mark, with the question whether it is good now.
import { type Language, pick } from '#kernel/contract/shapes.ts'
import { speak } from '#kernel/contract/words.ts'
import type { Context } from '#kernel/server/context.ts'
import {
  aboutRequest,
  bodyOf,
  defaultSignature,
  type LetterBody,
  sendApart,
  sendLetter,
} from '#modules/channels/server/face.ts'
import { findPerson } from '#modules/organisation/server/face.ts'
import { letterWords } from '../../text/letter-words.ts'
import { invitationLink } from '../invitations/tokens.ts'
import type { FollowUpRow } from '../store/follow-ups.ts'
import { type InvitationRow, issue } from '../store/invitations.ts'
import type { RatingRow } from '../store/ratings.ts'

/**
 * Writes to the author of a rating through the gate of all letters: in the thread of the request, or as a letter of its
 * own where a signature was rated. Answers the letter's id; null when nobody can be written to.
 */
export async function writeToAuthor(
  ctx: Context,
  card: FollowUpRow,
  rating: RatingRow,
  text: string,
): Promise<string | null> {
  const invitation = await issue(ctx, 'after_fix', {
    follow_up_id: card.id,
    request_id: card.request_id,
    person_id: rating.person_id,
    agent_id: card.agent_id,
    issued_by: ctx.actor.id,
  })
  if (card.request_id) return writeAboutRequest(ctx, card.request_id, rating, text, invitation)
  const person = rating.person_id ? await findPerson(ctx, rating.person_id) : undefined
  const address = person && person.blocked_at === null ? person.email : rating.rater_address
  if (!address) return null
  const language = person?.language ?? ctx.okno.config.OKNO_LANGUAGE
  return sendApart(ctx, {
    subject_id: card.id,
    to: { name: person?.name ?? rating.rater_name ?? '', address },
    body: body(ctx, {
      language,
      name: person?.name ?? rating.rater_name,
      subject: speak(letterWords, language).subject,
      signature: pick(await defaultSignature(ctx), language),
      text,
      invitation,
    }),
  })
}

async function writeAboutRequest(
  ctx: Context,
  request_id: string,
  rating: RatingRow,
  text: string,
  invitation: InvitationRow,
): Promise<string | null> {
  const found = await aboutRequest(ctx, request_id)
  if (!found) return null
  // An answer may have been rated by somebody on copy: it is they who are told.
  const other = rating.person_id && rating.person_id !== found.requester.id ? rating.person_id : null
  const person = other ? await findPerson(ctx, other) : undefined
  const to =
    person === undefined
      ? found.to
      : person.email !== null && person.blocked_at === null
        ? { name: person.name, address: person.email }
        : null
  if (!to) return null
  const { language, subject, signature } = found.about
  return sendLetter(ctx, {
    request: found.request,
    purpose: 'answer',
    to: [to],
    body: body(ctx, {
      language: person?.language ?? language,
      name: person ? person.name : found.about.name,
      subject,
      signature,
      text,
      invitation,
    }),
  })
}

function body(
  ctx: Context,
  told: {
    readonly language: Language
    readonly name: string | null
    readonly subject: string
    readonly signature: string
    readonly text: string
    readonly invitation: InvitationRow
  },
): LetterBody {
  const say = speak(letterWords, told.language)
  const paragraphs = told.text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map(part => part.trim())
    .filter(part => part !== '')
  return bodyOf(told, [
    { text: told.name && !told.name.includes('@') ? say.hello({ name: told.name }) : say.helloUnknown },
    ...paragraphs.map(text => ({ text })),
    { text: say.goodNow, rating: score => invitationLink(ctx.okno, told.invitation, score) },
  ])
}
