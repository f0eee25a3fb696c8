// Figures for Prometheus: calls, jobs, deliveries, the place of the readers of the log, connections.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Pools } from './database.ts'

export interface Metrics {
  readonly registry: Registry
  readonly calls: Histogram<'endpoint' | 'status'>
  readonly reactions: Counter<'reaction' | 'outcome'>
  readonly deliveries: Counter<'kind' | 'outcome'>
  readonly streams: Gauge
  readonly scans: Counter<'result'>
}

export function makeMetrics(pools: Pools): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const backlog = (name: string, help: string, query: string) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const { rows } = await pools.read.query(query)
        this.set(Number(rows[0].value))
      },
    })
  backlog(
    'okno_deliveries_overdue_seconds',
    'Age of the oldest delivery to the outside that waits',
    `select coalesce(extract(epoch from now() - min(next_at)), 0) as value from kernel.delivery where state in ('waiting', 'speaking') and next_at < now()`,
  )
  backlog(
    'okno_deliveries_failed',
    'Deliveries that were given up',
    `select count(*) as value from kernel.delivery where state = 'failed'`,
  )
  new Gauge({
    name: 'okno_database_connections',
    help: 'Database connections of this process',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const [name, pool] of [['write', pools.write] as const, ['read', pools.read] as const]) {
        this.set({ pool: name, state: 'open' }, pool.totalCount)
        this.set({ pool: name, state: 'waiting' }, pool.waitingCount)
      }
    },
  })
  return {
    registry,
    calls: new Histogram({
      name: 'okno_http_seconds',
      help: 'Duration of HTTP calls',
      labelNames: ['endpoint', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    reactions: new Counter({
      name: 'okno_reactions_total',
      help: 'Reactions to events',
      labelNames: ['reaction', 'outcome'],
      registers,
    }),
    deliveries: new Counter({
      name: 'okno_deliveries_total',
      help: 'Deliveries to the outside',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    scans: new Counter({
      name: 'okno_scans_total',
      help: 'Contents of files given to the virus scanner: clean, infected, unscannable, or the scanner was away',
      labelNames: ['result'],
      registers,
    }),
    streams: new Gauge({ name: 'okno_live_streams', help: 'Open live streams', registers }),
  }
}
