// What is not theirs does not exist for strangers: requests, messages, files, events, ratings, live news and search.
import { get } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { RegisteredRequest } from '#modules/requests/contract.ts'
import { call, comeIn, leave, openBrowser, rareWord, read, wordsOf } from './visitor.ts'

const { web } = wordsOf('ru')
const rare = rareWord()
let browser: Browser
let requester: Page
let agent: Page
/** A colleague of the requester at the same client, who signs in by password. */
let stranger: Page
let request: RegisteredRequest
let file_id: string

beforeAll(async () => {
  browser = await openBrowser()
  requester = await comeIn(browser, { role: 'requester', language: 'ru' })
  agent = await comeIn(browser, { role: 'agent', language: 'ru' })
  stranger = await colleague()
  const file = { name: 'Паспорт.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }
  const upload = await requester.request.post('/api/files', { multipart: { file } })
  file_id = ((await upload.json()) as { id: string }).id
  const attachments = [file_id]
  const text = `Личный вопрос, ${rare}`
  request = await call<RegisteredRequest>(requester, '/api/requests', { text, attachments }, 201)
})
afterAll(() => leave(browser))

async function colleague(): Promise<Page> {
  const admin = await comeIn(browser, { role: 'admin', language: 'ru' })
  const { client_id } = await read<{ client_id: string }>(requester, '/api/me')
  const [email, password] = [`${crypto.randomUUID()}@demo.okno`, crypto.randomUUID()]
  const known = { name: 'Пётр Посторонний', emails: [email], client_id }
  const { id } = await call<{ id: string }>(admin, '/api/people', known, 201)
  await call(admin, `/api/accounts/${id}/password`, { password })
  await admin.context().close()
  const page = await comeIn(browser, { language: 'ru' })
  await call(page, '/api/session', { email, password })
  return page
}

const status = async (page: Page, address: string) => (await page.request.get(address)).status()

describe('a stranger', () => {
  it('gets 404 on everything of a request that the requester and the agent read', async () => {
    const of = `/api/requests/${request.id}`
    const addresses = [
      of,
      `/api/requests/${request.number}`,
      `${of}/messages`,
      `${of}/events`,
      `${of}/rating`,
      `/api/files/${file_id}`,
    ]
    for (const address of addresses) {
      expect([address, await status(requester, address)]).toEqual([address, 200])
      expect([address, await status(agent, address)]).toEqual([address, 200])
      expect([address, await status(stranger, address)]).toEqual([address, 404])
    }
  })

  it('can do nothing with it, and learns nothing from trying', async () => {
    const of = `/api/requests/${request.id}`
    const tries: [string, unknown][] = [
      [`${of}/messages`, { text: 'Пустите' }],
      [`${of}/reopen`, {}],
      [`${of}/cancel`, {}],
      [`${of}/rating`, { score: 1 }],
      [`${of}/participants`, { person_id: request.requester_id }],
    ]
    for (const [address, data] of tries) {
      const answer = await stranger.request.post(address, { data })
      expect([address, answer.status()]).toEqual([address, 404])
      expect(answer.headers()['content-type']).toContain('application/problem+json')
    }
    const { items } = await read<{ items: unknown[] }>(requester, `${of}/messages`)
    expect(items).toHaveLength(1)
    // A file of somebody else cannot be taken into a request of one's own.
    const text = 'Чужое вложение'
    const answer = await stranger.request.post('/api/requests', { data: { text, attachments: [file_id] } })
    expect(answer.status()).toBe(422)
  })

  it('does not find it by its words or its number', async () => {
    for (const q of [rare, request.number]) {
      for (const view of ['', '&view=asked']) {
        const found = (page: Page) =>
          read<{ items: { id: string }[] }>(page, `/api/requests?q=${encodeURIComponent(q)}${view}`)
        expect((await found(stranger)).items).toEqual([])
        expect((await found(requester)).items.map(item => item.id)).toEqual([request.id])
      }
    }
  })

  it('sees the page of an address that does not exist', async () => {
    await stranger.goto(`/requests/${request.number}`)
    await stranger.getByText(web.error.missing).waitFor()
    expect(await stranger.content()).not.toContain(rare)
  })

  it('hears nothing of it in the live stream, where the requester does', async () => {
    const hers = await listen(requester)
    const theirs = await listen(stranger)
    await call(agent, `/api/requests/${request.id}/messages`, { text: 'Ответ по личному вопросу' }, 201)
    await hers.until(request.id)
    // News of something of the stranger's own come after it, so what would have come has come.
    const own = await call<RegisteredRequest>(stranger, '/api/requests', { text: 'Мой вопрос' }, 201)
    await theirs.until(own.id)
    expect(theirs.heard()).not.toContain(request.id)
    hers.close()
    theirs.close()
  })

  it('who is not signed in gets 401 everywhere', async () => {
    const nobody = await comeIn(browser, { language: 'ru' })
    for (const address of [
      '/api/requests',
      `/api/requests/${request.id}`,
      `/api/requests/${request.id}/messages`,
      `/api/requests/${request.id}/events`,
      `/api/files/${file_id}`,
      '/api/live',
    ])
      expect([address, await status(nobody, address)]).toEqual([address, 401])
  })
})

/** The live stream of a person, read as it comes. */
async function listen(page: Page) {
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  let said = ''
  const waiting = new Set<() => void>()
  const calling = get(`${inject('okno_url')}/api/live`, { headers: { cookie } }, response => {
    response.setEncoding('utf8')
    response.on('data', (chunk: string) => {
      said += chunk
      for (const look of waiting) look()
    })
  })
  const untilHeard = (wanted: string) =>
    new Promise<void>(resolve => {
      const look = () => {
        if (!said.includes(wanted)) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
    })
  await untilHeard('event: hello')
  return { until: untilHeard, heard: () => said, close: () => void calling.destroy() }
}
