// Raising an objection to what clocks came to. Whether the thing may be seen at all, its own domain has decided before.
import { sql } from 'kysely'
import { notAllowed } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { compiledCalendar, dueAfter } from '#modules/calendar/server/face.ts'
import {
  alreadyObjected,
  clockNotMissed,
  earlyMode,
  type Metric,
  type NewObjection,
  noOtherSide,
  notYourPromise,
  noVerdict,
  type Objecting,
  type Objection,
  objectionRaised,
  objectionTooLate,
  type Verdict,
  verdictSame,
} from '../../contract.ts'
import { modes, sidesHidden } from '../reports/modes.ts'
import { type Belonging, maySee, type ObjectionSide, sideOf } from './policy.ts'
import { isOpen, shown } from './show.ts'
import * as store from './store.ts'

/** Working days of the centre within which an outcome may be objected to, and within which an objection is to be answered. */
const days = 5

interface Outcome extends Belonging {
  readonly id: string
  readonly kind: string
  readonly verdict: Verdict | null
  readonly verdict_at: Date | null
  readonly ruled: Verdict | null
}

interface MissedClock {
  readonly id: string
  readonly metric: Metric
  readonly due_at: Date
  /** Whose promise it was; what is promised inside the centre or to it by suppliers is the centre's to answer for. */
  readonly side: ObjectionSide
}

async function outcomeOf(ctx: Context, subject_id: string, held: boolean): Promise<Outcome | undefined> {
  const { rows } = await sql<Outcome>`
    select id, kind, client_id, department_id, team_id, verdict, verdict_at, ruled from agreements.subject
    where id = ${subject_id} ${held ? sql`for update` : sql``}`.execute(ctx.db)
  return rows[0]
}

/** Broken promises that nobody has excused. */
async function missedClocks(ctx: Context, subject_id: string): Promise<MissedClock[]> {
  const { rows } = await sql<MissedClock>`
    select clock.id, clock.metric, clock.due_at,
           case when agreement.promiser = 'client' then 'client' else 'center' end as side
    from agreements.clock
    join agreements.target on target.id = clock.target_id
    join agreements.edition on edition.id = target.edition_id
    join agreements.agreement on agreement.id = edition.agreement_id
    where clock.subject_id = ${subject_id} and not clock.excused and clock.missed_at is not null
    order by clock.missed_at`.execute(ctx.db)
  return rows
}

/** The end of the time to object to what came about at an instant, and to answer what was raised then. */
async function fiveDaysAfter(ctx: Context, instant: Date): Promise<Date> {
  const calendar = await compiledCalendar(ctx.okno, ctx.db, 'default')
  return new Date(dueAfter(calendar, instant.getTime(), { working_days: days }))
}

/** Raises a dispute or an excuse. Throws what the contract names. */
export async function raiseObjection(
  ctx: Context,
  subject_id: string,
  wanted: NewObjection,
): Promise<Objection> {
  const thing = await outcomeOf(ctx, subject_id, true)
  const side = thing && sideOf(ctx.actor, thing)
  if (!thing || !side) throw notAllowed({})
  const earlier = await store.about(ctx, subject_id)
  const found =
    wanted.kind === 'dispute'
      ? await disputed(ctx, thing, side, earlier, wanted.verdict)
      : await excused(ctx, thing, side, earlier, wanted.clock_id)
  const answer_due_at = await fiveDaysAfter(ctx, ctx.now)
  const id = newId()
  const { kind, reason_code, text } = wanted
  await store.insert(ctx, {
    id,
    subject_id,
    kind,
    side,
    reason_code,
    text,
    ...found,
    raised_by: ctx.actor.id,
    raised_at: ctx.now,
    answer_due_at,
  })
  ctx.tell(objectionRaised, {
    subject_id,
    subject_kind: thing.kind,
    objection_id: id,
    kind,
    side,
    clock_id: found.clock_id,
    reason_code,
    verdict_then: found.verdict_then,
    verdict_wanted: found.verdict_wanted,
    answer_due_at: answer_due_at.toISOString(),
  })
  const [row] = (await store.about(ctx, subject_id)).filter(one => one.id === id)
  return (await shown(ctx, [row!]))[0]!
}

