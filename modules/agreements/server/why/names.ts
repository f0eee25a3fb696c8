// The names of all that the reasons of clocks speak of, each kind in one query.
import { sql } from 'kysely'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Derived } from '../engine/derive.ts'
import type { SubjectRow } from '../engine/judgement.ts'
import type { Trace } from '../rules/trace.ts'

export interface Names {
  readonly teams: ReadonlyMap<string, LocalText>
  readonly people: ReadonlyMap<string, string>
  readonly agreements: ReadonlyMap<string, LocalText>
  readonly calendars: ReadonlyMap<string, LocalText>
  /** Clients, units, regions and departments by their ids. */
  readonly places: ReadonlyMap<string, LocalText>
}

interface Told {
  readonly clock: Derived
  readonly trace: Trace
  readonly beaten: readonly string[]
}

export async function namesOf(
  ctx: Context,
  rows: readonly SubjectRow[],
  told: readonly Told[],
): Promise<Names> {
  const holders = told.flatMap(({ trace }) => trace.intervals.map(({ holder }) => holder))
  const totals = told.flatMap(({ trace }) => trace.totals.map(({ holder }) => holder))
  const everybody = [...holders, ...totals]
  const places = rows.flatMap(row => [row.client_id, row.unit_id, row.region_id, row.department_id])
  const [teams, people, agreements, calendars, named] = await Promise.all([
    namesIn(
      ctx,
      sql`organisation.team_view`,
      everybody.map(({ team }) => team),
    ),
    peopleNames(
      ctx,
      everybody.map(({ person }) => person),
    ),
    namesIn(
      ctx,
      sql`(select id, title as name from agreements.agreement) agreement`,
      told.flatMap(({ clock, beaten }) => [clock.applied.rule.agreement_id, ...beaten]),
    ),
    namesIn(
      ctx,
      sql`calendar.calendar_view`,
      told.map(({ clock }) => clock.applied.calendar.id),
    ),
    namesIn(
      ctx,
      sql`(select id, name from organisation.client_view union all select id, name from organisation.unit_view
        union all select id, name from organisation.region_view union all select id, name from organisation.department_view) place`,
      places,
    ),
  ])
  return { teams, people, agreements, calendars, places: named }
}

const known = (ids: readonly (string | null)[]): string[] => [...new Set(ids)].filter(id => id !== null)

async function namesIn(
  ctx: Context,
  table: ReturnType<typeof sql>,
  wanted: readonly (string | null)[],
): Promise<Map<string, LocalText>> {
  const ids = known(wanted)
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: LocalText }>`
    select id, name from ${table} where id = any(${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What people are called, by their ids. */
export async function peopleNames(
  ctx: Context,
  wanted: readonly (string | null)[],
): Promise<Map<string, string>> {
  const ids = known(wanted)
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation.person_view where id = any(${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
