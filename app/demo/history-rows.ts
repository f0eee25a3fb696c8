// The history as rows: everything goes in by COPY, and nobody reacts to what is past.
import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Tale } from './beginning.ts'
import { copyRows } from './copy.ts'
import type { History } from './history.ts'
import type { Chance } from './random.ts'
import type { LetterRow } from './rows.ts'
import type { World } from './world.ts'

/** Loads all rows of the history. Answers how many messages there were. */
export async function fillHistory(
  client: pg.ClientBase,
  world: World,
  { tales, merges, links }: History,
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
  await copyRows(client, 'requests.merge', merges)
  await copyRows(client, 'requests.link', links)
  await copyRows(
    client,
    'agreements.clock',
    tales.flatMap(tale => tale.clock ?? []),
  )
  await copyRows(
    client,
    'feedback.rating',
    tales.flatMap(tale => tale.rating ?? []),
  )
  await copyRows(client, 'channels.letter', lettersOf(world, tales, chance))
  await copyRows(client, 'kernel.event', tales.flatMap(tale => tale.events).sort(byTime('at')))
  await client.query(`select setval('requests.number', greatest(max(number), 100000)) from requests.request`)
  return messages.length
}

const byTime =
  <K extends string>(field: K) =>
  (a: Record<K, Date>, b: Record<K, Date>) =>
    a[field].getTime() - b[field].getTime()

/** The letters that began requests or joined them. */
function lettersOf(world: World, tales: readonly Tale[], chance: Chance): LetterRow[] {
  const { mailbox } = world.structure
  return tales
    .flatMap(tale =>
      tale.messages
        .filter(message => message.channel === 'email')
        .map(message => ({ message, request: tale.request })),
    )
    .map(({ message, request }): LetterRow => {
      const first = message.created_at.getTime() === request.created_at.getTime()
      const from_address = world.people.get(message.author_id!)!.emails.at(-1)!
      const header_id = `${createHash('sha256').update(message.id).digest('hex').slice(0, 24)}@${from_address.split('@')[1]}`
      return {
        id: chance.id(message.created_at.getTime()),
        direction: 'in',
        mailbox_id: mailbox.id,
        header_id,
        request_id: request.id,
        message_id: message.id,
        purpose: 'inbound',
        outcome: first ? 'registered' : 'joined',
        from_address,
        to_addresses: [mailbox.address],
        subject: first ? request.subject : `Re: ${request.subject}`,
        text: message.text,
        at: message.created_at,
      }
    })
}

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
