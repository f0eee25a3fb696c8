// Fetches one mailbox: takes in what is new, waits for the mail server to call, looks again after a while all the same, and
// comes back after faults, more slowly each time.
import { kyselyOn } from '#kernel/server/database.ts'
import type { Okno } from '#kernel/server/okno.ts'
import type { Imap } from '../../contract.ts'
import { unseal } from '../sealing.ts'
import type { MailboxRow } from '../store/mailboxes.ts'
import { openServer, StepFailed } from './open.ts'
import { takeNew } from './take-new.ts'

export interface Fetcher {
  stop(): Promise<void>
}

/** Without a call from the mail server it is asked again after so long. */
const poll_ms = 60_000
const longestPause_ms = 300_000

/** How long to wait after so many failures in a row: 5 s, 10 s, 20 s … at most 5 minutes. */
export const pauseAfter_ms = (failures: number): number =>
  Math.min(5000 * 2 ** (failures - 1), longestPause_ms)

type Connection = Awaited<ReturnType<typeof openServer>>

export function startFetcher(okno: Okno, mailbox: MailboxRow): Fetcher {
  const stopping = new AbortController()
  const ended = keepFetching(okno, mailbox, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await ended
    },
  }
}

async function keepFetching(okno: Okno, mailbox: MailboxRow, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    try {
      await fetchUntilBroken(okno, mailbox, signal, () => {
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
async function fetchUntilBroken(
  okno: Okno,
  mailbox: MailboxRow,
  signal: AbortSignal,
  onLooked: () => void,
): Promise<void> {
  const imap = mailbox.imap as Imap
  const password = unseal(mailbox.imap_password!, mailbox.id, okno.config.OKNO_SECRET)
  if (password === null)
    throw new StepFailed('login', 'the kept password cannot be opened: OKNO_SECRET has changed')
  const client = await openServer(imap, password)
  const close = () => client.close()
  signal.addEventListener('abort', close)
  try {
    while (!signal.aborted) {
      await takeNew(okno, mailbox.id, imap, client)
      onLooked()
      await keepHealth(okno, mailbox.id)
      // The server calls when something comes; the timer is for servers and networks that forget to.
      await untilCalled(client, signal)
      if (!client.usable && !signal.aborted) throw new StepFailed('connect', 'the connection was lost')
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', close)
    client.close()
  }
}

/** Waits until the mail server calls, the connection ends, the time is over or the end is asked for. */
function untilCalled(client: Connection, signal: AbortSignal): Promise<void> {
  const waiting = new AbortController()
  const end = () => waiting.abort()
  const calls = ['exists', 'close'] as const
  for (const call of calls) client.on(call, end)
  signal.addEventListener('abort', end)
  // The end of IDLE is no news: a server without it answers at once, one that breaks off closes.
  client.idle().catch(end)
  return rest(poll_ms, AbortSignal.any([signal, waiting.signal])).finally(() => {
    for (const call of calls) client.off(call, end)
    signal.removeEventListener('abort', end)
  })
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
