// What would go and what would stay if an import were undone now.
import type { Context } from '#kernel/server/context.ts'
import { onlyHeldBy } from '#kernel/server/files.ts'
import { unusedPeople } from '#modules/organisation/server/face.ts'
import { takingPartElsewhere, untouchedPast } from '#modules/requests/server/face.ts'
import type { MailImportUndo } from '../../contract.ts'

/** Somebody who is at it at the same moment may change a figure: undoing looks again. */
export async function undoPreview(ctx: Context, import_id: string): Promise<MailImportUndo> {
  const conversations = await ctx.db
    .selectFrom('channels.mail_import_conversation')
    .select(['request_id', 'made'])
    .where('import_id', '=', import_id)
    .execute()
  const made = conversations.filter(one => one.made).map(one => one.request_id)
  const going = await untouchedPast(ctx, made)
  const people = await ctx.db
    .selectFrom('channels.mail_import_person')
    .select('person_id')
    .where('import_id', '=', import_id)
    .execute()
  const ids = people.map(one => one.person_id)
  const unused = await unusedPeople(ctx, ids)
  const elsewhere = await takingPartElsewhere(ctx, unused, going)
  const letters = await leavingLetters(ctx, import_id, going)
  const files = await onlyHeldBy(ctx, [import_id, ...letters.flatMap(one => [one.id, one.message_id!])])
  const people_go = unused.length - elsewhere.size
  return {
    requests_go: going.length,
    requests_stay: made.length - going.length,
    people_go,
    people_stay: ids.length - people_go,
    letters_go: letters.length,
    ...files,
  }
}

/** The letters of these requests, and those of this archive that went on in requests of others. */
const leavingLetters = (ctx: Context, import_id: string, going: readonly string[]) =>
  ctx.db
    .selectFrom('channels.letter as letter')
    .select(['letter.id', 'letter.message_id'])
    .where('letter.message_id', 'is not', null)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        ...(going.length > 0 ? [eb('letter.request_id', 'in', [...going])] : []),
        exists(
          selectFrom('channels.mail_import_letter as own')
            .innerJoin('channels.mail_import_conversation as conversation', join =>
              join
                .onRef('conversation.import_id', '=', 'own.import_id')
                .onRef('conversation.request_id', '=', 'own.request_id'),
            )
            .select('own.ordinal')
            .whereRef('own.message_id', '=', 'letter.message_id')
            .where('own.import_id', '=', import_id)
            .where('conversation.made', '=', false),
        ),
      ]),
    )
    .execute()
