// The health of mail as figures for Prometheus: asked of the database at each scrape, failures counted as they happen.
import { sql } from 'kysely'
import { Counter, Gauge } from 'prom-client'
import type { Okno } from '#kernel/server/okno.ts'
import { scannerFigures } from '#kernel/server/scanning.ts'
import { mailboxHealth } from '../imap/health.ts'
import { pendingByState, queuedByMailbox } from './figures.ts'

const failures = 'okno_mail_fetch_failures_total'

/** Adds the figures to those of the program, once. */
export function offerFigures(okno: Okno): void {
  const { registry } = okno.metrics
  if (registry.getSingleMetric(failures)) return
  new Counter({
    name: failures,
    help: 'Failed attempts of this process to fetch mail, by the step that failed',
    labelNames: ['mailbox', 'step'],
    registers: [registry],
  })
  const asking = { db: okno.readDb }
  const age = (at: Date | null) => (at ? Math.max(0, (okno.clock.now().getTime() - at.getTime()) / 1000) : 0)
  const gauge = (
    name: string,
    help: string,
    label: string | null,
    read: () => Promise<readonly (readonly [string, number])[]>,
  ) =>
    new Gauge({
      name,
      help,
      labelNames: label ? [label] : [],
      registers: [registry],
      async collect() {
        const figures = await read()
        this.reset()
        for (const [key, value] of figures) this.set(label ? { [label]: key } : {}, value)
      },
    })
  const boxes = async () => (await mailboxHealth(asking)).filter(box => box.enabled && box.is_fetched)
  gauge('okno_mailbox_last_poll_age_seconds', 'Since mail was last fetched', 'mailbox', async () =>
    (await boxes()).filter(box => box.last_poll_at).map(box => [box.address, age(box.last_poll_at)]),
  )
  gauge('okno_mailbox_lag_seconds', 'Age of the oldest letter not yet taken in', 'mailbox', async () =>
    (await boxes()).map(box => [box.address, age(box.waiting_since)]),
  )
  gauge('okno_mailbox_letters_waiting', 'Letters on the mail server not yet taken in', 'mailbox', async () =>
    (await boxes()).map(box => [box.address, box.waiting]),
  )
  gauge('okno_mailbox_token_seconds_left', 'Until somebody must sign in again', 'mailbox', async () =>
    (await boxes()).flatMap(({ address, token_ends_at }) =>
      token_ends_at
        ? [[address, (token_ends_at.getTime() - okno.clock.now().getTime()) / 1000] as const]
        : [],
    ),
  )
  gauge('okno_letters_in_last_day', 'Letters that came in 24 hours, by outcome', 'outcome', () =>
    lastDay(okno, 'in'),
  )
  gauge('okno_letters_out_last_day', 'Letters written in 24 hours, by state', 'state', () =>
    lastDay(okno, 'out'),
  )
  gauge('okno_mail_queue', 'Recipients whose letters did not simply go, by state', 'state', async () => [
    ...(await pendingByState(asking)),
  ])
  gauge('okno_mail_queue_age_seconds', 'Age of the oldest letter that waits to be sent', null, async () => [
    ['', Math.max(0, ...(await queuedByMailbox(asking)).map(({ since }) => age(since)))],
  ])
  gauge('okno_scans_waiting', 'Contents of files that wait for the virus scanner', null, async () => [
    ['', okno.config.OKNO_CLAMD ? (await scannerFigures(asking)).waiting : 0],
  ])
  gauge(
    'okno_letters_unthreaded_last_day',
    'Letters of ours in 24 hours that name no letter of their thread though there is one; must be 0',
    null,
    async () => [['', await unthreaded(okno)]],
  )
}

/** Counts one failed attempt to fetch. */
export function countFetchFailure(okno: Okno, mailbox: string, step: string): void {
  const counter = okno.metrics.registry.getSingleMetric(failures) as Counter<'mailbox' | 'step'> | undefined
  counter?.inc({ mailbox, step })
}

const dayAgo = (okno: Okno): Date => new Date(okno.clock.now().getTime() - 86_400_000)

async function lastDay(okno: Okno, direction: 'in' | 'out'): Promise<[string, number][]> {
  const word = direction === 'in' ? sql.ref('outcome') : sql.ref('state')
  const { rows } = await sql<{ word: string; count: number }>`
    select ${word} as word, count(*)::int as count from channels.letter
    where direction = ${direction} and at > ${dayAgo(okno)} group by 1 order by 1`.execute(okno.readDb)
  return rows.map(row => [row.word, row.count])
}

async function unthreaded(okno: Okno): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from channels.letter as letter
    where direction = 'out' and at > ${dayAgo(okno)} and request_id is not null
      and coalesce(jsonb_array_length(composed -> 'references'), 0) = 0
      and exists (select from channels.letter as earlier
        where earlier.request_id = letter.request_id and earlier.at < letter.at
          and earlier.header_id is not null and not earlier.from_centre
          and (earlier.direction = 'out' and earlier.state <> 'held' or earlier.outcome in ('registered', 'joined')))`.execute(
    okno.readDb,
  )
  return rows[0]!.count
}
