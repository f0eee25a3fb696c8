// Hands every event of the log to its reactions, as jobs. The place in the log and the jobs commit together, so an event is
// handed over once, whatever process does it.
import { Logger, run, runOnce, type TaskList } from 'graphile-worker'
import { inTransaction } from './context.ts'
import { statement } from './database.ts'
import { type LoggedEvent, readLog } from './events.ts'
import { type Loop, startLoop } from './loop.ts'
import type { Reaction } from './module.ts'
import { bySystem, type Okno } from './okno.ts'

const batch = 500

interface Job {
  readonly reaction: string
  readonly event: LoggedEvent
}

/** Hands over what the log holds and does all jobs that are due, then ends: for tests and one-off commands. */
export async function workOff(okno: Okno): Promise<void> {
  const byEvent = Map.groupBy(reactionsOf(okno), ({ reaction }) => reaction.event)
  while ((await dispatch(okno, byEvent)) || (await isBehind(okno))) {
    // There is more in the log, or a transaction that still runs, maybe in another database, holds back what comes after it.
  }
  await runOnce({
    pgPool: okno.pools.write as never,
    noHandleSignals: true,
    logger: quiet(okno),
    taskList: tasksOf(okno),
  })
}

/** Has anything been committed to the log that was not handed over? */
async function isBehind(okno: Okno): Promise<boolean> {
  const { rows } = await okno.pools.write.query(
    `select exists (select from kernel.event as event, kernel.log_cursor as cursor
       where cursor.reader = 'reactions' and (event.xid, event.id) > (cursor.xid, cursor.id)) as behind`,
  )
  return rows[0].behind
}

interface Named {
  readonly name: string
  readonly reaction: Reaction
}

export async function startDispatcher(okno: Okno): Promise<() => Promise<void>> {
  const named = reactionsOf(okno)
  const byEvent = Map.groupBy(named, ({ reaction }) => reaction.event)
  const worker = await run({
    pgPool: okno.pools.write as never,
    concurrency: okno.config.OKNO_WORKERS,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: quiet(okno),
    taskList: tasksOf(okno),
  })
  const loop: Loop = startLoop('dispatcher', 250, okno.log, () => dispatch(okno, byEvent))
  const freeing = startLoop('abandoned jobs', 10_000, okno.log, () => freeAbandoned(okno))
  const forget = okno.onNudge(loop.wake)
  return async () => {
    forget()
    await freeing.stop()
    await loop.stop()
    await worker.stop().catch(() => {})
  }
}

const abandoned_seconds = 30

/**
 * Gives anew what was taken and never finished: the queue itself would wait four hours for a process that was killed or
 * lost its connection. A reaction that only takes long comes twice, and does nothing the second time.
 */
async function freeAbandoned(okno: Okno): Promise<boolean> {
  await okno.pools.write.query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs
     where locked_at < now() - make_interval(secs => $1) having count(*) > 0`,
    [abandoned_seconds],
  )
  return false
}

function tasksOf(okno: Okno): TaskList {
  const byName = new Map(reactionsOf(okno).map(one => [one.name, one.reaction]))
  return {
    reaction: async (payload, helpers) => {
      const job = payload as Job
      const reaction = byName.get(job.reaction)
      if (!reaction) throw new Error(`no reaction is called ${job.reaction}`)
      await react(okno, job, reaction, helpers.job.attempts)
    },
  }
}

const reactionsOf = (okno: Okno): Named[] =>
  okno.modules.flatMap(module =>
    module.reactions.map(reaction => ({ name: `${module.name}.${reaction.name}`, reaction })),
  )

async function dispatch(okno: Okno, byEvent: ReadonlyMap<string, readonly Named[]>): Promise<boolean> {
  const client = await okno.pools.write.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query(
      `select xid::text as xid, id from kernel.log_cursor where reader = 'reactions' for update skip locked`,
    )
    if (rows.length === 0) {
      // The first dispatcher ever makes the cursor; whoever finds it held by another has nothing to do.
      const made = await client.query(
        `insert into kernel.log_cursor values ('reactions', '0', 0) on conflict do nothing`,
      )
      await client.query('commit')
      return made.rowCount === 1
    }
    const events = await readLog(client, rows[0], batch)
    const last = events.at(-1)
    if (!last) {
      await client.query('rollback')
      return false
    }
    const jobs = events.flatMap(event =>
      (byEvent.get(event.name) ?? [])
        .filter(({ reaction }) => !reaction.when || reaction.when(event.payload as never))
        .map(({ name }): Job => ({ reaction: name, event })),
    )
    if (jobs.length > 0)
      await client.query({
        name: 'add_reactions',
        text: `select graphile_worker.add_job('reaction', job, max_attempts => 12) from unnest($1::json[]) as job`,
        values: [jobs.map(job => JSON.stringify(job))],
      })
    await client.query({
      name: 'move_cursor',
      text: `update kernel.log_cursor set xid = $1::xid8, id = $2 where reader = 'reactions'`,
      values: [last.xid, last.id],
    })
    await client.query('commit')
    return events.length === batch
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** Runs one reaction in a transaction that also holds its "done": a job that comes twice does nothing the second time. */
export async function react(okno: Okno, job: Job, reaction: Reaction, attempt: number): Promise<void> {
  try {
    await inTransaction(okno, bySystem(okno, `reaction:${job.reaction}:${job.event.id}`), async ctx => {
      const claimed = await ctx.db.executeQuery(
        statement(
          `insert into kernel.reaction_done (event_id, reaction, at) values ($1, $2, $3) on conflict do nothing returning event_id`,
          [job.event.id, job.reaction, ctx.now],
        ),
      )
      if (claimed.rows.length > 0) await reaction.react(ctx, job.event.payload as never, job.event)
    })
    okno.metrics.reactions.inc({ reaction: job.reaction, outcome: 'done' })
  } catch (error) {
    okno.metrics.reactions.inc({ reaction: job.reaction, outcome: 'failed' })
    okno.log.warn(
      { err: error, reaction: job.reaction, event: job.event.id, attempt },
      'a reaction failed and is tried again',
    )
    throw error
  }
}

/** The queue's own log lines are interesting only when something is wrong. */
const quiet = (okno: Okno) =>
  new Logger(() => (level, message) => {
    if (level === 'error') okno.log.warn({ queue: message }, 'job queue')
  })
