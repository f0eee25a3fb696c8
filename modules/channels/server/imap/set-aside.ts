// A letter that cannot be fetched or taken in: after three attempts it is set aside, seen in the log, and those behind it come in.
import type { ImapFlow } from 'imapflow'
import { kyselyOn } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import type { Okno } from '#kernel/server/okno.ts'
import { countTrouble, type FolderAt } from '../store/folders.ts'
import { saidBy } from './faults.ts'

const attempts = 3

interface Place {
  readonly okno: Okno
  readonly at: FolderAt & { readonly uid_validity: number }
  readonly client: ImapFlow
}

/** Counts the failure; answers true when the letter was set aside, false when it should be tried again. */
export async function setAside(
  place: Place,
  letter: { readonly uid: number },
  fault: unknown,
): Promise<boolean> {
  const { okno, at, client } = place
  if ((await countTrouble(okno, at, letter.uid)) < attempts) return false
  const said = fault instanceof Error ? fault.message : saidBy(fault)
  okno.log.error({ err: fault, mailbox: at.mailbox_id, uid: letter.uid }, 'a letter is set aside')
  const about = await envelopeOf(client, letter.uid)
  await kyselyOn(okno.pools.write)
    .insertInto('channels.letter')
    .values({
      id: newId(),
      direction: 'in',
      purpose: 'inbound',
      mailbox_id: at.mailbox_id,
      folder: at.folder,
      uid_validity: at.uid_validity,
      uid: letter.uid,
      outcome: 'held',
      reason: `set_aside: ${keepable(said)}`,
      ...about,
      at: okno.clock.now(),
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return true
}

/** The most that can be had: the server tells the head of a letter whose text it will not give. */
async function envelopeOf(client: ImapFlow, uid: number) {
  const found = await client
    .fetchOne(String(uid), { envelope: true }, { uid: true })
    .catch(() => false as const)
  const envelope = found ? found.envelope : undefined
  return {
    header_id: envelope?.messageId ? keepable(envelope.messageId.replace(/^<|>$/g, '')) : null,
    from_address: envelope?.from?.[0]?.address ? keepable(envelope.from[0].address) : null,
    to_addresses: (envelope?.to ?? []).flatMap(one => (one.address ? [keepable(one.address)] : [])),
    subject: envelope?.subject ? keepable(envelope.subject) : null,
  }
}

const keepable = (text: string): string => text.replaceAll('\0', '').toWellFormed().slice(0, 500)
