// Reading a letter without holding up the program: small ones here, others in a thread with a time limit.
import { availableParallelism } from 'node:os'
import type { LetterProblem } from '../../contract/about.ts'
import type { Letter } from '../mail/letter.ts'
import { type ReadOptions, readLetter } from '../mail/read.ts'
import { type ReadingPool, startPool } from './pool.ts'

/** Up to this size no letter holds up the program for long, whatever is in it (`bench/letters.ts`). */
const small_bytes = 8 * 1024

/** The threads belong to the process, as those of the engine do: several centres in one process share them. */
const pool = startPool({
  threads: Math.min(4, Math.max(2, availableParallelism() - 1)),
  longest_ms: 30_000,
  heap_mb: 512,
  program: new URL('./worker.ts', import.meta.url),
})

/** The letter in these bytes. Never throws: what cannot be read in time is named in `problem`. */
export async function readRaw(
  raw: Uint8Array,
  options: ReadOptions,
  threads: ReadingPool = pool,
): Promise<Letter> {
  if (raw.byteLength <= small_bytes) return readLetter(raw, options)
  const letter = await threads.read(raw, options)
  return typeof letter === 'string'
    ? readHeadOnly(raw, options, letter === 'too_slow' ? letter : 'unreadable')
    : letter
}

/** What was too much for the thread is read as far as the beginning of its head tells. */
async function readHeadOnly(raw: Uint8Array, options: ReadOptions, problem: LetterProblem): Promise<Letter> {
  const limits = { ...options.limits, size_bytes: 0, header_bytes: small_bytes }
  const letter = await readLetter(raw.subarray(0, small_bytes), { ...options, limits })
  return { ...letter, problem, about: { ...letter.about, problem } }
}
