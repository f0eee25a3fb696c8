// `npm run generate [-- --check]`: makes db/types.gen.ts, db/schema.sql and the generated documents anew, or says which are stale.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openThrowaway } from '#app/testing-database.ts'
import { migrate } from '#kernel/server/migrate.ts'
import { contractFiles, databaseFiles } from './generate/all.ts'
import { staleFiles, writeFiles } from './generate/stale.ts'

const root = path.dirname(import.meta.dirname)
const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values

const server = await openThrowaway()
try {
  const url = await server.create('okno_generate')
  await migrate(url)
  // The types of the rows are written first: the rest loads the program.
  for (const make of [databaseFiles, contractFiles]) {
    const files = await make(url)
    const stale = await staleFiles(root, files)
    if (!check) await writeFiles(root, files, stale)
    for (const file of files.keys()) {
      if (!stale.includes(file)) console.log(`${file} is up to date.`)
      else console.log(check ? `${file} is stale: run npm run generate.` : `${file} is written.`)
    }
    if (check && stale.length > 0) process.exitCode = 1
  }
} finally {
  await server.stop()
}
