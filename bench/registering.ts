// Registering a request over HTTP with an API key, beside PostgreSQL writing the same rows alone.
import { perSecondAlone, sqlOfRegistering } from './again.ts'
import { load } from './load.ts'
import { alternate, type Figure, median } from './measure.ts'
import { growTo, keyOf, openPlace, type Place } from './place.ts'
import { type RunningServer, startServer } from './server.ts'

const text = `Здравствуйте. Не пришёл расчётный листок за март, а в личном кабинете последний лежит за февраль. Прошу проверить и прислать на рабочую почту: он нужен для справки в банк до пятницы. Табельный номер есть в карточке.
С уважением, сотрудник участка.`

const rounds = 5
const seconds = 4

/** At 1, 8 and 32 callers: what people send from the portal, and the same for a service of the catalogue. */
export async function benchRegistering(): Promise<Figure[]> {
  const place = await openPlace()
  try {
    await growTo(place, 10_000)
    const server = await startServer(place)
    try {
      return await measure(place, server)
    } finally {
      await server.stop()
    }
  } finally {
    await place.close()
  }
}

async function measure(place: Place, server: RunningServer): Promise<Figure[]> {
  const authorization = await keyOf(place, 'requester@demo.okno')
  const headers = { authorization, 'content-type': 'application/json' }
  const { rows } = await place.client.query(
    `select id from catalogue.service where status = 'published' order by id limit 1`,
  )
  const figures: Figure[] = []
  for (const [what, body] of [
    ['register a request', JSON.stringify({ text })],
    ['register a request for a service', JSON.stringify({ text, service_id: rows[0].id })],
  ] as const) {
    const answer = await fetch(`${server.url}/api/requests`, { method: 'POST', headers, body })
    const { id } = (await answer.json()) as { id: string }
    const sql = await sqlOfRegistering(place, id)
    const call = (concurrency: number, for_seconds: number) =>
      load(place.folder, {
        ...{ url: server.url, paths: ['/api/requests'], method: 'POST', headers, body },
        ...{ concurrency, seconds: for_seconds },
      })
    await call(8, seconds)
    for (const concurrency of [1, 8, 32]) {
      const p99: number[] = []
      const measured = await alternate(
        rounds,
        () => perSecondAlone(place, sql, { concurrency, seconds }),
        async () => {
          const loaded = await call(concurrency, seconds)
          p99.push(loaded.p99_ms)
          return loaded.per_second
        },
      )
      const note = `p99 ${median(p99).toFixed(1)} ms`
      figures.push({ what, size: `${concurrency} callers`, unit: '/s', ...measured, note })
    }
  }
  return figures
}
