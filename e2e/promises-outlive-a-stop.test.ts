// Okno is killed while promises run: what fell due meanwhile is told once, soon after the next start, however many processes
// start, and what falls due afterwards once and not before. The time away is not waited for: all that is kept is made older.
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startEmbeddedDatabase } from '#kernel/server/embedded.ts'
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

/** Makes everything that a stopped Okno keeps older, as if it had been away for so much longer. */
async function makeOlder(age_ms: number): Promise<void> {
  const database = await startEmbeddedDatabase({ folder: path.join(home.data, 'postgres'), say: () => {} })
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    // Rows change their times and nothing else: no trigger is to run, no key to be looked up.
    await client.query('set session_replication_role = replica')
    const { rows } = await client.query(
      `select format('update %I.%I set %s', table_schema, table_name,
         string_agg(format('%1$I = %1$I - $1::interval', column_name), ', ')) as change
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
       where table_type = 'BASE TABLE' and data_type = 'timestamp with time zone' and is_generated = 'NEVER'
         and table_schema not in ('pg_catalog', 'information_schema')
       group by table_schema, table_name`,
    )
    for (const { change } of rows) await client.query(change, [`${age_ms} ms`])
    await client.query(
      `update agreements.subject set moments = (
         select coalesce(jsonb_agg(jsonb_set(moment, '{at}', to_jsonb((moment->>'at')::bigint - $1)) order by place), '[]')
         from jsonb_array_elements(moments) with ordinality as each(moment, place))`,
      [age_ms],
    )
  } finally {
    await client.end()
    await database.stop()
  }
}

const alsoWork = () => workers.push(okno(home, 'work'))
const working = () =>
  vi.waitFor(() => {
    for (const worker of workers) expect(worker.said()).toContain('The worker is running')
  }, patience)

/** One with a promise of one minute, and one with two. */
let services: readonly { id: string }[]
const register = (count: number, minutes: 1 | 2) => {
  const word = rareWord()
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const body = { text: `Question ${i}, ${word}`, service_id: services[minutes - 1]!.id }
      return (await call<{ id: string }>(agent, 'POST', '/requests', body)).id
    }),
  )
}

/** An agreement on one of the services: the first answer within so many minutes, at any time of day. */
async function promise(minutes: 1 | 2, calendar_id: string): Promise<void> {
  const made = await call<{ editions: { id: string }[] }>(admin, 'POST', '/agreements', {
    ...{ code: `minutes-${minutes}`, kind: 'sla', promiser: 'center', promisee: 'client' },
    title: { ru: 'Минуты', en: 'Minutes' },
  })
  const to = [{ kind: 'team_lead' }]
  const edition = `/editions/${made.editions[0]!.id}`
  await call(admin, 'PUT', edition, {
    valid_from: '2026-01-01T00:00:00Z',
    covers_open: false,
    scope: { service: [services[minutes - 1]!.id] },
    targets: [
      {
        ...{ code: 'first', metric: 'first_answer', title: { en: 'First answer' } },
        ...{ limit: { unit: 'working_minutes', count: minutes }, warn_minutes: 0 },
        ...{ calendar_source: 'named', calendar_id, pauses: ['requester'], budgets: {} },
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
}
/** When the words are due, in minutes after the promise is due. */
const due_minutes: Record<string, number> = { before: -1, missed: 0, at: 0, after: 1 }

/** How long a start takes here, with a database made and a demo company filled. */
let start_ms: number
beforeAll(async () => {
  home = await settle({ OKNO_DEMO: 'on' })
  const begun = Date.now()
  running = await start(home)
  start_ms = Date.now() - begun
  admin = await keyOf('admin@demo.okno')
  agent = await keyOf('agent@demo.okno')
  services = (await call<{ items: { id: string }[] }>(agent, 'GET', '/services')).items
  const whole = [['00:00', '24:00']]
  const [mon, tue, wed, thu, fri, sat, sun] = Array.from({ length: 7 }, () => whole)
  const calendar = await call<{ id: string }>(admin, 'POST', '/calendars', {
    time_zone: 'Europe/Moscow',
    week: { mon, tue, wed, thu, fri, sat, sun },
    name: { en: 'Always' },
  })
  await promise(1, calendar.id)
  await promise(2, calendar.id)
}, 300_000)
afterAll(async () => {
  for (const worker of workers) await stop(worker)
  if (running) await killAll(running)
  await abandon(home)
})

describe('promises outlive a stop', () => {
  /** Broken while Okno is away, and broken afterwards. */
  let [away, later]: [string[], string[]] = [[], []]
  let started: number
  let ready: number

  const expectTold = (ids: readonly string[], words: readonly string[]) =>
    vi.waitFor(async () => {
      for (const id of ids) expect(await wordsOf(id)).toEqual(words)
    }, patience)

  /** What is told of these requests since the second start, with the instant at which it was due. */
  const toldSince = async (ids: readonly string[], minutes: number) => {
    const all = ids.map(async id => {
      const { created_at } = await call<{ created_at: string }>(agent, 'GET', `/requests/${id}`)
      const dueOf = (word: string) => Date.parse(created_at) + (minutes + due_minutes[word]!) * minute_ms
      return (await toldOf(id)).map(({ word, at }) => ({ word, at, due: dueOf(word) }))
    })
    return (await Promise.all(all)).flat().filter(({ at }) => at > started)
  }

  it('with two processes at work, what is due is told once', async () => {
    alsoWork()
    await working()
    later = await register(12, 2)
    away = await register(12, 1)
    await expectTold(away, ['before'])
  })

  it('killed before the breach, and started again after it: each thing is told once, at once', async () => {
    const begun = Date.now()
    expect((await Promise.all(away.map(wordsOf))).flat()).toHaveLength(away.length)
    expect((await Promise.all(later.map(wordsOf))).flat()).toEqual([])
    for (const worker of workers) await killAll(worker)
    await killAll(running)
    workers = []
    // A start upon what is there takes less than the first one: it ends between the two breaches.
    const age_ms = Math.max(minute_ms + 5000, 2 * minute_ms - start_ms - 20_000)
    await makeOlder(Math.max(0, age_ms - (Date.now() - begun)))

    started = Date.now()
    running = await start(home)
    ready = Date.now()
    alsoWork()
    alsoWork()
    const told = await vi.waitFor(async () => {
      const due = [...(await toldSince(away, 1)), ...(await toldSince(later, 2))].filter(
        one => one.due <= ready,
      )
      expect(due.filter(({ word }) => word === 'missed').length).toBeGreaterThanOrEqual(away.length)
      expect(due.filter(({ word }) => word === 'at').length).toBeGreaterThanOrEqual(away.length)
      expect(due.filter(({ word }) => word === 'before').length).toBeGreaterThanOrEqual(later.length)
      return due
    }, patience)
    expect(Math.max(...told.map(({ at }) => at)) - ready).toBeLessThan(soon_ms)
  })

  it('what is due afterwards comes once as well, not before its time, and nothing of before comes again', async () => {
    await working()
    const more = await register(12, 1)
    await expectTold(more, ['before'])
    await expectTold(later, ['at', 'before', 'missed'])
    await expectTold(away, ['after', 'at', 'before', 'missed'])
    const told = [...(await toldSince(away, 1)), ...(await toldSince(later, 2))]
    expect(told.filter(({ at, due }) => at < due)).toEqual([])
    const read = await call<{ promises: { metric: string; outcome: string }[] }>(
      agent,
      'GET',
      `/requests/${away[0]}`,
    )
    expect(read.promises.find(({ metric }) => metric === 'first_answer')?.outcome).toBe('missed')
  })
})
