// What deriving a thing's clocks anew has changed of what was kept: whether there is anything to write, or to see.
import type { Judgement, KeptClock } from './judgement.ts'

type Clock = Judgement['clocks'][number]

/** Whether a thing's clocks came out as they were kept. */
export const isAsKept = (judgement: Judgement, kept: readonly KeptClock[]): boolean =>
  isAlike(
    judgement,
    kept,
    (clock, old) =>
      isSeenAs(clock, old) &&
      old.target_id === clock.target_id &&
      isSameInstant(old.next_step_at, clock.next_step_at),
  )

/** Whether people see them as they were: an edition that repeats the one before changes nothing for them. */
export const isSeenAsKept = (judgement: Judgement, kept: readonly KeptClock[]): boolean =>
  isAlike(judgement, kept, isSeenAs)

function isAlike(
  { clocks }: Judgement,
  kept: readonly KeptClock[],
  isSame: (clock: Clock, old: KeptClock) => boolean,
): boolean {
  const before = new Map(kept.map(clock => [clock.id, clock]))
  return (
    clocks.length === kept.length &&
    clocks.every(clock => {
      const old = before.get(clock.id)
      return old !== undefined && isSame(clock, old)
    })
  )
}

const isSeenAs = (clock: Clock, old: KeptClock): boolean =>
  old.outcome === clock.outcome &&
  old.limit_count === clock.limit_count &&
  isSameInstant(old.due_at, clock.due_at)

const isSameInstant = (one: Date | string | null, other: string | null): boolean =>
  one === null || other === null ? one === other : new Date(one).getTime() === Date.parse(other)
