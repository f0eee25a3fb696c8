// Why a database cannot be used, found out before anything is done with it, and said in plain words.
import pg from 'pg'
import { StartError } from '#kernel/server/start-error.ts'

const oldest_version = 15

/**
 * Connects once and looks whether Okno can live there.
 * @throws StartError when the database does not answer, is too old, or understands no Russian letters.
 */
export async function refuseUnfitDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
  // A server that dies in the middle is told by the failing query.
  client.on('error', () => undefined)
  try {
    await client.connect().catch(error => {
      throw unreachable(url, error)
    })
    await refuseOldServer(client)
    await refuseDeafDatabase(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select current_setting('server_version_num')::int / 10000 as version`)
  const version: number = rows[0].version
  if (version >= oldest_version) return
  throw new StartError({
    ru: `Нужна PostgreSQL ${oldest_version} или новее, а здесь ${version}.`,
    en: `PostgreSQL ${oldest_version} or newer is needed, this is ${version}.`,
  })
}

/** A database made with the locale C finds no Russian word in another form: better said at the start than noticed later. */
async function refuseDeafDatabase(client: pg.Client): Promise<void> {
  const encoding = await client.query('show server_encoding')
  if (encoding.rows[0].server_encoding === 'UTF8') {
    const { rows } = await client.query(
      `select lower('Ж') = 'ж' and to_tsvector('russian', 'зарплаты') @@ to_tsquery('russian', 'зарплата') as understands`,
    )
    if (rows[0].understands) return
  }
  throw new StartError({
    ru: 'База данных создана не в UTF-8 или с локалью C и не понимает русских букв. Создайте её с кодировкой UTF8 и lc_ctype вроде C.UTF-8 или ru_RU.UTF-8.',
    en: 'The database was made without UTF-8 or with the locale C and does not understand Russian letters. Make it with the encoding UTF8 and an lc_ctype like C.UTF-8 or ru_RU.UTF-8.',
  })
}

/** Where the database should be, without the password. */
function placeOf(url: string): string {
  const { hostname, port, pathname, username } = URL.parse(url) ?? {}
  return hostname ? `${username ? `${username}@` : ''}${hostname}:${port || 5432}${pathname}` : 'DATABASE_URL'
}

function unreachable(url: string, error: Error): StartError {
  const place = placeOf(url)
  // Several addresses of one host that all refuse come as one error without words.
  const reason = error.message || (error as { code?: string }).code || error.name
  return new StartError(
    {
      ru: `Не удалось подключиться к базе данных ${place} (${reason}). Проверьте, что она запущена и что DATABASE_URL верен.`,
      en: `The database ${place} cannot be reached (${reason}). See that it runs and that DATABASE_URL is right.`,
    },
    { cause: error },
  )
}

/** The database went away while a command was at work. */
export const lostDatabase = (error: unknown): StartError =>
  new StartError(
    {
      ru: `Связь с базой данных пропала (${(error as Error).message}). Что было подтверждено, сохранено; запустите команду снова.`,
      en: `The connection to the database was lost (${(error as Error).message}). What was acknowledged is kept; run the command again.`,
    },
    { cause: error },
  )

/** @returns the refusal of a database whose user may not make schemas, or the error as it is. */
export function explainMigration(error: unknown): unknown {
  if ((error as { code?: string }).code !== '42501') return error
  return new StartError(
    {
      ru: `Пользователю базы данных не хватает прав (${(error as Error).message}). Сделайте его владельцем базы: alter database … owner to ….`,
      en: `The user of the database lacks a right (${(error as Error).message}). Make it the owner of the database: alter database … owner to ….`,
    },
    { cause: error },
  )
}
