// The letters behind messages of a conversation, for whoever reads it by program: who to whom, when, and what became of each.
import type { LettersOf } from '#modules/requests/server/face.ts'
import { recipientsOf } from './store/recipients.ts'

/** Letters that came and answers that went, by message; a message without a letter is not in it. */
export const lettersBehindMessages: LettersOf = async (ctx, message_ids) => {
  if (message_ids.length === 0) return new Map()
  const letters = await ctx.db
    .selectFrom('channels.letter')
    .select(['id', 'message_id', 'direction', 'from_address', 'to_addresses', 'cc_addresses'])
    .select(['subject', 'header_id', 'at', 'raw_file_id', 'state'])
    .where('message_id', 'in', [...message_ids])
    .where('purpose', 'in', ['inbound', 'answer', 'resolution'])
    .orderBy('at', 'desc')
    .execute()
  const recipients = await recipientsOf(
    ctx,
    letters.map(letter => letter.id),
  )
  return new Map(
    letters.map(letter => [
      letter.message_id!,
      {
        id: letter.id,
        direction: letter.direction,
        from: letter.from_address,
        to: letter.to_addresses,
        copied: letter.cc_addresses,
        subject: letter.subject,
        message_id: letter.header_id,
        date: letter.at,
        delivery_state: letter.state,
        recipients: (recipients.get(letter.id) ?? []).map(({ address, role, state, said }) => ({
          address,
          role,
          state,
          said,
        })),
        has_original: letter.raw_file_id !== null,
      },
    ]),
  )
}
