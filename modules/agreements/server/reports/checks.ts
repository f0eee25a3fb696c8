// Frozen months counted again from the log as of then: in strides that keep their place, so that nobody waits and nothing is lost.
import { sql } from 'kysely'
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { type Difference, snapshotChecked } from '../../contract.ts'
import { monthWithin } from './months.ts'
import { namesOf } from './names.ts'
import {
  type Basis,
  countRecount,
  differencesOf,
  digestOf,
  type Difference as Found,
  recountPart,
} from './recount.ts'
import type { Counts } from './rules/quality.ts'
import type { Figures } from './snapshots.ts'

const atOnce = 2000

/** Asks for a frozen month to be counted again; while that goes on, asking again answers the same. */
export async function askCheck(ctx: Context, snapshot_id: string) {
  const { rows } = await sql<{ id: string }>`
    select id from agreements.snapshot where id = ${snapshot_id}`.execute(ctx.db)
  if (rows.length === 0) throw notFound({})
  await sql`
    insert into agreements.snapshot_check (id, snapshot_id, asked_by, asked_at)
    values (${newId()}, ${snapshot_id}, ${ctx.actor.kind === 'person' ? ctx.actor.id : null}, ${ctx.now})
    on conflict (snapshot_id) where finished_at is null do nothing`.execute(ctx.db)
  ctx.afterwards(ctx.okno.nudge)
  const { items } = await listChecks(ctx, snapshot_id, { limit: 1 })
  return items[0]!
}

interface CheckRow {
  readonly id: string
  readonly asked_at: Date
  readonly asked_by: string | null
  readonly asker: string | null
  readonly total: number | null
  readonly done: number
  readonly digest: string | null
  readonly frozen_digest: string
  readonly differences: readonly Found[] | null
  readonly finished_at: Date | null
  readonly place: string
}

/** When a frozen month was counted again and what came out, newest first. */
export async function listChecks(
  ctx: Context,
  snapshot_id: string,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
) {
  const place = after ? placeOf(after, 2) : null
  const beyond = place
    ? sql`and (asked_at, checked.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`
    : sql``
  const { rows } = await sql<CheckRow>`
    select checked.id, asked_at, asked_at::text as place, asked_by, person.name as asker, total, done, checked.digest, differences,
           finished_at, snapshot.digest as frozen_digest
    from agreements.snapshot_check as checked
    join agreements.snapshot on snapshot.id = snapshot_id
    left join organisation.person_view as person on person.id = asked_by
    where snapshot_id = ${snapshot_id} ${beyond} order by asked_at desc, checked.id desc limit ${limit + 1}`.execute(
    ctx.db,
  )
  const page = pageOf(rows, limit, row => [row.place, row.id])
  const all = page.items.flatMap(({ differences }) => differences ?? [])
  const name = await namesOf(ctx, {
    services: all.map(one => one.service_id),
    clients: all.map(one => one.client_id),
    departments: all.map(one => one.department_id),
  })
  return {
    next: page.next,
    items: page.items.map(
      ({ id, asked_at, asked_by, asker, total, done, digest, frozen_digest, differences, finished_at }) => ({
        ...{ id, asked_at, total, done, digest, finished_at },
        asked_by: asked_by === null ? null : { id: asked_by, name: asker ?? '' },
        equal: differences === null ? null : digest === frozen_digest && differences.length === 0,
        differences: (differences ?? []).map(one => ({
          service: name(one.service_id),
          client: name(one.client_id),
          department: name(one.department_id),
          what: one.what as Difference['what'],
          kept: one.kept,
          found: one.found,
        })),
      }),
    ),
  }
}

interface Going {
  readonly id: string
  readonly snapshot_id: string
  readonly kind: string | null
  readonly place: string | null
  readonly total: number | null
  readonly counts: Counts
}

/** One stride of the oldest check, over `most` things. Answers how many it looked at; 0 when nobody has asked. */
export async function checkStride(ctx: Context, most = atOnce): Promise<number> {
  const { rows } = await sql<Going>`
    select id, snapshot_id, kind, place, total, counts from agreements.snapshot_check
    where finished_at is null order by asked_at limit 1 for update skip locked`.execute(ctx.db)
  const going = rows[0]
  if (!going) return 0
  const frozen = await sql<{ month: string; as_of: Date; figures: Figures; basis: Basis }>`
    select to_char(month, 'YYYY-MM') as month, as_of, figures, basis from agreements.snapshot
    where id = ${going.snapshot_id}`.execute(ctx.db)
  const { month, as_of, figures, basis } = frozen.rows[0]!
  const center = basis.calendars.find(({ name }) => name === 'center')
  const within = monthWithin(month, center?.document.time_zone ?? 'UTC')
  const total = going.total ?? (await countRecount(ctx, within))
  const part = await recountPart(ctx, { ...going, month, within, as_of, basis }, most)
  // What was frozen before first submissions were counted is compared without them.
  const found: Counts = { ...part.counts, firsts: figures.firsts ? part.counts.firsts : [] }
  const end = part.over
    ? sql`, finished_at = ${ctx.now}, digest = ${digestOf(month, found)},
        differences = ${JSON.stringify(differencesOf({ ...figures, firsts: figures.firsts ?? [] }, found))}::jsonb`
    : sql``
  await sql`
    update agreements.snapshot_check
    set kind = ${part.kind}, place = ${part.place}, total = ${total}, done = done + ${part.done},
        counts = ${JSON.stringify(part.counts)}::jsonb ${end}
    where id = ${going.id}`.execute(ctx.db)
  if (part.over) ctx.tell(snapshotChecked, { snapshot_id: going.snapshot_id, check_id: going.id })
  return Math.max(part.done, 1)
}
