// Each letter can be explained: what happened to it, step by step, and what can be done now, by those who may.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { inTransaction } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { bodyOf } from '../server/mail/letter-texts.ts'
import { sendApart } from '../server/outbound/apart.ts'
import { keepLetter } from '../server/outbound/keep.ts'
import { markAddress } from '../server/store/marks.ts'
import { type MailWorld, refusal, startMailWorld, window } from './mail-world.ts'

let world: MailWorld

beforeAll(async () => {
  world = await startMailWorld({ OKNO_MAIL_ADDRESS_HOUR: '1' })
})
afterAll(() => world.close())
beforeEach(() => {
  world.relay.onRecipient = async () => {}
})

const inside = <T>(act: Parameters<typeof inTransaction<T>>[2]) =>
  inTransaction(world.okno, bySystem(world.okno, 'test'), act)
const read = async (id: string, who: 'agent' | 'admin' | 'lead' | 'requester' = 'agent') =>
  (await world.as(who).get(`/api/letters/${id}`)).body
const lettersOf = async (request_id: string) =>
  (await world.as('agent').get(`/api/requests/${request_id}/letters`)).body.items
const kinds = (letter: { steps: { kind: string }[] }) => letter.steps.map(step => step.kind)
const register = async (subject: string) => {
  await world.write({ from: 'requester@test.okno', subject, text: subject })
  await world.work()
  return (await world.requests()).at(-1)!.id
}

it('explains a letter that simply went, and one that came', async () => {
  const request_id = await register('Справка')
  const [came, receipt] = await lettersOf(request_id)
  expect(await read(came.id)).toMatchObject({ outcome: 'registered', request: { id: request_id } })
  expect(kinds(await read(came.id))).toEqual(['came'])
  const letter = await read(receipt.id)
  expect(kinds(letter)).toEqual(['written', 'sent'])
  expect(letter.steps[1].said).toContain('queued as')
  expect(letter.may).toEqual({
    send: null,
    go_on: false,
    address_works: false,
    send_again: false,
    take_again: false,
    fetch_again: false,
    download: false,
  })
})

it('offers the original to those who get it, and to nobody else who works on the request', async () => {
  const [came] = await lettersOf((await world.requests())[0]!.id)
  for (const [role, offered] of [
    ['agent', false],
    ['admin', true],
  ] as const) {
    expect((await read(came.id, role)).may.download, role).toBe(offered)
    const url = `/api/mail/intake/${came.id}/original`
    const original = await world.as(role).inject({ method: 'GET', url })
    expect(original.statusCode, role).toBe(offered ? 200 : 403)
  }
})

it('shows a letter held by a limit with the ways on, and how it was let go', async () => {
  const request_id = await register('Ещё одна справка')
  const receipt = (await lettersOf(request_id)).at(-1)
  const held = await read(receipt.id)
  expect(held).toMatchObject({ state: 'held', may: { send: 'as_agent', go_on: true } })
  expect(held.reason).toMatch(/^limit_address_hour/)
  await world.as('agent').post(`/api/letters/${receipt.id}/send`)
  await world.work()
  expect(kinds(await read(receipt.id))).toEqual(['written', 'held', 'waiting', 'sent'])
})

it('keeps each attempt with the words of the relay, and says when the next one is', async () => {
  const request_id = (await world.requests())[0]!.id
  world.relay.onRecipient = async () => {
    throw refusal(451, 'mailbox busy')
  }
  await world.as('agent').post(`/api/requests/${request_id}/messages`, { text: 'Готово.' })
  await world.work()
  const { id } = (await lettersOf(request_id)).at(-1)
  const waiting = await read(id)
  expect(waiting.state).toBe('waiting')
  expect(waiting.steps.at(-1)).toMatchObject({ kind: 'waiting', attempt: 1 })
  expect(waiting.steps.at(-1).said).toContain('mailbox busy')
  expect(Date.parse(waiting.next_attempt_at)).toBeGreaterThan(world.okno.clock.now().getTime())
})

