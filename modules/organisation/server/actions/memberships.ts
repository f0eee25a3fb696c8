// Who is in which team, from when to when, and who leads.
import { sql } from 'kysely'
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf } from '#kernel/server/paging.ts'
import {
  type contract,
  membershipChanged,
  membershipRemoved,
  teamJoined,
  unknownPlace,
} from '../../contract.ts'
import { peopleVisibleTo, requireManager } from '../policy.ts'
import { membershipRows, refuseClash } from '../store/memberships.ts'
import { nameAndId } from '../store/places.ts'

type Memberships = 'listMemberships' | 'joinTeam' | 'editMembership' | 'removeMembership'

export const memberships: Pick<Actions<typeof contract>, Memberships> = {
  async listMemberships(ctx, { query: { team_id, person_id, when = 'today', limit, after } }) {
    const place = after ? nameAndId(after) : null
    const rows = await membershipRows(ctx)
      .where(peopleVisibleTo(ctx.actor))
      .$if(Boolean(team_id), query => query.where('m.team_id', '=', team_id!))
      .$if(Boolean(person_id), query => query.where('m.person_id', '=', person_id!))
      .$if(when === 'today', query =>
        query.where(sql<boolean>`current_date between m.starts_on and coalesce(m.ends_on, 'infinity')`),
      )
      .$if(place !== null, query =>
        query.where(sql<boolean>`(a.name, m.id) > (${place!.name}, ${place!.id}::uuid)`),
      )
      .orderBy('a.name')
      .orderBy('m.id')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, row => [row.person_name, row.id])
  },

  async joinTeam(ctx, { body }) {
    requireManager(ctx.actor)
    const team = await ctx.db
      .selectFrom('organisation.team')
      .select('id')
      .where('id', '=', body.team_id)
      .where('retired_at', 'is', null)
      .forShare()
      .executeTakeFirst()
    if (!team) throw unknownPlace({ field: 'team_id' })
    const person = await ctx.db
      .selectFrom('organisation.person')
      .select('id')
      .where('id', '=', body.person_id)
      .executeTakeFirst()
    if (!person) throw unknownPlace({ field: 'person_id' })
    const row = {
      id: newId(),
      team_id: body.team_id,
      person_id: body.person_id,
      is_lead: body.is_lead ?? false,
      starts_on: body.starts_on ?? ctx.now.toISOString().slice(0, 10),
      ends_on: body.ends_on ?? null,
    }
    await refuseClash(ctx, row)
    await ctx.db.insertInto('organisation.membership').values(row).execute()
    return told(ctx, teamJoined, row)
  },

  async editMembership(ctx, { params: { id }, body }) {
    requireManager(ctx.actor)
    const before = await hold(ctx, id)
    const row = { ...before, ...body }
    await refuseClash(ctx, row, id)
    const { is_lead, starts_on, ends_on } = row
    await ctx.db
      .updateTable('organisation.membership')
      .set({ is_lead, starts_on, ends_on })
      .where('id', '=', id)
      .execute()
    return told(ctx, membershipChanged, row)
  },

  async removeMembership(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    const { id: membership_id, ...row } = await hold(ctx, id)
    await ctx.db.deleteFrom('organisation.membership').where('id', '=', id).execute()
    ctx.tell(membershipRemoved, { ...row, membership_id })
    ctx.afterwards(() => ctx.okno.recognition.forget())
    return {}
  },
}

type Row = Awaited<ReturnType<typeof hold>>

async function hold(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('organisation.membership')
    .select(['id', 'team_id', 'person_id', 'is_lead', 'starts_on', 'ends_on'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({})
  return row
}

async function told(ctx: Context, kind: typeof teamJoined | typeof membershipChanged, { id, ...row }: Row) {
  ctx.tell(kind, { ...row, membership_id: id })
  ctx.afterwards(() => ctx.okno.recognition.forget())
  return membershipRows(ctx).where('m.id', '=', id).executeTakeFirstOrThrow()
}
