// Judging rows against what the database knows, many at a time.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { Fields } from './columns.ts'
import {
  type Candidate,
  differences,
  type Places,
  type Read,
  type Reason,
  readRow,
  type Verdict,
  type Wanted,
} from './verdict.ts'

export interface Row {
  readonly line: number
  readonly fields: Fields
}

export interface Judged extends Row {
  readonly verdict: Verdict
  readonly reason: Reason | null
  readonly details: Record<string, string>
  readonly person_id: string | null
  /** What is to be written: the whole of somebody new, the differences of somebody known. */
  readonly wanted: Wanted | Partial<Wanted> | null
}

export async function loadPlaces(ctx: Context): Promise<Places> {
  const [clients, units, regions] = await Promise.all([
    ctx.db
      .selectFrom('organisation.client')
      .select(['id', 'code', 'name'])
      .where('retired_at', 'is', null)
      .execute(),
    ctx.db
      .selectFrom('organisation.unit')
      .select(['id', 'code', 'name', 'client_id'])
      .where('retired_at', 'is', null)
      .execute(),
    ctx.db.selectFrom('organisation.region').select(['id', 'code', 'name']).execute(),
  ])
  return { clients, units, regions }
}

/** Judges rows; `seen` carries keys from batch to batch, so that a row which repeats an earlier one is refused. */
export async function judge(
  ctx: Context,
  rows: readonly Row[],
  places: Places,
  seen: Map<string, number>,
): Promise<Judged[]> {
  const read = rows.map(row => ({ row, read: readRow(row.fields, places) }))
  const known = await candidates(
    ctx,
    read.flatMap(({ read }) => ('wanted' in read ? [read.wanted] : [])),
  )
  return read.map(({ row, read }) => ({ ...row, ...judged(row, read, known, seen) }))
}

function judged(row: Row, read: Read, known: Known, seen: Map<string, number>): Omit<Judged, keyof Row> {
  const refused = (reason: Reason, details: Record<string, string>) => ({
    verdict: 'refused' as const,
    reason,
    details,
    person_id: null,
    wanted: null,
  })
  if ('reason' in read) return refused(read.reason, read.details)
  const { wanted } = read
  const keys = keysOf(wanted)
  const repeated = keys.map(key => seen.get(key)).find(line => line !== undefined)
  if (repeated !== undefined) return refused('repeated', { line: String(repeated) })
  for (const key of keys) seen.set(key, row.line)
  const meant = new Map(keys.flatMap(key => known.get(key) ?? []).map(person => [person.id, person]))
  if (meant.size > 1)
    return refused('several_people', { names: [...meant.values()].map(person => person.name).join(', ') })
  const [person] = meant.values()
  if (!person) return { verdict: 'new', reason: null, details: {}, person_id: null, wanted }
  const changes = differences(wanted, person)
  const verdict = Object.keys(changes).length > 0 ? 'changed' : 'unchanged'
  return { verdict, reason: null, details: {}, person_id: person.id, wanted: changes }
}

const keysOf = ({ staff_no, emails, phones }: Wanted): string[] => [
  ...(staff_no ? [`staff_no ${staff_no}`] : []),
  ...[...emails, ...phones].map(value => `address ${value}`),
]

type Known = ReadonlyMap<string, readonly Candidate[]>

/** Everybody whom these rows may mean, by personnel number and by address. */
async function candidates(ctx: Context, wanted: readonly Wanted[]): Promise<Known> {
  const numbers = wanted.flatMap(one => one.staff_no ?? [])
  const addresses = wanted.flatMap(one => [...one.emails, ...one.phones])
  if (numbers.length === 0 && addresses.length === 0) return new Map()
  const people = await ctx.db
    .selectFrom('organisation.person as p')
    .innerJoin('identity.account_view as a', 'a.id', 'p.id')
    .select([
      'p.id',
      'a.name',
      'a.language',
      'a.time_zone',
      'p.client_id',
      'p.unit_id',
      'p.region_id',
      'p.function',
      'p.position',
      'p.staff_no',
      sql<string[]>`array(select d.value from organisation.person_address d where d.person_id = p.id)`.as(
        'addresses',
      ),
    ])
    .where(
      sql<boolean>`p.id in (
        select id from organisation.person where staff_no = any(${numbers}::text[])
        union select person_id from organisation.person_address where value = any(${addresses}::text[]))`,
    )
    .execute()
  const known = new Map<string, Candidate[]>()
  for (const person of people) {
    const keys = person.addresses.map(value => `address ${value}`)
    if (person.staff_no) keys.push(`staff_no ${person.staff_no}`)
    for (const key of keys) known.set(key, [...(known.get(key) ?? []), person])
  }
  return known
}
