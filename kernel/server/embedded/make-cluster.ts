// The first start: makes the data of a new PostgreSQL, whole or not at all.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { explainDisk, StartError } from '../start-error.ts'
import { makeFolderIn, type Place, writeIn } from './place.ts'
import type { Programs } from './programs.ts'

/** The database user that owns everything, and the name of the database. */
export const database_name = 'okno'

/** An empty database takes about 40 MB, and some more while it works. */
const needed_bytes = 100_000_000

/** What the programs see of our environment: none of the settings meant for other databases. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'SystemDrive', 'USERNAME']
  // Messages in English, because we read them.
  return { ...Object.fromEntries(kept.map(name => [name, process.env[name]])), LC_ALL: 'C' }
}

/**
 * Makes `made` (a folder with `cluster` and `password`) beside where it will be, and renames it at the end:
 * who is killed in between leaves nothing that looks finished. Losing the race to another Okno is no error.
 * @throws StartError with what initdb said.
 */
export async function makeCluster(place: Place, programs: Programs, made: string): Promise<void> {
  const making = join(place.folder, `making-${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    await makeFolderIn(place, making)
    await writeIn(place, join(making, 'password'), randomBytes(24).toString('base64url'))
    await initialise(place, programs, making)
    await rename(making, made).catch(error => {
      if (!['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw explainDisk(error, made)
    })
  } finally {
    await rm(making, { recursive: true, force: true, maxRetries: 3 })
  }
}

/**
 * Sorting and case come from PostgreSQL itself, so that an update of the system never breaks an index; but
 * pg_trgm asks the system what a letter is, and needs a UTF-8 locale to know Cyrillic. Any will do.
 */
async function initialise(place: Place, programs: Programs, making: string): Promise<void> {
  for (const letters of ['C.UTF-8', 'en_US.UTF-8', 'ru_RU.UTF-8', 'UTF-8', 'en-US']) {
    const said = await runInitdb(place, programs, [
      `--pgdata=${join(making, 'cluster')}`,
      `--pwfile=${join(making, 'password')}`,
      `--username=${database_name}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${letters}`,
      '--no-instructions',
    ])
    if (said === undefined) return
    if (!/invalid locale name|does not match|encoding mismatch/.test(said))
      throw await explainInitdb(said, place)
    await rm(join(making, 'cluster'), { recursive: true, force: true })
  }
  throw new StartError({
    ru: 'В системе нет ни одной локали UTF-8, без неё поиск не узнаёт русские буквы. Установите локаль C.UTF-8 (пакет locales или glibc-langpack-en) и запустите Okno снова.',
    en: 'The system has no UTF-8 locale, and without one the search does not know Russian letters. Install the locale C.UTF-8 (package locales or glibc-langpack-en) and start Okno again.',
  })
}

/** Nothing when initdb succeeded, otherwise all it said. */
function runInitdb(place: Place, programs: Programs, options: string[]): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawnProgram(programs.initdb, options, {
      cwd: place.folder,
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...runAs(place),
    })
    const said: string[] = []
    child.stdout?.on('data', (text: Buffer) => said.push(String(text)))
    child.stderr?.on('data', (text: Buffer) => said.push(String(text)))
    child.on('error', error => reject(explainSpawn(error, programs.initdb)))
    child.on('close', (code, signal) => resolve(code === 0 ? undefined : `${said.join('')}${signal ?? ''}`))
  })
}

/** Starts a program of the database. Node tells some failures at once and others by an event; both need explainSpawn. */
export function spawnProgram(program: string, options: string[], how: SpawnOptions): ChildProcess {
  try {
    return spawn(program, options, how)
  } catch (error) {
    throw explainSpawn(error instanceof Error ? error : new Error(String(error)), program)
  }
}

/** The user that the programs of this place run as, when it is not ourselves. */
export const runAs = (place: Place) => (place.user ? { uid: place.user.uid, gid: place.user.gid } : {})

/** Says why a program of the database could not even be started. */
export function explainSpawn(error: Error, program: string): unknown {
  const code = 'code' in error ? String(error.code) : ''
  const as_root = process.getuid?.() === 0
  if (as_root && ['EPERM', 'EINVAL'].includes(code)) {
    return new StartError(
      {
        ru: 'Okno запущено от root, а PostgreSQL под root не работает; перейти к другому пользователю эта система не позволяет. Запустите Okno от обычного пользователя или укажите DATABASE_URL.',
        en: 'Okno runs as root, and PostgreSQL refuses to; this system does not allow changing to another user. Start Okno as an ordinary user, or set DATABASE_URL.',
      },
      { cause: error },
    )
  }
  return new StartError(
    {
      ru: `Не удалось запустить программу базы данных ${program} (${code || error.message}). Удалите папку node_modules и запустите Okno снова.`,
      en: `The database program ${program} could not be run (${code || error.message}). Remove the folder node_modules and start Okno again.`,
    },
    { cause: error },
  )
}

async function explainInitdb(said: string, place: Place): Promise<StartError> {
  const last = said.trim().split('\n').slice(-4).join('\n')
  const disk = await statfs(place.folder)
  // A full disk shows in many ways, so what is left of it (initdb removes its work) tells better than the words.
  if (disk.bavail * disk.bsize < needed_bytes) {
    return new StartError({
      ru: `На диске не хватило места для новой базы данных в ${place.folder} (нужно около 100 МБ).`,
      en: `There was not enough space on the disk for a new database in ${place.folder} (about 100 MB are needed).`,
    })
  }
  if (/could not look up effective user ID/.test(said)) {
    return new StartError({
      ru: 'У пользователя, от которого запущено Okno, нет записи в системе (/etc/passwd), а PostgreSQL её требует. Добавьте запись или запустите от другого пользователя.',
      en: 'The user that runs Okno has no entry in the system (/etc/passwd), and PostgreSQL wants one. Add the entry or start as another user.',
    })
  }
  return new StartError({
    ru: `Не удалось создать базу данных в ${place.folder}. Вот что сказала программа initdb:\n${last}`,
    en: `The database in ${place.folder} could not be created. This is what initdb said:\n${last}`,
  })
}
