// What a domain hands to the kernel: its contract and use cases, what it does on events and on schedule, what others may ask of it.
import type { Actor } from '#kernel/contract/access.ts'
import type { Contract, Input, Output } from '#kernel/contract/endpoint.ts'
import type { AnyEvent, Payload } from '#kernel/contract/event.ts'
import type { Words } from '#kernel/contract/words.ts'
import type { Context } from './context.ts'
import type { Database } from './database.ts'
import type { LoggedEvent } from './events.ts'
import type { Okno } from './okno.ts'
import type { Fill } from './slot.ts'

/** One use case for each endpoint: a missing or a surplus one does not compile. */
export type Actions<C extends Contract> = {
  [K in keyof C]: (ctx: Context, input: Input<C[K]>) => Promise<Output<C[K]>>
}

/** What a domain does after an event; its writes and its "done" commit together, so it happens once. */
export interface Reaction {
  readonly event: string
  readonly name: string
  /** Decides from the payload alone whether there is anything to do, before a job is made. */
  readonly when?: (payload: never) => boolean
  readonly react: (ctx: Context, payload: never, event: LoggedEvent) => Promise<void>
}

export function on<E extends AnyEvent>(
  kind: E,
  name: string,
  react: (ctx: Context, payload: Payload<E>, event: LoggedEvent) => Promise<void>,
  when?: (payload: Payload<E>) => boolean,
): Reaction {
  return { event: kind.name, name, react, ...(when ? { when } : {}) }
}

/** Work that one process of all does again and again. Answers how many things it did: more than 0 means look again at once. */
export interface Periodic {
  readonly name: string
  readonly every_seconds: number
  readonly run: (okno: Okno) => Promise<number>
}

/** Speaks to the outside. It may be called again for the same delivery after a crash: `id` is the key to tell by. */
export type Deliver = (
  okno: Okno,
  delivery: {
    readonly id: string
    readonly subject_id: string
    readonly payload: unknown
    readonly attempts: number
  },
) => Promise<Record<string, unknown>>

/** A topic of the live stream: which things changed, and who may hear of them. */
export interface LiveTopic {
  readonly topic: string
  /** The thing of this topic that an event is about, or null when the event does not concern the topic. */
  readonly subject: (event: LoggedEvent) => string | null
  /** What is needed to decide who may hear, for many things in one query. */
  readonly audience: (
    db: Database,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, (actor: Actor) => boolean>>
}

export interface Module {
  readonly name: string
  readonly contract: Contract
  readonly actions: Readonly<Record<string, (ctx: Context, input: never) => Promise<unknown>>>
  readonly words: Words
  readonly permissions: readonly string[]
  readonly events: readonly AnyEvent[]
  readonly reactions: readonly Reaction[]
  readonly periodic: readonly Periodic[]
  readonly deliveries: Readonly<Record<string, Deliver>>
  readonly live: readonly LiveTopic[]
  /** For each kind of file holder: which of these holders the actor may see. */
  readonly holders: Readonly<
    Record<string, (ctx: Context, ids: readonly string[]) => Promise<ReadonlySet<string>>>
  >
  /** What it puts into slots of lower domains. */
  readonly fills: readonly Fill[]
  /** Follows the event log in every process, to forget what it keeps in memory. */
  readonly follow: ((okno: Okno, events: readonly LoggedEvent[]) => void) | null
  /** Servers of its own (an SMTP listener, a mail fetcher); answers how to stop them. */
  readonly start: ((okno: Okno, role: 'serve' | 'work') => Promise<() => Promise<void>>) | null
}

export interface ModuleParts<C extends Contract> {
  readonly name: string
  readonly contract: C
  readonly actions: Actions<C>
  readonly words: Words
  readonly permissions?: readonly string[]
  readonly events?: readonly AnyEvent[]
  readonly reactions?: readonly Reaction[]
  readonly periodic?: readonly Periodic[]
  readonly deliveries?: Record<string, Deliver>
  readonly live?: readonly LiveTopic[]
  readonly holders?: Module['holders']
  readonly fills?: readonly Fill[]
  readonly follow?: Module['follow']
  readonly start?: Module['start']
}

export function defineModule<const C extends Contract>(parts: ModuleParts<C>): Module {
  return {
    permissions: [],
    events: [],
    reactions: [],
    periodic: [],
    deliveries: {},
    live: [],
    holders: {},
    fills: [],
    follow: null,
    start: null,
    ...parts,
    actions: parts.actions as unknown as Module['actions'],
  }
}
