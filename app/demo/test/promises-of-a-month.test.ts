// The kept clocks of the demo's requests of one month, against their log read minute by minute.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock } from '#kernel/server/clock.ts'
import { readConfig } from '#kernel/server/config.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { makeLog } from '#kernel/server/log.ts'
import { bySystem, type Okno, openOkno } from '#kernel/server/okno.ts'
import { rebuildSubjects } from '#modules/agreements/server/face.ts'
import type { Metric } from '#modules/agreements/server/rules/metrics.ts'
import type { Moment, StandingReason } from '#modules/agreements/server/rules/moments.ts'
import {
  at,
  openWindow,
  type SlowCourse,
  slowCourses,
  slowDue,
  slowOutcome,
  slowUsed,
  windowMinutes,
} from '#modules/agreements/test/rules/oracle.ts'
import { compileCalendar } from '#modules/calendar/server/rules/compile.ts'
import type { CalendarDocument } from '#modules/calendar/server/rules/document.ts'
import { measuredRequest } from '#modules/requests/server/face.ts'
import { cloneTemplate } from '../../testing-database.ts'
import { seedDemo } from '../seed.ts'

/** The window in which minutes are read ends with the demo's present; a month of it before has time to be dealt with. */
const now = at(windowMinutes)
const month = { from: at(0), to: at(31 * 1440) }

interface LogLine {
  readonly subject_id: string
  readonly name: string
  readonly at: Date
  readonly payload: Record<string, unknown>
}

interface KeptClock {
  readonly subject_id: string
  readonly kind: string
  readonly metric: Metric
  readonly pauses: readonly StandingReason[]
  readonly occurrence: number
  readonly limit_count: number
  readonly started_at: Date
  readonly due_at: Date | null
  readonly stopped_at: Date | null
  readonly missed_at: Date | null
  readonly used_seconds: number | null
  readonly outcome: string
}

let database: Awaited<ReturnType<typeof cloneTemplate>>
let folder: string
let okno: Okno
let client: pg.Client
let requests: Map<string, LogLine[]>
let clocks: Map<string, KeptClock[]>
let document: CalendarDocument

beforeAll(async () => {
  database = await cloneTemplate()
  folder = await mkdtemp(path.join(tmpdir(), 'okno-demo-test-'))
  const config = readConfig({ OKNO_DATA: folder, LOG_LEVEL: 'silent' })
  if (Array.isArray(config)) throw new Error(JSON.stringify(config))
  const clock = movableClock()
  clock.set(new Date(now))
  okno = openOkno({
    config,
    database_url: database.url,
    clock,
    log: makeLog('silent'),
    modules: [],
    prove: async () => null,
    actorOf: async () => null,
  })
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await seedDemo(okno, database.url, { say: () => {} }, { requesters: 120, agents: 60, requests: 1500 })

  // Minutes are what is read below, so everything is made to happen on one; the order of the log stays.
  await client.query('alter table kernel.event disable trigger event_append_only')
  await client.query(`update kernel.event set at = date_trunc('minute', at)`)
  const lines = await client.query<LogLine>(
    `select subject_id, name, at, payload from kernel.event where subject_id in (
       select subject_id from kernel.event where name = 'requests.request_registered' and at >= $1 and at < $2)
     order by id`,
    [new Date(month.from), new Date(month.to)],
  )
  requests = Map.groupBy(lines.rows, line => line.subject_id)
  const ids = [...requests.keys()]
  await inTransaction(okno, bySystem(okno, 'test'), ctx => rebuildSubjects(ctx, measuredRequest, ids))
  const kept = await client.query<KeptClock>(
    `select clock.*, target.pauses from agreements.clock join agreements.target on target.id = clock.target_id
     where subject_id = any($1::uuid[]) order by occurrence`,
    [ids],
  )
  clocks = Map.groupBy(kept.rows, clock => clock.subject_id)
  document = (await client.query(`select document from calendar.calendar where code = 'center'`)).rows[0]
    .document
}, 120_000)

