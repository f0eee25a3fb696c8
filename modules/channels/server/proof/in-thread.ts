// Gives large letters to threads, two at a time, each with a time limit.
import { Worker } from 'node:worker_threads'
import type { Okno } from '#kernel/server/okno.ts'
import type { LetterProof } from '../../contract.ts'
import { type InTurn, takingTurns } from '../imap/turns.ts'
import type { ThreadTask } from './worker.ts'

/** Up to this size a check holds up the program for some ten milliseconds. */
export const small_bytes = 512 * 1024
const longest_ms = 30_000

const turns = new WeakMap<Okno, InTurn>()

/** Null when the check did not come to an end. */
export function checkInThread(okno: Okno, task: ThreadTask): Promise<LetterProof | null> {
  const inTurn = turns.get(okno) ?? takingTurns(2)
  turns.set(okno, inTurn)
  return inTurn(() => inWorker(task))
}

function inWorker(task: ThreadTask): Promise<LetterProof | null> {
  return new Promise(resolve => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task })
    const end = (proof: LetterProof | null) => {
      clearTimeout(limit)
      resolve(proof)
      void worker.terminate()
    }
    const limit = setTimeout(() => end(null), longest_ms)
    worker.once('message', (proof: LetterProof | null) => end(proof))
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}
