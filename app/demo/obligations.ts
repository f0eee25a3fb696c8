// What the demo's clients owe: primary documents by the second working day of every month, for half a year and the months around now.
import type pg from 'pg'
import { newId } from '#kernel/server/id.ts'
import {
  itemDelivered,
  obligationDue,
  obligationFulfilled,
  planChanged,
} from '#modules/agreements/contract.ts'
import { days_ahead, owedType, periodsFrom, startOfDay } from '#modules/agreements/server/face.ts'
import { dueAfter, workingTimeBetween } from '#modules/calendar/server/face.ts'
import { copyRows } from './copy.ts'
import { later } from './days.ts'
import type { Chance } from './random.ts'
import { type EventRow, past_xid } from './rows.ts'
import type { World } from './world.ts'

const items = [
  { code: 'invoices', title: { ru: 'Счета-фактуры', en: 'Invoices' } },
  { code: 'acts', title: { ru: 'Акты выполненных работ', en: 'Acts of completed work' } },
  { code: 'waybills', title: { ru: 'Накладные', en: 'Waybills' } },
  { code: 'expenses', title: { ru: 'Авансовые отчёты', en: 'Expense reports' } },
] as const
const title = { ru: 'Первичные документы', en: 'Primary documents' }
const time_zone = 'Europe/Moscow'
const day_ms = 86_400_000
/** Of those that are over. */
const in_time_share = 0.84
/** Nobody hands over before the month begins; the last item comes close to the limit or after it. */
const due_day = 2

/** The agreement of the clients, their plan, and what became of each month. Answers the ids of what is owed. */
export async function fillObligations(
  client: pg.ClientBase,
  world: World,
  chance: Chance,
): Promise<string[]> {
  const now = new Date(world.now_ms)
  const from_ms = world.now_ms - 185 * day_ms
  const rule = await promiseDocuments(client, now)
  const plan_id = chance.id(from_ms)
  await client.query(
    `insert into agreements.obligation (id, code, target_id, title, items, period, starts_on, created_at, updated_at)
     values ($1, 'primary-documents', $2, $3, $4, 'month', $5, $6, $6)`,
    [plan_id, rule.target_id, title, JSON.stringify(items), dayOf(from_ms), new Date(from_ms)],
  )
  const months = periodsFrom('month', dayOf(from_ms), dayOf(world.now_ms + days_ahead * day_ms))
  const owed = months.flatMap(({ key, first_day }) =>
    [...world.structure.clients.values()].map(client_id => ({
      client_id,
      period: key,
      opens_ms: startOfDay(first_day, time_zone),
    })),
  )
  const { calendar } = world.promised
  const dueOf = (opens_ms: number) => dueAfter(calendar, opens_ms, { working_day_of_month: due_day })
  const over = owed.filter(({ opens_ms }) => dueOf(opens_ms) < world.now_ms)
  const late = new Set(chosen(over, Math.round(over.length * (1 - in_time_share)), chance))
  const events: EventRow[] = [
    event(planChanged.name, plan_id, new Date(from_ms), null, {
      obligation_id: plan_id,
      code: 'primary-documents',
    }),
  ]
  const rows = []
  const evidence = []
  for (const one of owed) {
    const told_ms = Math.max(one.opens_ms - days_ahead * day_ms, from_ms)
    const id = chance.id(told_ms)
    const given = deliveries(world, one.opens_ms, dueOf(one.opens_ms), late.has(one), chance)
    const speaker = speakerOf(world, one.client_id)
    const done_at = given.length === items.length ? new Date(given.at(-1)!.at_ms) : null
    rows.push({
      id,
      obligation_id: plan_id,
      client_id: one.client_id,
      metric: 'document',
      period: one.period,
      title,
      items: JSON.stringify(items),
      opened_at: new Date(one.opens_ms),
      done_at,
    })
    events.push(
      event(obligationDue.name, id, new Date(told_ms), null, {
        owed_id: id,
        obligation_id: plan_id,
        client_id: one.client_id,
        metric: 'document',
        measured_by: owedType('document', rule),
        period: one.period,
        external_id: null,
        opens_at: new Date(one.opens_ms).toISOString(),
      }),
    )
    for (const { item, at_ms } of given) {
      const delivered_at = new Date(at_ms)
      evidence.push({
        owed_id: id,
        item,
        document: null,
        delivered_at,
        recorded_at: delivered_at,
        recorded_by: speaker,
        source: speaker ? 'client' : 'center',
      })
      events.push(
        event(itemDelivered.name, id, delivered_at, speaker, {
          owed_id: id,
          item,
          delivered_at: delivered_at.toISOString(),
          source: speaker ? 'client' : 'center',
        }),
      )
    }
    if (done_at)
      events.push(
        event(obligationFulfilled.name, id, done_at, speaker, {
          owed_id: id,
          done_at: done_at.toISOString(),
        }),
      )
  }
  await copyRows(
    client,
    'agreements.owed',
    rows.map(row => ({ ...row, items: JSON.parse(row.items) as object })),
  )
  await copyRows(client, 'agreements.evidence', evidence)
  await copyRows(
    client,
    'kernel.event',
    events.sort((one, other) => one.at.getTime() - other.at.getTime()),
  )
  return rows.map(row => row.id)
}

