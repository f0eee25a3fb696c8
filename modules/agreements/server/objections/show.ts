// Objections as people see them: their state, names, the time left to answer, and what the asker may do.
import { sql } from 'kysely'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { compiledCalendar, workingTimeBetween } from '#modules/calendar/server/face.ts'
import type { Objection } from '../../contract.ts'
import { sidesHidden } from '../reports/modes.ts'
import { shown as shownThings } from '../reports/names.ts'
import { peopleNames } from '../why/names.ts'
import { mayAnswer } from './policy.ts'
import type { ObjectionRow, ObjectionState } from './store.ts'

export const isOpen = (row: ObjectionRow): boolean => row.answered_at === null && row.withdrawn_at === null

function stateOf(row: ObjectionRow, now: Date): ObjectionState {
  if (row.withdrawn_at !== null) return 'withdrawn'
  if (row.answer !== null) return row.answer
  return row.answer_due_at < now ? 'overdue' : 'open'
}

const text = (instant: Date | null): string | null => instant?.toISOString() ?? null

/** What an objection says of whose loss something is. */
const untold = { verdict_then: null, verdict_wanted: null, verdict_given: null }

/** Rows with their names, in two queries for all of them. */
export async function shown(ctx: Context, rows: readonly ObjectionRow[]): Promise<Objection[]> {
  if (rows.length === 0) return []
  const [people, clients, things, calendar, isHidden] = await Promise.all([
    peopleNames(
      ctx,
      rows.flatMap(row => [row.raised_by, row.answered_by]),
    ),
    clientNames(
      ctx,
      rows.flatMap(row => row.client_id ?? []),
    ),
    thingsOf(ctx, rows),
    compiledCalendar(ctx.okno, ctx.db, 'default'),
    sidesHidden(ctx),
  ])
  const who = (id: string) => ({ id, name: people.get(id) ?? '' })
  const now = ctx.now.getTime()
  return rows.map(row => ({
    ...row,
    ...(isHidden(row.client_id) ? untold : {}),
    subject: things.get(row.subject_id) ?? null,
    state: stateOf(row, ctx.now),
    clock_due_at: text(row.clock_due_at),
    client: row.client_id === null ? null : { id: row.client_id, name: clients.get(row.client_id) ?? {} },
    raised_by: who(row.raised_by),
    raised_at: row.raised_at.toISOString(),
    answer_due_at: row.answer_due_at.toISOString(),
    minutes_left: isOpen(row)
      ? Math.ceil(workingTimeBetween(calendar, now, row.answer_due_at.getTime()) / 60)
      : null,
    answered_by: row.answered_by === null ? null : who(row.answered_by),
    answered_at: text(row.answered_at),
    withdrawn_at: text(row.withdrawn_at),
    may: {
      answer: isOpen(row) && mayAnswer(ctx.actor, row),
      withdraw: isOpen(row) && row.raised_by === ctx.actor.id,
    },
  }))
}

async function clientNames(ctx: Context, ids: readonly string[]): Promise<Map<string, LocalText>> {
  const { rows } = await sql<{ id: string; name: LocalText }>`
    select id, name from organisation.client_view where id = any(${[...new Set(ids)]}::uuid[])`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The things of these rows that the asker may see, as their own domains call them. */
async function thingsOf(
  ctx: Context,
  rows: readonly ObjectionRow[],
): Promise<Map<string, Objection['subject']>> {
  const found = await Promise.all(
    shownThings.all(ctx.okno).map(({ kind, show }) => {
      const ids = rows.filter(row => row.subject_kind === kind).map(row => row.subject_id)
      return ids.length > 0 ? show(ctx, [...new Set(ids)]) : []
    }),
  )
  return new Map(found.flatMap(things => [...things]))
}
