// Talk to the outside: taken on lease, spoken outside any transaction, the result kept. At least once, and visible.
import { sql } from 'kysely'
import { deliveryDone, deliveryFailed } from '#kernel/contract/kernel.ts'
import { type Context, inTransaction } from './context.ts'
import { statement } from './database.ts'
import { newId } from './id.ts'
import { startLoop } from './loop.ts'
import type { Deliver } from './module.ts'
import { bySystem, type Okno } from './okno.ts'

/** Thrown by a speaker when trying again cannot help (the address does not exist). */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure'
}

interface Leased {
  readonly id: string
  readonly kind: string
  readonly subject_id: string
  readonly payload: unknown
  readonly attempts: number
}

/** How many a process speaks at a time; one that is slow keeps its place and holds up no other. */
const atOnce = 12
const handful = 6
/** Short, so that what a killed process had begun is soon taken up; renewed while a process speaks. */
const lease_seconds = 30
const mostAttempts = 14

/** Asks for a delivery in the use case's own transaction. `kind` must be one that a module delivers. */
export async function requestDelivery(
  ctx: Context,
  wanted: { kind: string; subject_id: string; payload: unknown; not_before?: Date },
): Promise<string> {
  const id = newId()
  await ctx.db.executeQuery(
    statement(
      `insert into kernel.delivery (id, kind, subject_id, payload, next_at, created_at) values ($1, $2, $3, $4, $5, $6)`,
      [
        id,
        wanted.kind,
        wanted.subject_id,
        JSON.stringify(wanted.payload),
        wanted.not_before ?? ctx.now,
        ctx.now,
      ],
    ),
  )
  ctx.afterwards(ctx.okno.nudge)
  return id
}

