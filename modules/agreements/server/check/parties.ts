// Whether two sides can make an agreement with each other.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { partiesUnfit, unknownParty } from '../../contract.ts'
import type { NewAgreement } from '../store/agreements.ts'

type Parties = Omit<NewAgreement, 'code' | 'title'>

/**
 * An SLA is what the centre promises clients; an OLA is what a department, a client or a supplier promises the centre or
 * a department of it. A department promises for itself alone. Refuses with `partiesUnfit` or `unknownParty`.
 */
export async function requireParties(ctx: Context, parties: Parties): Promise<void> {
  const { kind, promiser, promiser_id, promisee, promisee_id, supplier } = parties
  const fit =
    kind === 'sla'
      ? promiser === 'center' && promisee === 'client'
      : promiser !== 'center' && promisee !== 'client'
  const namesItself =
    (promiser !== 'department' || promiser_id !== null) &&
    (promisee !== 'department' || (promisee_id !== null && promisee_id !== promiser_id)) &&
    (promiser === 'department' || promiser === 'client' || promiser_id === null) &&
    (promisee !== 'center' || promisee_id === null) &&
    (promiser === 'supplier') === (supplier !== null)
  if (!fit || !namesItself) throw partiesUnfit({})
  await requireParty(ctx, promiser, promiser_id)
  await requireParty(ctx, promisee, promisee_id)
}

async function requireParty(ctx: Context, side: string, id: string | null): Promise<void> {
  if (id === null) return
  const view = sql.raw(side === 'client' ? 'organisation.client_view' : 'organisation.department_view')
  const { rows } = await sql`select id from ${view} where id = ${id} and retired_at is null`.execute(ctx.db)
  if (rows.length === 0) throw unknownParty({})
}
