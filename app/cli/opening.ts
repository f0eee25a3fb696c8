// Opening Okno for a command: settings, the embedded database where no other is named, migrations.
import path from 'node:path'
import pg from 'pg'
import { systemClock } from '#kernel/server/clock.ts'
import { type Config, config } from '#kernel/server/config.ts'
import { startEmbeddedDatabase } from '#kernel/server/embedded.ts'
import { makeLog } from '#kernel/server/log.ts'
import { migrate } from '#kernel/server/migrate.ts'
import { type Okno, openOkno } from '#kernel/server/okno.ts'
import { StartError } from '#kernel/server/start-error.ts'
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
    await refuseDeafDatabase(database.url)
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

/** A database made with the locale C finds no Russian word in another form: better said at the start than noticed later. */
async function refuseDeafDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select lower('Ж') = 'ж' and to_tsvector('russian', 'зарплаты') @@ to_tsquery('russian', 'зарплата') as understands`,
    )
    if (rows[0].understands) return
  } finally {
    await client.end()
  }
  throw new StartError({
    ru: 'База данных создана с локалью C и не понимает русских букв. Создайте её с кодировкой UTF8 и lc_ctype вроде C.UTF-8 или ru_RU.UTF-8.',
    en: 'The database was made with the locale C and does not understand Russian letters. Make it with the encoding UTF8 and an lc_ctype like C.UTF-8 or ru_RU.UTF-8.',
  })
}
