// The first page of a queue by due time, the counts of the views and search, at growing sizes, beside their bare SQL.
import { load } from './load.ts'
import { alternate, type Figure, meanDuration } from './measure.ts'
import { growTo, keyOf, openPlace, type Place } from './place.ts'
import { startServer } from './server.ts'

/** Up to a million takes minutes and 5 GB on the disk; OKNO_BENCH_REQUESTS names other sizes, with commas between. */
const sizes = (process.env.OKNO_BENCH_REQUESTS ?? '1000,100000,1000000').split(',').map(Number)
const rounds = 5
const seconds = 1

interface Asked {
  readonly what: string
  /** Who asks, in the demo company. */
  readonly email: string
  readonly path: string
  readonly sql: string
  readonly values: (asker: Asker) => unknown[]
}

interface Asker {
  readonly id: string
  readonly teams: string[]
}

/** A page as a screen shows it: the rows and the names beside their ids. */
const page = (condition: string, order: string) => `
  select request.*, requester.name as requester_name, assignee.name as assignee_name, client.name as client_name,
    team.name as team_name, service.title as service_title
  from (select * from requests.request as request where ${condition} order by ${order} limit 51) as request
  join organisation.person_view as requester on requester.id = request.requester_id
  left join organisation.person_view as assignee on assignee.id = request.assignee_id
  left join organisation.client_view as client on client.id = request.client_id
  join organisation.team_view as team on team.id = request.team_id
  left join catalogue.service_view as service on service.id = request.service_id
  order by ${order}`

const by_due = 'request.due_order, request.id'
const by_age = 'request.created_at desc, request.id desc'
const nothing = () => []

const asked: readonly Asked[] = [
  {
    what: "queue of one's teams by due time",
    email: 'agent@demo.okno',
    path: '/api/requests?view=my_teams&sort=due&limit=50',
    sql: page('request.is_open and request.team_id = $1', by_due),
    values: asker => [asker.teams[0]],
  },
  {
    what: 'all open by due time',
    email: 'lead@demo.okno',
    path: '/api/requests?view=all&sort=due&limit=50',
    sql: page('request.is_open', by_due),
    values: nothing,
  },
  {
    what: 'what I asked, newest first',
    email: 'requester@demo.okno',
    path: '/api/requests?view=asked&limit=50',
    sql: page(
      `request.id in (select id from requests.request where requester_id = $1
        union all select id from requests.request where reported_by = $1 and reported_by <> requester_id
        union all select request_id from requests.participant where person_id = $1)`,
      by_age,
    ),
    values: asker => [asker.id],
  },
  {
    what: 'requests of the own client, newest first',
    email: 'client.lead@demo.okno',
    path: '/api/requests?limit=50',
    sql: page('request.client_id = (select client_id from organisation.person where id = $1)', by_age),
    values: asker => [asker.id],
  },
  {
    what: 'search by words',
    email: 'agent@demo.okno',
    path: `/api/requests?limit=50&q=${encodeURIComponent('расчётный листок март')}`,
    sql: page(`request.search @@ websearch_to_tsquery('russian', 'расчётный листок март')`, by_age),
    values: nothing,
  },
  {
    what: 'counts of the views of the desk',
    email: 'agent@demo.okno',
    path: '/api/requests/counts',
    sql: `select ${[
      'request.is_open and request.assignee_id = $1',
      'request.is_open and request.team_id = any($2)',
      'request.is_open and request.assignee_id is null',
      'request.is_open and request.due_at > now() and request.warn_at <= now()',
      'request.is_open and request.due_at <= now()',
      'request.is_open',
    ]
      .map(
        condition =>
          `(select count(*) from (select from requests.request as request where ${condition} limit 1001) as counted)`,
      )
      .join(', ')}`,
    values: asker => [asker.id, asker.teams],
  },
]

/** One caller after another. */
export async function benchQueue(): Promise<Figure[]> {
  const place = await openPlace()
  try {
    const figures: Figure[] = []
    for (const size of sizes) {
      await growTo(place, size)
      const server = await startServer(place)
      try {
        for (const one of asked) figures.push(await measure(place, server.url, one, size))
      } finally {
        await server.stop()
      }
    }
    return figures.sort((a, b) => (a.what < b.what ? -1 : a.what > b.what ? 1 : 0))
  } finally {
    await place.close()
  }
}

async function measure(place: Place, url: string, one: Asked, size: number): Promise<Figure> {
  const { rows } = await place.client.query<Asker>(
    `select account.id, array(select team_id::text from organisation.member_view where person_id = account.id) as teams
     from identity.account where email = $1`,
    [one.email],
  )
  const values = one.values(rows[0]!)
  const headers = { authorization: await keyOf(place, one.email) }
  const wanted = { url, paths: [one.path], method: 'GET', headers, concurrency: 1 } as const
  await load(place.folder, { ...wanted, seconds: 1 })
  const measured = await alternate(
    rounds,
    () => meanDuration(seconds, () => place.client.query({ name: one.what, text: one.sql, values })),
    async () => 1000 / (await load(place.folder, { ...wanted, seconds })).per_second,
  )
  return { what: one.what, size: `${size.toLocaleString('en')} requests`, unit: 'ms', ...measured }
}
