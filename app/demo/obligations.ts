// What the demo's clients owe: documents by a working day of every month, for half a year and the months around now.
import type pg from 'pg'
import { newId } from '#kernel/server/id.ts'
import {
  itemDelivered,
  obligationDue,
  obligationFulfilled,
  obligationWaived,
  planChanged,
  waiverAsked,
} from '#modules/agreements/contract.ts'
import { days_ahead, owedType, periodsFrom, startOfDay } from '#modules/agreements/server/face.ts'
import { dueAfter, workingTimeBetween } from '#modules/calendar/server/face.ts'
import { copyRows } from './copy.ts'
import { type DemoObligation, OBLIGATIONS, WAIVER } from './data/obligations.ts'
import { later } from './days.ts'
import type { Chance } from './random.ts'
import { type EventRow, pastEvent } from './rows.ts'
import type { World } from './world.ts'

const time_zone = 'Europe/Moscow'
const hour_ms = 3_600_000
const day_ms = 24 * hour_ms
const history_days = 185
/** Of those that are over. */
const in_time_share = 0.84
/** What was due so lately may still be owed. */
const lately_ms = 14 * day_ms

/** What is owed, and those of it that were waived: a clock that was excused is nobody's loss. */
export interface Obliged {
  readonly owed: readonly string[]
  readonly waived: readonly string[]
}

interface Owed {
  readonly client_id: string
  readonly period: string
  readonly opens_ms: number
  readonly due_ms: number
}
/** What became of one: handed over in time, too late, not whole to this day, or not needed. */
type Fate = 'in_time' | 'late' | 'not_yet' | 'waived' | 'waiver_asked'

/** The agreements of the clients, their plans, and what became of each month. */
export async function fillObligations(client: pg.ClientBase, world: World, chance: Chance): Promise<Obliged> {
  const found = []
  for (const plan of OBLIGATIONS) found.push(await fillPlan(client, world, plan, chance))
  const told = found.flatMap(({ events }) => events)
  await copyRows(
    client,
    'kernel.event',
    told.sort((one, other) => one.at.getTime() - other.at.getTime()),
  )
  return {
    owed: found.flatMap(({ owed }) => owed),
    waived: found.flatMap(({ waived }) => waived),
  }
}

