// What events of other domains mean for clocks, and the slot through which those domains say it.

import type { Context } from '#kernel/server/context.ts'
import type { ToldEvent } from '#kernel/server/events.ts'
import { slot } from '#kernel/server/slot.ts'
import type { Moment } from '../rules/moments.ts'
import type { Attributes } from '../rules/scope.ts'
import { type Derived, governing } from './derive.ts'
import type { Judgement, SubjectRow } from './judgement.ts'

/** Moments to add to a thing, and what it is from now on. */
export interface Meaning {
  readonly moments: readonly Moment[]
  readonly attributes: Known
}

/** What has changed of a thing's attributes; the region follows from the unit. */
export type Known = Partial<Omit<Attributes, 'region'>> & { readonly team?: string | null }

/** A kind of thing that clocks measure. Its own domain knows what its events mean. */
export interface MeasuredKind {
  readonly kind: string
  /** The names of the events that may mean something. */
  readonly events: readonly string[]
  readonly meaning: (event: Pick<ToldEvent, 'name' | 'payload'>, at: number) => Meaning | null
  /** What things are by themselves: for what lines from before it was told do not say. */
  readonly known?: (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, Known>>
  /**
   * Holds things until the use case ends, in the order of their ids, and answers those it holds: `at_once` without those
   * that somebody else holds now. Whoever changes a thing holds it before its clocks; whoever derives clocks and lets
   * `govern` write does so too, or both would wait for each other.
   */
  readonly hold?: (
    ctx: Context,
    ids: readonly string[],
    options: { readonly at_once: boolean },
  ) => Promise<readonly string[]>
  /** Keeps beside the things which promise governs each now, for their lists. */
  readonly govern: (ctx: Context, governed: readonly Governed[]) => Promise<void>
}

/** The promise of the centre that governs a thing: what lists are sorted by and people see as minutes left. */
export interface Governing {
  readonly due_at: Date | null
  readonly warn_at: Date | null
  readonly due_calendar_id: string | null
  readonly due_metric: string | null
  /** All promises stand: somebody outside the centre is awaited. */
  readonly standing: boolean
  /** Any promise of the centre was broken. */
  readonly missed: boolean
}

export interface Governed extends Governing {
  readonly id: string
}

/** Which promise governs a thing, from its clocks. */
export function governingOf(derived: readonly Derived[]): Governing {
  const first = governing(derived)
  const own = derived.filter(({ applied }) => applied.rule.kind === 'sla')
  return {
    due_at: first?.reading.due_at == null ? null : new Date(first.reading.due_at),
    warn_at: first?.warn_at == null ? null : new Date(first.warn_at),
    due_calendar_id: first?.applied.calendar.id ?? null,
    due_metric: first?.applied.rule.metric ?? null,
    standing: first === null && own.some(({ reading }) => reading.outcome === 'standing'),
    missed: own.some(({ reading }) => reading.outcome === 'missed'),
  }
}

/** Holds things of any kind before their clocks. Answers the ids of those that are held. */
export async function holdThings(
  ctx: Context,
  things: readonly { readonly id: string; readonly kind: string }[],
  { at_once = false } = {},
): Promise<string[]> {
  const held: string[] = []
  for (const [name, own] of Map.groupBy(things, thing => thing.kind)) {
    const ids = own.map(thing => thing.id)
    const kind = measured.all(ctx.okno).find(one => one.kind === name)
    held.push(...(kind?.hold ? await kind.hold(ctx, ids, { at_once }) : ids))
  }
  return held
}

/** Ids of things that their own domains know no more. */
export async function vanishedAmong(
  ctx: Context,
  things: readonly { readonly id: string; readonly kind: string }[],
): Promise<string[]> {
  const vanished: string[] = []
  for (const { kind, known } of measured.all(ctx.okno)) {
    const ids = things.filter(thing => thing.kind === kind).map(thing => thing.id)
    if (!known || ids.length === 0) continue
    const there = await known(ctx, ids)
    vanished.push(...ids.filter(id => !there.has(id)))
  }
  return vanished
}

/** Hands what governs things now to the domains whose things they are. */
export async function govern(ctx: Context, judgements: readonly Judgement[]): Promise<void> {
  const byKind = Map.groupBy(judgements, judgement => judgement.kind)
  for (const kind of measured.all(ctx.okno)) {
    const own = byKind.get(kind.kind) ?? []
    if (own.length > 0)
      await kind.govern(
        ctx,
        own.map(({ subject, derived }) => ({ id: subject.id, ...governingOf(derived) })),
      )
  }
}

/** Filled by domains whose things are measured. */
export const measured = slot<MeasuredKind>('agreements.measured')

export const blankSubject: Omit<SubjectRow, 'id' | 'kind' | 'moments'> = {
  client_id: null,
  unit_id: null,
  region_id: null,
  service_id: null,
  department_id: null,
  team_id: null,
  type: null,
  priority: null,
  ruled: null,
}

/** A thing with what has become known of it. */
export function placed(row: SubjectRow, known: Known, regionOf: (unit: string) => string | null): SubjectRow {
  const unit_id = known.unit === undefined ? row.unit_id : known.unit
  const or = (value: string | null | undefined, before: string | null) =>
    value === undefined ? before : value
  return {
    ...row,
    unit_id,
    region_id: unit_id ? regionOf(unit_id) : null,
    client_id: or(known.client, row.client_id),
    service_id: or(known.service, row.service_id),
    department_id: or(known.department, row.department_id),
    team_id: or(known.team, row.team_id),
    type: or(known.type, row.type),
    priority: or(known.priority, row.priority),
  }
}
