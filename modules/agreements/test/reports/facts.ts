// Measured things and clocks put straight into the database, as many and as different as a test of reports needs.
import { sql } from 'kysely'
import type { Testing } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { bySystem } from '#kernel/server/okno.ts'

const verdicts = ['good', 'good', 'good', 'client', 'center', 'both', 'outside', null] as const

export interface Thing {
  readonly id: string
  readonly kind: string
  readonly opened_at: string
  readonly client_id: string | null
  readonly service_id: string | null
  readonly department_id: string
  readonly team_id: string
  readonly priority: string | null
  readonly type: string | null
  readonly unit_id: string | null
  readonly region_id: string | null
  readonly verdict: Exclude<(typeof verdicts)[number], null> | null
  readonly verdict_at: string | null
}

export interface Clock {
  readonly id: string
  readonly subject_id: string
  readonly kind: 'sla' | 'ola'
  readonly metric: string
  readonly outcome: 'met' | 'missed'
  readonly excused: boolean
  readonly counted_at: string
  readonly client_id: string | null
  readonly service_id: string | null
  readonly department_id: string
  readonly team_id: string
}

/** Numbers from 0 to 1, the same ones every time. */
export function steady(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** So many things with clocks between two instants, spread over places, verdicts and outcomes. */
export async function makeFacts(
  { okno, center }: Testing,
  { count, from, to, seed = 7 }: { count: number; from: string; to: string; seed?: number },
): Promise<{ things: Thing[]; clocks: Clock[] }> {
  const next = steady(seed)
  const any = <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)]!
  const instant = () =>
    new Date(Date.parse(from) + Math.floor(next() * (Date.parse(to) - Date.parse(from)))).toISOString()
  const { rows: targets } = await sql<{
    id: string
    kind: 'sla' | 'ola'
    metric: string
    calendar_id: string
  }>`
    select target.id, agreement.kind, target.metric, ${center.calendar_id}::uuid as calendar_id from agreements.target
    join agreements.edition on edition.id = target.edition_id join agreements.agreement on agreement.id = edition.agreement_id`.execute(
    okno.readDb,
  )
  const { rows: units } = await sql<{ id: string; client_id: string; region_id: string }>`
    select id, client_id, region_id from organisation.unit`.execute(okno.readDb)
  const things: Thing[] = Array.from({ length: count }, (_, i) => {
    const verdict = any(verdicts)
    const hr = next() < 0.6
    const client_id = any([center.clients.north, center.clients.south, null])
    const unit = i % 4 === 0 ? undefined : units.find(one => one.client_id === client_id)
    return {
      id: newId(),
      kind: i % 11 === 0 ? 'obligation' : 'request',
      opened_at: from,
      client_id,
      priority: ['P1', 'P2', 'P3', 'P4', null][i % 5]!,
      type: i % 11 === 0 ? 'owed:document' : ['incident', 'question', null][i % 3]!,
      unit_id: unit?.id ?? null,
      region_id: i % 7 === 0 ? null : (unit?.region_id ?? null),
      service_id: any([hr ? center.services.payslip : center.services.vpn, null]),
      department_id: hr ? center.departments.hr : center.departments.it,
      team_id: hr ? any([center.teams.window, center.teams.payroll]) : center.teams.it_help,
      verdict,
      verdict_at: verdict && instant(),
    }
  })
  const clocks: (Clock & { target_id: string; calendar_id: string })[] = things.flatMap(
    ({ id, client_id, service_id, department_id, team_id }) =>
      targets.map(target => ({
        ...{ id: newId(), subject_id: id, client_id, service_id, department_id, team_id },
        ...{ kind: target.kind, metric: target.metric, target_id: target.id },
        calendar_id: target.calendar_id,
        outcome: next() < 0.7 ? ('met' as const) : ('missed' as const),
        excused: next() < 0.1,
        counted_at: instant(),
      })),
  )
  await inTransaction(okno, bySystem(okno, 'test'), async ({ db }) => {
    await sql`
    insert into agreements.subject (id, kind, opened_at, ended_at, client_id, service_id, department_id, team_id, priority, type, unit_id, region_id, moments, verdict, verdict_at)
    select id, kind, opened_at, opened_at, client_id, service_id, department_id, team_id, priority, type, unit_id, region_id, '[]', verdict, verdict_at
    from jsonb_to_recordset(${JSON.stringify(things)}::jsonb) as thing(id uuid, kind text, opened_at timestamptz, client_id uuid,
      service_id uuid, department_id uuid, team_id uuid, priority text, type text, unit_id uuid, region_id uuid, verdict text,
      verdict_at timestamptz)`.execute(db)
    await sql`
    insert into agreements.clock (id, subject_id, subject_kind, lane, target_id, kind, metric, calendar_id, limit_count, started_at,
      outcome, counted_at, excused, client_id, service_id, department_id, team_id)
    select id, subject_id, 'request', kind || ':' || metric, target_id, kind, metric, calendar_id, 30, counted_at,
      outcome, counted_at, excused, client_id, service_id, department_id, team_id
    from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as clock(id uuid, subject_id uuid, target_id uuid, kind text,
      metric text, calendar_id uuid, outcome text, counted_at timestamptz, excused boolean, client_id uuid, service_id uuid,
      department_id uuid, team_id uuid)`.execute(db)
  })
  return { things, clocks }
}

/** Whether an instant lies in a month of Moscow, whose clock has been three hours ahead since 2014. */
export const inMoscowMonth = (instant: string, month: string): boolean =>
  new Date(Date.parse(instant) + 3 * 3_600_000).toISOString().startsWith(month)
