// The context of a use case: who asks, in which language, when, in which transaction; and what it tells the world.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RawBuilder } from 'kysely'
import type { Actor } from '#kernel/contract/access.ts'
import type { AnyEvent, Payload } from '#kernel/contract/event.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import { type Database, openTransaction } from './database.ts'
import { insertEvents, type ToldEvent, writeEvents } from './events.ts'
import type { Okno } from './okno.ts'

export interface Context {
  readonly okno: Okno
  readonly actor: Actor
  readonly language: Language
  readonly now: Date
  readonly request_id: string
  /** The open transaction. Nothing is there for others before the use case has ended well. */
  readonly db: Database
  /** Says what happened; it stands in the log when, and only when, the use case ends well. */
  tell<E extends AnyEvent>(kind: E, payload: Payload<E>): void
  /** What this use case has told so far. */
  readonly told: readonly ToldEvent[]
  /**
   * The last statement of the use case, which takes the events told so far along as a piece of SQL (`insert`). When it is
   * the only one, it is the whole transaction: one round trip. Nothing may be asked or told after it.
   */
  conclude<R>(write: (insert: RawBuilder<unknown>) => RawBuilder<R>): Promise<readonly R[]>
  /** Something to do right after the commit that nobody misses if the process dies before it (a nudge, never work). */
  afterwards(nudge: () => void): void
  /** The HTTP call itself, for endpoints that read uploads, set cookies or write streams. */
  readonly http?: { readonly request: FastifyRequest; readonly reply: FastifyReply }
}

export interface Asking {
  readonly actor: Actor
  readonly language: Language
  readonly request_id: string
  readonly http?: Context['http']
}

/** Runs a use case in one transaction; its events commit with it. */
export async function inTransaction<T>(
  okno: Okno,
  asking: Asking,
  act: (ctx: Context) => Promise<T>,
): Promise<T> {
  const transaction = openTransaction(okno.pools.write)
  const told: ToldEvent[] = []
  const nudges: (() => void)[] = []
  let concluded = false
  const now = okno.clock.now()
  const ctx: Context = {
    ...asking,
    okno,
    now,
    db: transaction.db,
    told,
    tell: (kind, payload) => {
      if (concluded) throw new Error(`the use case was concluded, ${kind.name} cannot be told any more`)
      told.push({ name: kind.name, subject_id: (payload as Record<string, string>)[kind.about]!, payload })
    },
    conclude: write => {
      concluded = true
      const carried = insertEvents(told.splice(0), ctx)
      nudges.push(okno.nudge)
      return transaction.conclude(write(carried))
    },
    afterwards: nudge => nudges.push(nudge),
  }
  let result: T
  try {
    result = await act(ctx)
  } catch (error) {
    await transaction.rollback()
    throw error
  }
  await transaction.commit(told.length > 0 ? writeEvents(told, ctx) : undefined)
  for (const nudge of nudges) nudge()
  if (told.length > 0) okno.nudge()
  return result
}

/** Runs a use case that only reads: PostgreSQL refuses to write here. */
export async function reading<T>(okno: Okno, asking: Asking, act: (ctx: Context) => Promise<T>): Promise<T> {
  return act({
    ...asking,
    okno,
    now: okno.clock.now(),
    db: okno.readDb,
    told: [],
    tell: () => {
      throw new Error('a use case that reads cannot tell that something happened')
    },
    conclude: () => {
      throw new Error('a use case that reads has nothing to conclude')
    },
    afterwards: nudge => nudge(),
  })
}

/** Okno itself as an actor, for reactions, schedules and the command line: holds every permission. */
export const systemActor = (language: Language, time_zone: string): Actor => ({
  id: '00000000-0000-0000-0000-000000000000',
  kind: 'system',
  name: 'Okno',
  email: null,
  language,
  time_zone,
  teams: [],
  departments: [],
  client_id: null,
  unit_id: null,
  grants: everything,
  via: 'internal',
})

const everywhere = { all: true, departments: [], teams: [], clients: [] }
const everything: Actor['grants'] = new Proxy(new Map(), {
  get: (_, method) => (method === 'get' ? () => everywhere : method === 'has' ? () => true : undefined),
})
