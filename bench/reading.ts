// Reading one request and its conversation, beside the bare SQL of the same rows.
import { load } from './load.ts'
import { alternate, type Figure, meanDuration } from './measure.ts'
import { growTo, keyOf, openPlace } from './place.ts'
import { startServer } from './server.ts'

const requests = 100_000
const rounds = 5
const seconds = 3

/** The request with the names beside its ids. */
const request_sql = `select request.*, requester.name as requester_name, reporter.name as reporter_name, assignee.name as assignee_name,
    client.name as client_name, unit.name as unit_name, team.name as team_name, service.title as service_title,
    subject.moments
  from requests.request as request
  join organisation.person_view as requester on requester.id = request.requester_id
  join organisation.person_view as reporter on reporter.id = request.reported_by
  left join organisation.person_view as assignee on assignee.id = request.assignee_id
  left join organisation.client_view as client on client.id = request.client_id
  left join organisation.unit_view as unit on unit.id = request.unit_id
  join organisation.team_view as team on team.id = request.team_id
  left join catalogue.service_view as service on service.id = request.service_id
  left join agreements.subject as subject on subject.id = request.id
  where request.id = $1`
const clocks_sql = 'select * from agreements.clock where subject_id = $1'
const conversation_sql = `select message.*, author.name as author_name from requests.message as message
  left join organisation.person_view as author on author.id = message.author_id
  where message.request_id = $1 order by message.created_at, message.id limit 50`

/** One caller after another, any of a thousand requests. */
export async function benchReading(): Promise<Figure[]> {
  const place = await openPlace()
  try {
    await growTo(place, requests)
    const server = await startServer(place)
    try {
      const { rows } = await place.client.query<{ id: string }>(
        'select id from requests.request tablesample system (5) repeatable (1) limit 1000',
      )
      const paths = rows.flatMap(({ id }) => [`/api/requests/${id}`, `/api/requests/${id}/messages`])
      const headers = { authorization: await keyOf(place, 'agent@demo.okno') }
      const measured = await alternate(
        rounds,
        () =>
          meanDuration(seconds, async call => {
            const values = [rows[call % rows.length]!.id]
            await place.client.query({ name: 'request', text: request_sql, values })
            await place.client.query({ name: 'clocks', text: clocks_sql, values })
            await place.client.query({ name: 'conversation', text: conversation_sql, values })
          }),
        async () => {
          const wanted = { url: server.url, paths, method: 'GET', headers, concurrency: 1, seconds } as const
          return 2000 / (await load(place.folder, wanted)).per_second
        },
      )
      const size = `${requests.toLocaleString('en')} requests, 1 caller`
      return [{ what: 'read a request and its conversation', size, unit: 'ms', ...measured }]
    } finally {
      await server.stop()
    }
  } finally {
    await place.close()
  }
}
