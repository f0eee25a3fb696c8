// The names that reports show: of clients, departments and teams, and through slots of what upper domains keep.
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { slot } from '#kernel/server/slot.ts'
import type { Named } from '../../contract.ts'

type Asking = Pick<Context, 'db' | 'okno'>

/** Filled by the domain that keeps services: their names by id. */
export const named = slot<{
  readonly kind: 'service'
  readonly names: (ctx: Asking, ids: readonly string[]) => Promise<ReadonlyMap<string, LocalText>>
}>('agreements.named')

/** A measured thing as lists show it. `address` is below the face that the reader is in. */
export interface Shown {
  readonly number: string
  readonly title: string
  readonly address: string
}

/** Filled by domains whose things are measured: those of the things that the reader may see, by id. */
export const shown = slot<{
  readonly kind: string
  readonly show: (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, Shown>>
}>('agreements.shown')

export type Names = (id: string | null) => Named | null

/** Of what has been taken out of a list since. */
export const unknown: LocalText = { ru: 'Больше нет в списке', en: 'No longer listed' }

async function serviceNames(ctx: Asking, ids: readonly string[]): Promise<Map<string, LocalText>> {
  const found = await Promise.all(
    named
      .all(ctx.okno)
      .filter(({ kind }) => kind === 'service')
      .map(({ names }) => names(ctx, ids)),
  )
  return new Map(found.flatMap(names => [...names]))
}

/** The names of services, clients, departments and teams among these ids, in one lookup for each kind. */
export async function namesOf(
  ctx: Asking,
  ids: {
    readonly services?: Iterable<string | null>
    readonly clients?: Iterable<string | null>
    readonly departments?: Iterable<string | null>
    readonly teams?: Iterable<string | null>
  },
): Promise<Names> {
  const given = (some: Iterable<string | null> = []) => [...new Set(some)].filter(id => id !== null)
  const view = async (
    from: 'organisation.client_view' | 'organisation.department_view' | 'organisation.team_view',
    some: string[],
  ) =>
    some.length === 0 ? [] : ctx.db.selectFrom(from).select(['id', 'name']).where('id', 'in', some).execute()
  const services = given(ids.services)
  const [named, clients, departments, teams] = await Promise.all([
    services.length === 0 ? new Map<string, LocalText>() : serviceNames(ctx, services),
    view('organisation.client_view', given(ids.clients)),
    view('organisation.department_view', given(ids.departments)),
    view('organisation.team_view', given(ids.teams)),
  ])
  const all = new Map<string, LocalText>([
    ...named,
    ...[...clients, ...departments, ...teams].map(row => [row.id!, row.name!] as const),
  ])
  return id => (id === null ? null : { id, name: all.get(id) ?? unknown })
}

/** Things of a list with their numbers, where the reader may see them. */
export async function showBehind<
  R extends {
    readonly id: string
    readonly kind: string
    readonly service_id: string | null
    readonly client_id: string | null
  },
>(ctx: Context, rows: readonly R[]) {
  const name = await namesOf(ctx, {
    services: rows.map(row => row.service_id),
    clients: rows.map(row => row.client_id),
  })
  const visible = new Map<string, Shown>()
  for (const { kind, show } of shown.all(ctx.okno)) {
    const own = [...new Set(rows.filter(row => row.kind === kind).map(row => row.id))]
    if (own.length > 0) for (const [id, seen] of await show(ctx, own)) visible.set(id, seen)
  }
  const items = rows.map(row => {
    const seen = visible.get(row.id)
    return {
      ...row,
      number: seen?.number ?? null,
      title: seen?.title ?? null,
      address: seen?.address ?? null,
      service: name(row.service_id),
      client: name(row.client_id),
    }
  })
  return { items, hidden: items.filter(item => item.number === null).length }
}
