// Whether a machine wrote a letter, by what its envelope and the hour before it say; what the letter itself says is read before.
import { sql } from 'kysely'
import type { Okno } from '#kernel/server/okno.ts'
import { looksUndelivered } from '../mail/automatic.ts'
import type { Automatic, Letter } from '../mail/letter.ts'
import { readBounceAddress } from '../mail/threading.ts'
import type { MailboxRow } from '../store/mailboxes.ts'
import type { Came } from './take-in.ts'
import { writerAddress } from './writer.ts'

/** More letters of one address in an hour are a machine's. */
export const mostFromOne_hour = 30
const hour_ms = 3_600_000

/** The judgement with all that is known when it comes. */
export async function judgeArrival(
  okno: Okno,
  letter: Letter,
  came: Came,
  boxes: readonly MailboxRow[],
): Promise<Automatic> {
  const { automatic } = letter
  if (automatic.kind === 'own' || automatic.kind === 'bounce') return automatic
  const reports = bounceNumbers(letter, came, okno.config.OKNO_SECRET).length > 0
  if (reports && looksUndelivered(letter)) return { kind: 'bounce', reason: 'bounce_address' }
  if (automatic.kind !== 'no') return automatic
  // Mail programs answer to From or Reply-To; only machines write to where reports go.
  if (reports) return { kind: 'auto_reply', reason: 'bounce_address' }
  if (came.envelope.to.length > 0 && came.envelope.from === '')
    return { kind: 'auto_reply', reason: 'MAIL FROM:<>' }
  const address = writerAddress({ letter, came, boxes })?.address
  return address ? ((await tooManyFrom(okno, address)) ?? automatic) : automatic
}

/** Recipients about whom something comes back: signed by us in the address that it is sent to. */
export function bounceNumbers(
  letter: Pick<Letter, 'to' | 'headers'>,
  came: Came,
  secret: string,
): readonly number[] {
  const addresses = [
    ...came.envelope.to,
    ...letter.to.map(one => one.address),
    ...(letter.headers['delivered-to'] ?? []),
    ...(letter.headers['x-original-to'] ?? []),
  ]
  return [...new Set(addresses.flatMap(address => readBounceAddress(address, secret) ?? []))]
}

async function tooManyFrom(okno: Okno, address: string): Promise<Automatic | null> {
  const now = okno.clock.now()
  const { count } = await okno.readDb
    .selectFrom('channels.letter')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('direction', '=', 'in')
    .where('from_address', '=', address)
    .where('outcome', '<>', 'duplicate')
    .where('at', '>', new Date(now.getTime() - hour_ms))
    .executeTakeFirstOrThrow()
  if (count < mostFromOne_hour) return null
  const going = await okno.readDb
    .selectFrom('channels.let_go')
    .select('id')
    .where('address', '=', address.toLowerCase())
    .where('until', '>', now)
    .executeTakeFirst()
  return going ? null : { kind: 'auto_generated', reason: `rate_sender: ${mostFromOne_hour}` }
}
