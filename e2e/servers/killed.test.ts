// Okno is killed fifty times while letters come from and go to real mail servers: none is lost, none is there twice.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { kill, type Running } from '../instance.ts'
import { help, office, openWindow, patience, payroll, type Role, startWorld, type World } from './world.ts'

const kills_of_each = 25
/** Let go before every kill, so that there is always work in hand. */
const letters_a_kill = 5
const letter_count = 2 * kills_of_each * letters_a_kill
const people = Array.from({ length: 25 }, (_, index) => `person${index}@people.test`)
const seed = Number(process.env.OKNO_TEST_SEED ?? 20_260_310)
const at_once = 3

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function numbersFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Written {
  readonly from: string
  readonly to: string
  readonly header_id: string
  readonly word: string
  readonly answers?: string
}

/** Every fifth letter goes on where the writer's letter before it began. */
const written: readonly Written[] = Array.from({ length: letter_count }, (_, index) => {
  const from = people[index % people.length]!
  const before = index - people.length
  return {
    from,
    to: [help, payroll, help, office][index % 4]!,
    header_id: `letter-${index}@people.test`,
    word: `matter${index}x`,
    ...(index % 5 === 4 && before >= 0 ? { answers: `letter-${before}@people.test` } : {}),
  }
})

let world: World
const rows = async (query: string) => (await world.okno.pools.read.query(query)).rows

function write({ from, to, header_id, word, answers }: Written) {
  const threading = answers ? ['--h-In-Reply-To', `<${answers}>`] : []
  return world.write([
    ...['--from', from, '--to', to, '--h-Message-Id', `<${header_id}>`, ...threading],
    ...['--h-Subject', `About ${word}`, '--body', `Please look into ${word}.`],
  ])
}

/** Letters are written a few at a time, as far as they have been let go. */
function stream() {
  const waiting = written.map(letter => ({ letter, go: Promise.withResolvers<void>() }))
  let [next, free] = [0, 0]
  const writer = async () => {
    for (let one = waiting[next++]; one; one = waiting[next++]) {
      await one.go.promise
      await write(one.letter)
    }
  }
  return {
    letGo(count: number) {
      for (const { go } of waiting.slice(free, free + count)) go.resolve()
      free += count
    },
    done: Promise.all(Array.from({ length: at_once }, writer)),
  }
}

/** What grows when a process is where a kill hurts most: a letter just kept and not yet acknowledged; one spoken, the yes unheard. */
const sore: Record<Role, string> = {
  serve: `select count(*)::int as count from channels.letter where direction = 'in'`,
  work: `select count(*)::int as count from channels.recipient where spoken_at is not null`,
}

/** Resolves when that grows, or after this time. */
async function untilSore(role: Role, most_ms: number): Promise<void> {
  const count = async () => (await rows(sore[role]))[0].count as number
  const [before, end] = [await count(), performance.now() + most_ms]
  while (performance.now() < end && (await count()) <= before) {
    // Asked again at once: the moment is short.
  }
}

/** The next moment for a kill, which only the seed knows: some while the process starts, some at sore points, most at any time. */
async function moment(role: Role, running: Running, random: () => number): Promise<void> {
  const [kind, share] = [random(), random()]
  const early = kind < 0.2
  if (!early) await world.ready(role, running)
  if (kind > 0.6) return untilSore(role, 1000)
  const { promise, resolve } = Promise.withResolvers<void>()
  setTimeout(resolve, share * (early ? 1500 : 800))
  return promise
}

async function keepKilling(role: Role, first: Running, random: () => number, onKill: () => void) {
  let running = first
  for (let count = 0; count < kills_of_each; count += 1) {
    onKill()
    await moment(role, running, random)
    expect(running.child.exitCode, running.said()).toBeNull()
    kill(running.child.pid!)
    await running.ended
    running = world.begin(role)
  }
}

/** Answers every request as soon as it is there, as often as it takes until Okno says that it has the answer. */
async function answerAll(count: () => number | null): Promise<void> {
  const answered = new Set<string>()
  await vi.waitFor(
    async () => {
      const found = await rows(`select id, 'R-' || number as number from requests.request order by number`)
      for (const { id, number } of found.filter(one => !answered.has(one.id))) {
        const text = `The answer to ${number} is here.`
        const { status } = await world.call('agent', 'POST', `/requests/${id}/messages`, { text }, id)
        expect(status).toBe(201)
        answered.add(id)
      }
      expect(answered.size).toBe(count())
    },
    { ...patience, timeout: 500_000 },
  )
}

