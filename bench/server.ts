// A really running Okno in a process of its own, as `okno serve` or `okno work` starts it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Place } from './place.ts'

export interface RunningServer {
  readonly url: string
  readonly pid: number
  /** Resident memory of the process in MB; NaN where the system does not tell. */
  memory(): Promise<number>
  stop(): Promise<void>
}

const program = path.join(import.meta.dirname, '../app/okno.ts')

/** Starts `okno serve` and waits until it is ready. */
export async function startServer(
  place: Place,
  environment: Record<string, string> = {},
): Promise<RunningServer> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawnOkno(place, 'serve', { PORT: String(port), HOST: '127.0.0.1', ...environment })
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`okno serve ended with code ${child.exitCode}`)
    await pause(50)
  }
  return handleOf(child, url)
}

/** Starts `okno work`: reactions, deliveries, schedules. */
export const startWorker = (place: Place): RunningServer => handleOf(spawnOkno(place, 'work', {}), '')

function spawnOkno(
  place: Place,
  command: 'serve' | 'work',
  environment: Record<string, string>,
): ChildProcess {
  const profile = process.env.OKNO_BENCH_PROFILE
  return spawn(
    process.execPath,
    [...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []), program, command],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        DATABASE_URL: place.database_url,
        OKNO_DATA: place.folder,
        OKNO_DEMO: 'off',
        OKNO_RATE_LIMIT: '100000000',
        ...environment,
      },
    },
  )
}

function handleOf(child: ChildProcess, url: string): RunningServer {
  return {
    url,
    pid: child.pid!,
    async memory() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024
    },
    async stop() {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/ready`).then(
    answer => answer.ok,
    () => false,
  )

/** A port that nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Runs scheduled work of a domain once in this process. Answers how many things it did. */
export function runPeriodic({ okno }: Place, name: string): Promise<number> {
  const periodic = okno.modules.flatMap(module => module.periodic).find(one => one.name === name)
  if (!periodic) throw new Error(`nothing periodic is called ${name}`)
  return periodic.run(okno)
}
