// Okno between real mail servers: swaks writes to Postfix, Postfix brings letters to Okno's listeners and to Dovecot, from where
// Okno fetches them; what Okno sends goes by Postfix into Dovecot's mailboxes.
import { expect, vi } from 'vitest'
import { modules, recognising } from '#app/modules.ts'
import { fillSmallCenter, type SmallCenter } from '#app/testing-center.ts'
import { cloneTemplate } from '#app/testing-database.ts'
import { systemClock } from '#kernel/server/clock.ts'
import { readConfig } from '#kernel/server/config.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { makeLog } from '#kernel/server/log.ts'
import { bySystem, type Okno, openOkno } from '#kernel/server/okno.ts'
import { makeApiKey } from '#modules/identity/server/face.ts'
import { freePort } from '../../scripts/test/free-port.ts'
import { abandon, type Home, kill, type Running, run, settle } from '../instance.ts'
import { type Delivered, type Dovecot, password, startDovecot } from './dovecot.ts'
import { type Postfix, startPostfix } from './postfix.ts'
import { type Spoken, swaks } from './swaks.ts'

/** Comes by Okno's SMTP listener, by its LMTP listener, and by IMAP. */
export const [help, payroll, office] = ['help@window.test', 'payroll@window.test', 'office@window.test']
/** Letters to this domain are taken by Postfix and cannot be brought on. */
export const slow_domain = 'slow.test'

export const patience = { timeout: 120_000, interval: 100 }

export type Role = 'serve' | 'work'

export interface World {
  readonly home: Home
  readonly okno: Okno
  readonly center: SmallCenter
  readonly postfix: Postfix
  readonly dovecot: Dovecot
  /** Starts a process of Okno, without waiting. */
  begin(role: Role): Running
  /** Resolves when the process does its work, or has ended. */
  ready(role: Role, running: Running): Promise<void>
  /** All that the processes of Okno have said. */
  said(): string
  /** Calls the interface; the answer's status and body. */
  call(who: 'agent' | 'admin', method: string, address: string, body?: unknown, key?: string): Promise<Answer>
  /** Sends a letter to Postfix and expects it to be taken. */
  write(options: readonly string[], letter?: string | Buffer): Promise<Spoken>
  /** Waits for so many letters in a mailbox outside. */
  received(address: string, count: number): Promise<Delivered[]>
  close(): Promise<void>
}

export interface Answer {
  readonly status: number
  readonly body: unknown
}

export interface Wanted {
  /** Those outside who have a mailbox. */
  readonly people: readonly string[]
  readonly settings?: Record<string, string>
  /** After how long Postfix tells a writer that a letter still waits. */
  readonly delay_warning: string
}

