// Opening Okno for a command: settings, the embedded database where no other is named, migrations.
import path from 'node:path'
import { systemClock } from '#kernel/server/clock.ts'
import { type Config, config, unknownSettings } from '#kernel/server/config.ts'
import { startEmbeddedDatabase } from '#kernel/server/embedded.ts'
import { makeLog } from '#kernel/server/log.ts'
import { migrate } from '#kernel/server/migrate.ts'
import { type Okno, openOkno } from '#kernel/server/okno.ts'
import { modules, recognising } from '../modules.ts'
import { explainMigration, refuseUnfitDatabase } from './database-refusals.ts'
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
  for (const name of unknownSettings())
    say({
      ru: `Настройки ${name} нет, её никто не читает. Все настройки: npm run okno -- check-config.`,
      en: `There is no setting ${name}, nothing reads it. All settings: npm run okno -- check-config.`,
    })
  if (settings.DATABASE_URL)
    return { settings, url: settings.DATABASE_URL, died: new Promise(() => {}), close: async () => {} }
  const server = await startEmbeddedDatabase({ folder: path.join(settings.OKNO_DATA, 'postgres'), say })
  return { settings, url: server.url, died: server.died, close: () => server.stop() }
}

export interface OpenProgram extends OpenDatabase {
  readonly okno: Okno
}

/** Brings the database up to date and answers what was applied. @throws StartError when Okno cannot live there. */
export async function bringUpToDate(url: string): Promise<string[]> {
  await refuseUnfitDatabase(url)
  return migrate(url).catch(error => {
    throw explainMigration(error)
  })
}

/** The whole program on a migrated database. */
export async function openProgram(speaker: Pick<Speaker, 'say'>): Promise<OpenProgram> {
  const database = await openDatabase(speaker)
  try {
    const applied = await bringUpToDate(database.url)
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
