// Agreements as people are shown them: what each may see of the editions, and the names of what these refer to.
import { sql } from 'kysely'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import type { choiceKinds } from '../contract.ts'
import { choicesOf } from './choices.ts'
import { agreementsInSight, agreementsOf, type Sight, sightOf } from './policy.ts'
import * as agreements from './store/agreements.ts'
import { type EditionHead, type EditionRow, editions, heads } from './store/editions.ts'

/** What is within sight, and what of that may be changed. */
const inSight = (sight: Sight) => ({ within: agreementsInSight(sight), managed: agreementsOf(sight.realm) })

/** One page of agreements within sight. */
export async function shownPage(ctx: Context, search: agreements.Search) {
  const sight = await sightOf(ctx)
  const { items, next } = await agreements.page(ctx, search, inSight(sight))
  const of = Map.groupBy(
    await heads(
      ctx,
      items.map(({ id }) => id),
    ),
    ({ agreement_id }) => agreement_id,
  )
  return { items: items.map(row => ({ ...row, ...standing(ctx, row, of.get(row.id) ?? []) })), next }
}

/** One agreement with all of its editions that the asker may see. Refuses with `notFound`. */
export async function shown(ctx: Context, id: string) {
  const sight = await sightOf(ctx)
  const row = await agreements.find(ctx, id, inSight(sight))
  const all = await editions(ctx, { agreements: [id] })
  const units = await ownUnits(ctx, all, sight)
  const own = row.managed
    ? all
    : all.flatMap(edition => (edition.published_at === null ? [] : (seen(row, edition, sight, units) ?? [])))
  const counted = own.map(({ targets, ...head }) => ({ ...head, targets: targets.length }))
  return {
    ...row,
    ...standing(ctx, row, counted),
    editions: own,
    names: await namesIn(ctx, own),
  }
}

function standing(ctx: Context, { managed }: agreements.AgreementRow, own: readonly EditionHead[]) {
  const published = own.filter(edition => edition.published_at !== null)
  const brief = (edition: EditionHead | undefined) =>
    edition ? { number: edition.number, valid_from: edition.valid_from, targets: edition.targets } : null
  return {
    in_force: brief(
      published.find(
        ({ valid_from, valid_until }) =>
          valid_from <= ctx.now && (valid_until === null || valid_until > ctx.now),
      ),
    ),
    coming: brief(published.findLast(({ valid_from }) => valid_from > ctx.now)),
    has_draft: managed && own.some(edition => edition.published_at === null),
    may: { change: managed },
  }
}

/** The units that editions name and that belong to the asker's clients. */
async function ownUnits(
  ctx: Context,
  all: readonly EditionRow[],
  sight: Sight,
): Promise<ReadonlySet<string>> {
  const named = all.flatMap(({ scope }) => scope.unit ?? [])
  if (sight.all || named.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from organisation.unit_view
    where id = any(${named}::uuid[]) and client_id = any(${[...sight.clients]}::uuid[])`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}

/**
 * What somebody who does not see all sees of an edition, if it concerns him: clients' people neither see which others it
 * names nor who is called within the centre.
 */
function seen(
  row: agreements.AgreementRow,
  edition: EditionRow,
  sight: Sight,
  units: ReadonlySet<string>,
): EditionRow | null {
  const isOfDepartment =
    (row.promiser === 'department' && sight.departments.includes(row.promiser_id!)) ||
    (row.promisee === 'department' && sight.departments.includes(row.promisee_id!))
  if (sight.all || isOfDepartment) return edition
  const { client, unit, ...scope } = edition.scope
  const clients = client?.filter(id => sight.clients.includes(id))
  const places = unit?.filter(id => units.has(id))
  if ((client?.length && clients?.length === 0) || (unit?.length && places?.length === 0)) return null
  return {
    ...edition,
    scope: { ...scope, ...(clients ? { client: clients } : {}), ...(places ? { unit: places } : {}) },
    targets: edition.targets.map(target => ({ ...target, steps: [], budgets: {} })),
  }
}

type Named = (typeof choiceKinds)[number]
const inScopes = ['client', 'service', 'unit', 'region', 'department', 'type'] as const

/** Names of what editions refer to, by `kind:id`. */
async function namesIn(ctx: Context, own: readonly EditionRow[]): Promise<Record<string, LocalText>> {
  const wanted = new Map<Named, Set<string>>()
  const want = (kind: Named, id: string) => {
    const ids = wanted.get(kind) ?? new Set()
    wanted.set(kind, ids.add(id))
  }
  for (const { scope, targets } of own) {
    for (const kind of inScopes) for (const id of scope[kind] ?? []) want(kind, id)
    for (const { steps } of targets)
      for (const { kind, id } of steps.flatMap(({ to }) => to))
        if (id && (kind === 'role' || kind === 'person' || kind === 'rota')) want(kind, id)
  }
  const found = await Promise.all(
    [...wanted].map(async ([kind, ids]) =>
      (await choicesOf(ctx, kind, { ids: [...ids] })).map(({ id, name }) => [`${kind}:${id}`, name] as const),
    ),
  )
  const calendars = own.flatMap(({ targets }) => targets.flatMap(({ calendar_id }) => calendar_id ?? []))
  const named = calendars.length > 0 ? await calendarNames(ctx, calendars) : []
  return Object.fromEntries([...found.flat(), ...named])
}

async function calendarNames(ctx: Context, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; name: LocalText }>`
    select id, name from calendar.calendar_view where id = any(${[...ids]}::uuid[])`.execute(ctx.db)
  return rows.map(({ id, name }) => [`calendar:${id}`, name] as const)
}
