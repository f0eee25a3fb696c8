// The running program as its parts see it: settings, clock, log, database, files and the domains.
import type { Language } from '#kernel/contract/shapes.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { type Asking, systemActor } from './context.ts'
import { type Database, kyselyOn, openPools, type Pools } from './database.ts'
import { type FileStore, openFileStore } from './file-store.ts'
import type { Log } from './log.ts'
import { type Metrics, makeMetrics } from './metrics.ts'
import type { Module } from './module.ts'
import { type ActorOf, makeRecognition, type Prove, type Recognition } from './recognition.ts'

export interface Okno {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly pools: Pools
  readonly readDb: Database
  readonly files: FileStore
  readonly metrics: Metrics
  readonly modules: readonly Module[]
  /** Who is behind this call; null is a stranger. */
  readonly recognition: Recognition
  /** Wakes the readers of the event log in this process, so that they need not wait for their next look. */
  nudge(): void
  onNudge(wake: () => void): () => void
  /** Something to close with the program (pools of domains, listeners). */
  onClose(close: () => Promise<void>): void
  close(): Promise<void>
}

export interface OknoParts {
  readonly config: Config
  readonly database_url: string
  readonly clock: Clock
  readonly log: Log
  readonly modules: readonly Module[]
  readonly prove: Prove
  readonly actorOf: ActorOf
}

export function openOkno(parts: OknoParts): Okno {
  const pools = openPools(parts.database_url, parts.config.DATABASE_POOL, 'okno')
  const wakes = new Set<() => void>()
  const closes: (() => Promise<void>)[] = []
  return {
    config: parts.config,
    clock: parts.clock,
    log: parts.log,
    modules: parts.modules,
    recognition: makeRecognition(parts.prove, parts.actorOf),
    pools,
    readDb: kyselyOn(pools.read),
    files: openFileStore(parts.config.OKNO_DATA),
    metrics: makeMetrics(pools),
    nudge: () => {
      for (const wake of wakes) wake()
    },
    onNudge: wake => {
      wakes.add(wake)
      return () => wakes.delete(wake)
    },
    onClose: close => closes.push(close),
    close: async () => {
      for (const close of closes) await close()
      await pools.end()
    },
  }
}

/** How Okno asks when it acts by itself. */
export const bySystem = (okno: Okno, request_id: string, language?: Language): Asking => ({
  actor: systemActor(language ?? okno.config.OKNO_LANGUAGE, okno.config.OKNO_TIME_ZONE),
  language: language ?? okno.config.OKNO_LANGUAGE,
  request_id,
})
