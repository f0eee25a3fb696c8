// Writes docs/openapi.json: the HTTP interface as the running server describes it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { modules, recognising } from '#app/modules.ts'
import { systemClock } from '#kernel/server/clock.ts'
import { readConfig } from '#kernel/server/config.ts'
import { openHttp } from '#kernel/server/http.ts'
import { makeLog } from '#kernel/server/log.ts'
import { openOkno } from '#kernel/server/okno.ts'

/** The text of docs/openapi.json; nothing is asked of the database under `url`. */
export async function openapiText(url: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'okno-openapi-'))
  const config = readConfig({ OKNO_DATA: folder, OKNO_DEMO: 'off', LOG_LEVEL: 'silent' })
  if (Array.isArray(config)) throw new Error(JSON.stringify(config))
  const log = makeLog(config.LOG_LEVEL)
  const okno = openOkno({ config, database_url: url, clock: systemClock, log, modules, ...recognising })
  const http = await openHttp(okno)
  try {
    await http.ready()
    const described = http.swagger() as { paths?: Record<string, unknown> }
    const paths = Object.entries(described.paths ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
    return `${JSON.stringify({ ...described, paths: Object.fromEntries(paths) }, null, 2)}\n`
  } finally {
    await http.close()
    await okno.close()
    await rm(folder, { recursive: true, force: true })
  }
}
