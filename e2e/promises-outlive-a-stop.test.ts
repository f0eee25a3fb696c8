// Okno is killed while promises run: what fell due meanwhile is told once, soon after the next start, however many processes start.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { abandon, type Home, killAll, okno, type Running, settle, start, stop } from './instance.ts'
import { rareWord } from './visitor.ts'

const patience = { timeout: 200_000, interval: 100 }
const minute_ms = 60_000
/** Within this time of being ready Okno has told what fell due while it was away. */
const soon_ms = 5000

let home: Home
let running: Running
let workers: Running[] = []
let admin: string
let agent: string

async function call<T>(key: string, method: string, address: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${home.url}/api${address}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  expect(answer.ok, `${method} ${address}: ${answer.status} ${text}`).toBe(true)
  return JSON.parse(text) as T
}

const keyOf = async (person: string): Promise<string> => {
  const command = okno(home, 'api-key', '--person', person)
  expect(await command.ended, command.said()).toBe(0)
  return command.out().trim()
}

interface Told {
  readonly word: string
  readonly at: number
}

/** Warnings, breaches and escalations that the log has of a request. */
async function toldOf(id: string): Promise<Told[]> {
  const { items } = await call<{
    items: { name: string; at: string; payload: { metric?: string; step?: string } }[]
  }>(agent, 'GET', `/requests/${id}/events?limit=100`)
  return items
    .filter(({ name, payload }) => name.startsWith('agreements.clock_') && payload.metric === 'first_answer')
    .map(({ name, at, payload }) => ({
      word: payload.step ?? name.replace('agreements.clock_', ''),
      at: Date.parse(at),
    }))
}
const wordsOf = async (id: string) => (await toldOf(id)).map(({ word }) => word).sort()

/** Real time has to pass: nothing moves the clock of a real process. */
const until = (instant: number) =>
  vi.waitFor(() => expect(Date.now()).toBeGreaterThan(instant), { timeout: 600_000, interval: 200 })

const alsoWork = () => workers.push(okno(home, 'work'))
const working = () =>
  vi.waitFor(() => {
    for (const worker of workers) expect(worker.said()).toContain('The worker is running')
  }, patience)

let service_id: string
const register = (count: number, word: string) =>
  Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const body = { text: `Question ${i}, ${word}`, service_id }
      return (await call<{ id: string }>(agent, 'POST', '/requests', body)).id
    }),
  )

beforeAll(async () => {
  home = await settle({ OKNO_DEMO: 'on' })
  running = await start(home)
  admin = await keyOf('admin@demo.okno')
  agent = await keyOf('agent@demo.okno')
  const services = await call<{ items: { id: string }[] }>(agent, 'GET', '/services')
  service_id = services.items[0]!.id
  const whole = [['00:00', '24:00']]
  const [mon, tue, wed, thu, fri, sat, sun] = Array.from({ length: 7 }, () => whole)
  const calendar = await call<{ id: string }>(admin, 'POST', '/calendars', {
    time_zone: 'Europe/Moscow',
    week: { mon, tue, wed, thu, fri, sat, sun },
    name: { en: 'Always' },
  })
  const made = await call<{ editions: { id: string }[] }>(admin, 'POST', '/agreements', {
    ...{ code: 'minutes', kind: 'sla', promiser: 'center', promisee: 'client' },
    title: { ru: 'Минута', en: 'A minute' },
  })
  const to = [{ kind: 'team_lead' }]
  const edition = `/editions/${made.editions[0]!.id}`
  await call(admin, 'PUT', edition, {
    valid_from: '2026-01-01T00:00:00Z',
    covers_open: false,
    scope: { service: [service_id] },
    targets: [
      {
        ...{ code: 'first', metric: 'first_answer', title: { en: 'First answer' } },
        ...{ limit: { unit: 'working_minutes', count: 1 }, warn_minutes: 0 },
        ...{ calendar_source: 'named', calendar_id: calendar.id, pauses: ['requester'], budgets: {} },
        steps: [
          { key: 'before', when: { minutes_before: 1 }, level: 1, to },
          { key: 'at', when: { minutes_after: 0 }, level: 2, to },
          { key: 'after', when: { minutes_after: 1 }, level: 3, to },
          { key: 'much-later', when: { minutes_after: 600 }, level: 4, to },
        ],
      },
    ],
  })
  await call(admin, 'POST', `${edition}/publish`)
}, 300_000)
afterAll(async () => {
  for (const worker of workers) await stop(worker)
  if (running) await killAll(running)
  await abandon(home)
})

describe('promises outlive a stop', () => {
  let ids: string[]

  it('with two processes at work, what is due is told once', async () => {
    alsoWork()
    await working()
    ids = await register(12, rareWord())
    await vi.waitFor(async () => {
      for (const id of ids) expect(await wordsOf(id)).toEqual(['before'])
    }, patience)
  })

  it('killed before the breach, and started again after all of it: each thing is told once, at once', async () => {
    const registered = Date.now()
    expect((await Promise.all(ids.map(wordsOf))).flat()).toHaveLength(ids.length)
    for (const worker of workers) await killAll(worker)
    await killAll(running)
    workers = []
    await until(registered + 2 * minute_ms + 2000)

    running = await start(home)
    const ready = Date.now()
    alsoWork()
    alsoWork()
    await vi.waitFor(async () => {
      for (const id of ids) expect(await wordsOf(id)).toEqual(['after', 'at', 'before', 'missed'])
    }, patience)
    const told = (await Promise.all(ids.map(toldOf))).flat()
    expect(Math.max(...told.map(({ at }) => at)) - ready).toBeLessThan(soon_ms)
  })

  it('what is due afterwards comes once as well, and nothing of before comes again', async () => {
    await working()
    const more = await register(12, rareWord())
    const registered = Date.now()
    await until(registered + 2 * minute_ms)
    await vi.waitFor(async () => {
      for (const id of more) expect(await wordsOf(id)).toEqual(['after', 'at', 'before', 'missed'])
    }, patience)
    for (const { word, at } of (await Promise.all(more.map(toldOf))).flat())
      if (word !== 'before') expect(at).toBeGreaterThan(registered)
    for (const id of [...ids, ...more]) expect(await wordsOf(id)).toEqual(['after', 'at', 'before', 'missed'])
    const read = await call<{ promises: { metric: string; outcome: string }[] }>(
      agent,
      'GET',
      `/requests/${ids[0]}`,
    )
    expect(read.promises.find(({ metric }) => metric === 'first_answer')?.outcome).toBe('missed')
  })
})
