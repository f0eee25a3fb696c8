// A real ClamAV daemon for tests, with a database of one signature: the agreed test pattern of scanners.
import { spawn, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'

const program = ['/usr/sbin/clamd', '/usr/local/sbin/clamd'].find(
  place => spawnSync(place, ['--version']).status === 0,
)

/** Why there is no scanner to test with, null when there is. */
export const noScanner = program ? null : 'clamd is not installed (Debian: clamav-daemon)'

/** What every scanner takes for a virus and is none; put together here, so that this file is no virus. */
export const testPattern = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(
  '',
)

export interface Scanner {
  /** As OKNO_CLAMD wants it. */
  readonly address: string
  start(): Promise<void>
  stop(): Promise<void>
  /** Stops it and takes its folder away. */
  close(): Promise<void>
}

/** A scanner that is not running yet; larger streams than `limit_mb` it refuses. */
export async function makeScanner({ limit_mb = 1 } = {}): Promise<Scanner> {
  const folder = await mkdtemp(path.join(tmpdir(), 'okno-clamd-'))
  const database = path.join(folder, 'signatures')
  const socket = path.join(folder, 'clamd.socket')
  await mkdir(database)
  await writeFile(
    path.join(database, 'test.ndb'),
    `Okno-Test-Pattern:0:*:${Buffer.from(testPattern).toString('hex')}\n`,
  )
  const settings = path.join(folder, 'clamd.conf')
  await writeFile(
    settings,
    [
      `LocalSocket ${socket}`,
      `DatabaseDirectory ${database}`,
      `TemporaryDirectory ${folder}`,
      `User ${userInfo().username}`,
      `StreamMaxLength ${limit_mb}M`,
      'Foreground yes',
      'MaxThreads 2',
      'SelfCheck 0',
      'ConcurrentDatabaseReload no',
      '',
    ].join('\n'),
  )
  let running: ReturnType<typeof spawn> | null = null
  const stop = async () => {
    const child = running
    running = null
    if (!child || child.exitCode !== null) return
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    await rm(socket, { force: true })
  }
  return {
    address: `unix:${socket}`,
    stop,
    async start() {
      const child = spawn(program!, ['-c', settings], { stdio: ['ignore', 'pipe', 'pipe'] })
      running = child
      await new Promise<void>((resolve, reject) => {
        let said = ''
        const hear = (chunk: Buffer) => {
          said += chunk.toString()
          if (/Listening daemon|Self checking|Heuristic alerts/i.test(said)) resolve()
        }
        child.stdout.on('data', hear)
        child.stderr.on('data', hear)
        child.once('exit', code => reject(new Error(`clamd ended with ${code}: ${said}`)))
      })
    },
    async close() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
