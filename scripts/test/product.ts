// Before the first journey: Okno started as `npm start` does it, in a temporary folder, with its demo company.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { TestProject } from 'vitest/node'
import { findChromium } from './chromium.ts'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the running product, without a slash at the end. */
    okno_url: string
    /** Port of its SMTP listener. */
    okno_smtp_port: number
    /** What it has said so far, links to enter included. */
    okno_log: string
  }
}

/** Installing, building and filling the demo company on a slow machine. */
const patience_minutes = 6

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Without a browser the journeys are skipped, and need no product.
  if (!findChromium()) return async () => {}
  const folder = await mkdtemp(path.join(tmpdir(), 'okno-e2e-'))
  // As root the database belongs to somebody else, who must be able to pass.
  await chmod(folder, 0o755)
  const log = path.join(folder, 'okno.log')
  const [port, smtp_port] = [await freePort(), await freePort()]
  const child = start(folder, log, { PORT: String(port), OKNO_SMTP_PORT: String(smtp_port) })
  const leave = () => child.kill('SIGTERM')
  process.on('exit', leave)
  const stop = async () => {
    process.off('exit', leave)
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  const url = `http://localhost:${port}`
  try {
    await untilReady(child, url, log)
    await letAnswersGo(url)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('okno_url', url)
  project.provide('okno_smtp_port', smtp_port)
  project.provide('okno_log', log)
  return stop
}

function start(folder: string, log: string, settings: Record<string, string>): ChildProcess {
  const launcher = path.resolve(import.meta.dirname, '../start.mjs')
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(OKNO_|DATABASE_|VITEST|NODE_ENV|PORT|HOST$)/.test(name),
  )
  const child = spawn(process.execPath, [launcher], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(kept),
      ...settings,
      OKNO_DATA: path.join(folder, 'data'),
      OKNO_DEMO: 'on',
      LANG: 'en_GB.UTF-8',
    },
  })
  const written = createWriteStream(log)
  child.stdout.pipe(written, { end: false })
  child.stderr.pipe(written, { end: false })
  return child
}

/** No journey here waits until an answer can no longer be taken back: on the first day one does. */
async function letAnswersGo(url: string): Promise<void> {
  const send = (method: string, address: string, body: unknown, cookie = '') =>
    fetch(`${url}/api${address}`, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    })
  const entered = await send('POST', '/demo/session', { role: 'admin' })
  const cookie = entered.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')
  const { status } = await send('PUT', '/answering', { undo_seconds: 0 }, cookie)
  if (status !== 200) throw new Error(`answers are still held: ${status}`)
}

async function untilReady(child: ChildProcess, url: string, log: string): Promise<void> {
  const begun = performance.now()
  for (;;) {
    const said = async () => (await readFile(log, 'utf8')).trim().split('\n').slice(-20).join('\n')
    if (child.exitCode !== null) throw new Error(`Okno ended with code ${child.exitCode}:\n${await said()}`)
    const answered = await fetch(`${url}/ready`).catch(() => undefined)
    if (answered?.ok) return
    if (performance.now() - begun > patience_minutes * 60_000)
      throw new Error(`Okno was not ready after ${patience_minutes} minutes:\n${await said()}`)
    await pause(250)
  }
}