it('tries again what was given up, once, by those who may', async () => {
  const request_id = (await world.requests())[0]!.id
  world.relay.onRecipient = async () => {
    throw refusal(550, 'no such user here')
  }
  await world.as('agent').post(`/api/requests/${request_id}/messages`, { text: 'Ещё ответ.' })
  await world.work()
  const { id } = (await lettersOf(request_id)).at(-1)
  expect(await read(id)).toMatchObject({ state: 'failed', may: { send_again: true } })
  expect((await world.as('requester').post(`/api/letters/${id}/again`)).status).toBe(404)
  world.relay.onRecipient = async () => {}
  const before = world.relay.received.length
  const tried = await Promise.all([1, 2, 3].map(() => world.as('agent').post(`/api/letters/${id}/again`)))
  expect(tried.map(one => one.status).sort()).toEqual([200, 409, 409])
  await world.work()
  expect(await read(id)).toMatchObject({ state: 'sent' })
  expect(world.relay.received).toHaveLength(before + 1)
  expect((await world.as('agent').post(`/api/letters/${id}/again`)).body.type).toBe(
    '/problems/channels.not_given_up',
  )
})

it('lets an administrator send a held letter that belongs to no request', async () => {
  await inside(ctx =>
    markAddress(ctx, { address: 'boss@client.test', kind: 'hard', said: 'gone', letter_id: null }),
  )
  const id = await inside(ctx =>
    sendApart(ctx, {
      subject_id: newId(),
      to: { name: '', address: 'boss@client.test' },
      body: bodyOf({ language: 'ru', subject: 'Срок прошёл', signature: '' }, [{ text: 'Посмотрите.' }]),
    }),
  )
  expect(await read(id!, 'admin')).toMatchObject({
    state: 'held',
    request: null,
    may: { send: 'as_administrator', address_works: false },
  })
  expect((await world.as('agent').post(`/api/mail/letters/${id}/send`)).status).toBe(403)
  expect((await world.as('admin').post(`/api/mail/letters/${id}/send`)).body).toEqual({ released: 1 })
  expect((await world.as('admin').post(`/api/mail/letters/${id}/send`)).body.type).toBe(
    '/problems/channels.not_held',
  )
  await world.work()
  expect(await read(id!, 'admin')).toMatchObject({ state: 'sent' })
  expect(world.relay.received.at(-1)!.to).toEqual(['boss@client.test'])
})

it('finds a letter by its delivery, and hides letters from those who may not see them', async () => {
  const { rows } = await world.okno.pools.read.query(
    `select letter_id, delivery_id from channels.recipient where delivery_id is not null limit 1`,
  )
  expect((await read(rows[0].delivery_id, 'admin')).id).toBe(rows[0].letter_id)
  expect((await world.as('requester').get(`/api/letters/${rows[0].letter_id}`)).status).toBe(404)
  expect((await world.as('nobody').get(`/api/letters/${rows[0].letter_id}`)).status).toBe(401)
  expect((await world.as('admin').get(`/api/letters/${newId()}`)).status).toBe(404)
})

it('lists letters in trouble by kind and by address, page by page', async () => {
  const list = async (query: string) =>
    (await world.as('admin').get(`/api/mail/troubled?${query}`)).body as {
      items: { id: string; state: string }[]
      next: string | null
    }
  expect((await list('')).items).toEqual([])
  const made: string[] = []
  for (const n of [1, 2, 3]) {
    const id = newId()
    await inside(ctx =>
      markAddress(ctx, { address: `p${n}@gone.test`, kind: 'hard', said: 'gone', letter_id: null }),
    )
    await inside(ctx =>
      keepLetter(ctx, {
        id,
        purpose: 'notice',
        composed: {
          ...bodyOf({ language: 'ru', subject: `Письмо ${n}`, signature: '' }, [{ text: 'Текст' }]),
          from: { name: 'Окно', address: window },
          to: [{ name: '', address: `p${n}@gone.test` }],
          cc: [],
          messageId: `<${id}@window.test>`,
        } as never,
        mailbox: { id: world.mailbox_id, address: window },
        request_id: null,
        message_id: null,
        subject_id: id,
      }),
    )
    made.unshift(id)
  }
  const first = await list('limit=2')
  const second = await list(`limit=2&after=${first.next}`)
  expect([...first.items, ...second.items].map(one => one.id)).toEqual(made)
  expect(second.next).toBeNull()
  expect((await list('trouble=held')).items).toHaveLength(3)
  expect((await list('trouble=failed')).items).toEqual([])
  expect((await list('q=P2@gone')).items.map(one => one.id)).toEqual([made[1]])
  expect((await world.as('agent').get('/api/mail/troubled')).status).toBe(403)
})
