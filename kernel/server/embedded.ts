// The embedded PostgreSQL: one real server per data folder, whatever happened before.
import { chmod, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  checkWhole,
  doesNotAnswer,
  exists,
  gaveUp,
  refuseOtherVersion,
  refusesPassword,
} from './embedded/check-data.ts'
import { database_name, makeCluster } from './embedded/make-cluster.ts'
import { preparePlace, removeUnfinished, writeIn } from './embedded/place.ts'
import { processMark, servesCluster } from './embedded/processes.ts'
import { findPrograms, reachablePrograms } from './embedded/programs.ts'
import { findRunning, registerUse, removeStaleLock, usedByOthers } from './embedded/running.ts'
import { type Data, launch, recoveryTeller, shutDown, tryConnection } from './embedded/server.ts'
import { settingsText } from './embedded/settings.ts'
import { tryPort } from './ports.ts'
import { StartError, type Told } from './start-error.ts'

/** A PostgreSQL server that works for us. */
export type EmbeddedDatabase = {
  /** postgresql://okno:…@127.0.0.1:…/okno; the user may do everything in it. */
  url: string
  pid: number
  /** False when the server was running already. */
  started_here: boolean
  /** Resolves, never rejects, when the server ends without `stop()` having been called. */
  died: Promise<StartError>
  /** Stops the server and waits for its end; leaves it running while another Okno process uses it. */
  stop(): Promise<void>
}

type Options = {
  /** Data folder; made when missing. As root it may become a link (see `home`). */
  folder: string
  say: (line: Told) => void
  /** Where root keeps what must lie outside a closed folder. */
  home?: string
}

/**
 * Starts the server of `folder`, or uses the one that runs there. The first start makes the database.
 * Of several processes on one folder the last that stops takes the server down; one killed does not count.
 * @throws StartError when it cannot be done, with the reason for a person.
 */
export async function startEmbeddedDatabase({
  folder,
  say,
  home = '/var/lib/okno',
}: Options): Promise<EmbeddedDatabase> {
  const place = await preparePlace(folder, { home, say })
  await removeUnfinished(place, async pid => (await processMark(pid)) !== undefined)
  let programs = await findPrograms()
  if (place.user) programs = await reachablePrograms(programs, { user: place.user, home, say })
  const version = String(Number.parseInt(programs.version, 10))
  const made = join(place.folder, version)
  if (!(await exists(made))) {
    await refuseOtherVersion(place.folder, version)
    say({
      ru: `Создаю базу данных в ${folder} (один раз).`,
      en: `Creating the database in ${folder} (once).`,
    })
    await makeCluster(place, programs, made)
  }
  const data = {
    place,
    programs,
    folder: made,
    cluster: join(made, 'cluster'),
    log: join(made, 'server.log'),
  }
  await checkWhole(data)
  const use = await registerUse(place, made)
  try {
    return await bringUp(data, { use, say })
  } catch (error) {
    await use.end()
    throw error
  }
}

type Use = Awaited<ReturnType<typeof registerUse>>

/** Goes round until a server works: each round uses the one that runs, or starts one; both can be lost to others. */
async function bringUp(
  data: Data,
  { use, say }: { use: Use; say: Options['say'] },
): Promise<EmbeddedDatabase> {
  const password = (await readFile(join(data.folder, 'password'), 'utf8')).trim()
  const urlAt = (port: number) =>
    `postgresql://${database_name}:${password}@127.0.0.1:${port}/${database_name}`
  const patience = patienceOf(30)
  const tellWaiting = recoveryTeller(say)
  for (;;) {
    const running = await findRunning(data.cluster)
    if (running) {
      if (await isOutdated(data, use.note)) {
        await shutDown(data, running.pid)
        continue
      }
      const trial = running.ready ? await tryConnection(data, urlAt(running.port)) : 'busy'
      if (trial === 'ready') {
        say({
          ru: 'База данных уже работает, подключаюсь к ней.',
          en: 'The database is running already, using it.',
        })
        return handleOf(data, { use, url: urlAt(running.port), pid: running.pid, started_here: false })
      }
      if (trial === 'foreign') throw refusesPassword(data)
      if (trial === 'busy') tellWaiting()
      if (trial === 'silent' && patience.isOver()) throw doesNotAnswer(data, running.pid)
      await pause(50)
      continue
    }
    const port = await choosePort(data, say)
    await prepareStart(data, port)
    say({ ru: 'Запускаю базу данных.', en: 'Starting the database.' })
    const attempt = await launch(data, port, say)
    if ('child' in attempt) {
      const pid = attempt.child.pid ?? 0
      const trial = await tryConnection(data, urlAt(port))
      if (trial === 'ready') return handleOf(data, { use, url: urlAt(port), pid, started_here: true })
      await shutDown(data, pid)
      if (trial === 'foreign') throw refusesPassword(data)
    } else if (!isPassing(attempt.said)) throw gaveUp(data, attempt.said)
    if (patience.isOver()) throw gaveUp(data, 'said' in attempt ? attempt.said : '')
    await pause(50)
  }
}

