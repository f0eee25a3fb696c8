import { writeFileSync } from 'node:fs'
import { growTo, openPlace } from './place.ts'

const place = await openPlace()
console.time('100k')
await growTo(place, 100_000)
console.timeEnd('100k')
writeFileSync('/tmp/okno-b/big.json', JSON.stringify({ db: place.database_url, folder: place.folder }))
await new Promise<void>(r => {
  process.once('SIGTERM', () => r())
})
await place.close()
process.exit()
