// Who had what has ended and for how long, kept beside each thing a moment after its end, so that reports need not read its story.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { type CompiledCalendar, workingTimeBetween } from '#modules/calendar/server/face.ts'
import type { predictionHolders } from '../../contract.ts'
import { rulebook } from '../rulebook.ts'
import { isOpen, type Moment, resolvedAt, type Stretch, stretchesOf } from '../rules/moments.ts'

export type Holder = (typeof predictionHolders)[number]

/** What is kept of a thing that has ended. Working seconds on the calendar of the centre. */
export interface Hands {
  readonly held: ReadonlyMap<Holder, number>
  readonly resolved: boolean
  /** Null when one team alone had it. */
  readonly journey: {
    readonly first: string
    readonly last: string
    readonly hand_offs: number
    readonly lost: number
  } | null
}

export function handsOf(stretches: readonly Stretch[], calendar: CompiledCalendar): Hands {
  const held = new Map<Holder, number>()
  for (const { holder, from, to } of stretches) {
    if (holder.kind === 'nobody' || to === null) continue
    held.set(holder.kind, (held.get(holder.kind) ?? 0) + workingTimeBetween(calendar, from, to))
  }
  const resolved = resolvedAt(stretches) !== null
  return { held, resolved, journey: resolved ? journeyOf(stretches, calendar) : null }
}

/** How a resolved thing went from team to team. */
function journeyOf(stretches: readonly Stretch[], calendar: CompiledCalendar): Hands['journey'] {
  const own = stretches.filter(stretch => isOpen(stretch) && stretch.holder.team !== null)
  const teams = own.map(({ holder }) => holder.team!).filter((team, i, all) => team !== all[i - 1])
  const first = teams[0]
  const last = teams.at(-1)
  if (first === undefined || last === undefined || teams.length < 2) return null
  const lost = own
    .filter(({ holder }) => holder.team !== last)
    .reduce((sum, { from, to }) => sum + workingTimeBetween(calendar, from, to!), 0)
  return { first, last, hand_offs: teams.length - 1, lost }
}

const atOnce = 1000

/** Keeps the hands of up to `most` things that have ended. Answers how many there were. */
export async function keepHands(ctx: Context, most = atOnce): Promise<number> {
  const { rows } = await sql<{ id: string; moments: readonly Moment[] }>`
    select id, moments from agreements.subject
    where ended_at is not null and not hands_kept and kind <> 'obligation'
    order by id limit ${most} for update skip locked`.execute(ctx.db)
  if (rows.length === 0) return 0
  const center = (await rulebook(ctx.okno, ctx.db)).calendars.get('center')
  if (!center) return 0
  const kept = rows.map(({ id, moments }) => {
    const { held, resolved, journey } = handsOf(stretchesOf(moments), center.compiled)
    const seconds = (holder: Holder) => Math.round(held.get(holder) ?? 0)
    return {
      id,
      ...{ queue: seconds('queue'), agent: seconds('agent'), requester: seconds('requester') },
      ...{ approver: seconds('approver'), unit: seconds('unit'), third_party: seconds('third_party') },
      resolved,
      first: journey?.first ?? null,
      last: journey?.last ?? null,
      hand_offs: journey?.hand_offs ?? null,
      lost: journey ? Math.round(journey.lost) : null,
    }
  })
  await sql`
    update agreements.subject as subject
    set hands_kept = true, queue_seconds = queue, agent_seconds = agent, requester_seconds = requester, approver_seconds = approver,
        unit_seconds = unit, third_party_seconds = third_party, resolved = hands.resolved, first_team_id = first, last_team_id = last,
        hand_offs = hands.hand_offs, lost_seconds = lost
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as hands(id uuid, queue int, agent int, requester int, approver int,
      unit int, third_party int, resolved boolean, first uuid, last uuid, hand_offs int, lost int)
    where subject.id = hands.id`.execute(ctx.db)
  return rows.length
}

/** Whether things have ended whose hands are not kept yet: figures of the last moments, or of an upgrade, are still coming. */
export async function areHandsComing(ctx: Context): Promise<boolean> {
  const { rows } = await sql<{ coming: boolean }>`
    select exists (select from agreements.subject
      where ended_at is not null and not hands_kept and kind <> 'obligation') as coming`.execute(ctx.db)
  return rows[0]!.coming
}
