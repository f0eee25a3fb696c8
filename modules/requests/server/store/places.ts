// Where requests stand by their rows, as agreements tell things apart.
import type { Context } from '#kernel/server/context.ts'
import type { Meaning } from '#modules/agreements/server/face.ts'

/** What requests are now, by id; those that are gone are left out. */
export async function placesOfRequests(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Meaning['attributes']>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('requests.request')
    .select(['id', 'client_id', 'unit_id', 'service_id', 'department_id', 'team_id', 'type', 'priority'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map(row => [
      row.id,
      {
        client: row.client_id,
        unit: row.unit_id,
        service: row.service_id,
        department: row.department_id,
        team: row.team_id,
        type: row.type,
        priority: row.priority,
      },
    ]),
  )
}
