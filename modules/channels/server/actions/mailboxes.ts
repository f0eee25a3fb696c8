// Mailboxes: opening, changing, switching off, signing in for them, and trying their servers step by step.
import { notFound } from '#kernel/contract/kernel.ts'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { violatedConstraint } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import type { Actions } from '#kernel/server/module.ts'
import { findRoute } from '#modules/catalogue/server/face.ts'
import { teamById, teamsByIds } from '#modules/organisation/server/face.ts'
import * as told from '../../contract.ts'
import { isCertificate } from '../imap/certificate.ts'
import { mailboxHealth } from '../imap/health.ts'
import { beginSignIn, finishSignIn, mailboxOfState } from '../oauth/sign-in.ts'
import { seal } from '../sealing.ts'
import { mailboxes as allMailboxes, type MailboxRow } from '../store/mailboxes.ts'
import { tryMailbox } from './trying.ts'

type Mailboxes = Pick<Actions<typeof told.contract>, keyof typeof told.mailboxContract>
type Fields = Partial<Parameters<Mailboxes['addMailbox']>[1]['body']>

export const mailboxes: Mailboxes = {
  async listMailboxes(ctx) {
    return { items: await shown(ctx, await allMailboxes(ctx)) }
  },

  async addMailbox(ctx, { body }) {
    refuseBroken(body)
    await refuseUnknown(ctx, body)
    const id = newId()
    const first = (await allMailboxes(ctx)).length === 0
    if (body.is_default) await noOtherDefault(ctx)
    await ctx.db
      .insertInto('channels.mailbox')
      .values({
        ...columns(ctx, id, body),
        id,
        address: body.address,
        name: body.name,
        team_id: body.team_id,
        is_default: body.is_default ?? first,
        created_at: ctx.now,
      })
      .execute()
      .catch(error => {
        throw namedFault(error, body.address)
      })
    ctx.tell(told.mailboxChanged, { mailbox_id: id, change: 'added' })
    return one(ctx, id)
  },

  async editMailbox(ctx, { params: { id }, body }) {
    const before = await hold(ctx, id)
    refuseBroken(body)
    await refuseUnknown(ctx, body)
    if (body.is_default) await noOtherDefault(ctx)
    // Another account is another life: where fetching had come to means nothing there, nor do its tokens.
    const moved = body.imap !== undefined && !samePlace(before.imap as told.Imap | null, body.imap)
    const otherTokens = body.oauth !== undefined && !sameIssuer(before.oauth as told.OAuth | null, body.oauth)
    if (moved) await ctx.db.deleteFrom('channels.folder').where('mailbox_id', '=', id).execute()
    await ctx.db
      .updateTable('channels.mailbox')
      .set({
        ...columns(ctx, id, body),
        ...(moved ? { last_poll_at: null } : {}),
        ...(otherTokens ? { tokens: null, signed_in_at: null, token_ends_at: null } : {}),
        last_error: null,
        failed_step: null,
        failing_since: null,
      })
      .where('id', '=', id)
      .execute()
      .catch(error => {
        throw namedFault(error, body.address ?? before.address)
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

  async checkMailbox(ctx, { body }) {
    refuseBroken(body)
    const known = body.id ? await find(ctx, body.id) : undefined
    return { steps: await tryMailbox(ctx.okno, known, body, ctx.now) }
  },

  async beginMailboxSignIn(ctx, { params: { id } }) {
    return { url: await beginSignIn(ctx, await find(ctx, id)) }
  },

  async finishMailboxSignIn(ctx, { body: { query } }) {
    const id = mailboxOfState(ctx, query)
    await finishSignIn(ctx, await hold(ctx, id), query)
    ctx.tell(told.mailboxChanged, { mailbox_id: id, change: 'edited' })
    return { mailbox_id: id }
  },
}

async function shown(ctx: Context, rows: readonly MailboxRow[]) {
  const teams = await teamsByIds(
    ctx,
    rows.map(row => row.team_id),
  )
  const health = new Map((await mailboxHealth(ctx)).map(one => [one.id, one]))
  return rows.map(row => ({
    ...row,
    imap: row.imap as told.Imap | null,
    oauth: row.oauth as told.OAuth | null,
    outgoing: row.outgoing as told.Outgoing | null,
    rules: row.rules as unknown as told.MailRule[],
    language: row.language as 'ru' | 'en',
    failed_step: row.failed_step as told.Mailbox['failed_step'],
    has_password: row.imap_password !== null,
    has_client_secret: row.client_secret !== null,
    has_outgoing_password: row.outgoing_password !== null,
    team: { id: row.team_id, name: teams.get(row.team_id)?.name ?? ({} as LocalText) },
    waiting: health.get(row.id)?.waiting ?? 0,
    waiting_since: health.get(row.id)?.waiting_since ?? null,
  }))
}

async function one(ctx: Context, id: string) {
  const rows = (await allMailboxes(ctx)).filter(row => row.id === id)
  return (await shown(ctx, rows))[0]!
}

async function find(ctx: Context, id: string): Promise<MailboxRow> {
  const row = (await allMailboxes(ctx)).find(box => box.id === id)
  if (!row) throw notFound({})
  return row
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

/** What is written of the given fields: secrets sealed, and objects of jsonb columns as text. */
function columns(ctx: Context, id: string, fields: Fields) {
  const { imap, oauth, outgoing, rules, imap_password, client_secret, outgoing_password, ...plain } = fields
  const sealed = (text: string | null, owner: string) =>
    text === null ? null : seal(text, owner, ctx.okno.config.OKNO_SECRET)
  const json = (value: object | null) => (value === null ? null : JSON.stringify(value))
  return {
    ...plain,
    ...(imap === undefined ? {} : { imap: json(imap) }),
    ...(oauth === undefined ? {} : { oauth: json(oauth) }),
    ...(outgoing === undefined ? {} : { outgoing: json(outgoing) }),
    ...(rules === undefined ? {} : { rules: JSON.stringify(rules) }),
    ...(imap_password === undefined ? {} : { imap_password: sealed(imap_password, id) }),
    ...(client_secret === undefined ? {} : { client_secret: sealed(client_secret, `${id}:client_secret`) }),
    ...(outgoing_password === undefined
      ? {}
      : { outgoing_password: sealed(outgoing_password, `${id}:outgoing_password`) }),
  }
}

const noOtherDefault = (ctx: Context) =>
  ctx.db.updateTable('channels.mailbox').set({ is_default: false }).where('is_default', '=', true).execute()

/** A certificate that cannot be read would be found out only when letters no longer come. */
function refuseBroken({ imap, outgoing }: Pick<Fields, 'imap' | 'outgoing'>): void {
  const trusted = [imap?.certificate, outgoing?.certificate]
  if (trusted.some(pem => pem && !isCertificate(pem))) throw told.notACertificate({})
}

async function refuseUnknown(ctx: Context, { team_id, rules }: Fields): Promise<void> {
  const wanted = [team_id, ...(rules ?? []).map(rule => rule.team_id)]
  for (const id of new Set(wanted.filter(Boolean))) {
    const team = await teamById(ctx, id!)
    if (!team || team.retired_at) throw told.unknownTeam({})
  }
  for (const { service_id } of rules ?? [])
    if (service_id && !(await findRoute(ctx, service_id))) throw told.unknownService({})
}

const namedFault = (error: unknown, address: string): unknown =>
  violatedConstraint(error) === 'mailbox_address_unique' ? told.mailboxTaken({ address }) : error

function samePlace(before: told.Imap | null, now: told.Imap | null): boolean {
  if (!before || !now) return before === now
  return before.host === now.host && before.user === now.user
}

function sameIssuer(before: told.OAuth | null, now: told.OAuth | null): boolean {
  if (!before || !now) return before === now
  const places = ['provider', 'flow', 'tenant', 'client_id', 'token_url'] as const
  return places.every(place => (before[place] || null) === (now[place] || null))
}
