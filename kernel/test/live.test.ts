// The live stream over real HTTP: whoever may see a thing hears that it changed, nobody else hears anything.
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { newKey } from '#app/testing-more.ts'
import { openHttp } from '#kernel/server/http.ts'

interface News {
  readonly topic: string
  readonly ids: readonly string[]
}

/** An open stream: what was heard so far, and waiting for news of a thing. */
interface Listener {
  readonly heard: readonly News[]
  hear(id: string): Promise<void>
  close(): Promise<void>
}

let okno: Testing
let address: string
let server: Awaited<ReturnType<typeof openHttp>>
const open = new Set<Listener>()
beforeAll(async () => {
  okno = await startOkno()
  server = await openHttp(okno.okno)
  await server.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
afterEach(async () => {
  for (const listener of open) await listener.close()
  open.clear()
})
afterAll(async () => {
  await server.close()
  await okno.close()
})

async function listen(who: Who): Promise<Listener> {
  const headers = await newKey(okno.okno, okno.center.people[who])
  const stop = new AbortController()
  const response = await fetch(`${address}/api/live`, { headers, signal: stop.signal })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  const heard: News[] = []
  let rest = ''
  const readOn = async (): Promise<void> => {
    const { value, done } = await reader.read()
    if (done) throw new Error('the stream ended')
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop()!
    for (const block of blocks) {
      const data = /^event: news\ndata: (.*)$/m.exec(block)?.[1]
      if (data) heard.push(JSON.parse(data))
    }
  }
  // The greeting says that the stream is open.
  await readOn()
  const listener: Listener = {
    heard,
    async hear(id) {
      while (!heard.some(news => news.ids.includes(id))) await readOn()
    },
    close: async () => {
      stop.abort()
      await reader.cancel().catch(() => {})
    },
  }
  open.add(listener)
  return listener
}

const ask = async (who: Who, fields = {}): Promise<string> =>
  (await okno.as(who).post('/api/requests', { text: 'Слышно?', ...fields })).body.id

/** Everything heard of a request: topic and id only. */
const heardOf = (listener: Listener, id: string) => listener.heard.filter(news => news.ids.includes(id))

test('the requester and the desk hear of a request at once, as topic and id and nothing else', async () => {
  const [requester, agent] = [await listen('requester'), await listen('agent')]
  const id = await ask('requester')
  await Promise.all([requester.hear(id), agent.hear(id)])
  expect(heardOf(requester, id)[0]).toEqual({ topic: 'requests', ids: [id] })
  expect(Object.keys(heardOf(agent, id)[0]!)).toEqual(['topic', 'ids'])
})

test('a stranger hears nothing of it, nor do other departments, before or after what is theirs', async () => {
  const [stranger, specialist, payroll, lead] = [
    await listen('stranger'),
    await listen('specialist'),
    await listen('payroll_agent'),
    await listen('client_lead'),
  ]
  const id = await ask('requester')
  await okno.as('agent').post(`/api/requests/${id}/messages`, { text: 'Ответ' })
  await okno.as('agent').post(`/api/requests/${id}/resolve`)
  // What is theirs comes after it in the log, so hearing of that means that nothing else is still to come.
  const own = await ask('stranger')
  const vpn = await ask('colleague', { service_id: okno.center.services.vpn })
  const pay = await ask('colleague', { service_id: okno.center.services.payslip })
  await Promise.all([stranger.hear(own), specialist.hear(vpn), payroll.hear(pay), lead.hear(pay)])
  expect(stranger.heard.flatMap(news => news.ids)).toEqual([own])
  expect(specialist.heard.flatMap(news => news.ids)).toEqual([vpn])
  expect(payroll.heard.flatMap(news => news.ids)).toEqual([pay])
  expect(heardOf(lead, id).length).toBeGreaterThan(0)
  expect(heardOf(lead, own)).toEqual([])
})

test('a participant begins to hear with joining', async () => {
  const stranger = await listen('stranger')
  const id = await ask('requester')
  await okno
    .as('requester')
    .post(`/api/requests/${id}/participants`, { person_id: okno.center.people.stranger })
  await stranger.hear(id)
  await okno.as('requester').post(`/api/requests/${id}/messages`, { text: 'Ещё' })
  const other = await ask('stranger')
  await stranger.hear(other)
  expect(heardOf(stranger, id).length).toBeGreaterThan(0)
})

test('many streams of one person all hear', async () => {
  const listeners = await Promise.all(Array.from({ length: 10 }, () => listen('requester')))
  const id = await ask('requester')
  await Promise.all(listeners.map(listener => listener.hear(id)))
})

test('whose right was taken away hears only what is left', async () => {
  const quality = await listen('quality')
  const before = await ask('requester')
  await quality.hear(before)
  const { body } = await okno.as('admin').get(`/api/grants?account_id=${okno.center.people.quality}`)
  expect((await okno.as('admin').del(`/api/grants/${body.items[0].id}`)).status).toBe(200)
  const hidden = await ask('requester')
  const own = await ask('quality')
  await quality.hear(own)
  expect(heardOf(quality, hidden)).toEqual([])
})

test('who is kept out is cut off with the next news', async () => {
  const colleague = await listen('colleague')
  const id = await ask('colleague')
  await colleague.hear(id)
  await okno.as('admin').post(`/api/people/${okno.center.people.colleague}/block`)
  const last = await ask('requester')
  await expect(colleague.hear(last)).rejects.toThrow('the stream ended')
})

test('streams that have gone are forgotten', async () => {
  const streams = async () =>
    Number(/^okno_live_streams (\d+)$/m.exec((await okno.as('nobody').get('/metrics')).body)![1])
  /** Connections end a moment after they were broken off. */
  const reach = async (count: number) => {
    while ((await streams()) !== count) {
      // The metrics are asked again.
    }
  }
  const listener = await listen('requester')
  await reach(1)
  await listener.close()
  await reach(0)
})

test('without a sign-in there is no stream', async () => {
  const response = await fetch(`${address}/api/live`)
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ type: '/problems/kernel.not_signed_in' })
})