type Found = Pick<
  store.ObjectionRow,
  'clock_id' | 'metric' | 'clock_due_at' | 'verdict_then' | 'verdict_wanted'
>

async function disputed(
  ctx: Context,
  thing: Outcome,
  side: ObjectionSide,
  earlier: readonly store.ObjectionRow[],
  wanted: Verdict,
): Promise<Found> {
  if (thing.verdict === null || thing.verdict_at === null) throw noVerdict({})
  // Nobody on the other side could answer.
  if (thing.client_id === null) throw noOtherSide({})
  // Whose loss it is, the client's side is not told.
  if ((await modes(ctx))(thing.client_id) === 'early') throw earlyMode({})
  if ((await fiveDaysAfter(ctx, thing.verdict_at)) < ctx.now) throw objectionTooLate({ days })
  if (earlier.some(one => isSettled(one, thing.verdict, side))) throw alreadyObjected({})
  if (wanted === thing.verdict) throw verdictSame({})
  return {
    clock_id: null,
    metric: null,
    clock_due_at: null,
    verdict_then: thing.verdict,
    verdict_wanted: wanted,
  }
}

/** A dispute is open, or this side has had its answer about this very verdict. */
const isSettled = (one: store.ObjectionRow, verdict: Verdict | null, side: ObjectionSide): boolean =>
  one.kind === 'dispute' &&
  (isOpen(one) ||
    (one.answer !== null && one.side === side && (one.verdict_given ?? one.verdict_then) === verdict))

async function excused(
  ctx: Context,
  thing: Outcome,
  side: ObjectionSide,
  earlier: readonly store.ObjectionRow[],
  clock_id: string,
): Promise<Found> {
  const clock = (await missedClocks(ctx, thing.id)).find(({ id }) => id === clock_id)
  if (!clock) throw clockNotMissed({})
  if (clock.side !== side) throw notYourPromise({})
  if ((await fiveDaysAfter(ctx, clock.due_at)) < ctx.now) throw objectionTooLate({ days })
  if (earlier.some(one => isAnsweredExcuse(one, clock_id))) throw alreadyObjected({})
  return {
    clock_id,
    metric: clock.metric,
    clock_due_at: clock.due_at,
    verdict_then: thing.verdict,
    verdict_wanted: null,
  }
}

const isAnsweredExcuse = (one: store.ObjectionRow, clock_id: string): boolean =>
  one.kind === 'excuse' && one.clock_id === clock_id && (isOpen(one) || one.answer !== null)

/** What the asker may say against the outcome of a thing, and what was said; null for those who do not follow objections. */
export async function objectingTo(ctx: Context, subject_id: string): Promise<Objecting | null> {
  const found = await outcomeOf(ctx, subject_id, false)
  if (!found || !maySee(ctx.actor, found)) return null
  const [modeOf, isHidden] = await Promise.all([modes(ctx), sidesHidden(ctx)])
  const thing = isHidden(found.client_id) ? { ...found, verdict: null, verdict_at: null } : found
  const side = sideOf(ctx.actor, thing)
  const [rows, missed] = await Promise.all([store.about(ctx, subject_id), missedClocks(ctx, subject_id)])
  const until = thing.verdict_at === null ? null : await fiveDaysAfter(ctx, thing.verdict_at)
  const inTime = await Promise.all(
    missed.map(async clock => (await fiveDaysAfter(ctx, clock.due_at)) >= ctx.now),
  )
  return {
    verdict: thing.verdict,
    verdict_at: thing.verdict_at?.toISOString() ?? null,
    is_ruled: thing.verdict !== null && thing.ruled !== null,
    until: until?.toISOString() ?? null,
    may_dispute:
      side !== null &&
      thing.client_id !== null &&
      modeOf(thing.client_id) === 'mature' &&
      until !== null &&
      until >= ctx.now &&
      !rows.some(row => isSettled(row, thing.verdict, side)),
    may_excuse: missed.flatMap(({ id, side: promiser }, i) =>
      promiser === side && inTime[i] && !rows.some(row => isAnsweredExcuse(row, id)) ? [id] : [],
    ),
    objections: await shown(ctx, rows),
  }
}
