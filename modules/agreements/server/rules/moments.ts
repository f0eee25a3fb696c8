// What the log says about one measured thing, in the few words that clocks understand: moments, and the stretches between them.

import { pauseReasons } from '../../contract/shapes.ts'

/** Whose hands a thing is in. `queue`: with a team, but with nobody of it; `unit`: another side of the client than the requester. */
export type HolderKind = 'queue' | 'agent' | 'requester' | 'approver' | 'unit' | 'third_party' | 'nobody'

export interface Holder {
  readonly kind: HolderKind
  /** The team that has the thing, also while somebody outside the centre holds the ball. */
  readonly team: string | null
  readonly person: string | null
}

/** Why work stands still, or has ended. */
export type StandingReason = (typeof pauseReasons)[number]
export { pauseReasons as standingReasons }

/** One line of the log as clocks see it. `at` in milliseconds since 1970. */
export type Moment = { readonly at: number } & (
  | { readonly do: 'opened'; readonly team: string | null; readonly person?: string | null }
  | { readonly do: 'assigned'; readonly team: string | null; readonly person: string | null }
  /** A public word of a human, or the deed itself: an answer. */
  | { readonly do: 'answered' }
  /** A word of the requester's side. */
  | { readonly do: 'asked' }
  | { readonly do: 'waiting'; readonly for: StandingReason }
  | { readonly do: 'working' }
  | { readonly do: 'resolved' }
  | { readonly do: 'reopened' }
  | { readonly do: 'closed' }
  | { readonly do: 'cancelled' }
  | { readonly do: 'merged' }
  | { readonly do: 'unmerged' }
  /** A date was promised to the requester, or taken back (null). */
  | { readonly do: 'promised'; readonly by: number | null }
  /** Whether what was submitted at first was complete; otherwise what was wrong with it. */
  | { readonly do: 'checked'; readonly code: string }
)

/** `active`: somebody of the centre works or should. `merged`: gone into another thing. */
export type StretchState = 'active' | 'standing' | 'resolved' | 'cancelled' | 'merged'

/** A time in which nothing changed: two that follow each other differ. `to` is null for the one that lasts. */
export interface Stretch {
  readonly from: number
  readonly to: number | null
  readonly state: StretchState
  readonly reason: StandingReason | null
  readonly holder: Holder
}

const nobody: Holder = { kind: 'nobody', team: null, person: null }

interface Standing {
  /** What it is, or will be again when the merge is undone. */
  readonly state: Exclude<StretchState, 'merged'>
  readonly merged: boolean
  readonly reason: StandingReason | null
  readonly team: string | null
  readonly person: string | null
}

/**
 * Moments of a thing from its opening on, never going back in time: the log's order holds, so what a process with a slow
 * clock wrote happens when its forerunner did.
 */
export function inOrder(moments: readonly Moment[]): Moment[] {
  const opened = moments.findIndex(moment => moment.do === 'opened')
  if (opened < 0) return []
  let latest = -Infinity
  return moments.slice(opened).map(moment => {
    latest = Math.max(latest, moment.at)
    return moment.at === latest ? moment : { ...moment, at: latest }
  })
}

/**
 * The stretches of a thing, without gaps, from its opening on. Moments in the order of the log; what comes before the
 * opening is ignored. Stretches of no length are left out, so what happens at one instant counts as the last of it says.
 * What happens while a thing is merged shows when the merge is undone.
 */
export function stretchesOf(moments: readonly Moment[]): Stretch[] {
  const began: Omit<Stretch, 'to'>[] = []
  let now: Standing | null = null
  for (const moment of inOrder(moments)) {
    now = now ? after(now, moment) : firstStanding(moment)
    if (began.at(-1)?.from === moment.at) began.pop()
    const next = { from: moment.at, ...seen(now) }
    const last = began.at(-1)
    if (!last || !isSame(last, next)) began.push(next)
  }
  return began.map((stretch, i) => ({ ...stretch, to: began[i + 1]?.from ?? null }))
}

/** When a thing ceased to be open; null while it is. Closing, merging or undoing the merge of what has ended changes nothing. */
export function endedAt(stretches: readonly Stretch[]): number | null {
  const open = stretches.findLastIndex(isOpen)
  return open === stretches.length - 1 ? null : stretches[open + 1]!.from
}

/** When a thing that is resolved was last resolved; null when it is not. Undoing a merge is no resolution. */
export function resolvedAt(stretches: readonly Stretch[]): number | null {
  if (stretches.at(-1)?.state !== 'resolved') return null
  const before = stretches.findLastIndex(({ state }) => state !== 'resolved' && state !== 'merged')
  return stretches.slice(before + 1).find(({ state }) => state === 'resolved')!.from
}

export const isOpen = ({ state }: Pick<Stretch, 'state'>): boolean =>
  state === 'active' || state === 'standing'

function firstStanding(opened: Moment): Standing {
  const { team = null, person = null } = opened.do === 'opened' ? opened : {}
  return { state: 'active', merged: false, reason: null, team, person }
}

function after(now: Standing, moment: Moment): Standing {
  switch (moment.do) {
    case 'assigned':
      return { ...now, team: moment.team, person: moment.person }
    case 'waiting':
      return { ...now, state: 'standing', reason: moment.for }
    case 'working':
    case 'reopened':
      return { ...now, state: 'active', reason: null }
    case 'resolved':
    case 'cancelled':
      return { ...now, state: moment.do, reason: null }
    case 'merged':
    case 'unmerged':
      return { ...now, merged: moment.do === 'merged' }
    default:
      return now
  }
}

function seen({
  state,
  merged,
  reason,
  team,
  person,
}: Standing): Pick<Stretch, 'state' | 'reason' | 'holder'> {
  if (merged) return { state: 'merged', reason: null, holder: nobody }
  return { state, reason, holder: holderOf(state, reason, team, person) }
}

function holderOf(
  state: StretchState,
  reason: StandingReason | null,
  team: string | null,
  person: string | null,
): Holder {
  if (!isOpen({ state })) return nobody
  if (reason !== null && reason !== 'scheduled') return { kind: reason, team, person: null }
  return { kind: person ? 'agent' : 'queue', team, person }
}

const isSame = (one: Omit<Stretch, 'to'>, other: Omit<Stretch, 'to'>): boolean =>
  one.state === other.state &&
  one.reason === other.reason &&
  one.holder.kind === other.holder.kind &&
  one.holder.team === other.holder.team &&
  one.holder.person === other.holder.person