export async function startWorld({ people, settings, delay_warning }: Wanted): Promise<World> {
  const closing: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const end of closing.reverse()) await end()
  }
  try {
    const database = await cloneTemplate()
    closing.push(database.drop)
    const lmtp_port = await freePort()
    const relay_port = await freePort()
    const home = await settle({
      DATABASE_URL: database.url,
      OKNO_LMTP_PORT: String(lmtp_port),
      OKNO_MAIL_RELAY: `smtp://127.0.0.1:${relay_port}`,
      ...{ OKNO_DEMO: 'off', HOST: '127.0.0.1', OKNO_DNS: '127.0.0.1:1' },
      ...{ OKNO_RATE_LIMIT: '1000000', OKNO_URL: 'http://window.test', DATABASE_POOL: '10' },
      ...settings,
    })
    closing.push(() => abandon(home))
    const url = home.url.replace('localhost', '127.0.0.1')
    const dovecot = await startDovecot(home.folder, [...people, office!])
    closing.push(dovecot.stop)
    const inbox = `lmtp:inet:127.0.0.1:${dovecot.lmtp_port}`
    const routes = {
      [help!]: `smtp:[127.0.0.1]:${home.smtp_port}`,
      [payroll!]: `lmtp:inet:127.0.0.1:${lmtp_port}`,
      [office!]: inbox,
      'people.test': inbox,
      [slow_domain]: `smtp:[127.0.0.1]:${await freePort()}`,
    }
    const postfix = await startPostfix(home.folder, relay_port, { routes, delay_warning })
    closing.push(postfix.stop)
    const okno = await opened(home)
    closing.push(() => okno.close())
    const { center, keys } = await furnished(okno)
    let said = ''
    const started = new Set<Running>()
    closing.push(async () => {
      for (const { child } of started) kill(child.pid!)
      await Promise.all([...started].map(({ ended }) => ended))
    })
    const world: World = {
      ...{ home, okno, center, postfix, dovecot, close },
      said: () => [said, ...[...started].map(running => running.said())].join(''),
      begin(role) {
        const running = run(['app/okno.ts', role], home.settings)
        started.add(running)
        running.ended.finally(() => {
          started.delete(running)
          said += running.said()
        })
        return running
      },
      ready: (role, running) =>
        vi.waitFor(async () => {
          if (running.child.exitCode !== null || running.child.signalCode !== null) return
          // The listeners of mail are open before.
          if (role === 'serve') expect((await fetch(`${url}/ready`)).status).toBe(200)
          else expect(running.said()).toContain('The worker is running')
        }, patience),
      async call(who, method, address, body, key = crypto.randomUUID()) {
        const answer = await fetch(`${url}/api${address}`, {
          method,
          headers: {
            authorization: `Bearer ${keys[who]}`,
            ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': key }),
          },
          ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
        })
        const text = await answer.text()
        return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
      },
      async write(options, letter) {
        const spoken = await swaks(postfix.port, options, letter)
        expect(spoken.code, spoken.talk).toBe(0)
        return spoken
      },
      received: (address, count) =>
        vi.waitFor(async () => {
          const letters = await dovecot.letters(address)
          expect(letters.length, address).toBeGreaterThanOrEqual(count)
          return letters
        }, patience),
    }
    return world
  } catch (error) {
    await close()
    throw error
  }
}

/** For furnishing and for looking into the database; it neither serves nor works. */
async function opened(home: Home): Promise<Okno> {
  const config = readConfig({ ...home.settings, LOG_LEVEL: 'silent' })
  if (Array.isArray(config)) throw new Error(JSON.stringify(config))
  return openOkno({
    config,
    database_url: home.settings.DATABASE_URL!,
    clock: systemClock,
    log: makeLog(config.LOG_LEVEL),
    modules,
    ...recognising,
  })
}

async function furnished(okno: Okno) {
  return inTransaction(okno, bySystem(okno, 'test'), async ctx => {
    const center = await fillSmallCenter(ctx)
    const key = async (who: 'agent' | 'admin') =>
      (await makeApiKey(ctx, { account_id: center.people[who], name: 'test', expires_at: null })).key
    return { center, keys: { agent: await key('agent'), admin: await key('admin') } }
  })
}

/** Starts both processes of Okno and opens the addresses of the window. */
export async function openWindow(world: World): Promise<Record<Role, Running>> {
  const [serve, work] = [world.begin('serve'), world.begin('work')]
  await world.ready('serve', serve)
  expect(serve.child.exitCode, serve.said()).toBeNull()
  await openMailboxes(world)
  await world.ready('work', work)
  expect(work.child.exitCode, work.said()).toBeNull()
  return { serve, work }
}

async function openMailboxes(world: World): Promise<void> {
  const common = { team_id: world.center.teams.window, language: 'ru', plus_addresses: true }
  const imap = {
    ...{ host: '127.0.0.1', port: world.dovecot.imap_port, secure: false, user: office, folders: ['INBOX'] },
    ...{ after: 'read', move_to: null },
  }
  for (const [address, more] of [
    [help, { is_default: true }],
    [payroll, {}],
    [office, { imap, imap_password: password }],
  ] as const) {
    const name = { ru: 'Единое окно', en: 'The window' }
    const { status, body } = await world.call('admin', 'POST', '/mailboxes', {
      ...{ address, name, ...common, ...more },
    })
    expect(status, JSON.stringify(body)).toBe(201)
  }
}
