// Calls from outside: wrk where it is installed, otherwise a loader of our own, each in a process of its own.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Load {
  readonly url: string
  /** Called in turn. */
  readonly paths: readonly string[]
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly concurrency: number
  readonly seconds: number
}

export interface Loaded {
  readonly per_second: number
  readonly p50_ms: number
  readonly p99_ms: number
  /** Answers other than 2xx, and calls without one. */
  readonly failed: number
}

/** Is a program of this name there? */
export const isInstalled = (name: string): Promise<boolean> =>
  run('sh', ['-c', `command -v ${name}`]).then(
    () => true,
    () => false,
  )

/** Puts a load on a server. `folder` takes the script. Throws when any call failed: a fast refusal is no result. */
export async function load(folder: string, wanted: Load): Promise<Loaded> {
  const loaded = (await isInstalled('wrk')) ? await byWrk(folder, wanted) : await byLoader(wanted)
  if (loaded.failed > 0) throw new Error(`${loaded.failed} calls of ${wanted.paths[0]} failed`)
  return loaded
}

async function byWrk(folder: string, wanted: Load): Promise<Loaded> {
  const script = path.join(folder, 'load.lua')
  const lua = (text: string) => JSON.stringify(text).replaceAll(/\\u([0-9a-f]{4})/g, '\\$1')
  await writeFile(
    script,
    `wrk.method = ${lua(wanted.method)}
${Object.entries(wanted.headers)
  .map(([name, value]) => `wrk.headers[${lua(name)}] = ${lua(value)}`)
  .join('\n')}
${wanted.body === undefined ? '' : `wrk.body = ${lua(wanted.body)}`}
local paths = { ${wanted.paths.map(lua).join(', ')} }
local next = 0
request = function()
  next = next % #paths + 1
  return wrk.format(nil, paths[next])
end
done = function(summary, latency)
  local e = summary.errors
  print(string.format('okno %d %d %d %d %d', summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
`,
  )
  const { stdout } = await run('wrk', [
    ...['-t', '1', '-c', String(wanted.concurrency), '-d', `${wanted.seconds}s`],
    ...['-s', script, wanted.url],
  ])
  const [requests, duration_us, p50_us, p99_us, failed] = /^okno (.*)$/m
    .exec(stdout)![1]!
    .split(' ')
    .map(Number)
  return {
    per_second: requests! / (duration_us! / 1e6),
    p50_ms: p50_us! / 1000,
    p99_ms: p99_us! / 1000,
    failed: failed!,
  }
}

async function byLoader(wanted: Load): Promise<Loaded> {
  const loader = path.join(import.meta.dirname, 'loader.ts')
  const { stdout } = await run(process.execPath, [loader, JSON.stringify(wanted)])
  return JSON.parse(stdout) as Loaded
}
