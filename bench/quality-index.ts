// The reports of a month with a million requests in it, and of a tenth as many open ones, beside one pass over the same facts.
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { keepHands } from '#modules/agreements/server/reports/hands.ts'
import { alternate, type Figure, meanDuration } from './measure.ts'
import { keyOf, openPlace, type Place } from './place.ts'
import { runPeriodic, startServer } from './server.ts'

/**
 * All of them in one month, each with five to eight moments and two or three promises, and a tenth as many that are still
 * open; a million takes minutes and 4 GB.
 */
const sizes = (process.env.OKNO_BENCH_REQUESTS ?? '100000,1000000').split(',').map(Number)
const rounds = 3
const seconds = 2

const asked = [
  {
    what: 'joint quality index of a month',
    path: (month: string) => `/api/quality-index?month=${month}`,
    // The twelve months of the trend, as the page asks for them.
    sql: `select count(*) from (
      select service_id, client_id, department_id, verdict, count(*) from agreements.subject
      where verdict is not null and verdict_at >= $1::timestamptz - interval '11 months' and verdict_at < $1::timestamptz + interval '1 month'
      group by 1, 2, 3, 4
      union all
      select service_id, client_id, department_id, kind || outcome, count(*) from agreements.clock
      where outcome in ('met', 'missed') and counted_at >= $1::timestamptz - interval '11 months' and counted_at < $1::timestamptz + interval '1 month'
      group by 1, 2, 3, 4) as counted`,
  },
  {
    what: 'attainment of a month by service',
    path: (month: string) => `/api/reports/attainment?from=${month}-01&to=${month}-28&by=service`,
    sql: `select count(*) from (
      select service_id, outcome, count(*) from agreements.clock
      where outcome in ('met', 'missed') and kind = 'sla' and counted_at >= $1::timestamptz and counted_at < $1::timestamptz + interval '28 days'
      group by 1, 2) as counted`,
  },
  {
    what: 'whose hands a month was in',
    path: (month: string) => `/api/reports/holders?from=${month}-01&to=${month}-28`,
    sql: `select count(*) from (
      select service_id, sum(queue_seconds), sum(agent_seconds), sum(requester_seconds), sum(approver_seconds), sum(unit_seconds),
             sum(third_party_seconds)
      from agreements.subject where ended_at is not null and hands_kept
        and ended_at >= $1::timestamptz and ended_at < $1::timestamptz + interval '28 days'
      group by 1) as counted`,
  },
  {
    what: 'ping-pong of a month',
    path: (month: string) => `/api/reports/ping-pong?from=${month}-01&to=${month}-28`,
    sql: `select count(*) from (
      select first_team_id, last_team_id, count(*), sum(lost_seconds), sum(hand_offs)
      from agreements.subject where ended_at is not null and hands_kept
        and ended_at >= $1::timestamptz and ended_at < $1::timestamptz + interval '28 days'
      group by 1, 2) as counted`,
  },
  {
    what: 'ageing of what is open',
    path: () => '/api/reports/ageing',
    sql: `select count(*) from (
      select holder, opened_at > $1::timestamptz as young, count(*) from agreements.subject
      where ended_at is null and kind <> 'obligation' group by 1, 2) as counted`,
  },
]

/**
 * Fills a month with things and their clocks, spread over the services and clients of the demo company. Answers of how many
 * things a second it was kept in whose hands they were.
 */
