// What other domains may ask of channels: send a letter about a request, take one in.
import type { Context } from '#kernel/server/context.ts'
import { findMessage } from '#modules/requests/server/face.ts'
import { type RatingLink, writeResolution } from './mail/letter-texts.ts'
import { aboutRequest } from './outbound/about.ts'
import { sendLetter } from './outbound/send.ts'
import { templateOf } from './store/templates.ts'

export { type Came, type TakenIn, takeIn } from './intake/take-in.ts'
export { bodyOf, type LetterBody, type RatingLink } from './mail/letter-texts.ts'
export { escapeHtml } from './mail/safe-html.ts'
export { importArchive } from './mail-import/by-command.ts'
export { aboutRequest, copiedPeople, type LetterAbout } from './outbound/about.ts'
export { defaultSignature, sendApart } from './outbound/apart.ts'
export { belowAnswer } from './outbound/below-answer.ts'
export { type LetterToSend, sendLetter } from './outbound/send.ts'

/**
 * Tells the requester that a request is resolved and asks how it was, with the agent's last words if `message_id` names
 * them. `rating` makes the address of the page for each mark. Answers the letter's id, null when the requester has no
 * mail address.
 */
export async function sendResolution(
  ctx: Context,
  told: { readonly request_id: string; readonly message_id: string | null; readonly rating: RatingLink },
): Promise<string | null> {
  const found = await aboutRequest(ctx, told.request_id)
  if (!found?.to) return null
  const message = told.message_id ? await findMessage(ctx, told.message_id) : null
  const template = await templateOf(ctx, 'resolution', found.about.language)
  const body = writeResolution({ ...found.about, text: message?.text ?? null, rating: told.rating, template })
  return sendLetter(ctx, {
    request: found.request,
    purpose: 'resolution',
    to: [found.to],
    body,
    message_id: told.message_id,
  })
}
