// The loader for machines without wrk: keeps so many calls open for so many seconds and prints what it saw as JSON.
import { Agent, request } from 'node:http'
import type { Load, Loaded } from './load.ts'

const wanted = JSON.parse(process.argv[2]!) as Load
const agent = new Agent({ keepAlive: true, maxSockets: wanted.concurrency })
const length = wanted.body === undefined ? {} : { 'content-length': Buffer.byteLength(wanted.body) }
const until = performance.now() + wanted.seconds * 1000
const durations: number[] = []
let [next, failed] = [0, 0]

/** One call; answers whether it succeeded. */
const call = (url: string): Promise<boolean> =>
  new Promise(resolve => {
    const asked = request(
      url,
      { agent, method: wanted.method, headers: { ...wanted.headers, ...length } },
      answer => {
        const { statusCode: status = 0 } = answer
        answer.resume().once('end', () => resolve(status >= 200 && status < 300))
      },
    )
    asked.once('error', () => resolve(false))
    asked.end(wanted.body)
  })

async function callAgainAndAgain(): Promise<void> {
  while (performance.now() < until) {
    const begun = performance.now()
    const succeeded = await call(wanted.url + wanted.paths[next++ % wanted.paths.length]!)
    durations.push(performance.now() - begun)
    if (!succeeded) failed += 1
  }
}

const begun = performance.now()
await Promise.all(Array.from({ length: wanted.concurrency }, callAgainAndAgain))
const seconds = (performance.now() - begun) / 1000
durations.sort((a, b) => a - b)
const loaded: Loaded = {
  per_second: durations.length / seconds,
  p50_ms: durations[Math.floor(durations.length * 0.5)]!,
  p99_ms: durations[Math.floor(durations.length * 0.99)]!,
  failed,
}
console.log(JSON.stringify(loaded))
agent.destroy()