async function fillMonth({ client, okno }: Place, month: string, from: number, to: number): Promise<number> {
  await client.query(
    `insert into agreements.subject (id, kind, opened_at, ended_at, client_id, service_id, department_id, team_id, moments, verdict, verdict_at)
     select gen_random_uuid(), 'bench', at, at + interval '2 hours', clients.ids[1 + i % cardinality(clients.ids)],
       (places.services[1 + i % cardinality(places.services)])::uuid, (places.departments[1 + i % cardinality(places.services)])::uuid,
       (places.teams[1 + i % cardinality(places.services)])::uuid,
       jsonb_build_array(jsonb_build_object('at', ms, 'do', 'opened', 'team', places.teams[1 + i % cardinality(places.services)]),
         jsonb_build_object('at', ms + 600000, 'do', 'answered'), jsonb_build_object('at', ms + 600000, 'do', 'waiting', 'for', 'requester'),
         jsonb_build_object('at', ms + 3600000, 'do', 'working'))
         || case when i % 3 = 0 then jsonb_build_array(jsonb_build_object('at', ms + 600000, 'do', 'checked', 'code', case when i % 60 = 0 then 'missing_data' else 'complete' end)) else '[]' end
         || case when i % 5 = 0 then jsonb_build_array(jsonb_build_object('at', ms + 5400000, 'do', 'assigned', 'team', places.teams[1 + (i + 1) % cardinality(places.services)], 'person', null)) else '[]' end
         || jsonb_build_array(jsonb_build_object('at', ms + 7200000, 'do', 'resolved')),
       (array['good', 'good', 'good', 'good', 'good', 'good', 'client', 'center', 'both', 'outside'])[1 + i * 7 % 10], at + interval '2 hours'
     from generate_series($2::int, $3::int) as i
     cross join lateral (select $1::timestamptz + interval '27 days' * ((i * 7919::bigint) % 1000003) / 1000003.0 as at) as moment
     cross join lateral (select (extract(epoch from at) * 1000)::bigint as ms) as instant
     cross join (select array_agg(id) as ids from organisation.client) as clients
     cross join (select array_agg(id::text) as services, array_agg(department_id::text) as departments, array_agg(team_id::text) as teams
       from catalogue.service where team_id is not null) as places`,
    [`${month}-01`, from, to],
  )
  await client.query(
    `insert into agreements.clock (id, subject_id, subject_kind, lane, target_id, kind, metric, calendar_id, limit_count, started_at,
       stopped_at, outcome, counted_at, used_seconds, client_id, service_id, department_id, team_id)
     select gen_random_uuid(), subject.id, 'bench', target.lane, target.id, target.kind, target.metric, target.calendar_id, 30,
       opened_at, ended_at, case when get_byte(uuid_send(subject.id), 3) < 20 then 'missed' else 'met' end, ended_at, 600,
       client_id, service_id, department_id, team_id
     from agreements.subject
     cross join (select distinct on (agreement.kind, target.metric) target.id, agreement.kind, target.metric,
         agreement.kind || ':' || target.metric as lane, (select id from calendar.calendar where is_default) as calendar_id
       from agreements.target join agreements.edition on edition.id = target.edition_id
       join agreements.agreement on agreement.id = edition.agreement_id
       where (agreement.kind, target.metric) in (('sla', 'first_answer'), ('sla', 'resolution'), ('ola', 'clarification'))) as target
     where subject.kind = 'bench' and (target.kind = 'sla' or get_byte(uuid_send(subject.id), 5) < 80)
       and not exists (select from agreements.clock where clock.subject_id = subject.id and clock.lane = target.lane)`,
  )
  await client.query(
    `insert into agreements.subject (id, kind, opened_at, client_id, service_id, department_id, team_id, moments)
     select gen_random_uuid(), kind, opened_at + interval '20 days', client_id, service_id, department_id, team_id, moments - -1
     from agreements.subject where kind = 'bench' and ended_at is not null and not hands_kept and get_byte(uuid_send(id), 7) < 26`,
  )
  const hands = await keepAllHands(okno)
  await client.query('vacuum (analyze) agreements.subject, agreements.clock')
  await client.query('checkpoint')
  return hands
}

/** Keeps the hands of everything that has ended, as it goes on in the background. Answers how many a second. */
async function keepAllHands(okno: Place['okno']): Promise<number> {
  const begun = performance.now()
  let kept = 0
  for (;;) {
    const some = await inTransaction(okno, bySystem(okno, 'bench'), keepHands)
    if (some === 0) return (kept * 1000) / (performance.now() - begun)
    kept += some
  }
}

async function readPage(url: string, headers: Record<string, string>): Promise<void> {
  const answer = await fetch(url, { headers })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  await answer.json()
}

/** The index once more when months that are over were counted before, as they are a moment after something has changed in them. */
async function benchKept(place: Place, requests: number, read: () => Promise<void>): Promise<Figure> {
  const begun = performance.now()
  await runPeriodic(place, 'keep_months')
  const keeping = performance.now() - begun
  const ours = await meanDuration(seconds, read)
  await place.client.query('delete from agreements.kept_month')
  return {
    ...{
      what: 'joint quality index of a month that is kept',
      size: `${requests.toLocaleString('en')} requests`,
    },
    ...{ unit: 'ms', ours, note: `kept in ${(keeping / 1000).toFixed(1)} s` },
  }
}

/** A manager who sees all clients asks for the page; the floor counts the same facts in one statement without names or shares. */
export async function benchQualityIndex(): Promise<Figure[]> {
  const place = await openPlace()
  try {
    const month = new Date(Date.now() - 40 * 24 * 3_600_000).toISOString().slice(0, 7)
    const server = await startServer(place)
    try {
      const headers = { authorization: await keyOf(place, 'admin@demo.okno') }
      const figures: Figure[] = []
      let filled = 0
      for (const size of sizes) {
        const hands = await fillMonth(place, month, filled + 1, size)
        filled = size
        figures.push({
          what: 'keep whose hands things were in',
          size: `${size.toLocaleString('en')} requests`,
          unit: '/s',
          ours: hands,
        })
        for (const { what, path, sql } of asked) {
          const measured = await alternate(
            rounds,
            () => meanDuration(seconds, () => place.client.query({ text: sql, values: [`${month}-01`] })),
            () => meanDuration(seconds, () => readPage(`${server.url}${path(month)}`, headers)),
          )
          figures.push({ what, size: `${size.toLocaleString('en')} requests`, unit: 'ms', ...measured })
        }
        figures.push(
          await benchKept(place, size, () => readPage(`${server.url}${asked[0]!.path(month)}`, headers)),
        )
      }
      return figures
    } finally {
      await server.stop()
    }
  } finally {
    await place.close()
  }
}
