// Who stands behind signatures and follow-ups: teams of agents, names of holders, who may own a follow-up.
import { sql } from 'kysely'
import type { Scopes } from '#kernel/contract/access.ts'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Holder } from '../../contract.ts'

/** The team whose figures a signature's ratings belong to: its own, its mailbox's, or the first of its agent. */
export async function teamOf(
  ctx: Context,
  row: {
    readonly agent_id: string | null
    readonly team_id: string | null
    readonly mailbox_id: string | null
  },
): Promise<string | null> {
  if (row.team_id) return row.team_id
  if (row.mailbox_id) {
    const mailbox = await ctx.db
      .selectFrom('channels.mailbox_view')
      .select('team_id')
      .where('id', '=', row.mailbox_id)
      .executeTakeFirst()
    return mailbox?.team_id ?? null
  }
  const member = await ctx.db
    .selectFrom('organisation.member_view')
    .select('team_id')
    .where('person_id', '=', row.agent_id)
    .orderBy('is_lead', 'desc')
    .orderBy('team_id')
    .limit(1)
    .executeTakeFirst()
  return member?.team_id ?? null
}

export const nameOf = async (ctx: Context, person_id: string | null): Promise<string | null> => {
  if (person_id === null) return null
  const row = await ctx.db
    .selectFrom('organisation.person_view')
    .select('name')
    .where('id', '=', person_id)
    .executeTakeFirst()
  return row?.name ?? null
}

export interface NamedHolder extends Holder {
  readonly name: LocalText
}

/** Teams and mailboxes that somebody is in charge of, for whom a signature can be issued. */
export async function holdersFor(ctx: Context, where: Scopes): Promise<NamedHolder[]> {
  const { rows } = await sql<NamedHolder>`
    select 'team' as kind, team.id, team.name from organisation.team_view as team
    where team.retired_at is null and ${within(where, sql`team`)}
    union all
    select 'mailbox', mailbox.id, mailbox.name || jsonb_build_object(
      'ru', coalesce(mailbox.name->>'ru', mailbox.name->>'en') || ' <' || mailbox.address || '>',
      'en', coalesce(mailbox.name->>'en', mailbox.name->>'ru') || ' <' || mailbox.address || '>')
    from channels.mailbox_view as mailbox join organisation.team_view as team on team.id = mailbox.team_id
    where ${within(where, sql`team`)}
    order by 1 desc, 3`.execute(ctx.db)
  return rows
}

const within = ({ all, teams, departments }: Scopes, team: ReturnType<typeof sql>) =>
  all
    ? sql`true`
    : sql`(${team}.id = any(${[...teams]}::uuid[]) or ${team}.department_id = any(${[...departments]}::uuid[]))`

/** The teams that lie where somebody holds a permission. */
export async function teamsWithin(ctx: Context, where: Scopes): Promise<'all' | string[]> {
  if (where.all) return 'all'
  if (where.teams.length + where.departments.length === 0) return []
  const rows = await ctx.db
    .selectFrom('organisation.team_view')
    .select('id')
    .where(eb =>
      eb.or([
        eb('id', '=', sql<string>`any(${[...where.teams]}::uuid[])`),
        eb('department_id', '=', sql<string>`any(${[...where.departments]}::uuid[])`),
      ]),
    )
    .execute()
  return rows.map(row => row.id)
}

/** Who may own a follow-up now: those who hold the permission, by name. */
export const owners = (ctx: Context) =>
  ctx.db
    .selectFrom('organisation.person_view as person')
    .select(['person.id', 'person.name'])
    .where('person.blocked_at', 'is', null)
    .where(
      sql<boolean>`exists (select from identity.grant_view as held
        where held.account_id = person.id and 'feedback.follow' = any(held.permissions))`,
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(500)
    .execute()
