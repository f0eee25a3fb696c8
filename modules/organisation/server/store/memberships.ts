// Memberships as the database keeps them.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { periodReversed } from '#modules/identity/contract.ts'
import { alreadyMember } from '../../contract.ts'
import { periodsMeet } from '../rules.ts'

export const membershipRows = (ctx: Pick<Context, 'db'>) =>
  ctx.db
    .selectFrom('organisation.membership as m')
    .innerJoin('organisation.team as t', 't.id', 'm.team_id')
    .innerJoin('organisation.person as p', 'p.id', 'm.person_id')
    .innerJoin('identity.account_view as a', 'a.id', 'm.person_id')
    .select([
      'm.id',
      'm.team_id',
      't.name as team_name',
      'm.person_id',
      'a.name as person_name',
      'm.is_lead',
      'm.starts_on',
      'm.ends_on',
    ])

export interface Period {
  readonly starts_on: string
  readonly ends_on: string | null
}

/** Refuses a period that ends before it begins or that meets another of the same person in the same team. */
export async function refuseClash(
  ctx: Context,
  wanted: Period & { readonly team_id: string; readonly person_id: string },
  except?: string,
): Promise<void> {
  if (wanted.ends_on && wanted.ends_on < wanted.starts_on) throw periodReversed({})
  await sql`select pg_advisory_xact_lock(hashtext(${`${wanted.team_id} ${wanted.person_id}`}))`.execute(
    ctx.db,
  )
  const others = await ctx.db
    .selectFrom('organisation.membership')
    .select(['id', 'starts_on', 'ends_on'])
    .where('team_id', '=', wanted.team_id)
    .where('person_id', '=', wanted.person_id)
    .execute()
  if (others.some(other => other.id !== except && periodsMeet(wanted, other))) throw alreadyMember({})
}
