// The history as rows: everything goes in by COPY, and nobody reacts to what is past.
import type pg from 'pg'
import { copyRows } from './copy.ts'
import type { History } from './history.ts'
import { lettersOf, type Post } from './letters.ts'
import { papersOf } from './papers.ts'
import type { Chance } from './random.ts'
import type { World } from './world.ts'

/** Where what people attached is kept, and what letters are made with. */
export interface Places {
  readonly post: Post
  keepFile(bytes: Uint8Array): Promise<unknown>
}

/** Loads all rows of the history. Answers how many messages there were. */
export async function fillHistory(
  client: pg.ClientBase,
  world: World,
  { tales, merges, links }: History,
  places: Places,
  chance: Chance,
): Promise<number> {
  const messages = tales.flatMap(tale => tale.messages).sort(byTime('created_at'))
  await copyRows(
    client,
    'requests.request',
    tales.map(tale => tale.request),
  )
  await copyRows(client, 'requests.message', messages)
  await copyRows(
    client,
    'requests.participant',
    tales.flatMap(tale => tale.participants),
  )
  await copyRows(
    client,
    'requests.approval',
    tales.flatMap(tale => tale.approvals),
  )
  await copyRows(client, 'requests.merge', merges)
  await copyRows(client, 'requests.link', links)
  await copyRows(
    client,
    'feedback.rating',
    tales.flatMap(tale => tale.rating ?? []),
  )
  const letters = lettersOf(world, tales, places.post, chance)
  await copyRows(client, 'kernel.delivery', letters.deliveries)
  await copyRows(client, 'channels.letter', letters.received)
  await copyRows(client, 'channels.letter', letters.sent)
  await client.query(
    `insert into channels.recipient (letter_id, address, role, state, attempts, delivery_id, handed_over_at, at)
     select letter.id, who.address, who.role, 'kept', 1, delivery.id, letter.handed_over_at, letter.at
     from channels.letter as letter
     join kernel.delivery as delivery on delivery.kind = 'mail' and delivery.payload->>'letter_id' = letter.id::text
     cross join lateral (
       select address, 'to' as role from unnest(letter.to_addresses) as address
       union all
       select address, 'cc' from unnest(letter.cc_addresses) as address
     ) as who
     where letter.direction = 'out'`,
  )
  await copyRows(client, 'channels.known_id', letters.known_ids)
  const papers = papersOf(tales, chance)
  for (const content of papers.contents) await places.keepFile(content)
  await copyRows(client, 'kernel.file', papers.rows)
  await copyRows(client, 'kernel.event', tales.flatMap(tale => tale.events).sort(byTime('at')))
  await client.query(`select setval('requests.number', greatest(max(number), 100000)) from requests.request`)
  return messages.length
}

const byTime =
  <K extends string>(field: K) =>
  (a: Record<K, Date>, b: Record<K, Date>) =>
    a[field].getTime() - b[field].getTime()

/**
 * Sets the reader of reactions behind the past (see `past_xid`) where it has not come that far itself. A dispatcher that
 * runs meanwhile misses nothing: real lines are numbered from 3 on.
 */
export async function skipPast(client: pg.ClientBase): Promise<void> {
  await client.query(
    `insert into kernel.log_cursor as known (reader, xid, id) values ('reactions', '1', 0)
     on conflict (reader) do update set xid = excluded.xid, id = excluded.id where known.xid < excluded.xid`,
  )
}
