// A few threads that read letters, one letter each at a time, with a time limit; started when the first is needed.
import { Worker } from 'node:worker_threads'
import type { Letter } from '../mail/letter.ts'
import type { ReadOptions } from '../mail/read.ts'

export interface ReadingPool {
  /** The letter, or why there is none: the time was over, or the thread broke down. */
  read(raw: Uint8Array, options: ReadOptions): Promise<Letter | 'too_slow' | 'broken'>
}

export interface PoolSettings {
  readonly threads: number
  readonly longest_ms: number
  /** Of the thread's heap; the bytes of a letter lie outside it. */
  readonly heap_mb: number
  readonly program: URL
}

interface Job {
  readonly raw: Uint8Array
  readonly options: ReadOptions
  readonly end: (letter: Letter | 'too_slow' | 'broken') => void
}

/** A pool that keeps its threads; letters beyond their number wait in the order in which they came. */
export function startPool({ threads, longest_ms, heap_mb, program }: PoolSettings): ReadingPool {
  const idle: Worker[] = []
  const waiting: Job[] = []
  let running = 0

  const next = () => {
    if (waiting.length === 0) return
    const worker = idle.pop() ?? (running < threads ? start() : null)
    if (worker) give(worker, waiting.shift()!)
  }
  const start = () => {
    running++
    const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: heap_mb } })
    worker.once('exit', () => {
      running--
      const at = idle.indexOf(worker)
      if (at >= 0) idle.splice(at, 1)
      next()
    })
    // Heard by whoever waits for its letter; without one it ends and is started anew when it is needed.
    worker.on('error', () => {})
    return worker
  }
  const give = (worker: Worker, { raw, options, end }: Job) => {
    const done = (letter: Letter | 'too_slow' | 'broken') => {
      clearTimeout(limit)
      worker.off('message', heard)
      worker.off('exit', broken)
      // An idle thread does not keep the program from ending.
      worker.unref()
      end(letter)
    }
    const heard = (letter: Letter) => {
      done(letter)
      idle.push(worker)
      next()
    }
    const broken = () => done('broken')
    const limit = setTimeout(() => {
      done('too_slow')
      void worker.terminate()
    }, longest_ms)
    worker.ref()
    worker.on('message', heard)
    worker.once('exit', broken)
    worker.postMessage({ raw, options })
  }
  return {
    read: (raw, options) =>
      new Promise(resolve => {
        waiting.push({ raw, options, end: resolve })
        next()
      }),
  }
}
