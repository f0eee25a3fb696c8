// Letters of a folder on a mail server, read without marking them, by their numbers.
import type { Imap } from '../../contract.ts'
import { batchesOf, type Listed, listed, readBatch } from '../imap/batches.ts'
import { StepFailed } from '../imap/faults.ts'
import { type Login, openServer } from '../imap/open.ts'
import { type Found, type Source, SourceFault } from './source.ts'

const mostListed = 500

/**
 * Opens a folder. `uid_validity`: the life of the numbers that were seen before. Throws SourceFault: login, server, or
 * `changed` when the numbers began anew.
 */
export async function openImapFolder(
  server: { readonly imap: Imap; readonly login: Login; readonly folder: string },
  uid_validity: number | null,
  limit_mb: number,
): Promise<Source & { readonly uid_validity: number }> {
  const client = await openServer(server.imap, server.login).catch(error => {
    throw asFault(error)
  })
  try {
    const opened = await client.mailboxOpen(server.folder, { readOnly: true })
    const now = Number(opened.uidValidity)
    if (uid_validity !== null && now !== uid_validity) throw new SourceFault('changed')
    const batchesBehind = async function* (uids: readonly number[]) {
      for (let at = 0; at < uids.length; at += mostListed) {
        const part = await listed(client, uids.slice(at, at + mostListed))
        for (const batch of batchesOf(part, limit_mb)) yield { batch, texts: await readBatch(client, batch) }
      }
    }
    return {
      uid_validity: now,
      size_bytes: null,
      size_letters: opened.exists,
      async *letters(after) {
        const first = after === null ? 1 : Number(after) + 1
        const all = (await client.search({ uid: `${first}:*` }, { uid: true })) || []
        // `n:*` always names the last letter, even when its number is smaller.
        const uids = all.filter(uid => uid >= first).sort((a, b) => a - b)
        for await (const { batch, texts } of batchesBehind(uids))
          for (const letter of batch) {
            const found = foundOf(letter, texts.get(letter.uid))
            if (found) yield found
          }
      },
      async read(places) {
        const letters = new Map<string, Found>()
        const uids = places.map(Number).sort((a, b) => a - b)
        for await (const { batch, texts } of batchesBehind(uids))
          for (const letter of batch) {
            const found = foundOf(letter, texts.get(letter.uid))
            if (found) letters.set(found.place, found)
          }
        return letters
      },
      close: async () => client.close(),
    }
  } catch (error) {
    client.close()
    throw asFault(error)
  }
}

function foundOf({ uid, size_bytes, too_large }: Listed, text: Uint8Array | Error | undefined): Found | null {
  if (text === undefined) return null
  const about = { place: String(uid), size_bytes, cut: too_large, looked_bytes: 0 }
  return text instanceof Error ? { ...about, raw: null, fault: text.message } : { ...about, raw: text }
}

const asFault = (error: unknown): SourceFault => {
  if (error instanceof SourceFault) return error
  const said = error instanceof Error ? error.message : String(error)
  return new SourceFault(error instanceof StepFailed && error.step === 'login' ? 'login' : 'server', said)
}
