// Marks on disk that the relay has taken a letter for one recipient, by the recipient's number: written within the same turn in which its word is heard, so that neither a
// killed process nor an absent database makes Okno send it again.
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Okno } from '#kernel/server/okno.ts'

const placeOf = (okno: Okno, recipient: number) =>
  path.join(okno.config.OKNO_DATA, 'mail', 'handed-over', String(recipient))

/** Says that the relay took the letter; `said` is its answer. Blocks for the write: that is its point. */
export function markHandedOver(okno: Okno, recipient: number, said: string): void {
  const place = placeOf(okno, recipient)
  mkdirSync(path.dirname(place), { recursive: true })
  const file = openSync(place, 'w', 0o600)
  try {
    writeSync(file, said)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** What the relay said when it took the letter, if this machine heard it. */
export async function handedOver(okno: Okno, recipient: number): Promise<string | null> {
  try {
    return await readFile(placeOf(okno, recipient), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The database knows it now. */
export const forgetMark = (okno: Okno, recipient: number): Promise<void> =>
  rm(placeOf(okno, recipient), { force: true })
