// One PostgreSQL server process: started, waited for, connected to, stopped.
import { type ChildProcess, spawn } from 'node:child_process'
import { fchown } from 'node:fs'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { explainDisk, StartError, type Told } from '../start-error.ts'
import { database_name, explainSpawn, runAs, serverEnvironment, spawnProgram } from './make-cluster.ts'
import type { Place } from './place.ts'
import { servesCluster } from './processes.ts'
import type { Programs } from './programs.ts'
import { findRunning } from './running.ts'

/** Where one version's data lie: `cluster`, `password`, `port`, `okno.conf`, `server.log`, `users`. */
export type Data = { place: Place; programs: Programs; folder: string; cluster: string; log: string }

/** How a start ended: a server that takes connections, or why PostgreSQL gave up (its last words). */
export type Attempt = { child: ChildProcess } | { said: string }

/** Starts a server on `port` and waits until it takes connections or ends. Recovery after a crash may take long. */
export async function launch(data: Data, port: number, say: (line: Told) => void): Promise<Attempt> {
  const before = await freshLog(data)
  const log = await open(data.log, 'a', 0o600)
  const user = data.place.user
  if (user) await promisify(fchown)(log.fd, user.uid, user.gid)
  const child = spawnProgram(
    data.programs.postgres,
    ['-D', data.cluster, '-p', String(port), '-c', `config_file=${join(data.folder, 'okno.conf')}`],
    {
      cwd: data.cluster,
      env: serverEnvironment(),
      // Its own session: Ctrl+C at the terminal is for Okno, which stops the server when its work is done.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
      ...runAs(data.place),
    },
  )
  const ended = new Promise<'ended'>((resolve, reject) => {
    child.once('exit', () => resolve('ended'))
    child.once('error', error => reject(explainSpawn(error, data.programs.postgres)))
  })
  try {
    const outcome = await Promise.race([ended, untilReady(data, child, say)])
    if (outcome === 'ended') return { said: (await readFile(data.log)).subarray(before).toString() }
  } finally {
    await log.close()
  }
  child.unref()
  return { child }
}

async function untilReady(
  data: Data,
  child: ChildProcess,
  say: (line: Told) => void,
): Promise<'ready' | 'ended'> {
  const tellWaiting = recoveryTeller(say)
  while (child.exitCode === null && child.signalCode === null) {
    const running = await findRunning(data.cluster)
    if (running?.pid === child.pid && running?.ready) return 'ready'
    tellWaiting()
    await pause(10)
  }
  return 'ended'
}

/** To be called again and again while a server is not ready; says so every five seconds. */
export function recoveryTeller(say: (line: Told) => void): () => void {
  const begun = performance.now()
  let told = 0
  return () => {
    const seconds = Math.floor((performance.now() - begun) / 1000)
    if (seconds < told + 5) return
    told = seconds
    say({
      ru: `База данных восстанавливается после внезапной остановки, прошло ${seconds} с.`,
      en: `The database is recovering from a sudden stop, ${seconds} s so far.`,
    })
  }
}

/** Keeps one older log of up to 5 MB, and tells where the new entries will begin. */
async function freshLog(data: Data): Promise<number> {
  const size = (await stat(data.log).catch(() => undefined))?.size ?? 0
  if (size < 5_000_000) return size
  await rename(data.log, `${data.log}.old`)
  return 0
}

/** What a trial connection met: a database ready for us, a server not ready (yet or any more), or a foreign server. */
export type Trial = 'ready' | 'busy' | 'silent' | 'foreign'

/** Connects once as Okno does, and makes the database when the server is new. */
export async function tryConnection(data: Data, url: string): Promise<Trial> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  // A server that dies in the middle is told by the failing query.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return samePath(rows[0]?.data_directory ?? '', data.cluster) ? 'ready' : 'foreign'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === '3D000') return await makeDatabase(data, url)
    // 57P03: starting up or shutting down; 53300: all connections taken, so it works.
    if (code === '57P03' || code === '57P01') return 'busy'
    if (code === '53300') return 'ready'
    if (code === '28P01' || code === '28000') return 'foreign'
    return 'silent'
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function makeDatabase(data: Data, url: string): Promise<Trial> {
  const address = new URL(url)
  address.pathname = '/postgres'
  const client = new pg.Client({ connectionString: address.href })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(`create database ${database_name}`)
  } catch (error) {
    // Another Okno may have made it in the same moment: 42P04 exists, 23505 exists since just now.
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === '53100') throw explainDisk(Object.assign(new Error(), { code: 'ENOSPC' }), data.folder)
    if (!['42P04', '23505'].includes(code)) throw error
  } finally {
    await client.end().catch(() => undefined)
  }
  return 'ready'
}

/** Windows shows paths with slashes that lean the other way. */
const samePath = (one: string, other: string) => one.replaceAll('\\', '/') === other.replaceAll('\\', '/')

/** Fast shutdown: open transactions are rolled back, everything committed is written. Waits for the end of the process. */
export async function shutDown(data: Data, pid: number): Promise<void> {
  const begun = performance.now()
  await askToStop(data, pid, 'fast')
  for (let asked = 'fast'; await servesCluster(pid, data.cluster); await pause(20)) {
    const seconds = (performance.now() - begun) / 1000
    if (asked === 'fast' && seconds > 60) {
      // Something holds it. The next start replays the log, nothing is lost.
      await askToStop(data, pid, 'immediate')
      asked = 'immediate'
    }
    if (seconds > 90) {
      throw new StartError({
        ru: `База данных (процесс ${pid}) не останавливается. Завершите этот процесс и запустите Okno снова.`,
        en: `The database (process ${pid}) does not stop. End that process and start Okno again.`,
      })
    }
  }
}

async function askToStop(data: Data, pid: number, mode: 'fast' | 'immediate'): Promise<void> {
  if (process.platform === 'win32') {
    // There are no signals between processes; pg_ctl knows another way.
    const stopper = spawn(data.programs.pg_ctl, ['stop', '-D', data.cluster, '-m', mode, '-W'], {
      stdio: 'ignore',
    })
    await new Promise(resolve => stopper.once('close', resolve).once('error', resolve))
    return
  }
  try {
    process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
