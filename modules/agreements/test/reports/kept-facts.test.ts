// What the database keeps of stories beside what pure functions make of the same stories: holders, first submissions, hands.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { lifeOf } from '../../server/engine/derive.ts'
import { type Hands, handsOf } from '../../server/reports/hands.ts'
import { rulebook } from '../../server/rulebook.ts'
import { firstSubmissionOf } from '../../server/rules/first-submission.ts'
import { type Moment, standingReasons, stretchesOf } from '../../server/rules/moments.ts'
import { steady } from './facts.ts'

interface Story {
  readonly id: string
  readonly moments: Moment[]
  readonly service_id: string | null
}

let okno: Testing
let stories: Story[]
const begin = Date.parse('2026-02-02T06:00:00Z')
const now = '2026-03-20T09:00:00Z'
const hour = 3_600_000
const period = 'from=2026-01-01&to=2026-03-31'

/** A story as the log may tell it: also hands that change while it waits, merges that are undone, and much at one instant. */
function tell(next: () => number, teams: readonly string[]): Moment[] {
  const any = <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)]!
  let at = begin + Math.floor(next() * 500) * hour
  const moments: Moment[] = [
    { at, do: 'opened', team: any(teams), ...(next() < 0.3 ? { person: randomUUID() } : {}) },
  ]
  for (let left = Math.floor(next() * 12); left > 0; left--) {
    at += next() < 0.2 ? 0 : Math.floor(next() * 20 * hour)
    moments.push(
      any<() => Moment>([
        () => ({ at, do: 'assigned', team: any(teams), person: next() < 0.5 ? randomUUID() : null }),
        () => ({ at, do: 'waiting', for: any(standingReasons) }),
        () => ({ at, do: 'working' }),
        () => ({ at, do: 'asked' }),
        () => ({ at, do: 'resolved' }),
        () => ({ at, do: 'reopened' }),
        () => ({ at, do: 'checked', code: any(['complete', 'missing_data']) }),
        () => ({ at, do: next() < 0.5 ? 'merged' : 'unmerged' }),
        () => ({ at, do: 'closed' }),
      ])(),
    )
  }
  if (next() < 0.5) moments.push({ at: at + hour, do: any(['resolved', 'cancelled']) })
  return moments
}

const work = <T>(run: Parameters<typeof inTransaction<T>>[2]) =>
  inTransaction(okno.okno, bySystem(okno.okno, 'test'), run)

beforeAll(async () => {
  okno = await startOkno()
  okno.setNow(now)
  const next = steady(11)
  const { teams, services } = okno.center
  stories = Array.from({ length: 600 }, () => ({
    id: randomUUID(),
    moments: tell(next, Object.values(teams)),
    service_id: next() < 0.5 ? services.vpn : null,
  }))
  const rows = stories.map(({ id, moments, service_id }) => {
    const { opened_at, ended_at } = lifeOf(stretchesOf(moments))
    return { id, moments, service_id, opened_at, ended_at }
  })
  await work(({ db }) =>
    sql`
      insert into agreements.subject (id, kind, opened_at, ended_at, service_id, moments)
      select id, 'request', to_timestamp(opened_at / 1000.0), to_timestamp(ended_at / 1000.0), service_id, moments
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as story(id uuid, opened_at bigint, ended_at bigint, service_id uuid, moments jsonb)`.execute(db),
  )
  await okno.runPeriodic('keep_hands')
})
afterAll(() => okno.close())

const get = async (path: string) => (await okno.as('admin').get(path)).body
async function listed<I>(path: string): Promise<I[]> {
  const items: I[] = []
  let after = ''
  do {
    const { items: some, next } = await get(`${path}&limit=97${after}`)
    items.push(...some)
    after = next === null ? '' : `&after=${encodeURIComponent(next)}`
  } while (after !== '')
  return items
}

const ended = () =>
  stories.flatMap(story => {
    const stretches = stretchesOf(story.moments)
    return lifeOf(stretches).ended_at === null ? [] : [{ ...story, stretches }]
  })
async function handsByStory(): Promise<Map<string, Hands>> {
  const { compiled } = (await rulebook(okno.okno, okno.okno.readDb)).calendars.get('center')!
  return new Map(ended().map(({ id, stretches }) => [id, handsOf(stretches, compiled)]))
}

