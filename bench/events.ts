// Handing events over to reactions, and the memory of a server that has registered many requests.
import { setTimeout as pause } from 'node:timers/promises'
import { readLog } from '#kernel/server/events.ts'
import { load } from './load.ts'
import type { Figure } from './measure.ts'
import { keyOf, openPlace, type Place } from './place.ts'
import { type RunningServer, startServer, startWorker } from './server.ts'

const registered = 50_000
const steps = 5

/** Fills the log by registering, watching the server's memory; then lets a worker hand everything over. */
export async function benchEvents(): Promise<Figure[]> {
  const place = await openPlace()
  try {
    const server = await startServer(place)
    const memory = await measureMemory(place, server).finally(() => server.stop())
    return [...memory, await measureHandingOver(place)]
  } finally {
    await place.close()
  }
}

async function measureMemory(place: Place, server: RunningServer): Promise<Figure[]> {
  const headers = {
    authorization: await keyOf(place, 'requester@demo.okno'),
    'content-type': 'application/json',
  }
  const body = JSON.stringify({ text: 'Не открывается отчёт за март, помогите, пожалуйста.' })
  const count = async () =>
    (await place.client.query('select count(*)::int as count from requests.request')).rows[0].count
  const [figures, begin] = [[] as Figure[], await count()]
  for (let step = 1; step <= steps; step += 1) {
    while ((await count()) - begin < (registered * step) / steps)
      await load(place.folder, {
        ...{ url: server.url, paths: ['/api/requests'], method: 'POST', headers, body },
        ...{ concurrency: 8, seconds: 2 },
      })
    const size = `${((await count()) - begin).toLocaleString('en')} registered`
    figures.push({ what: 'memory of the server', size, unit: 'MB', ours: await server.memory() })
  }
  return figures
}

/** How fast a worker that comes to a full log moves through it, beside reading the same lines by the plain driver. */
async function measureHandingOver(place: Place): Promise<Figure> {
  const { client } = place
  await client.query(`insert into kernel.log_cursor values ('reactions', '0', 0) on conflict do nothing`)
  const left = async () =>
    (
      await client.query(`select count(*)::int as count from kernel.event as event, kernel.log_cursor as place
        where place.reader = 'reactions' and (event.xid, event.id) > (place.xid, place.id)`)
    ).rows[0].count as number
  const lines = await left()
  const floor = await readAlone(place)
  const worker = startWorker(place)
  try {
    // The start of the process is not what is measured: time runs from the first batch on.
    let [begun, at_begin, now] = [0, 0, lines]
    while (now > 0) {
      if (begun === 0 && now < lines) [begun, at_begin] = [performance.now(), now]
      await pause(20)
      now = await left()
    }
    const ours = at_begin / ((performance.now() - begun) / 1000)
    return {
      what: 'hand over events to reactions',
      size: `${lines.toLocaleString('en')} events`,
      unit: '/s',
      ...{ ours, floor, ratio: ours / floor },
    }
  } finally {
    await worker.stop()
  }
}

/** Lines a second when the log is only read. */
async function readAlone(place: Place): Promise<number> {
  const pool = place.okno.pools.read
  const begun = performance.now()
  let [lines, after] = [0, { xid: '0', id: 0 }]
  for (;;) {
    const events = await readLog(pool as never, after, 500)
    const last = events.at(-1)
    if (!last) return lines / ((performance.now() - begun) / 1000)
    lines += events.length
    after = last
  }
}
