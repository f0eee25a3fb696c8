// Objections of the demo: raised in time against outcomes that are there, some waiting, some answered either way.
import type pg from 'pg'
import {
  objectionAnswered,
  objectionOverdue,
  objectionRaised,
  objectionWithdrawn,
} from '#modules/agreements/contract.ts'
import { dueAfter } from '#modules/calendar/server/face.ts'
import { copyRows } from './copy.ts'
import { type DemoObjection, OBJECTIONS } from './data/objections.ts'
import type { DemoPerson } from './people.ts'
import type { Chance } from './random.ts'
import { type EventRow, pastEvent } from './rows.ts'
import { minutesAgo, type World } from './world.ts'

/** Working days within which an outcome may be objected to and within which an objection is to be answered. */
const days = 5

interface Outcome {
  readonly id: string
  readonly verdict: string
  readonly clock_id: string | null
  readonly metric: string | null
  readonly due_at: Date | null
}

/** Raises them; answers the things whose outcome was changed by it and has to be judged anew. */
export async function fillObjections(client: pg.ClientBase, world: World, chance: Chance): Promise<string[]> {
  const people = [...world.people.values()]
  const personOf = (role: string) => people.find(person => person.role === role)!
  const taken: string[] = []
  const changed: string[] = []
  const rows = []
  const events: EventRow[] = []
  for (const told of OBJECTIONS) {
    const raised_ms = minutesAgo(world, told.hours_ago * 60)
    const outcome = await outcomeFor(client, world, told, personOf(told.by), raised_ms, taken)
    // A small demo may have no such outcome in those days.
    if (!outcome) continue
    taken.push(outcome.id)
    const { answer } = told
    const at = (hours: number) => new Date(minutesAgo(world, (told.hours_ago - hours) * 60))
    const due_ms = dueAfter(world.promised.calendar, raised_ms, { working_days: days })
    const side = told.by === 'client.lead' ? 'client' : 'center'
    const isExcuse = told.kind === 'excuse'
    const id = chance.id(raised_ms)
    const ruling = !isExcuse && answer?.what === 'accepted' ? told.wanted! : null
    const isOverdue = !answer && told.withdrawn_after_hours === undefined && due_ms < world.now_ms
    const about = { subject_id: outcome.id, subject_kind: 'request', objection_id: id, kind: told.kind, side }
    const raised_by = personOf(told.by).id
    const row = {
      id,
      subject_id: outcome.id,
      kind: told.kind,
      side,
      reason_code: told.reason,
      text: told.text,
      clock_id: isExcuse ? outcome.clock_id : null,
      metric: isExcuse ? outcome.metric : null,
      clock_due_at: isExcuse ? outcome.due_at : null,
      verdict_then: outcome.verdict,
      verdict_wanted: told.wanted ?? null,
      raised_by,
      raised_at: new Date(raised_ms),
      answer_due_at: new Date(due_ms),
      overdue_at: isOverdue ? new Date(due_ms) : null,
      answer: answer?.what ?? null,
      answer_text: answer?.text ?? null,
      answered_by: answer ? personOf(answer.by).id : null,
      answered_at: answer ? at(answer.after_hours) : null,
      verdict_given: ruling,
      withdrawn_at: told.withdrawn_after_hours === undefined ? null : at(told.withdrawn_after_hours),
    }
    rows.push(row)
    const answer_due_at = row.answer_due_at.toISOString()
    events.push(
      pastEvent(objectionRaised.name, outcome.id, row.raised_at, raised_by, {
        ...about,
        clock_id: row.clock_id,
        reason_code: row.reason_code,
        verdict_then: row.verdict_then,
        verdict_wanted: row.verdict_wanted,
        answer_due_at,
      }),
    )
    if (row.answered_at)
      events.push(
        pastEvent(objectionAnswered.name, outcome.id, row.answered_at, row.answered_by, {
          ...about,
          answer: row.answer,
          verdict_before: outcome.verdict,
          verdict_after: ruling ?? outcome.verdict,
        }),
      )
    if (row.withdrawn_at)
      events.push(pastEvent(objectionWithdrawn.name, outcome.id, row.withdrawn_at, raised_by, about))
    if (row.overdue_at)
      events.push(
        pastEvent(objectionOverdue.name, outcome.id, row.overdue_at, null, { ...about, answer_due_at }),
      )
    if (answer?.what === 'accepted') {
      await settle(client, outcome, ruling)
      changed.push(outcome.id)
    }
  }
  await copyRows(client, 'agreements.objection', rows)
  await copyRows(
    client,
    'kernel.event',
    events.sort((one, other) => one.at.getTime() - other.at.getTime()),
  )
  return changed
}

/** A request whose outcome, or whose broken promise, was there to be objected to at that moment and may be by this person. */
async function outcomeFor(
  client: pg.ClientBase,
  world: World,
  { kind, was, by }: DemoObjection,
  person: DemoPerson,
  raised_ms: number,
  taken: readonly string[],
): Promise<Outcome | undefined> {
  const { calendar } = world.promised
  const clients = [world.structure.clients.get('KNZ')!]
  const department = by === 'owner' ? world.crew.teams.get(person.team!)!.department_id : null
  const { rows } = await client.query<Outcome & { at: Date }>(
    kind === 'dispute'
      ? `select id, verdict, verdict_at as at, null as clock_id, null as metric, null as due_at
         from agreements.subject
         where kind = 'request' and verdict = $1 and verdict_at < $2 and client_id = any($3::uuid[])
           and department_id is not null and not id = any($4::uuid[])
         order by verdict_at desc limit 20`
      : `select subject.id, coalesce(subject.verdict, 'center') as verdict, clock.due_at as at, clock.id as clock_id, clock.metric, clock.due_at
         from agreements.clock join agreements.subject on subject.id = clock.subject_id
         where clock.subject_kind = 'request' and clock.kind = 'sla' and clock.outcome = 'missed' and clock.due_at < $2
           and subject.verdict is not null and subject.client_id is not null
           and ($1::uuid is null or subject.department_id = $1::uuid)
           and ($3::uuid[] is not null) and not subject.id = any($4::uuid[])
         order by clock.due_at desc limit 20`,
    [kind === 'dispute' ? was : department, new Date(raised_ms), clients, taken],
  )
  return rows.find(({ at }) => dueAfter(calendar, at.getTime(), { working_days: days }) >= raised_ms)
}

/** What answering with yes does: a ruling goes before the derived verdict, an excused miss counts against nobody. */
const settle = (client: pg.ClientBase, { id, clock_id }: Outcome, ruling: string | null) =>
  ruling === null
    ? client.query('update agreements.clock set excused = true where id = $1', [clock_id])
    : client.query('update agreements.subject set ruled = $2 where id = $1', [id, ruling])
