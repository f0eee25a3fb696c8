// Deriving the clocks of everything open anew after a change of the rules, beside reading and rewriting the same rows.
import pg from 'pg'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { askRecalculation } from '#modules/agreements/server/engine/recalculate.ts'
import type { Figure } from './measure.ts'
import { growTo, openPlace, type Place } from './place.ts'
import { runPeriodic } from './server.ts'

/** Open requests, with two running clocks each. Half a million takes a few minutes to fill and 2 GB. */
const open = Number(process.env.OKNO_BENCH_OPEN ?? 500_000)
/** The hands that are at a walk at once; the floor has as many connections. */
const hands = ['recalculate_clocks', 'recalculate_clocks_beside']
/** As many things as one stride of Okno takes, and as many strides of each connection as tell the floor's speed. */
const stride = 2000
const floor_strides = 15

/** So many are written one by one; the others are copies of them. */
const written = 20_000

export async function benchRecalculating(): Promise<Figure[]> {
  const place = await openPlace()
  try {
    await growTo(place, Math.min(open, written), { all_open: true })
    await copyUpTo(place, open)
    const clocks = await countOf(
      place,
      `select count(*) from agreements.clock where outcome in ('running', 'missed') and stopped_at is null`,
    )
    const size = `${clocks.toLocaleString('en')} open clocks`
    const same = await walk(place)
    const floor_before = await rewriteAlone(place)
    await place.client.query(
      `update agreements.target set limit_count = limit_count + 60 where limit_unit = 'working_minutes'`,
    )
    const other = await walk(place)
    // Before and after, because the tables grow while they are written.
    const floor = (floor_before + (await rewriteAlone(place))) / 2
    const figure = (what: string, { seconds, changed }: Walked): Figure => ({
      ...{ what, size, unit: '/s', ours: clocks / seconds },
      note: `${seconds.toFixed(1)} s, ${changed.toLocaleString('en')} things changed`,
    })
    return [
      figure('derive anew, nothing comes out different', same),
      {
        ...figure('derive anew, every clock comes out different', other),
        ...{ floor, ratio: clocks / other.seconds / floor },
      },
    ]
  } finally {
    await place.close()
  }
}

const countOf = async ({ client }: Place, sql: string): Promise<number> =>
  Number((await client.query({ text: sql, rowMode: 'array' })).rows[0]![0])

/** Copies open requests with their clocks until there are so many: their ids tell when they were opened, and so they lie. */
async function copyUpTo(place: Place, wanted: number): Promise<void> {
  const { client } = place
  const known = 'select count(*) from agreements.subject where ended_at is null'
  const columns = async (table: string, ids: readonly string[]): Promise<string[]> => {
    const { rows } = await client.query<{ attname: string }>(
      `select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    )
    return rows.map(row => row.attname).filter(name => !ids.includes(name))
  }
  const request = await columns('requests.request', ['id', 'number'])
  const subject = await columns('agreements.subject', ['id'])
  const clock = await columns('agreements.clock', ['id', 'subject_id'])
  const old = (names: readonly string[]) => names.map(name => `old.${name}`).join(', ')
  for (let missing = wanted - (await countOf(place, known)); missing > 0; ) {
    await client.query(
      `create temp table copied as
       select id, uuidv7(opened_at - now()) as fresh from agreements.subject where ended_at is null order by id limit ${missing}`,
    )
    await client.query('analyze copied')
    await client.query(
      `insert into requests.request (id, number, ${request}) select fresh, nextval('requests.number'), ${old(request)}
       from copied join requests.request as old using (id) order by fresh`,
    )
    await client.query(
      `insert into agreements.subject (id, ${subject}) select fresh, ${old(subject)}
       from copied join agreements.subject as old using (id) order by fresh`,
    )
    await client.query(
      `insert into agreements.clock (id, subject_id, ${clock}) select uuidv7(), fresh, ${old(clock)}
       from copied join agreements.clock as old on old.subject_id = copied.id order by fresh`,
    )
    await client.query('drop table copied')
    missing = wanted - (await countOf(place, known))
  }
  await client.query('vacuum (analyze) agreements.subject, agreements.clock, requests.request')
  await client.query('checkpoint')
}

interface Walked {
  readonly seconds: number
  readonly changed: number
}

/** Asks for a walk over all that is open and lets all hands go it to its end. */
async function walk(place: Place): Promise<Walked> {
  const id = await inTransaction(place.okno, bySystem(place.okno, 'bench'), ctx =>
    askRecalculation(ctx, 'agreement'),
  )
  const read = async () =>
    (
      await place.client.query('select finished_at, changed from agreements.recalculation where id = $1', [
        id,
      ])
    ).rows[0]
  // A walk waits until every process has heard of the new rules.
  let begun = performance.now()
  while ((await runPeriodic(place, hands[0]!)) === 0) begun = performance.now()
  await Promise.all(
    hands.map(async hand => {
      while ((await runPeriodic(place, hand)) > 0) {
        // There may be more.
      }
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  const { finished_at, changed } = await read()
  if (finished_at === null) throw new Error('the walk has not come to its end')
  return { seconds, changed }
}

/** Clocks a second when the same rows are read and written with other times, and nothing is derived. */
async function rewriteAlone({ client, database_url }: Place): Promise<number> {
  const { rows } = await client.query<{ start: string }>(
    `select unnest(percentile_disc($1::float8[]) within group (order by id)) as start
     from agreements.subject where ended_at is null`,
    [hands.map((_, i) => i / hands.length)],
  )
  const begun = performance.now()
  const clocks = await Promise.all(rows.map(({ start }) => rewriteFrom(database_url, start)))
  return clocks.reduce((sum, count) => sum + count, 0) / ((performance.now() - begun) / 1000)
}

async function rewriteFrom(database_url: string, start: string): Promise<number> {
  const client = new pg.Client({ connectionString: database_url })
  await client.connect()
  let clocks = 0
  let from = start
  for (let i = 0; i < floor_strides; i += 1) {
    await client.query('begin')
    const things = await client.query(
      'select * from agreements.subject where ended_at is null and id >= $1 order by id limit $2 for update',
      [from, stride],
    )
    const ids = things.rows.map(row => row.id)
    const { rows } = await client.query('select * from agreements.clock where subject_id = any($1::uuid[])', [
      ids,
    ])
    const later = (at: Date | null) => at && new Date(at.getTime() + 60_000)
    await client.query(
      `update agreements.clock as clock set due_at = new.due_at, warn_at = new.warn_at, missed_at = new.missed_at,
         counted_at = new.counted_at, next_step_at = new.next_step_at, limit_count = new.limit_count
       from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[], $7::int[])
         as new(id, due_at, warn_at, missed_at, counted_at, next_step_at, limit_count)
       where clock.id = new.id`,
      [
        rows.map(row => row.id),
        rows.map(row => later(row.due_at)),
        rows.map(row => later(row.warn_at)),
        rows.map(row => later(row.missed_at)),
        rows.map(row => later(row.counted_at)),
        rows.map(row => later(row.next_step_at)),
        rows.map(row => row.limit_count + 1),
      ],
    )
    await client.query(
      `update agreements.subject set verdict_at = verdict_at + interval '1 minute' where verdict is not null and id = any($1::uuid[])`,
      [ids],
    )
    await client.query(
      `update requests.request set due_at = due_at + interval '1 minute', warn_at = warn_at + interval '1 minute' where id = any($1::uuid[])`,
      [ids],
    )
    await client.query('commit')
    clocks += rows.length
    from = ids.at(-1)
  }
  await client.end()
  return clocks
}
