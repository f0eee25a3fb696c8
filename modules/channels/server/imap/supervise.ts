// Keeps one fetcher for each mailbox with a mail server, in one process of all: whoever holds the mailbox's lock.
import pg from 'pg'
import { kyselyOn } from '#kernel/server/database.ts'
import { startLoop } from '#kernel/server/loop.ts'
import type { Okno } from '#kernel/server/okno.ts'
import { type MailboxRow, mailboxes } from '../store/mailboxes.ts'
import { type Fetcher, startFetcher } from './fetcher.ts'
import { takingTurns } from './turns.ts'

const look_ms = 5000
/** Letters taken in at a time, of all mailboxes of this process. */
const mostAtATime = 4

interface Held {
  readonly fetcher: Fetcher
  /** The settings that the fetcher began with: when they change it begins anew. */
  readonly settings: string
}

/** Answers how to stop. */
export async function startFetching(okno: Okno): Promise<() => Promise<void>> {
  const held = new Map<string, Held>()
  const inTurn = takingTurns(mostAtATime)
  let locks: pg.Client | null = null
  const letGo = async (id: string) => {
    await held.get(id)?.fetcher.stop()
    held.delete(id)
  }
  const lockConnection = async () => {
    if (locks) return locks
    const client = new pg.Client({
      connectionString: okno.pools.write.options.connectionString,
      application_name: 'okno fetching',
    })
    // With the connection the locks are gone: another process may fetch now, so this one must not.
    const lost = () => {
      locks = null
      for (const id of [...held.keys()]) void letGo(id)
    }
    client.on('error', lost)
    client.on('end', lost)
    await client.connect()
    locks = client
    return client
  }
  const loop = startLoop('fetching', look_ms, okno.log, async () => {
    const wanted = new Map((await fetchable(okno)).map(box => [box.id, box]))
    if (wanted.size === 0 && held.size === 0) return false
    const client = await lockConnection()
    for (const [id, { settings }] of held)
      if (!wanted.has(id) || settingsOf(wanted.get(id)!) !== settings) {
        await letGo(id)
        await unlock(client, id)
      }
    for (const [id, box] of wanted)
      if (!held.has(id) && (await lock(client, id)))
        held.set(id, { fetcher: startFetcher(okno, box, inTurn), settings: settingsOf(box) })
    return false
  })
  return async () => {
    await loop.stop()
    await Promise.all([...held.keys()].map(letGo))
    await locks?.end()
  }
}

/** Also those with neither password nor token: that nothing is fetched from them must be seen. */
async function fetchable(okno: Okno): Promise<MailboxRow[]> {
  const boxes = await mailboxes({ db: kyselyOn(okno.pools.write) })
  return boxes.filter(box => box.enabled && box.imap !== null)
}

/** What a fetcher depends on; tokens it renews by itself, but a new sign-in is a new beginning. */
const settingsOf = (box: MailboxRow): string =>
  JSON.stringify([box.imap, box.imap_password, box.oauth, box.client_secret, box.signed_in_at])

async function lock(client: pg.Client, id: string): Promise<boolean> {
  const { rows } = await client.query(
    `select pg_try_advisory_lock(hashtextextended('channels.mailbox:' || $1, 0)) as held`,
    [id],
  )
  return rows[0].held
}

const unlock = (client: pg.Client, id: string) =>
  client.query(`select pg_advisory_unlock(hashtextextended('channels.mailbox:' || $1, 0))`, [id])