async function fillPlan(client: pg.ClientBase, world: World, plan: DemoObligation, chance: Chance) {
  const from_ms = world.now_ms - history_days * day_ms
  const service = plan.service === null ? null : world.structure.services.get(plan.service)!
  const rule = await promise(client, plan, service?.id ?? null, new Date(world.now_ms))
  const plan_id = chance.id(from_ms)
  const items = JSON.stringify(plan.items)
  await client.query(
    `insert into agreements.obligation (id, code, target_id, title, service_id, items, period, starts_on, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, 'month', $7, $8, $8)`,
    [
      plan_id,
      plan.code,
      rule.target_id,
      plan.title,
      service?.id ?? null,
      items,
      dayOf(from_ms),
      new Date(from_ms),
    ],
  )
  const all = owedBy(world, plan, from_ms)
  const fates = fatesOf(world, plan, all, chance)
  const about = { obligation_id: plan_id, code: plan.code }
  const events: EventRow[] = [pastEvent(planChanged.name, plan_id, new Date(from_ms), null, about)]
  const [rows, evidence, waived]: [object[], object[], string[]] = [[], [], []]
  const owed: string[] = []
  for (const one of all) {
    const told_ms = Math.max(one.opens_ms - days_ahead * day_ms, from_ms)
    const id = chance.id(told_ms)
    const fate = fates.get(one) ?? 'in_time'
    const speaker = speakerOf(world, one.client_id)
    const source = speaker ? 'client' : 'center'
    const given = deliveries(world, plan, one, fate, chance)
    const done_at = given.length === plan.items.length ? new Date(given.at(-1)!.at_ms) : null
    const waiver = waiverOf(world, one, fate, speaker)
    owed.push(id)
    rows.push({
      id,
      obligation_id: plan_id,
      client_id: one.client_id,
      metric: 'document',
      period: one.period,
      title: plan.title,
      items: plan.items,
      opened_at: new Date(one.opens_ms),
      done_at,
      ...waiver,
    })
    events.push(
      pastEvent(obligationDue.name, id, new Date(told_ms), null, {
        owed_id: id,
        obligation_id: plan_id,
        client_id: one.client_id,
        metric: 'document',
        measured_by: owedType('document', rule),
        period: one.period,
        external_id: null,
        opens_at: new Date(one.opens_ms).toISOString(),
        service_id: service?.id ?? null,
        department_id: service ? world.structure.departments.get(service.department)! : null,
      }),
    )
    for (const { item, at_ms } of given) {
      const at = new Date(at_ms)
      evidence.push({
        owed_id: id,
        item,
        document: null,
        delivered_at: at,
        recorded_at: at,
        recorded_by: speaker,
        source,
      })
      events.push(
        pastEvent(itemDelivered.name, id, at, speaker, {
          owed_id: id,
          item,
          delivered_at: at.toISOString(),
          source,
        }),
      )
    }
    if (done_at)
      events.push(
        pastEvent(obligationFulfilled.name, id, done_at, speaker, {
          owed_id: id,
          done_at: done_at.toISOString(),
        }),
      )
    const { waiver_reason: reason, waiver_asked_at, waiver_asked_by, waived_at, waived_by } = waiver
    if (waiver_asked_at)
      events.push(pastEvent(waiverAsked.name, id, waiver_asked_at, waiver_asked_by, { owed_id: id, reason }))
    if (waived_at) {
      events.push(pastEvent(obligationWaived.name, id, waived_at, waived_by, { owed_id: id }))
      waived.push(id)
    }
  }
  await copyRows(client, 'agreements.owed', rows as Record<string, unknown>[])
  await copyRows(client, 'agreements.evidence', evidence as Record<string, unknown>[])
  return { owed, waived, events }
}

function owedBy(world: World, { due_day }: DemoObligation, from_ms: number): Owed[] {
  const until = dayOf(world.now_ms + days_ahead * day_ms)
  const { calendar } = world.promised
  return periodsFrom('month', dayOf(from_ms), until).flatMap(({ key, first_day }) => {
    const opens_ms = startOfDay(first_day, time_zone)
    const due_ms = dueAfter(calendar, opens_ms, { working_day_of_month: due_day })
    return [...world.structure.clients.values()].map(client_id => ({
      client_id,
      period: key,
      opens_ms,
      due_ms,
    }))
  })
}

/** Of those that are over: most in time, some late, the newest of a few not whole yet, one waived and one asked to be. */
function fatesOf(world: World, plan: DemoObligation, all: readonly Owed[], chance: Chance): Map<Owed, Fate> {
  const over = all.filter(({ due_ms }) => due_ms < world.now_ms)
  const fates = new Map<Owed, Fate>()
  for (const one of chosen(over, Math.round(over.length * (1 - in_time_share)), chance))
    fates.set(one, one.due_ms > world.now_ms - lately_ms ? 'not_yet' : 'late')
  const lately = over.filter(({ due_ms }) => due_ms > world.now_ms - lately_ms)
  // Whoever comes by finds something overdue, if anything fell due lately.
  if (lately.length > 0 && ![...fates.values()].includes('not_yet')) fates.set(lately.at(-1)!, 'not_yet')
  if (plan.service === null && over.length > 0) fates.set(chance.one(over), 'waived')
  const asking = lately.find(one => fates.get(one) === 'not_yet' && speakerOf(world, one.client_id))
  if (asking) fates.set(asking, 'waiver_asked')
  return fates
}

