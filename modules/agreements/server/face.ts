// What other domains may ask of agreements: start a clock with the thing it measures, stop it, and show how far it is.
import type { RawBuilder } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { LoggedEvent } from '#kernel/server/events.ts'
import { newId } from '#kernel/server/id.ts'
import type { Okno } from '#kernel/server/okno.ts'
import {
  addWorkingTime,
  type CompiledCalendar,
  compiledCalendar,
  workingTimeBetween,
} from '#modules/calendar/server/face.ts'
import { type ClockState, clockMissed, targetChanged } from '../contract.ts'
import * as store from './store.ts'

interface Promised {
  readonly target: store.TargetRow
  readonly calendar: CompiledCalendar
}

const kept = new WeakMap<Okno, Map<string, Promise<store.TargetRow | undefined>>>()

/** What is promised for a metric now, or null where nothing is. */
export async function promisedTarget(
  ctx: Context,
  metric: store.TargetRow['metric'],
): Promise<Promised | null> {
  const targets = kept.get(ctx.okno) ?? new Map<string, Promise<store.TargetRow | undefined>>()
  kept.set(ctx.okno, targets)
  const known = targets.get(metric) ?? store.defaultTarget(ctx.db, metric)
  targets.set(metric, known)
  const target = await known.catch(error => {
    targets.delete(metric)
    throw error
  })
  if (!target) {
    targets.delete(metric)
    return null
  }
  return { target, calendar: await compiledCalendar(ctx.okno, ctx.db, target.calendar_id) }
}

export interface StartedClock {
  readonly due_at: Date
  readonly warn_at: Date
  /** To be put into the statement that makes the subject. */
  readonly insert: RawBuilder<unknown>
}

/** Starts the clock of a metric at `started_at`; null where nothing is promised. */
export async function startClock(
  ctx: Context,
  metric: store.TargetRow['metric'],
  subject: { kind: string; id: string },
  started_at: Date,
): Promise<StartedClock | null> {
  const promised = await promisedTarget(ctx, metric)
  if (!promised) return null
  const { target, calendar } = promised
  const after = (minutes: number) =>
    new Date(addWorkingTime(calendar, started_at.getTime(), Math.max(minutes, 0) * 60))
  const due_at = after(target.limit_minutes)
  return {
    due_at,
    warn_at: after(target.limit_minutes - target.warn_minutes),
    insert: store.insertClock({
      id: newId(),
      subject_kind: subject.kind,
      subject_id: subject.id,
      target_id: target.id,
      limit_minutes: target.limit_minutes,
      started_at,
      due_at,
    }),
  }
}

/** Counts the working minutes from now to a due time on the calendar of a metric, negative when it has passed. */
export async function minutesLeftBy(
  ctx: Context,
  metric: store.TargetRow['metric'],
): Promise<(due_at: Date | null) => number | null> {
  const promised = await promisedTarget(ctx, metric)
  return due_at =>
    due_at === null || !promised
      ? null
      : Math.ceil(workingTimeBetween(promised.calendar, ctx.now.getTime(), due_at.getTime()) / 60)
}

/** Stops the running clocks of a thing now. Answers whether any of them came too late; null when none ran. */
export async function stopClocks(
  ctx: Context,
  subject_id: string,
  metric: store.TargetRow['metric'],
): Promise<{ missed: boolean } | null> {
  const running = (await store.runningClocks(ctx, subject_id)).filter(clock => clock.metric === metric)
  let missed = false
  for (const clock of running) {
    const calendar = await compiledCalendar(ctx.okno, ctx.db, clock.calendar_id)
    const used_seconds = Math.round(
      workingTimeBetween(calendar, clock.started_at.getTime(), ctx.now.getTime()),
    )
    const late = ctx.now > clock.due_at
    missed ||= late
    await store.stopClock(ctx, clock.id, used_seconds, late ? (clock.missed_at ?? clock.due_at) : null)
    // Nobody had marked it yet: the promise was broken all the same, and is told once.
    if (late && clock.missed_at === null) tellMissed(ctx, clock)
  }
  return running.length > 0 ? { missed } : null
}

/** Withdraws the running clocks of a thing that no longer needs an answer. A promise already broken stays broken. */
export async function withdrawClocks(ctx: Context, subject_id: string): Promise<void> {
  const running = await store.runningClocks(ctx, subject_id)
  for (const clock of running) if (ctx.now <= clock.due_at) await store.removeClock(ctx, clock.id)
  for (const metric of new Set(running.map(clock => clock.metric))) await stopClocks(ctx, subject_id, metric)
}

/** Says that a promise was broken. */
export const tellMissed = (ctx: Context, clock: store.MissedClock): void =>
  ctx.tell(clockMissed, {
    subject_id: clock.subject_id,
    subject_kind: clock.subject_kind,
    clock_id: clock.id,
    target_code: clock.code,
    due_at: clock.due_at.toISOString(),
  })

/** How far the promises on some things are, by thing. */
export async function clockStates(
  ctx: Context,
  subject_ids: readonly string[],
): Promise<Map<string, ClockState[]>> {
  if (subject_ids.length === 0) return new Map()
  const rows = await store.clocksOf(ctx, subject_ids)
  const states = await Promise.all(
    rows.map(async row => ({ subject_id: row.subject_id, state: await stateOf(ctx, row) })),
  )
  const bySubject = Map.groupBy(states, ({ subject_id }) => subject_id)
  return new Map([...bySubject].map(([id, some]) => [id, some.map(({ state }) => state)]))
}

async function stateOf(
  ctx: Context,
  row: Awaited<ReturnType<typeof store.clocksOf>>[number],
): Promise<ClockState> {
  const calendar = await compiledCalendar(ctx.okno, ctx.db, row.calendar_id)
  const late = row.missed_at !== null || (row.stopped_at === null && ctx.now > row.due_at)
  return {
    target_code: row.code,
    title: row.title,
    limit_minutes: row.limit_minutes,
    started_at: row.started_at,
    due_at: row.due_at,
    stopped_at: row.stopped_at,
    used_seconds:
      row.used_seconds ?? workingTimeBetween(calendar, row.started_at.getTime(), ctx.now.getTime()),
    outcome: late ? 'missed' : row.stopped_at ? 'met' : 'running',
  }
}

/** Makes the promise that an installation begins with. */
export async function makeDefaultTarget(ctx: Context, calendar_id: string): Promise<void> {
  await store.insertTarget(ctx, {
    id: newId(),
    code: 'first_answer',
    metric: 'first_answer',
    title: { ru: 'Первый ответ', en: 'First answer' },
    limit_minutes: 30,
    warn_minutes: 10,
    calendar_id,
    is_default: true,
  })
}

/** Forgets targets kept in memory when one has changed. */
export function follow(okno: Okno, events: readonly LoggedEvent[]): void {
  if (events.some(event => event.name === targetChanged.name)) kept.delete(okno)
}

export const forget = (okno: Okno): void => void kept.delete(okno)
