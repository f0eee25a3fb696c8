// Invitations in the database.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import type { Holder } from '../../contract.ts'

export const byId = (ctx: Context, id: string) =>
  ctx.db.selectFrom('feedback.invitation').selectAll().where('id', '=', id).executeTakeFirst()

export type InvitationRow = NonNullable<Awaited<ReturnType<typeof byId>>>

const day_ms = 86_400_000
/** An answer may be rated while people still know what it was about; a signature stands for long. */
export const lasts_days = { answer: 90, after_fix: 60, signature: 730 } as const

export const lastsUntil = (ctx: Context, kind: keyof typeof lasts_days): Date =>
  new Date(ctx.now.getTime() + lasts_days[kind] * day_ms)

type New = Partial<
  Pick<
    InvitationRow,
    | 'request_id'
    | 'message_id'
    | 'agent_id'
    | 'team_id'
    | 'mailbox_id'
    | 'person_id'
    | 'follow_up_id'
    | 'issued_by'
  >
>

/** Makes an invitation; of an answer to the same person there is only one, whatever letters bring it. */
export const issue = (ctx: Context, kind: keyof typeof lasts_days, about: New): Promise<InvitationRow> =>
  ctx.db
    .insertInto('feedback.invitation')
    .values({ id: newId(), kind, ...about, issued_at: ctx.now, expires_at: lastsUntil(ctx, kind) })
    .onConflict(conflict =>
      conflict
        .columns(['message_id', 'person_id'])
        // As it stands in the index: a parameter would not be recognised there.
        .where(sql<boolean>`kind = 'answer'`)
        .doUpdateSet({ expires_at: lastsUntil(ctx, kind) }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()

const column = { agent: 'agent_id', team: 'team_id', mailbox: 'mailbox_id' } as const

/** Whose signature it is. */
export const holderOf = (row: Pick<InvitationRow, 'agent_id' | 'team_id' | 'mailbox_id'>): Holder =>
  row.agent_id
    ? { kind: 'agent', id: row.agent_id }
    : row.team_id
      ? { kind: 'team', id: row.team_id }
      : { kind: 'mailbox', id: row.mailbox_id! }

/** The signature of a holder that nobody has withdrawn, held until the use case ends. */
export const currentOf = (ctx: Context, holder: Holder) =>
  ctx.db
    .selectFrom('feedback.invitation')
    .selectAll()
    .where('kind', '=', 'signature')
    .where(column[holder.kind], '=', holder.id)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export const withdraw = (ctx: Context, id: string, why: 'replaced' | 'withdrawn' | 'left', from: Date) =>
  ctx.db
    .updateTable('feedback.invitation')
    .set({ withdrawn_at: from, withdrawn_why: why })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

export const renew = (ctx: Context, id: string) =>
  ctx.db
    .updateTable('feedback.invitation')
    .set({ expires_at: lastsUntil(ctx, 'signature') })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Signatures of any of these holders, the newest first, with how many ratings came by them. */
export const signatures = (
  ctx: Context,
  wanted: {
    readonly id?: string
    readonly agents: 'all' | readonly string[]
    readonly teams: 'all' | readonly string[]
  },
) =>
  ctx.db
    .selectFrom('feedback.invitation as invitation')
    .leftJoin('channels.mailbox_view as mailbox', 'mailbox.id', 'invitation.mailbox_id')
    .leftJoin('organisation.team_view as team', 'team.id', 'invitation.team_id')
    .leftJoin('organisation.person_view as agent', 'agent.id', 'invitation.agent_id')
    .selectAll('invitation')
    .select(['mailbox.name as mailbox_name', 'team.name as team_name', 'agent.name as agent_name'])
    .select(
      sql<number>`(select count(*)::int from feedback.rating as rating where rating.invitation_id = invitation.id)`.as(
        'ratings',
      ),
    )
    .where('invitation.kind', '=', 'signature')
    .$if(wanted.id !== undefined, query => query.where('invitation.id', '=', wanted.id!))
    .where(
      sql<boolean>`(
        ${wanted.agents === 'all' ? sql`invitation.agent_id is not null` : sql`invitation.agent_id = any(${[...wanted.agents]}::uuid[])`}
        or ${
          wanted.teams === 'all'
            ? sql`invitation.agent_id is null`
            : sql`coalesce(invitation.team_id, mailbox.team_id) = any(${[...wanted.teams]}::uuid[])`
        })`,
    )
    .orderBy('invitation.issued_at', 'desc')
    .orderBy('invitation.id', 'desc')
    .limit(500)
    .execute()

export type SignatureRow = Awaited<ReturnType<typeof signatures>>[number]