/** Asked by the client's side, or by the centre for it, and approved by its administrator. */
function waiverOf(world: World, { due_ms }: Owed, fate: Fate, speaker: string | null) {
  const people = [...world.people.values()]
  const asked_by = speaker ?? people.find(person => person.role === 'client.manager')!.id
  const { calendar } = world.promised
  const asked_at = new Date(Math.min(later(calendar, due_ms, -300), world.now_ms - hour_ms))
  const isWaived = fate === 'waived'
  if (!isWaived && fate !== 'waiver_asked')
    return {
      waiver_reason: null,
      waiver_asked_by: null,
      waiver_asked_at: null,
      waived_by: null,
      waived_at: null,
    }
  return {
    waiver_reason: isWaived ? WAIVER.reason : WAIVER.asked,
    waiver_asked_by: asked_by,
    waiver_asked_at: asked_at,
    waived_by: isWaived ? people.find(person => person.role === 'admin')!.id : null,
    waived_at: isWaived ? new Date(Math.min(later(calendar, asked_at.getTime(), 120), world.now_ms)) : null,
  }
}

const dayOf = (at_ms: number): string => new Date(at_ms + 3 * hour_ms).toISOString().slice(0, 10)

/** Who of the client hands things over: its lead, or whoever leads most there. */
const speakerOf = (world: World, client_id: string): string | null =>
  [...world.people.values()].find(person => person.client_id === client_id && person.role === 'client.lead')
    ?.id ?? null

function chosen<T>(all: readonly T[], count: number, chance: Chance): T[] {
  const left = [...all]
  return Array.from({ length: count }, () => left.splice(chance.whole(0, left.length - 1), 1)[0]!)
}

/** The items up to now, one after the other; the last of them before the limit or some hours after it, or not yet. */
function deliveries(
  world: World,
  { items }: DemoObligation,
  { opens_ms, due_ms }: Owed,
  fate: Fate,
  chance: Chance,
) {
  if (fate === 'waived') return []
  const { calendar } = world.promised
  const last_ms =
    fate === 'late'
      ? later(calendar, due_ms, chance.between(60, 16 * 60))
      : later(calendar, due_ms, -chance.between(15, 9 * 60))
  const worked_minutes = workingTimeBetween(calendar, opens_ms, last_ms) / 60
  const shares = items.map((_, i) => (i === items.length - 1 ? 1 : chance.between(0.4, 0.95))).sort()
  const given = items.map(({ code }, i) => ({
    item: code,
    at_ms: later(calendar, opens_ms, worked_minutes * shares[i]!),
  }))
  const isWhole = fate === 'in_time' || fate === 'late'
  return given
    .slice(0, isWhole ? items.length : items.length - 1)
    .filter(({ at_ms }) => at_ms <= world.now_ms)
}

/** The clients' promise: by a working day of the month, with a reminder a day before and word to the managers after. */
async function promise(
  client: pg.ClientBase,
  { code, agreement, title, due_day, service }: DemoObligation,
  service_id: string | null,
  now: Date,
) {
  const [agreement_id, edition_id, target_id] = [newId(), newId(), newId()]
  await client.query(
    `insert into agreements.agreement (id, code, kind, title, promiser, promisee, created_at, updated_at)
     values ($1, $2, 'ola', $3, 'client', 'center', $4, $4)`,
    [agreement_id, code, agreement, now],
  )
  await client.query(
    `insert into agreements.edition (id, agreement_id, number, valid_from, scope, published_at, created_at)
     values ($1, $2, 1, '1970-01-01', $3, $4, $4)`,
    [edition_id, agreement_id, service === null ? {} : { service: [service_id] }, now],
  )
  await client.query(
    `insert into agreements.target (id, edition_id, code, metric, title, limit_unit, limit_count, warn_minutes, calendar_source, pauses, steps, created_at)
     values ($1, $2, $3, 'document', $4, 'working_day_of_month', $5, 240, 'center', '{}', $6, $7)`,
    [
      target_id,
      edition_id,
      code,
      title,
      due_day,
      JSON.stringify([
        {
          key: 'day-before',
          when: { minutes_before: 540 },
          level: 1,
          to: [{ kind: 'role', id: 'client_lead' }],
        },
        {
          key: 'hour-after',
          when: { minutes_after: 60 },
          level: 2,
          to: [{ kind: 'role', id: 'client_manager' }],
        },
      ]),
      now,
    ],
  )
  return { agreement_id, code, target_id }
}