/** Somebody else was faster, took the port, or the children of a killed server are not gone yet. */
const isPassing = (said: string) =>
  /lock file "postmaster.pid" (already exists|is empty)|data directory lock file is invalid|Address already in use|could not create any TCP\/IP sockets|shared memory block .* is still in use/.test(
    said,
  )

function handleOf(
  data: Data,
  { use, url, pid, started_here }: { use: Use; url: string; pid: number; started_here: boolean },
): EmbeddedDatabase {
  const stopping = new AbortController()
  const died = watchServer(data, pid, stopping.signal)
  let stopped: Promise<void> | undefined
  const stop = async () => {
    stopping.abort()
    await use.end()
    if (!(await usedByOthers(data.folder, use.note))) await shutDown(data, pid)
  }
  return {
    url,
    pid,
    started_here,
    died,
    stop() {
      stopped ??= stop()
      return stopped
    },
  }
}

/** Looks twice a second: the server need not be our child. Keeps nobody alive. */
function watchServer(data: Data, pid: number, stopping: AbortSignal): Promise<StartError> {
  return new Promise(resolve => {
    const timer = setInterval(async () => {
      if (stopping.aborted) clearInterval(timer)
      else if (!(await servesCluster(pid, data.cluster)) && !stopping.aborted) {
        clearInterval(timer)
        resolve(
          new StartError({
            ru: `База данных внезапно остановилась. Что она сказала последним, записано в ${data.log}.`,
            en: `The database has stopped all of a sudden. Its last words are in ${data.log}.`,
          }),
        )
      }
    }, 500)
    timer.unref()
    stopping.addEventListener('abort', () => clearInterval(timer))
  })
}

/** An orphan of an older Okno, which nobody uses, is better replaced than kept. */
async function isOutdated(data: Data, note: string): Promise<boolean> {
  const settings = await readFile(join(data.folder, 'okno.conf'), 'utf8').catch(() => '')
  return settings !== settingsText(data.folder, data.programs) && !(await usedByOthers(data.folder, note))
}

async function prepareStart(data: Data, port: number): Promise<void> {
  await removeStaleLock(data.cluster)
  // A copy made by hand often loses this, and PostgreSQL insists.
  await chmod(data.cluster, 0o700)
  await writeIn(data.place, join(data.folder, 'okno.conf'), settingsText(data.folder, data.programs))
  await writeIn(data.place, join(data.folder, 'port'), String(port))
}

/** The remembered port, or a free one below those that the system hands out by itself. */
async function choosePort(data: Data, say: Options['say']): Promise<number> {
  const remembered = Number(await readFile(join(data.folder, 'port'), 'utf8').catch(() => ''))
  if (remembered && (await tryPort(remembered, '127.0.0.1')) === undefined) return remembered
  for (;;) {
    const port = 15433 + Math.floor(Math.random() * 15000)
    if ((await tryPort(port, '127.0.0.1')) !== undefined) continue
    if (remembered) {
      say({
        ru: `Порт базы данных ${remembered} занят другой программой, беру порт ${port}.`,
        en: `The port ${remembered} of the database is used by another program, taking port ${port}.`,
      })
    }
    return port
  }
}

/** Tells, from its making on, whether so many seconds are over. */
function patienceOf(seconds: number) {
  const begun = performance.now()
  return { isOver: () => performance.now() - begun > seconds * 1000 }
}
