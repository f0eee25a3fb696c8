// Who hears of an escalation: roles, people, rotas and leads, as they are at its moment.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { Step } from '../rulebook.ts'
import type { Holder } from '../rules/moments.ts'
import { onDuty } from '../rules/rota.ts'
import type { SubjectRow } from './judgement.ts'

/** The people behind the receivers of a step, each once. */
export async function peopleFor(
  ctx: Context,
  to: Step['to'],
  subject: SubjectRow,
  holder: Holder,
): Promise<string[]> {
  const found = await Promise.all(to.map(receiver => peopleBehind(ctx, receiver, subject, holder)))
  return [...new Set(found.flat())]
}

async function peopleBehind(
  ctx: Context,
  receiver: Step['to'][number],
  subject: SubjectRow,
  holder: Holder,
): Promise<string[]> {
  switch (receiver.kind) {
    case 'person':
      return receiver.id ? [receiver.id] : []
    case 'assignee':
      return holder.person ? [holder.person] : []
    case 'team_lead': {
      const { rows } = await sql<{ person_id: string }>`
        select person_id from organisation.member_view where is_lead and team_id = ${holder.team ?? subject.team_id}::uuid`.execute(
        ctx.db,
      )
      return rows.map(row => row.person_id)
    }
    case 'role': {
      const { rows } = await sql<{ account_id: string }>`
        select distinct account_id from identity.holder_view
        where role_code = ${receiver.id ?? ''} and (scope_kind = 'all'
          or (scope_kind = 'department' and scope_id = ${subject.department_id}::uuid)
          or (scope_kind = 'team' and scope_id = ${subject.team_id}::uuid)
          or (scope_kind = 'client' and scope_id = ${subject.client_id}::uuid))`.execute(ctx.db)
      return rows.map(row => row.account_id)
    }
    case 'rota': {
      const rota = await ctx.db
        .selectFrom('agreements.rota')
        .select(['people', 'starts_on', 'turn_days'])
        .where('id', '=', receiver.id ?? ctx.actor.id)
        .executeTakeFirst()
      return rota ? [onDuty(rota, ctx.now)] : []
    }
  }
}
