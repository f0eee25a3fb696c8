// Fetches one mailbox: takes in what is new, waits for the mail server to call, looks again after a while all the same, and
// comes back after faults, more slowly each time.
import type { ImapFlow } from 'imapflow'
import { kyselyOn } from '#kernel/server/database.ts'
import type { Okno } from '#kernel/server/okno.ts'
import type { Imap, OAuth } from '../../contract.ts'
import { countFetchFailure } from '../health/prometheus.ts'
import { loginOf } from '../oauth/login.ts'
import type { MailboxRow } from '../store/mailboxes.ts'
import { StepFailed } from './faults.ts'
import { openServer } from './open.ts'
import { takeNew } from './take-new.ts'
import type { InTurn } from './turns.ts'

export interface Fetcher {
  stop(): Promise<void>
}

/** Without a call from the mail server it is asked again after so long; sooner where it cannot call. */
const poll_ms = 60_000
const pollWithoutCalls_ms = 20_000
const longestPause_ms = 300_000

/** How long to wait after so many failures in a row: 5 s, 10 s, 20 s … at most 5 minutes. */
export const pauseAfter_ms = (failures: number): number =>
  Math.min(5000 * 2 ** (failures - 1), longestPause_ms)

interface Fetching {
  readonly okno: Okno
  readonly mailbox: MailboxRow
  readonly imap: Imap
  readonly inTurn: InTurn
  readonly signal: AbortSignal
}

export function startFetcher(okno: Okno, mailbox: MailboxRow, inTurn: InTurn): Fetcher {
  const stopping = new AbortController()
  const ended = keepFetching({
    okno,
    mailbox,
    imap: mailbox.imap as Imap,
    inTurn,
    signal: stopping.signal,
  })
  return {
    stop: async () => {
      stopping.abort()
      await ended
    },
  }
}

async function keepFetching(fetching: Fetching): Promise<void> {
  const { okno, mailbox, signal } = fetching
  let failures = 0
  while (!signal.aborted) {
    try {
      await fetchUntilBroken(fetching, () => {
        failures = 0
      })
    } catch (error) {
      failures += 1
      await keepFault(okno, mailbox.id, error)
    }
    if (!signal.aborted) await rest(pauseAfter_ms(Math.max(failures, 1)), signal)
  }
}

/** One connection: looks, waits, looks again. Ends when asked or throws when it breaks. */
async function fetchUntilBroken(fetching: Fetching, onLooked: () => void): Promise<void> {
  const { okno, mailbox, imap, signal } = fetching
  const client = await openServer(imap, await loginOf(okno, mailbox))
  const close = () => client.close()
  signal.addEventListener('abort', close)
  const bell = bellOf(client)
  try {
    while (!signal.aborted) {
      bell.silence()
      await lookThrough(fetching, client)
      onLooked()
      await keepHealth(okno, mailbox.id)
      // The server calls when something comes; the timer is for servers and networks that forget to.
      await bell.rung(client.capabilities.has('IDLE') ? poll_ms : pollWithoutCalls_ms, signal)
      if (!client.usable && !signal.aborted) throw new StepFailed('connect', 'broken_off', '')
      // A token that nobody renews any more is told while the connection still stands.
      if (mailbox.oauth as OAuth | null) await loginOf(okno, mailbox)
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', close)
    client.close()
  }
}

/** All folders once, the first one last: it stays open, so that the server calls for it. A bad one hinders no other. */
async function lookThrough(
  { okno, mailbox, imap, inTurn, signal }: Fetching,
  client: ImapFlow,
): Promise<void> {
  let fault: unknown
  for (const folder of [...imap.folders.slice(1), imap.folders[0]!]) {
    if (signal.aborted) return
    try {
      await takeNew(okno, { mailbox_id: mailbox.id, imap, folder }, client, inTurn)
    } catch (error) {
      if (!client.usable || !(error instanceof StepFailed)) throw error
      fault ??= error
    }
  }
  if (fault) throw fault
}

/** Rings when the mail server calls or the connection ends, also for a call that came while nobody waited. */
function bellOf(client: ImapFlow) {
  let rang = false
  let wake = () => {}
  const ring = () => {
    rang = true
    wake()
  }
  client.on('exists', ring)
  client.on('close', ring)
  return {
    silence: () => {
      rang = false
    },
    async rung(longest_ms: number, signal: AbortSignal): Promise<void> {
      if (rang) return
      const waiting = new AbortController()
      wake = () => waiting.abort()
      // The end of IDLE is no news: a server without it is asked by the timer, one that breaks off closes.
      client.idle().catch(wake)
      await rest(longest_ms, AbortSignal.any([signal, waiting.signal]))
      wake = () => {}
    },
  }
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}

const keepHealth = (okno: Okno, id: string) =>
  kyselyOn(okno.pools.write)
    .updateTable('channels.mailbox')
    .set({ last_poll_at: okno.clock.now(), last_error: null, failed_step: null, failing_since: null })
    .where('id', '=', id)
    .execute()

async function keepFault(okno: Okno, id: string, error: unknown): Promise<void> {
  const failed_step = error instanceof StepFailed ? error.step : 'take_in'
  const last_error = (error instanceof Error ? error.message : String(error)).slice(0, 500)
  okno.log.warn({ mailbox: id, failed_step, reason: last_error }, 'mail could not be fetched')
  countFetchFailure(okno, id, failed_step)
  await kyselyOn(okno.pools.write)
    .updateTable('channels.mailbox')
    .set(eb => ({
      last_error,
      failed_step,
      failing_since: eb.fn.coalesce('failing_since', eb.val(okno.clock.now())),
    }))
    .where('id', '=', id)
    .execute()
    .catch(() => okno.log.warn({ mailbox: id }, 'the fault of a mailbox could not be kept'))
}