it('knows in whose hands each open thing is', async () => {
  const open = stories.flatMap(({ id, moments }) => {
    const last = stretchesOf(moments).at(-1)!
    return last.holder.kind === 'nobody' ? [] : [[id, last.holder.kind] as const]
  })
  expect(open.length).toBeGreaterThan(100)
  const report = await get('/api/reports/ageing')
  expect(report.total).toBe(open.length)
  for (const { holder, total } of report.items as { holder: string; total: number }[]) {
    const lines = await listed<{ id: string }>(`/api/reports/ageing/requests?holder=${holder}`)
    const own = open.filter(([, kind]) => kind === holder)
    expect(total).toBe(own.length)
    expect(lines.map(({ id }) => id).sort()).toEqual(own.map(([id]) => id).sort())
  }
})

it('knows of each first submission when it was judged and how', async () => {
  const { rows } = await sql<{ id: string; at: Date | null; code: string | null }>`
    select id, checked_at as at, first_submission as code from agreements.subject`.execute(okno.okno.readDb)
  const kept = new Map(
    rows.map(({ id, at, code }) => [id, at && { at: at.getTime(), complete: code === 'complete' }]),
  )
  for (const { id, moments } of stories) expect(kept.get(id)).toEqual(firstSubmissionOf(moments))
})

it('adds up in the heat map what lists show, and pure functions give', async () => {
  const hands = await handsByStory()
  const report = await get(`/api/reports/holders?${period}`)
  expect(report.coming).toBe(false)
  expect(report.items.length).toBeGreaterThan(8)
  for (const { service, holder, hours, requests } of report.items) {
    const own = ended()
      .filter(({ service_id }) => service_id === (service?.id ?? null))
      // Kept in whole seconds.
      .map(({ id }) => Math.round(hands.get(id)!.held.get(holder) ?? 0))
      .filter(seconds => seconds > 0)
    expect(requests).toBe(own.length)
    expect(hours).toBe(Math.round(own.reduce((sum, seconds) => sum + seconds, 0) / 360) / 10)
    const lines = await listed<{ minutes: number }>(
      `/api/reports/holders/requests?${period}&holder=${holder}&service=${service?.id ?? 'none'}`,
    )
    expect(lines.map(({ minutes }) => minutes)).toEqual(
      own.map(seconds => Math.round(seconds / 60)).sort((one, other) => other - one),
    )
  }
})

it('tells the cost of ping-pong as lists and pure functions do', async () => {
  const all = [...(await handsByStory()).values()]
  const moved = all.flatMap(({ journey }) => journey ?? [])
  expect(moved.length).toBeGreaterThan(20)
  const minutes = moved.map(({ lost }) => Math.round(Math.round(lost) / 60))
  const sum = minutes.reduce((total, some) => total + some, 0)
  const report = await get(`/api/reports/ping-pong?${period}`)
  expect(report).toMatchObject({
    resolved: all.filter(({ resolved }) => resolved).length,
    moved: moved.length,
    lost_minutes: sum,
  })
  const lines = await listed<{ lost_minutes: number; hand_offs: number }>(
    `/api/reports/ping-pong/requests?${period}`,
  )
  expect(lines.map(({ lost_minutes }) => lost_minutes)).toEqual(minutes.sort((one, other) => other - one))
  for (const { first, last, n, lost_minutes } of report.items) {
    const path = `/api/reports/ping-pong/requests?${period}&first=${first.id}&last=${last.id}`
    const own = await listed<{ lost_minutes: number }>(path)
    expect(own).toHaveLength(n)
    expect(own.reduce((total, line) => total + line.lost_minutes, 0)).toBe(lost_minutes)
  }
})

it('forgets the hands of what goes on, and keeps them anew when it has ended again', async () => {
  const { id, moments } = ended()[0]!
  const change = (more: Moment[], ended_at: string | null) =>
    work(({ db }) =>
      sql`update agreements.subject set moments = moments || ${JSON.stringify(more)}::jsonb, ended_at = ${ended_at}
          where id = ${id}`.execute(db),
    )
  const kept = async () =>
    (
      await sql<{ hands_kept: boolean; agent_seconds: number }>`
        select hands_kept, agent_seconds from agreements.subject where id = ${id}`.execute(okno.okno.readDb)
    ).rows[0]!
  expect((await kept()).hands_kept).toBe(true)
  const later = Math.max(...moments.map(({ at }) => at), Date.parse('2026-03-16T06:00:00Z'))
  const person = randomUUID()
  const more: Moment[] = [
    { at: later, do: 'unmerged' },
    { at: later, do: 'reopened' },
    { at: later, do: 'assigned', team: okno.center.teams.window, person },
  ]
  await change(more, null)
  expect((await kept()).hands_kept).toBe(false)
  const before = (await kept()).agent_seconds
  await change([{ at: later + 2 * hour, do: 'resolved' }], new Date(later + 2 * hour).toISOString())
  await okno.runPeriodic('keep_hands')
  expect(await kept()).toEqual({ hands_kept: true, agent_seconds: before + 2 * 3600 })
})
