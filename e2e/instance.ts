// An Okno of its own for a journey that needs an empty one or does harm to it: folder, ports, start, stop, kill.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { vi } from 'vitest'
import { freePort } from '../scripts/test/free-port.ts'

const root = path.dirname(import.meta.dirname)
/** Making a database and filling the demo company on a busy machine. */
const start_patience_ms = 180_000

/** Where an Okno lives, running or not. */
export interface Home {
  readonly folder: string
  readonly data: string
  readonly url: string
  readonly port: number
  readonly smtp_port: number
  readonly settings: Record<string, string>
}

export interface Running {
  readonly child: ChildProcess
  /** All that it has said so far. */
  said(): string
  /** Resolves with the exit code, null after a kill. */
  readonly ended: Promise<number | null>
}

/** A new folder and free ports. */
export async function settle(settings: Record<string, string>): Promise<Home> {
  const folder = await mkdtemp(path.join(tmpdir(), 'okno-own-'))
  // As root the database belongs to somebody else, who must be able to pass.
  await chmod(folder, 0o755)
  const [port, smtp_port] = [await freePort(), await freePort()]
  const data = path.join(folder, 'data')
  const own = { OKNO_DATA: data, PORT: String(port), OKNO_SMTP_PORT: String(smtp_port) }
  return {
    folder,
    data,
    port,
    smtp_port,
    url: `http://localhost:${port}`,
    settings: { ...own, LANG: 'en_GB.UTF-8', ...settings },
  }
}

export const abandon = ({ folder }: Home) =>
  rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })

/** Runs `npm start` there, without waiting. */
export const begin = (home: Home, settings: Record<string, string> = {}): Running =>
  run(['scripts/start.mjs'], { ...home.settings, ...settings })

/** Runs `npm start` there until it can be used. */
export async function start(home: Home, settings: Record<string, string> = {}): Promise<Running> {
  const running = begin(home, settings)
  await vi.waitFor(
    async () => {
      if (running.child.exitCode !== null) return
      const { status } = await fetch(`${home.url}/ready`)
      if (status !== 200) throw new Error(`/ready answers ${status}`)
    },
    { timeout: start_patience_ms, interval: 100 },
  )
  if (running.child.exitCode !== null) throw new Error(`Okno did not start:\n${running.said()}`)
  return running
}

/** Runs the command line there. */
export const okno = (home: Home, ...words: string[]) =>
  run(['scripts/run.mjs', 'app/okno.ts', ...words], home.settings)

/** Runs a program of Okno with these settings and no others. */
export function run(words: string[], settings: Record<string, string>): Running & { out(): string } {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(OKNO_|DATABASE_|VITEST|NODE_ENV|PORT$|HOST$|LC_|LANG)/.test(name),
  )
  const child = spawn(process.execPath, words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...Object.fromEntries(kept), ...settings },
  })
  let [out, all] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    all += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    all += text
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, said: () => all, out: () => out, ended }
}

/** Asks it to stop, as a system does, and waits for its end. */
export async function stop({ child, ended }: Running): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
  return ended
}

/** Kills it and everything that it has started at one blow, the database server too. */
export async function killAll({ child, ended }: Running): Promise<void> {
  for (const pid of [child.pid!, ...descendants(child.pid!)]) kill(pid)
  await ended
}

export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

export const processes = (): Process[] =>
  execFileSync('ps', ['-e', '-o', 'pid=,ppid=,stat=,args='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\n')
    .flatMap(line => {
      const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
      return pid && !state!.startsWith('Z')
        ? [{ pid: Number(pid), parent: Number(parent), command: command! }]
        : []
    })

export function descendants(pid: number): number[] {
  const all = processes()
  const below = (parent: number): number[] =>
    all.filter(one => one.parent === parent).flatMap(one => [one.pid, ...below(one.pid)])
  return below(pid)
}

/** The number of the database server's first process. */
export async function postmaster({ data }: Home): Promise<number> {
  const text = await readFile(path.join(data, 'postgres', '18', 'cluster', 'postmaster.pid'), 'utf8')
  return Number(text.split('\n')[0])
}