afterAll(async () => {
  await client.end()
  await okno.close()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

/** What the log says of a request, in the words that minutes are read by. */
function momentsOf(lines: readonly LogLine[]): Moment[] {
  return lines.flatMap((line): Moment[] => {
    const at = line.at.getTime()
    const { payload } = line
    const text = (name: string) => (payload[name] ?? null) as string | null
    switch (line.name) {
      case 'requests.request_registered':
        return [{ at, do: 'opened', team: text('team_id') }]
      case 'requests.request_assigned':
        return [{ at, do: 'assigned', team: text('team_id'), person: text('assignee_id') }]
      case 'requests.message_added':
        if (payload.automatic || payload.kind === 'note') return []
        return [{ at, do: payload.kind === 'answer' ? 'answered' : 'asked' }]
      case 'requests.status_changed':
        if (payload.to === 'waiting_requester') return [{ at, do: 'waiting', for: 'requester' }]
        if (payload.to === 'waiting_third_party')
          return [{ at, do: 'waiting', for: payload.awaits === 'approver' ? 'approver' : 'third_party' }]
        if (payload.to === 'scheduled') return [{ at, do: 'waiting', for: 'scheduled' }]
        return [{ at, do: 'working' }]
      case 'requests.request_edited': {
        const { promised_at } = payload.changes as { promised_at?: string | null }
        return promised_at ? [{ at, do: 'promised', by: Date.parse(promised_at) }] : []
      }
      case 'requests.request_resolved':
        return [{ at, do: 'resolved' }]
      case 'requests.request_reopened':
        return [{ at, do: 'reopened' }]
      case 'requests.request_cancelled':
        return [{ at, do: 'cancelled' }]
      case 'requests.request_merged':
        return [{ at, do: 'merged' }]
      case 'requests.merge_undone':
        return [{ at, do: 'unmerged' }]
      default:
        return []
    }
  })
}

/** Which service it was for in the end. */
const serviceOf = (lines: readonly LogLine[]): string | null =>
  lines.reduce<string | null>((service, { name, payload }) => {
    const changed = payload.changes as Record<string, string | null> | undefined
    if (name === 'requests.request_registered') return payload.service_id as string | null
    return changed && 'service_id' in changed ? changed.service_id! : service
  }, null)

const measuredHere = ['first_answer', 'resolution', 'clarification', 'approval', 'promised_date'] as const

describe('the requests of a month', () => {
  test('are enough to say something, of every kind of end', () => {
    const all = [...clocks.values()].flat()
    expect(requests.size).toBeGreaterThan(150)
    for (const metric of ['first_answer', 'resolution', 'clarification', 'approval'])
      expect(all.filter(clock => clock.metric === metric).length, metric).toBeGreaterThan(5)
    for (const outcome of ['met', 'missed', 'withdrawn'])
      expect(all.filter(clock => clock.outcome === outcome).length, outcome).toBeGreaterThan(3)
  })

  test('are measured by what was promised for their service', async () => {
    const { rows } = await client.query<{ id: string; minutes: number | null }>(
      'select id, resolution_hours * 60 as minutes from catalogue.service',
    )
    const promised = new Map(rows.map(({ id, minutes }) => [id, minutes]))
    for (const [id, lines] of requests) {
      const own = clocks.get(id)!
      const service = serviceOf(lines)
      const limits = (metric: string) => [
        ...new Set(own.filter(clock => clock.metric === metric).map(clock => clock.limit_count)),
      ]
      expect(limits('first_answer'), id).toEqual([30])
      expect(limits('resolution'), id).toEqual([(service && promised.get(service)) ?? 24 * 60])
    }
  })

  test('have the clocks that a reading of every minute gives, and no others', () => {
    const open = openWindow(document)
    const calendar = compileCalendar(document, { from_year: 2026, to_year: 2027 })
    const instant = (minute: number | null) => (minute === null ? null : at(minute))
    for (const [id, lines] of requests) {
      const moments = momentsOf(lines)
      const own = clocks.get(id)!
      for (const metric of measuredHere) {
        const kept = own.filter(clock => clock.metric === metric)
        const courses = slowCourses(moments, { metric, pauses: ['requester', 'third_party', 'approver'] })
        expect(kept.length, `${metric} of ${id}`).toBe(courses.length)
        kept.forEach((clock, i) => {
          const course = courses[i] as SlowCourse
          const limit = { unit: 'working_minutes', count: clock.limit_count } as const
          const due = slowDue(course, open, limit, calendar)
          const end = course.stop ?? course.withdrawn
          const outcome = slowOutcome(course, due ?? null, windowMinutes)
          expect(clock.pauses).toEqual(['requester', 'third_party', 'approver'])
          // What falls due after the window is not read any further.
          if (due === undefined) expect(clock.due_at!.getTime()).toBeGreaterThanOrEqual(now)
          expect(seen(clock, due === undefined), `${metric} of ${id}`).toEqual({
            occurrence: i + 1,
            started_at: at(course.start),
            due_at: due === undefined ? undefined : due,
            stopped_at: instant(end),
            missed_at: outcome === 'missed' ? due : null,
            used_seconds: end === null ? null : slowUsed(course, open, end),
            outcome,
          })
        })
      }
      expect(own.filter(({ metric }) => !(measuredHere as readonly string[]).includes(metric))).toEqual([])
    }
  })
})

const seen = (clock: KeptClock, unread: boolean) => ({
  occurrence: clock.occurrence,
  started_at: clock.started_at.getTime(),
  due_at: unread ? undefined : (clock.due_at?.getTime() ?? null),
  stopped_at: clock.stopped_at?.getTime() ?? null,
  missed_at: clock.missed_at?.getTime() ?? null,
  used_seconds: clock.used_seconds,
  outcome: clock.outcome,
})