/** Where these deliveries stand, by id. */
export async function deliveriesByIds(ctx: Pick<Context, 'db'>, ids: readonly string[]) {
  const rows = await ctx.db
    .selectFrom('kernel.delivery')
    .select(['id', 'state', 'attempts', 'next_at', 'last_error'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

/** Tries a delivery that was given up again now; undefined when it was not given up. */
export async function retryFailed(ctx: Context, id: string) {
  const delivery = await ctx.db
    .updateTable('kernel.delivery')
    .set({ state: 'waiting', attempts: 0, next_at: ctx.now })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .returningAll()
    .executeTakeFirst()
  if (delivery) ctx.afterwards(ctx.okno.nudge)
  return delivery
}

/** Calls deliveries off that are not begun; one that is being spoken goes on, and its speaker has to see for itself. */
export const cancelDeliveries = (ctx: Context, ids: readonly string[]) =>
  ctx.db
    .updateTable('kernel.delivery')
    .set({ state: 'cancelled', done_at: ctx.now })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('state', 'in', ['waiting', 'failed'])
    .execute()

/** How long to wait after the given number of failures: 10 s, 20 s, 40 s … at most 6 hours. */
export const backOff_seconds = (attempts: number): number => Math.min(10 * 2 ** (attempts - 1), 6 * 3600)

export function startDeliveries(okno: Okno): () => Promise<void> {
  const mouths = openMouths(okno, speakersOf(okno))
  const loop = startLoop('deliveries', 1000, okno.log, async () => {
    const more = await mouths.begin()
    if (more) await mouths.someFree()
    return more
  })
  const forget = okno.onNudge(loop.wake)
  return async () => {
    forget()
    await loop.stop()
    await mouths.allDone()
  }
}

const speakersOf = (okno: Okno): ReadonlyMap<string, Deliver> =>
  new Map(okno.modules.flatMap(module => Object.entries(module.deliveries)))

/** Speaks a handful of deliveries that are due, to the end; answers whether there may be more. */
export async function deliverDue(okno: Okno, speakers = speakersOf(okno)): Promise<boolean> {
  const mouths = openMouths(okno, speakers)
  const more = await mouths.begin()
  await mouths.allDone()
  return more
}

/** What a process speaks at the moment. */
function openMouths(okno: Okno, speakers: ReadonlyMap<string, Deliver>) {
  const speaking = new Map<Leased, Promise<void>>()
  let renewal: NodeJS.Timeout | undefined
  const end = (delivery: Leased) => {
    speaking.delete(delivery)
    if (speaking.size > 0) return
    clearInterval(renewal)
    renewal = undefined
  }
  return {
    /** Begins with what is due, as far as there is room. Answers whether there may be more. */
    async begin(): Promise<boolean> {
      const room = atOnce - speaking.size
      const leased = room > 0 ? await lease(okno, [...speakers.keys()], room) : []
      for (const delivery of leased) {
        const said = speak(okno, delivery, speakers.get(delivery.kind)!).catch(error =>
          // Its lease runs out, and then it is spoken again.
          okno.log.warn({ err: error, delivery: delivery.id }, 'the end of a delivery could not be kept'),
        )
        const ended = said.finally(() => end(delivery))
        speaking.set(delivery, ended)
      }
      if (speaking.size > 0)
        renewal ??= setInterval(() => renew(okno, [...speaking.keys()]), (lease_seconds * 1000) / 3)
      return leased.length === room
    },
    /** Waits until a handful can begin: one question to the database for each letter would cost more than it saves. */
    async someFree(): Promise<void> {
      while (speaking.size > atOnce - handful) await Promise.race(speaking.values())
    },
    allDone: () => Promise.all(speaking.values()),
  }
}

/** Holds on to what is still being spoken: a slow mail server is no reason for another process to begin again. */
function renew(okno: Okno, leased: readonly Leased[]): void {
  const until = leaseEnd(okno)
  okno.pools.write
    .query({
      name: 'renew_deliveries',
      text: `update kernel.delivery set lease_until = $2, next_at = $2
             from unnest($1::uuid[], $3::int[]) as held (id, attempts)
             where delivery.id = held.id and delivery.attempts = held.attempts and delivery.state = 'speaking'`,
      values: [leased.map(({ id }) => id), until, leased.map(({ attempts }) => attempts)],
    })
    .catch(error => okno.log.warn({ error }, 'a lease on deliveries could not be renewed'))
}

const leaseEnd = (okno: Okno) => new Date(okno.clock.now().getTime() + lease_seconds * 1000)

async function lease(okno: Okno, kinds: readonly string[], most: number): Promise<Leased[]> {
  const now = okno.clock.now()
  const { rows } = await okno.pools.write.query({
    name: 'lease_deliveries',
    text: `update kernel.delivery set state = 'speaking', attempts = attempts + 1, lease_until = $2, next_at = $2
           where id in (select id from kernel.delivery
                        where next_at <= $1 and state in ('waiting', 'speaking') and kind = any($3)
                        order by next_at limit $4 for update skip locked)
           returning id, kind, subject_id, payload, attempts`,
    values: [now, leaseEnd(okno), kinds, most],
  })
  return rows
}

async function speak(okno: Okno, delivery: Leased, deliver: Deliver): Promise<void> {
  const about = { subject_id: delivery.subject_id, delivery_id: delivery.id, kind: delivery.kind }
  try {
    const result = await deliver(okno, delivery)
    await inTransaction(okno, bySystem(okno, `delivery:${delivery.id}`), async ctx => {
      const { rows } = await ctx.db.executeQuery(
        statement(
          `update kernel.delivery set state = 'done', done_at = $2, result = $3, last_error = null, lease_until = null
           where id = $1 and state <> 'done' returning id`,
          [delivery.id, ctx.now, JSON.stringify(result)],
        ),
      )
      if (rows.length > 0) ctx.tell(deliveryDone, about)
    })
    okno.metrics.deliveries.inc({ kind: delivery.kind, outcome: 'done' })
  } catch (error) {
    await keepFailure(okno, delivery, about, error)
  }
}

async function keepFailure(
  okno: Okno,
  delivery: Leased,
  about: { subject_id: string; delivery_id: string; kind: string },
  error: unknown,
): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error)
  const givenUp = error instanceof PermanentFailure || delivery.attempts >= mostAttempts
  okno.metrics.deliveries.inc({ kind: delivery.kind, outcome: givenUp ? 'failed' : 'postponed' })
  okno.log.warn(
    { delivery: delivery.id, kind: delivery.kind, attempts: delivery.attempts, reason, givenUp },
    'a delivery failed',
  )
  await inTransaction(okno, bySystem(okno, `delivery:${delivery.id}`), async ctx => {
    const next_at = new Date(ctx.now.getTime() + backOff_seconds(delivery.attempts) * 1000)
    // A speaker whose lease had run out has no say any more: another one may have spoken since.
    const { rows } = await ctx.db.executeQuery(
      statement(
        `update kernel.delivery set state = $2, next_at = $3, last_error = $4, lease_until = null
         where id = $1 and state = 'speaking' and attempts = $5 returning id`,
        [delivery.id, givenUp ? 'failed' : 'waiting', next_at, reason.slice(0, 2000), delivery.attempts],
      ),
    )
    if (givenUp && rows.length > 0) ctx.tell(deliveryFailed, { ...about, reason: reason.slice(0, 2000) })
  })
}
