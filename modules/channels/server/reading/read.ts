// Reading a letter without holding up the program: small ones here, large ones in a thread with a time limit.
import { Worker } from 'node:worker_threads'
import type { Letter } from '../mail/letter.ts'
import { type ReadOptions, readLetter } from '../mail/read.ts'

/** Up to this size reading takes some ten milliseconds at most. */
const small_bytes = 256 * 1024
const longest_ms = 60_000

/** The letter in these bytes. Never throws: what cannot be read in time is named in `problem`. */
export async function readRaw(raw: Uint8Array, options: ReadOptions): Promise<Letter> {
  if (raw.byteLength <= small_bytes) return readLetter(raw, options)
  return (await readInThread(raw, options)) ?? readHeadOnly(raw, options)
}

function readInThread(raw: Uint8Array, options: ReadOptions): Promise<Letter | null> {
  return new Promise(resolve => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { raw, options },
      resourceLimits: { maxOldGenerationSizeMb: 768 },
    })
    const end = (letter: Letter | null) => {
      clearTimeout(limit)
      resolve(letter)
      void worker.terminate()
    }
    const limit = setTimeout(() => end(null), longest_ms)
    worker.once('message', (letter: Letter) => end(letter))
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}

/** What was too much for the thread is read as far as its head tells. */
async function readHeadOnly(raw: Uint8Array, options: ReadOptions): Promise<Letter> {
  const letter = await readLetter(raw, { ...options, limits: { ...options.limits, size_bytes: 0 } })
  return { ...letter, problem: 'unreadable' }
}
