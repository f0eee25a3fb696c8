// Months that were counted before: they say what the facts say, whatever happens to the facts.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { kyselyOn, openTransaction } from '#kernel/server/database.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { makeDefaultAgreements } from '../../server/face.ts'
import { keptMonths } from '../../server/reports/kept-months.ts'
import { monthsUpTo, monthWithin } from '../../server/reports/months.ts'
import { type Clock, makeFacts, steady, type Thing } from './facts.ts'

let okno: Testing
let things: Thing[]
let clocks: Clock[]
const zone = 'Europe/Moscow'
// Months are over, or not, by the clock of the database.
const current = Temporal.Now.plainDateISO(zone).toPlainYearMonth().toString()
const months = monthsUpTo(current, 6).slice(1, 4) as [string, string, string]
const [first, , last] = months

beforeAll(async () => {
  okno = await startOkno()
  await inTransaction(okno.okno, bySystem(okno.okno, 'test'), ctx =>
    makeDefaultAgreements(ctx, { only: ['clarification'] }),
  )
  ;({ things, clocks } = await makeFacts(okno, {
    count: 900,
    from: monthWithin(first, zone).from,
    to: Temporal.Now.instant().toString(),
  }))
})
afterAll(() => okno.close())

const db = () => kyselyOn(okno.okno.pools.write)
const kept = async () => [
  ...(
    await keptMonths(
      { db: db() },
      months.map(month => ({ month, ...monthWithin(month, zone) })),
    )
  ).keys(),
]
const keepAll = () => okno.runPeriodic('keep_months')
const forgetAll = () => sql`delete from agreements.kept_month`.execute(db())

/** What readers of everything, of a department and of a client read, with and without a cut. */
async function pages() {
  const { services, clients } = okno.center
  const asked = ['', `&service=${services.payslip}`, `&client=${clients.north}`, '&client=none']
  const ways = [
    ...asked.map(query => ['admin', query] as const),
    ...(['lead', 'client_lead'] as const).map(who => [who, ''] as const),
  ]
  return Promise.all(
    ways.map(async ([who, query]) => {
      const { status, body } = await okno.as(who).get(`/api/quality-index?month=${current}${query}`)
      return { who, query, status, body }
    }),
  )
}

it('keeps what the facts say, for every reader and cut', async () => {
  await forgetAll()
  const fresh = await pages()
  const counted = fresh[0]!.body.trend.filter((one: { n: number }) => one.n > 100)
  expect(counted.map((one: { month: string }) => one.month)).toEqual(expect.arrayContaining(months))
  await keepAll()
  expect((await kept()).sort()).toEqual(months)
  expect(await pages()).toEqual(fresh)
})

it('keeps of the present month what lies behind, and counts the rest beside it', async () => {
  await keepAll()
  const behind = Temporal.Now.zonedDateTimeISO(zone).subtract({ hours: 48 }).startOfDay()
  const month = behind.toPlainDate().toPlainYearMonth().toString()
  const until = (await keptMonths({ db: db() }, [{ month, ...monthWithin(month, zone) }])).get(month)
  expect(until?.getTime()).toBe(behind.day === 1 ? undefined : behind.epochMilliseconds)
})

it('is counted from the facts as soon as they change, and kept anew', async () => {
  const next = steady(3)
  const any = <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)]!
  const thing = () => any(things).id
  const clock = () => any(clocks).id
  const changes = [
    () => sql`update agreements.subject set verdict = 'both' where id = ${thing()} and verdict is not null`,
    () => sql`update agreements.subject set verdict = null, verdict_at = null where id = ${thing()}`,
    () => sql`update agreements.subject set client_id = null where id = ${thing()}`,
    () =>
      sql`update agreements.subject set verdict = 'good', verdict_at = opened_at + interval '40 days' where id = ${thing()}`,
    () => sql`update agreements.subject set team_id = ${okno.center.teams.it_help} where id = ${thing()}`,
    () =>
      sql`update agreements.subject set moments = jsonb_build_array(jsonb_build_object('at',
        (extract(epoch from opened_at + interval '1 day') * 1000)::bigint, 'do', 'checked', 'code', ${any(['complete', 'missing_data'])}::text))
        where id = ${thing()}`,
    () => sql`delete from agreements.clock where id = ${clock()}`,
    () => sql`update agreements.clock set excused = not excused where id = ${clock()}`,
    () => sql`update agreements.clock set outcome = 'withdrawn', counted_at = null where id = ${clock()}`,
    () => sql`update agreements.clock set counted_at = counted_at + interval '20 days' where id = ${clock()}`,
  ]
  for (let round = 0; round < 12; round++) {
    for (let left = 1 + Math.floor(next() * 3); left > 0; left--) await any(changes)().execute(db())
    const seen = await pages()
    await forgetAll()
    const fresh = await pages()
    expect(seen, `round ${round}`).toEqual(fresh)
    await keepAll()
    expect(await kept()).toHaveLength(3)
    expect(await pages(), `round ${round}, kept anew`).toEqual(fresh)
  }
})

it('does not believe a count that was made while a change was under way', async () => {
  await keepAll()
  const changing = openTransaction(okno.okno.pools.write)
  await sql`update agreements.subject set verdict = 'outside'
    where verdict = 'good' and verdict_at >= ${monthWithin(last, zone).from}::timestamptz
      and verdict_at < ${monthWithin(last, zone).to}::timestamptz`.execute(changing.db)
  await forgetAll()
  await keepAll()
  expect(await kept()).toContain(last)
  await changing.commit()
  expect(await kept()).toEqual(expect.not.arrayContaining([last]))
  const { body } = await okno.as('admin').get(`/api/quality-index?month=${last}`)
  expect(body.total.good).toBe(0)
  await keepAll()
  expect(await kept()).toContain(last)
  expect((await okno.as('admin').get(`/api/quality-index?month=${last}`)).body).toEqual(body)
})

it('notes nothing of what counts now, and forgets changes that every count has seen', async () => {
  const noted = async () =>
    (
      await sql<{ n: number }>`select count(*)::int as n from agreements.changed_day`.execute(
        okno.okno.readDb,
      )
    ).rows[0]!.n
  await keepAll()
  expect(await noted()).toBe(0)
  await sql`update agreements.clock set counted_at = now() where id = (
    select id from agreements.clock where counted_at is null limit 1)`.execute(db())
  expect(await noted()).toBe(0)
})

it('does not believe counts that came from another database with a restore', async () => {
  await keepAll()
  await sql`update agreements.kept_month set cluster = cluster + 1`.execute(db())
  expect(await kept()).toEqual([])
  await keepAll()
  expect((await kept()).sort()).toEqual(months)
})