const dayOf = (at_ms: number): string => new Date(at_ms + 3 * 3_600_000).toISOString().slice(0, 10)

const event = (
  name: string,
  subject_id: string,
  at: Date,
  actor_id: string | null,
  payload: object,
): EventRow => ({
  xid: past_xid,
  name,
  subject_id,
  actor_id,
  at,
  payload,
  request_id: null,
})

/** Who of the client hands things over: its lead, or whoever leads most there. */
const speakerOf = (world: World, client_id: string): string | null =>
  [...world.people.values()].find(person => person.client_id === client_id && person.role === 'client.lead')
    ?.id ?? null

function chosen<T>(all: readonly T[], count: number, chance: Chance): T[] {
  const left = [...all]
  return Array.from({ length: count }, () => left.splice(chance.whole(0, left.length - 1), 1)[0]!)
}

/** The items up to now, one after the other; the last of them before the limit or some hours after it. */
function deliveries(world: World, opens_ms: number, due_ms: number, late: boolean, chance: Chance) {
  const { calendar } = world.promised
  const last_ms = late
    ? later(calendar, due_ms, chance.between(60, 16 * 60))
    : later(calendar, due_ms, -chance.between(15, 9 * 60))
  const worked_minutes = workingTimeBetween(calendar, opens_ms, last_ms) / 60
  const shares = items.map((_, i) => (i === items.length - 1 ? 1 : chance.between(0.4, 0.95))).sort()
  return items
    .map(({ code }, i) => ({ item: code, at_ms: later(calendar, opens_ms, worked_minutes * shares[i]!) }))
    .filter(({ at_ms }) => at_ms <= world.now_ms)
}

/** The clients' agreement: documents by a working day of the month, with a reminder a day before and word to the managers after. */
async function promiseDocuments(client: pg.ClientBase, now: Date) {
  const [agreement_id, edition_id, target_id] = [newId(), newId(), newId()]
  const code = 'primary'
  await client.query(
    `insert into agreements.agreement (id, code, kind, title, promiser, promisee, created_at, updated_at)
     values ($1, 'documents', 'ola', $2, 'client', 'center', $3, $3)`,
    [agreement_id, { ru: 'Документы клиентов в срок', en: 'Documents of clients in time' }, now],
  )
  await client.query(
    `insert into agreements.edition (id, agreement_id, number, valid_from, scope, published_at, created_at)
     values ($1, $2, 1, '1970-01-01', '{}', $3, $3)`,
    [edition_id, agreement_id, now],
  )
  await client.query(
    `insert into agreements.target (id, edition_id, code, metric, title, limit_unit, limit_count, warn_minutes, calendar_source, pauses, steps, created_at)
     values ($1, $2, $3, 'document', $4, 'working_day_of_month', $5, 240, 'center', '{}', $6, $7)`,
    [
      target_id,
      edition_id,
      code,
      { ru: 'Первичные документы', en: 'Primary documents' },
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
