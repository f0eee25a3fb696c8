// Volume for measurements: a million synthetic requests by the demo's people in a few minutes, streamed through COPY.
import { Readable } from 'node:stream'
import type pg from 'pg'
import type { Okno } from '#kernel/server/okno.ts'
import { StartError } from '#kernel/server/start-error.ts'
import { rulebook } from '#modules/agreements/server/face.ts'
import { compiledCalendar } from '#modules/calendar/server/face.ts'
import { onConnection } from './connection.ts'
import { copyText } from './copy.ts'
import { chanceOf } from './random.ts'
import { readRecord } from './record.ts'
import type { Voice } from './voice.ts'
import { makeRequests, type VolumeWorld, volumeTexts } from './volume-requests.ts'
import { volumeColumns, volumeTables } from './volume-rows.ts'

const chunk = 10_000
const writers = 2

const day_ms = 86_400_000

/** Requests are spread over two years and end before the days in which a resolved one could be reopened. */
const first_day = 2 * 365
const last_day = 10

export interface VolumeOptions {
  /** All of them open and unanswered, of the last working days, instead of 0.5 % of two years. */
  readonly all_open?: boolean
}

/**
 * Adds `count` requests of the past two years, 0.5 % of them open, each with one to three messages, their clocks and three or more
 * events. Each chunk is a transaction: a run that is stopped leaves whole requests. Nobody reacts to any of them.
 */
export async function addVolume(
  okno: Okno,
  database_url: string,
  count: number,
  { say }: Voice,
  { all_open = false }: VolumeOptions = {},
): Promise<void> {
  const world = await onConnection(database_url, client => readWorld(okno, client))
  const first_number = await onConnection(database_url, client => reserveNumbers(client, count))
  const started = performance.now()
  let [next, done, told] = [0, 0, started]
  const write = () =>
    onConnection(database_url, async client => {
      await makeFast(client)
      while (next < count) {
        const from = next
        next = Math.min(count, from + chunk)
        const rows = makeRequests(world, { from, to: next, count, first_number, all_open })
        await client.query('begin')
        for (const table of volumeTables)
          await copyText(client, table, volumeColumns[table], linesOf(rows[table]))
        await client.query('commit')
        done += rows['requests.request'].length
        if (performance.now() - told < 3000 && done < count) continue
        told = performance.now()
        const speed = Math.round(done / ((told - started) / 1000))
        say({
          ru: `${done} из ${count}, ${speed} обращений в секунду`,
          en: `${done} of ${count}, ${speed} requests a second`,
        })
      }
    })
  await Promise.all(Array.from({ length: writers }, write))
  say({ ru: 'Собираю статистику для планировщика…', en: 'Collecting statistics for the planner…' })
  await onConnection(database_url, async client => {
    for (const table of volumeTables) await client.query(`vacuum (analyze) ${table}`)
  })
}

const linesOf = (lines: readonly string[]) => Readable.from(lines, { highWaterMark: 256 })

/** Foreign keys are true by construction; not checking each again is allowed to superusers only. */
async function makeFast(client: pg.Client): Promise<void> {
  await client.query('set synchronous_commit = off')
  await client.query('set session_replication_role = replica').catch(() => {})
}

/** A block of numbers that nobody else gets; answers the first. */
async function reserveNumbers(client: pg.Client, count: number): Promise<number> {
  const { rows } = await client.query<{ last: string }>(
    `select setval('requests.number', nextval('requests.number') + $1 - 1) as last`,
    [count],
  )
  return Number(rows[0]!.last) - count + 1
}

async function readWorld(okno: Okno, client: pg.Client): Promise<VolumeWorld> {
  const record = await readRecord(client)
  if (!record)
    throw new StartError({
      ru: 'Объём для измерений добавляется только к демо-компании, а в этой базе её нет.',
      en: 'Volume for measuring is added to the demo company only, and this database has none.',
    })
  const people = await client.query<VolumeWorld['people'][number]>(
    `select p.id, p.client_id, p.unit_id, p.language from organisation.person_view as p
     where p.id = any($1::uuid[]) and p.client_id is not null order by p.id`,
    [record.accounts],
  )
  const services = await client.query<VolumeWorld['services'][number]>(
    `select s.id, s.request_type as type, s.department_id, s.team_id,
       (select array_agg(m.person_id::text order by m.person_id) from organisation.member_view as m where m.team_id = s.team_id) as agents
     from catalogue.service_view as s where s.department_id = any($1::uuid[]) order by s.id`,
    [record.departments],
  )
  const now_ms = okno.clock.now().getTime()
  return {
    people: people.rows,
    services: services.rows,
    book: await rulebook(okno, okno.readDb),
    calendar: await compiledCalendar(okno, okno.readDb, 'default'),
    texts: volumeTexts(now_ms, chanceOf(7)),
    from_ms: now_ms - first_day * day_ms,
    to_ms: now_ms - last_day * day_ms,
    now_ms,
  }
}
