// Reading letters of a folder in batches of bounded size.
import type { ImapFlow } from 'imapflow'
import { StepFailed, saidBy } from './faults.ts'

/** A letter of the folder before its text is fetched. */
export interface Listed {
  readonly uid: number
  readonly size_bytes: number
  readonly arrived_at: Date | null
  readonly too_large: boolean
}

const megabyte = 1024 * 1024
const batch_bytes = 8 * megabyte
const mostInBatch = 25
/** Of a letter over the limit so much is fetched: its head. */
const head_bytes = 256 * 1024

/** How these numbers, ascending, are written in a command: neighbours as a range. Pure. */
export function rangeOf(uids: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const uid of uids) {
    const last = ranges.at(-1)
    if (last && uid === last[1] + 1) last[1] = uid
    else ranges.push([uid, uid])
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}:${last}`)).join(',')
}

/** Size and arrival of these letters, ascending; those that are gone are missing. */
export async function listed(
  client: ImapFlow,
  uids: readonly number[],
): Promise<Omit<Listed, 'too_large'>[]> {
  const found = await client.fetchAll(rangeOf(uids), { size: true, internalDate: true }, { uid: true })
  return found
    .map(one => ({
      uid: one.uid,
      size_bytes: one.size ?? 0,
      arrived_at: one.internalDate ? new Date(one.internalDate) : null,
    }))
    .sort((a, b) => a.uid - b.uid)
}

/** Neighbours together, as many as fit; one over the limit stands alone. Pure. */
export function batchesOf(letters: readonly Omit<Listed, 'too_large'>[], limit_mb: number): Listed[][] {
  const batches: Listed[][] = []
  let room_bytes = 0
  for (const letter of letters) {
    const too_large = letter.size_bytes > limit_mb * megabyte
    const batch = batches.at(-1)
    const one = { ...letter, too_large }
    if (
      batch &&
      !too_large &&
      !batch[0]!.too_large &&
      batch.length < mostInBatch &&
      letter.size_bytes <= room_bytes
    ) {
      batch.push(one)
      room_bytes -= letter.size_bytes
    } else {
      batches.push([one])
      room_bytes = batch_bytes - letter.size_bytes
    }
  }
  return batches
}

/** The texts by number; what the server will not give stands there as its fault. Throws when the connection is lost. */
export async function readBatch(
  client: ImapFlow,
  batch: readonly Listed[],
): Promise<Map<number, Uint8Array | Error>> {
  const source = batch[0]!.too_large ? { maxLength: head_bytes } : true
  const texts = new Map<number, Uint8Array | Error>()
  const read = async (uids: readonly number[]) => {
    for await (const one of client.fetch(rangeOf(uids), { source }, { uid: true }))
      if (one.source) texts.set(one.uid, one.source)
  }
  try {
    await read(batch.map(letter => letter.uid))
  } catch (error) {
    if (!client.usable) throw error
    // The server stumbled over one of them: each for itself.
    for (const { uid } of batch)
      if (!texts.has(uid))
        await read([uid]).catch(fault => {
          if (!client.usable) throw fault
          texts.set(uid, new StepFailed('fetch', 'not_fetched', `${uid}: ${saidBy(fault)}`))
        })
  }
  return texts
}
