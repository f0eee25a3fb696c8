// Opening Okno for a command: settings, the embedded database where no other is named, migrations.
import path from 'node:path'
import { systemClock } from '#kernel/server/clock.ts'
import { type Config, config } from '#kernel/server/config.ts'
import { startEmbeddedDatabase } from '#kernel/server/embedded.ts'
import { makeLog } from '#kernel/server/log.ts'
import { migrate } from '#kernel/server/migrate.ts'
import { type Okno, openOkno } from '#kernel/server/okno.ts'
import { modules, recognising } from '../modules.ts'
import type { Speaker } from './say.ts'

export interface OpenDatabase {
  readonly settings: Config
  readonly url: string
  /** Calls back when the embedded server ends by itself; an outside one is not ours to watch. */
  readonly died: Promise<unknown>
  close(): Promise<void>
}

/** The database that the settings name; the embedded one is started when nobody has. */
export async function openDatabase({ say }: Pick<Speaker, 'say'>): Promise<OpenDatabase> {
  const settings = config()
  if (settings.DATABASE_URL)
    return { settings, url: settings.DATABASE_URL, died: new Promise(() => {}), close: async () => {} }
  const server = await startEmbeddedDatabase({ folder: path.join(settings.OKNO_DATA, 'postgres'), say })
  return { settings, url: server.url, died: server.died, close: () => server.stop() }
}

export interface OpenProgram extends OpenDatabase {
  readonly okno: Okno
}

/** The whole program on a migrated database. */
export async function openProgram(speaker: Pick<Speaker, 'say'>): Promise<OpenProgram> {
  const database = await openDatabase(speaker)
  try {
    const applied = await migrate(database.url)
    if (applied.length > 0)
      speaker.say({
        ru: `База данных приведена к новому виду (${applied.length}).`,
        en: `The database was brought up to date (${applied.length}).`,
      })
  } catch (error) {
    await database.close()
    throw error
  }
  const okno = openOkno({
    config: database.settings,
    database_url: database.url,
    clock: systemClock,
    log: makeLog(database.settings.LOG_LEVEL),
    modules,
    ...recognising,
  })
  return {
    ...database,
    okno,
    close: async () => {
      await okno.close()
      await database.close()
    },
  }
}
