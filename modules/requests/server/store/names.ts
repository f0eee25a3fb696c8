// The names that lists and pages show beside the ids of requests, each kind in one query.
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'

export interface Names {
  readonly people: ReadonlyMap<string, string>
  readonly teams: ReadonlyMap<string, LocalText>
  readonly clients: ReadonlyMap<string, LocalText>
  readonly units: ReadonlyMap<string, LocalText>
  readonly services: ReadonlyMap<string, LocalText>
}

interface Named {
  readonly requester_id: string
  readonly reported_by: string
  readonly assignee_id: string | null
  readonly team_id: string
  readonly client_id: string | null
  readonly unit_id: string | null
  readonly service_id: string | null
}

/** The names for some rows: five small queries sent together, whatever the number of rows. */
export async function namesFor(ctx: Context, rows: readonly Named[]): Promise<Names> {
  const ids = (pick: (row: Named) => (string | null)[]) =>
    [...new Set(rows.flatMap(pick))].filter(id => id !== null)
  const [people, teams, clients, units, services] = await Promise.all([
    peopleNames(
      ctx,
      ids(row => [row.requester_id, row.reported_by, row.assignee_id]),
    ),
    titles(
      ctx,
      'organisation.team_view',
      ids(row => [row.team_id]),
    ),
    titles(
      ctx,
      'organisation.client_view',
      ids(row => [row.client_id]),
    ),
    titles(
      ctx,
      'organisation.unit_view',
      ids(row => [row.unit_id]),
    ),
    serviceTitles(
      ctx,
      ids(row => [row.service_id]),
    ),
  ])
  return { people, teams, clients, units, services }
}

export async function peopleNames(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('organisation.person_view')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

async function titles(
  ctx: Context,
  view: 'organisation.team_view' | 'organisation.client_view' | 'organisation.unit_view',
  ids: readonly string[],
): Promise<Map<string, LocalText>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom(view)
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

/** What services are called, by their ids. */
export async function serviceTitles(ctx: Context, ids: readonly string[]): Promise<Map<string, LocalText>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('catalogue.service_view')
    .select(['id', 'title'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id, row.title]))
}

/** The teams in which a person is today. */
export async function teamsOf(ctx: Context, person_id: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('organisation.member_view')
    .select('team_id')
    .where('person_id', '=', person_id)
    .execute()
  return rows.map(row => row.team_id)
}
