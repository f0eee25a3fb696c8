// Mailboxes: opening, changing, switching off, and trying their mail server step by step.
import { notFound } from '#kernel/contract/kernel.ts'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { violatedConstraint } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import type { Actions } from '#kernel/server/module.ts'
import { teamById, teamsByIds } from '#modules/organisation/server/face.ts'
import * as told from '../../contract.ts'
import { checkServer } from '../imap/check.ts'
import { seal, unseal } from '../sealing.ts'
import { mailboxes as allMailboxes, type MailboxRow } from '../store/mailboxes.ts'

type Mailboxes = Pick<
  Actions<typeof told.contract>,
  'listMailboxes' | 'addMailbox' | 'editMailbox' | 'removeMailbox' | 'checkMailbox'
>

export const mailboxes: Mailboxes = {
  async listMailboxes(ctx) {
    return { items: await shown(ctx, await allMailboxes(ctx)) }
  },

  async addMailbox(ctx, { body: { imap_password, ...fields } }) {
    await refuseUnknownTeam(ctx, fields.team_id)
    const id = newId()
    const first = (await allMailboxes(ctx)).length === 0
    if (fields.is_default) await noOtherDefault(ctx)
    await ctx.db
      .insertInto('channels.mailbox')
      .values({
        ...columns(fields),
        id,
        address: fields.address,
        name: fields.name,
        team_id: fields.team_id,
        is_default: fields.is_default ?? first,
        imap_password: imap_password ? seal(imap_password, id, ctx.okno.config.OKNO_SECRET) : null,
        created_at: ctx.now,
      })
      .execute()
      .catch(error => {
        throw namedFault(error, fields.address)
      })
    ctx.tell(told.mailboxChanged, { mailbox_id: id, change: 'added' })
    return one(ctx, id)
  },

  async editMailbox(ctx, { params: { id }, body: { imap_password, ...fields } }) {
    const before = await hold(ctx, id)
    if (fields.team_id) await refuseUnknownTeam(ctx, fields.team_id)
    if (fields.is_default) await noOtherDefault(ctx)
    const sealed = imap_password ? seal(imap_password, id, ctx.okno.config.OKNO_SECRET) : null
    // Another server or folder is another life: where fetching had come to means nothing there.
    const moved = fields.imap !== undefined && !samePlace(before.imap, fields.imap)
    await ctx.db
      .updateTable('channels.mailbox')
      .set({
        ...columns(fields),
        ...(imap_password === undefined ? {} : { imap_password: sealed }),
        ...(moved ? { uid_validity: null, last_uid: null, last_poll_at: null } : {}),
        last_error: null,
        failed_step: null,
        failing_since: null,
      })
      .where('id', '=', id)
      .execute()
      .catch(error => {
        throw namedFault(error, fields.address ?? before.address)
      })
    ctx.tell(told.mailboxChanged, { mailbox_id: id, change: 'edited' })
    return one(ctx, id)
  },

  async removeMailbox(ctx, { params: { id } }) {
    const before = await hold(ctx, id)
    await ctx.db
      .deleteFrom('channels.mailbox')
      .where('id', '=', id)
      .execute()
      .catch(error => {
        throw violatedConstraint(error) ? told.mailboxInUse({ address: before.address }) : error
      })
    ctx.tell(told.mailboxChanged, { mailbox_id: id, change: 'removed' })
    return {}
  },

  async checkMailbox(ctx, { body: { id, imap, imap_password } }) {
    const known = id ? (await allMailboxes(ctx)).find(box => box.id === id) : undefined
    if (id && !known) throw notFound({})
    const kept = known?.imap_password
      ? unseal(known.imap_password, known.id, ctx.okno.config.OKNO_SECRET)
      : null
    return { steps: await checkServer(imap, imap_password ?? kept ?? '') }
  },
}

async function shown(ctx: Context, rows: readonly MailboxRow[]) {
  const teams = await teamsByIds(
    ctx,
    rows.map(row => row.team_id),
  )
  return rows.map(row => ({
    ...row,
    language: row.language as 'ru' | 'en',
    failed_step: row.failed_step as told.Mailbox['failed_step'],
    has_password: row.imap_password !== null,
    team: { id: row.team_id, name: teams.get(row.team_id)?.name ?? ({} as LocalText) },
  }))
}

async function one(ctx: Context, id: string) {
  const rows = (await allMailboxes(ctx)).filter(row => row.id === id)
  return (await shown(ctx, rows))[0]!
}

async function hold(ctx: Context, id: string): Promise<MailboxRow> {
  const row = await ctx.db
    .selectFrom('channels.mailbox')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({})
  return row
}

/** Objects of jsonb columns go as text: an array or object would be taken for one of PostgreSQL's. */
const columns = (fields: Partial<Omit<Parameters<Mailboxes['addMailbox']>[1]['body'], 'imap_password'>>) => {
  const { imap, ...plain } = fields
  return { ...plain, ...(imap === undefined ? {} : { imap: imap === null ? null : JSON.stringify(imap) }) }
}

const noOtherDefault = (ctx: Context) =>
  ctx.db.updateTable('channels.mailbox').set({ is_default: false }).where('is_default', '=', true).execute()

async function refuseUnknownTeam(ctx: Context, team_id: string): Promise<void> {
  const team = await teamById(ctx, team_id)
  if (!team || team.retired_at) throw told.unknownTeam({})
}

const namedFault = (error: unknown, address: string): unknown =>
  violatedConstraint(error) === 'mailbox_address_unique' ? told.mailboxTaken({ address }) : error

function samePlace(before: told.Imap | null, now: told.Imap | null): boolean {
  if (!before || !now) return before === now
  return before.host === now.host && before.user === now.user && before.folder === now.folder
}
