// A whole product on a throw-away database, in one call: a small centre with people of every role, a clock that tests move,
// and callers that speak to it over HTTP.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { movableClock } from '#kernel/server/clock.ts'
import { readConfig } from '#kernel/server/config.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { deliverDue } from '#kernel/server/deliveries.ts'
import { workOff } from '#kernel/server/dispatcher.ts'
import { makeLog } from '#kernel/server/log.ts'
import type { Module } from '#kernel/server/module.ts'
import { bySystem, type Okno, openOkno } from '#kernel/server/okno.ts'
import { modules, recognising } from './modules.ts'
import { serve } from './running.ts'
import { fillSmallCenter, type SmallCenter } from './testing-center.ts'
import { cloneTemplate } from './testing-database.ts'

/** Tuesday, 10:00 in Moscow: a working morning after a holiday weekend, from which tests count. */
export const tuesdayMorning = '2026-03-10T07:00:00Z'

export interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every endpoint
  readonly body: any
  readonly headers: LightMyRequestResponse['headers']
}

/** Speaks to Okno as one person, or as a stranger. */
export interface Caller {
  readonly id: string
  get(path: string, headers?: Record<string, string>): Promise<Answered>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>
  del(path: string, headers?: Record<string, string>): Promise<Answered>
  inject(options: InjectOptions): Promise<LightMyRequestResponse>
}

export interface Testing {
  readonly okno: Okno
  readonly center: SmallCenter
  /** A key of the center's people: `requester`, `agent`, `admin` …; `nobody` is a stranger without a sign-in. */
  as(who: keyof SmallCenter['people'] | 'nobody'): Caller
  /** Someone who holds nothing but these credentials. */
  with(headers: Record<string, string>): Caller
  /** The moment that everything takes for now. */
  setNow(moment: string): void
  /** Lets reactions and deliveries run until nothing is left to do. */
  work(): Promise<void>
  /** Runs a domain's scheduled work once. */
  runPeriodic(name: string): Promise<void>
  close(): Promise<void>
}

export interface TestingOptions {
  readonly environment?: Record<string, string>
  /** More domains, or others. */
  readonly modules?: readonly Module[]
  /** Without the small centre: a fresh installation that nobody has set up. */
  readonly empty?: boolean
}

export async function startOkno(options: TestingOptions = {}): Promise<Testing> {
  const database = await cloneTemplate()
  const folder = await mkdtemp(path.join(tmpdir(), 'okno-test-'))
  const clock = movableClock()
  clock.set(tuesdayMorning)
  const settings = readConfig({
    OKNO_DATA: folder,
    OKNO_DEMO: 'off',
    LOG_LEVEL: 'silent',
    OKNO_RATE_LIMIT: '1000000',
    ...options.environment,
  })
  if (Array.isArray(settings)) throw new Error(JSON.stringify(settings))
  const okno = openOkno({
    config: settings,
    database_url: database.url,
    clock,
    log: makeLog(settings.LOG_LEVEL),
    modules: options.modules ?? modules,
    ...recognising,
  })
  const center = options.empty
    ? nobodyYet
    : await inTransaction(okno, bySystem(okno, 'test'), ctx => fillSmallCenter(ctx))
  const keys = await makeKeys(okno, center)
  const serving = await serve(okno, { listen: false })
  const caller = (id: string, own: Record<string, string>): Caller => {
    const ask = async (
      method: InjectOptions['method'],
      url: string,
      body: unknown,
      headers: Record<string, string> = {},
    ) => {
      const response = await serving.http.inject({
        method,
        url,
        headers: { ...own, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      const json = String(response.headers['content-type'] ?? '').includes('json')
      return {
        status: response.statusCode,
        body: json ? response.json() : response.body,
        headers: response.headers,
      }
    }
    return {
      id,
      get: (url, headers) => ask('GET', url, undefined, headers),
      post: (url, body = {}, headers) => ask('POST', url, body, headers),
      put: (url, body = {}, headers) => ask('PUT', url, body, headers),
      patch: (url, body = {}, headers) => ask('PATCH', url, body, headers),
      del: (url, headers) => ask('DELETE', url, undefined, headers),
      inject: injected => serving.http.inject({ ...injected, headers: { ...own, ...injected.headers } }),
    }
  }
  return {
    okno,
    center,
    as: who =>
      who === 'nobody'
        ? caller('', {})
        : caller(center.people[who], { authorization: `Bearer ${keys[who]}` }),
    with: headers => caller('', headers),
    setNow: moment => clock.set(moment),
    work: () => workUntilIdle(okno),
    async runPeriodic(name) {
      const periodic = okno.modules.flatMap(module => module.periodic).find(one => one.name === name)
      if (!periodic) throw new Error(`nothing periodic is called ${name}`)
      await periodic.run(okno)
    },
    async close() {
      await serving.stop()
      await okno.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Another process on the same database, with a clock of its own if one is given; to be closed by whoever opens it. */
export const openBeside = ({ config, pools, clock, log, modules }: Okno, ownClock = clock): Okno =>
  openOkno({
    config,
    database_url: pools.write.options.connectionString!,
    clock: ownClock,
    log,
    modules,
    ...recognising,
  })

/** The centre of an installation that nobody has set up. */
const nobodyYet = {
  people: {},
  teams: {},
  departments: {},
  clients: {},
  services: {},
  calendar_id: '',
} as unknown as SmallCenter

/** Reactions may tell events and ask for deliveries, deliveries tell events: three rounds reach the end of any such chain. */
async function workUntilIdle(okno: Okno): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await workOff(okno)
    while (await deliverDue(okno)) {
      // A full handful: there may be more.
    }
  }
}

async function makeKeys(
  okno: Okno,
  center: SmallCenter,
): Promise<Record<keyof SmallCenter['people'], string>> {
  const keys = Object.keys(center.people).map(
    who => [who, `okno_${randomBytes(32).toString('base64url')}`] as const,
  )
  for (const [who, key] of keys)
    await okno.pools.write.query(
      `insert into identity.api_key (id, account_id, name, secret_hash, created_at) values (gen_random_uuid(), $1, 'test', $2, now())`,
      [center.people[who as keyof SmallCenter['people']], createHash('sha256').update(key).digest()],
    )
  return Object.fromEntries(keys) as Record<keyof SmallCenter['people'], string>
}
