// What happens when things break: nothing that was acknowledged is lost, nothing is done twice, and work goes on by itself.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { z } from 'zod'
import type { Letter } from '#modules/channels/contract.ts'
import type { RegisteredRequest } from '#modules/requests/contract.ts'
import {
  abandon,
  begin,
  descendants,
  type Home,
  kill,
  killAll,
  okno,
  postmaster,
  processes,
  type Running,
  settle,
  start,
  stop,
} from './instance.ts'
import { write } from './letters.ts'
import { openRelay, type Relay } from './relay.ts'
import { rareWord } from './visitor.ts'

type OurLetter = z.output<typeof Letter>
const patience = { timeout: 200_000, interval: 100 }

let relay: Relay
let home: Home
let running: Running
let key: string
let admin_key: string
/** Answers every letter, as a badly made machine does: without any sign that nobody wrote it. */
const robot = `robot-${crypto.randomUUID().slice(0, 8)}@machines.example`

const robots_word = rareWord()
const robotsWords = () => ({
  subject: `Delivery note ${crypto.randomUUID()}`,
  text: `Your letter has been processed, ${robots_word}.`,
})

/** In the letters that were there before the first kill. */
const letters_word = rareWord()

async function change(method: string, address: string, body: unknown, with_key = key): Promise<void> {
  const { ok, status } = await fetch(`${home.url}${address}`, {
    method,
    headers: { authorization: `Bearer ${with_key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(ok, `${method} ${address}: ${status}`).toBe(true)
}

async function ask<T>(address: string, with_key = key): Promise<T> {
  const answer = await fetch(`${home.url}${address}`, { headers: { authorization: `Bearer ${with_key}` } })
  expect(answer.status, address).toBe(200)
  return (await answer.json()) as T
}

interface Wanted {
  readonly idempotency_key: string
  readonly body: Record<string, unknown>
}

const register = ({ idempotency_key, body }: Wanted) =>
  fetch(`${home.url}/api/requests`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': idempotency_key,
    },
    body: JSON.stringify(body),
  })

/** Tells how each call ended: the request, a problem, or nothing when the connection broke. */
async function registerAll(
  wanted: readonly Wanted[],
  at_once: number,
  onDone: (done: number) => void,
): Promise<(RegisteredRequest | Problem | null)[]> {
  const ends: (RegisteredRequest | Problem | null)[] = wanted.map(() => null)
  let [next, done] = [0, 0]
  const worker = async () => {
    for (let index = next++; index < wanted.length; index = next++) {
      const answer = await register(wanted[index]!).catch(() => null)
      const text = await answer?.text().catch(() => null)
      if (!answer || !text) continue
      ends[index] = JSON.parse(text) as RegisteredRequest | Problem
      if (answer.status === 201) onDone(++done)
      else expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }
  }
  await Promise.all(Array.from({ length: at_once }, worker))
  return ends
}

interface Problem {
  type: string
  status: number
  detail: string
}
const isRegistered = (end: RegisteredRequest | Problem | null): end is RegisteredRequest =>
  end !== null && 'number' in end

async function found(rare: string): Promise<{ id: string; number: string }[]> {
  const all: { id: string; number: string }[] = []
  let after = ''
  for (;;) {
    const page = await ask<{ items: { id: string; number: string }[]; next: string | null }>(
      `/api/requests?q=${encodeURIComponent(rare)}&limit=100${after}`,
    )
    all.push(...page.items)
    if (!page.next) return all
    after = `&after=${encodeURIComponent(page.next)}`
  }
}

beforeAll(async () => {
  relay = await openRelay(letter => {
    if (letter.to !== robot) return
    write(home.smtp_port, { from: robot, to: 'help@demo.okno', ...robotsWords() }).catch(() => undefined)
  })
  home = await settle({ OKNO_MAIL_RELAY: `smtp://127.0.0.1:${relay.port}`, OKNO_DEMO: 'on' })
  running = await start(home)
}, 300_000)
afterAll(async () => {
  if (running) await killAll(running)
  await relay.goAway()
  await abandon(home)
})

describe('when things break', () => {
  it('okno api-key prints the key and nothing else on standard output', async () => {
    const made = async (person: string) => {
      const command = okno(home, 'api-key', '--person', person)
      expect(await command.ended, command.said()).toBe(0)
      return command.out()
    }
    const out = await made('agent@demo.okno')
    expect(out).toMatch(/^okno_[\w-]{43}\n$/)
    key = out.trim()
    admin_key = (await made('admin@demo.okno')).trim()
    expect(await ask('/api/me')).toMatchObject({ email: 'agent@demo.okno' })
    const nobody = okno(home, 'api-key', '--person', 'nobody@demo.okno')
    expect(await nobody.ended).toBe(1)
    expect(nobody.out()).toBe('')
    expect(nobody.said()).toContain('nobody@demo.okno')
  })

  it('killed between a letter and its receipt: one receipt comes after the next start, by itself', async () => {
    await relay.goAway()
    const rare = letters_word
    const writers = [1, 2, 3, 4].map(
      index => `person${index}.${crypto.randomUUID().slice(0, 8)}@partner.example`,
    )
    await Promise.all(
      writers.map(from =>
        write(home.smtp_port, { from, subject: `Pass ${rare}`, text: 'Please make a pass.' }),
      ),
    )
    await vi.waitFor(async () => {
      const { items } = await ask<{ items: { attempts: number }[] }>(
        '/api/deliveries?state=waiting',
        admin_key,
      )
      expect(items.filter(delivery => delivery.attempts > 0)).toHaveLength(writers.length)
    }, patience)
    await killAll(running)
    await relay.comeBack()
    running = await start(home)

    const requests = await found(rare)
    expect(requests).toHaveLength(writers.length)
    for (const { id, number } of requests) {
      await vi.waitFor(async () => {
        const { items } = await ask<{ items: OurLetter[] }>(`/api/requests/${id}/letters`)
        expect(items.map(({ purpose, state }) => [purpose, state])).toEqual([
          ['inbound', null],
          ['receipt', 'sent'],
        ])
      }, patience)
      expect(relay.taken.filter(letter => letter.text.includes(number))).toHaveLength(1)
    }
    expect(relay.taken.map(letter => letter.to).sort()).toEqual(writers.sort())
  })

  const rare = rareWord()
  let registered: RegisteredRequest[]
  /** Requests by letter whose answers could still be taken back when Okno was killed. */
  let answered: { id: string; number: string }[] = []
  const answerTo = (number: string) => `The pass of ${number} lies at the counter.`

  it('killed under load: every request that was acknowledged is there, and trying again makes none twice', async () => {
    const people = await ask<{ items: { id: string; email: string | null }[] }>('/api/people?limit=60')
    const wanted = people.items
      .filter(person => person.email)
      .flatMap(({ id: requester_id }) =>
        ['first', 'second'].map(which => ({
          idempotency_key: crypto.randomUUID(),
          body: { text: `The ${which} call, ${rare}`, requester_id, channel: 'phone' },
        })),
      )
    await change('PUT', '/api/answering', { undo_seconds: 60 }, admin_key)
    answered = await found(letters_word)
    for (const { id, number } of answered)
      await change('POST', `/api/requests/${id}/answers`, { text: answerTo(number) })
    const killing = Promise.withResolvers<void>()
    const ends = await registerAll(wanted, 16, done => {
      if (done === 50) killAll(running).then(killing.resolve, killing.reject)
    })
    await killing.promise
    const acknowledged = ends.filter(isRegistered)
    expect(acknowledged.length).toBeGreaterThanOrEqual(50)
    expect(acknowledged.length).toBeLessThan(wanted.length)

    running = await start(home)
    const numbers = new Set((await found(rare)).map(request => request.number))
    expect(acknowledged.filter(request => !numbers.has(request.number))).toEqual([])

    const again = (await registerAll(wanted, 8, () => undefined)).filter(isRegistered)
    expect(again).toHaveLength(wanted.length)
    for (const [index, end] of ends.entries())
      if (isRegistered(end)) expect(again[index]!.number).toBe(end.number)
    expect(await found(rare)).toHaveLength(wanted.length)
    registered = again
  })

  it('the database falls under load: callers hear 503 in plain words, nothing acknowledged is lost, nothing is doubled', async () => {
    const rare = rareWord()
    const wanted = Array.from({ length: 160 }, (_, index) => ({
      idempotency_key: crypto.randomUUID(),
      body: { text: `Question ${index}, ${rare}` },
    }))
    let ends = await registerAll(wanted, 12, async done => {
      if (done !== 40) return
      const server = await postmaster(home)
      // One server process that dies takes the connections of all others with it.
      const one = processes().find(({ parent, command }) => parent === server && /okno okno/.test(command))
      kill(one!.pid)
    })
    const refused = ends.filter(end => !isRegistered(end))
    expect(refused.length).toBeGreaterThan(0)
    for (const problem of refused)
      expect(problem).toMatchObject({ type: '/problems/kernel.unavailable', status: 503 })
    const acknowledged = ends.filter(isRegistered)
    await vi.waitFor(async () => expect((await fetch(`${home.url}/ready`)).status).toBe(200), patience)

    const numbers = new Set((await found(rare)).map(request => request.number))
    expect(acknowledged.filter(request => !numbers.has(request.number))).toEqual([])
    ends = await registerAll(wanted, 8, () => undefined)
    expect(ends.filter(isRegistered)).toHaveLength(wanted.length)
    expect(await found(rare)).toHaveLength(wanted.length)
    expect(running.child.exitCode).toBe(null)
  })

  it('the database server is gone: Okno says so and ends; the next start recovers by itself', async () => {
    kill(await postmaster(home))
    expect(await running.ended).toBe(1)
    expect(running.said()).toContain('The database has stopped')
    running = await start(home)
    expect(await found(rare)).toHaveLength(registered.length)
  })

  it('a machine that answers every letter is written to a few times, then no more', async () => {
    await write(home.smtp_port, { from: robot, to: 'help@demo.okno', ...robotsWords() })
    const held = await vi.waitFor(
      async () => {
        for (const { id } of await found(robots_word)) {
          const { items } = await ask<{ items: OurLetter[] }>(`/api/requests/${id}/letters`)
          const letter = items.find(one => one.state === 'held')
          if (letter) return letter
        }
        throw new Error('nothing is held back')
      },
      { ...patience, interval: 1000 },
    )
    expect(held.to_addresses).toEqual([robot])
    expect(held.reason).toMatch(/^limit/)
    const written = relay.taken.filter(letter => letter.to === robot)
    expect(written.length).toBeGreaterThan(0)
    expect(written.length).toBeLessThanOrEqual(10)
  })

  it('a port that is taken and a folder that is none are named', async () => {
    const other = await settle({ OKNO_DEMO: 'off' })
    const web = begin(other, { PORT: String(home.port) })
    expect(await web.ended).toBe(1)
    expect(web.said()).toContain(`Port ${home.port} is used by another program`)
    const mail = begin(other, { OKNO_SMTP_PORT: String(home.smtp_port) })
    expect(await mail.ended).toBe(1)
    expect(mail.said()).toContain(`Port ${home.smtp_port} is used by another program`)
    expect(mail.said()).not.toContain('    at ')

    const file = path.join(other.folder, 'file')
    await writeFile(file, 'no folder')
    const none = begin(other, { OKNO_DATA: path.join(file, 'data') })
    expect(await none.ended).not.toBe(0)
    expect(none.said()).toContain(file)
    expect(none.said()).not.toContain('    at ')
    await abandon(other)
  })

  it('every request of the killed Okno has had one receipt in the end, and two only where it says so', async () => {
    const receiptsOf = ({ number }: RegisteredRequest) =>
      relay.taken.filter(letter => letter.text.includes(number)).length
    // What a killed process had in hand is given to another one only after a while.
    await vi.waitFor(() => expect(registered.filter(one => receiptsOf(one) === 0)).toEqual([]), patience)
    await vi.waitFor(async () => {
      for (const state of ['waiting', 'speaking'])
        expect((await ask<{ items: unknown[] }>(`/api/deliveries?state=${state}`, admin_key)).items).toEqual(
          [],
        )
    }, patience)
    // Killed between its last line and the relay's yes, Okno cannot know whether a letter went (docs/decisions/0007).
    for (const request of registered.filter(one => receiptsOf(one) > 1)) {
      expect(receiptsOf(request)).toBe(2)
      const { items } = await ask<{ items: OurLetter[] }>(`/api/requests/${request.id}/letters`)
      expect(items, request.number).toMatchObject([{ purpose: 'receipt', perhaps_twice: true }])
    }
  })

  it('answers that could still be taken back when Okno was killed have gone once, as one letter each', async () => {
    expect(answered).toHaveLength(4)
    for (const { id, number } of answered) {
      const lettersOf = () => relay.taken.filter(letter => letter.text.includes(answerTo(number)))
      await vi.waitFor(() => expect(lettersOf()).toHaveLength(1), patience)
      const { items } = await ask<{ items: { text: string }[] }>(`/api/requests/${id}/messages`)
      expect(items.filter(({ text }) => text === answerTo(number))).toHaveLength(1)
      expect((await ask<{ items: unknown[] }>(`/api/requests/${id}/answers`)).items).toEqual([])
    }
  })

  it('asked to stop, it ends cleanly and leaves no process behind', async () => {
    const all = descendants(running.child.pid!)
    expect(all.length).toBeGreaterThan(2)
    expect(await stop(running)).toBe(0)
    await vi.waitFor(() => {
      const left = processes().filter(
        ({ pid, command }) => all.includes(pid) || command.includes(home.folder),
      )
      expect(left).toEqual([])
    }, patience)
  })
})
