// How letters are handled: the rules for all mailboxes and those of single ones, in the database.
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { type Handling, usualHandling } from '../../contract/people.ts'

type Asking = Pick<Context, 'db'>
type Wanted = { readonly [K in keyof Handling]: Handling[K] | null }

const columns = ['unknown_senders', 'new_matter_days', 'forwards_by_agents', 'agent_name'] as const

const rows = (ctx: Asking) => ctx.db.selectFrom('channels.handling').select(['mailbox_id', ...columns])

/** What holds for a mailbox: its own rule, the one for all, or what Okno does of itself. */
export async function handlingOf(ctx: Asking, mailbox_id: string | null): Promise<Handling> {
  const found = await rows(ctx)
    .where(eb => eb.or([eb('mailbox_id', 'is', null), eb('mailbox_id', '=', mailbox_id)]))
    .execute()
  const own = found.find(row => row.mailbox_id !== null)
  const all = found.find(row => row.mailbox_id === null)
  return {
    unknown_senders: own?.unknown_senders ?? all?.unknown_senders ?? usualHandling.unknown_senders,
    new_matter_days: own?.new_matter_days ?? all?.new_matter_days ?? usualHandling.new_matter_days,
    forwards_by_agents:
      own?.forwards_by_agents ?? all?.forwards_by_agents ?? usualHandling.forwards_by_agents,
    agent_name: own?.agent_name ?? all?.agent_name ?? usualHandling.agent_name,
  } as Handling
}

/** All rules that somebody has set. */
export const handlings = async (ctx: Asking): Promise<(Wanted & { readonly mailbox_id: string | null })[]> =>
  (await rows(ctx).execute()) as (Wanted & { mailbox_id: string | null })[]

/** Sets the rules of a mailbox, or with null those for all; a null among them means: as everywhere. Answers the id of the rule. */
export async function keepHandling(ctx: Context, mailbox_id: string | null, wanted: Wanted): Promise<string> {
  const values = { ...wanted, updated_at: ctx.now }
  const changed = await ctx.db
    .updateTable('channels.handling')
    .set(values)
    .where('mailbox_id', mailbox_id === null ? 'is' : '=', mailbox_id)
    .returning('id')
    .executeTakeFirst()
  if (changed) return changed.id
  const id = newId()
  await ctx.db
    .insertInto('channels.handling')
    .values({ id, mailbox_id, ...values })
    .execute()
  return id
}
