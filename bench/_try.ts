import { growTo, keyOf, openPlace } from './place.ts'
import { startServer } from './server.ts'

console.time('place')
const place = await openPlace()
console.timeEnd('place')
console.time('server')
const server = await startServer(place)
console.timeEnd('server')
const key = await keyOf(place, 'requester@demo.okno')
const agent = await keyOf(place, 'agent@demo.okno')
const services = (
  await place.client.query("select id from catalogue.service where status='published' limit 1")
).rows
const { writeFileSync } = await import('node:fs')
writeFileSync(
  '/tmp/okno-bench-try.json',
  JSON.stringify({
    url: server.url,
    key,
    agent,
    db: place.database_url,
    service: services[0].id,
    pid: server.pid,
  }),
)
console.log(
  await (
    await fetch(server.url + '/api/requests', {
      method: 'POST',
      headers: { authorization: key, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Не пришёл расчётный листок за март' }),
    })
  ).text(),
)
await new Promise<void>(r => {
  process.once('SIGTERM', () => r())
  process.once('SIGINT', () => r())
})
await server.stop()
await place.close()
process.exit()