beforeAll(async () => {
  const most = '10000'
  world = await startWorld({
    people,
    settings: { OKNO_MAIL_ADDRESS_HOUR: most, OKNO_MAIL_ADDRESS_DAY: most, OKNO_MAIL_THREAD_HOUR: most },
    // Letters wait while Okno is away, and nobody is to hear of that.
    delay_warning: '1h',
  })
}, 300_000)
afterAll(() => world?.close())

describe(`killed ${2 * kills_of_each} times (seed ${seed})`, () => {
  it('every letter is taken in once, and every letter of ours arrives once', async () => {
    const { serve, work } = await openWindow(world)
    const letters = stream()
    let requests: number | null = null
    const answering = answerAll(() => requests)
    const onKill = () => letters.letGo(letters_a_kill)
    await Promise.all([
      keepKilling('serve', serve, numbersFrom(seed), onKill),
      keepKilling('work', work, numbersFrom(seed + 1), onKill),
    ])
    await letters.done

    const taken = await vi.waitFor(async () => {
      expect(await world.postfix.queued()).toBe(0)
      const all = await rows(`select header_id, outcome, message_id, request_id from channels.letter
        where direction = 'in' and outcome <> 'duplicate'`)
      expect(all.length).toBeGreaterThanOrEqual(letter_count)
      return all
    }, patience)
    expect(taken.map(({ header_id }) => header_id).sort()).toEqual(
      written.map(({ header_id }) => header_id).sort(),
    )
    expect(new Set(taken.map(({ outcome }) => outcome))).toEqual(new Set(['registered', 'joined']))
    const messages = await rows(`select text from requests.message where kind = 'inbound'`)
    expect(messages.map(({ text }) => /matter\d+x/.exec(text)![0]).sort()).toEqual(
      written.map(({ word }) => word).sort(),
    )

    const registered = taken.filter(({ outcome }) => outcome === 'registered').length
    requests = registered
    await answering
    await vi.waitFor(async () => {
      const open = await rows(`select state, last_error from kernel.delivery where state <> 'done'`)
      expect(open).toEqual([])
      expect(await world.postfix.queued()).toBe(0)
      const jobs = await rows(`select count(*)::int as count from graphile_worker.jobs`)
      expect(jobs).toEqual([{ count: 0 }])
    }, patience)

    const ours = await rows(`select letter.header_id, letter.purpose, recipient.address, recipient.state,
        recipient.perhaps_twice
      from channels.letter as letter join channels.recipient as recipient on recipient.letter_id = letter.id
      where letter.direction = 'out'`)
    expect(ours.filter(({ purpose }) => purpose === 'receipt')).toHaveLength(registered)
    expect(ours.filter(({ purpose }) => purpose === 'answer')).toHaveLength(registered)
    expect(ours).toHaveLength(2 * registered)
    expect(ours.filter(({ state }) => state !== 'sent')).toEqual([])
    const lying = new Map<string, number>()
    for (const person of people)
      for (const { header } of await world.dovecot.letters(person)) {
        const key = `${person} ${header('message-id')}`
        lying.set(key, (lying.get(key) ?? 0) + 1)
      }
    const sent = ours.map(({ address, header_id, perhaps_twice }) => ({
      key: `${address} <${header_id}>`,
      perhaps_twice: perhaps_twice as boolean,
    }))
    expect([...lying.keys()].sort()).toEqual(sent.map(({ key }) => key).sort())
    const twice = sent.filter(({ key }) => lying.get(key)! > 1)
    expect(twice.filter(({ perhaps_twice }) => !perhaps_twice)).toEqual([])
    expect(Math.max(...lying.values())).toBeLessThanOrEqual(2)
    const flagged = sent.filter(({ perhaps_twice }) => perhaps_twice).length
    const duplicates = await rows(
      `select count(*)::int as count from channels.letter where outcome = 'duplicate'`,
    )
    console.log(
      `${letter_count} letters in, ${registered} requests, ${duplicates[0].count} brought again and known, ${sent.length} letters out, ${flagged} perhaps twice, of which ${twice.length} were`,
    )
  })
})
