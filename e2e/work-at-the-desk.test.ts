// The daily work at the desk: finding, giving to a colleague, putting two requests together, and writing down what a caller says.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RegisteredRequest, Request } from '#modules/requests/contract.ts'
import { call, comeIn, leave, openBrowser, rareWord, read, until, wordsOf } from './visitor.ts'

const { requests: en, web } = wordsOf('en')
const { requests: ru } = wordsOf('ru')

let browser: Browser
let agent: Page
let requester: Page

beforeAll(async () => {
  browser = await openBrowser()
  requester = await comeIn(browser, { role: 'requester', language: 'ru' })
  agent = await comeIn(browser, { role: 'agent', language: 'en' })
})
afterAll(() => leave(browser))

const asked = async (text: string): Promise<string> =>
  (await call<RegisteredRequest>(requester, '/api/requests', { text }, 201)).number
const request = (number: string) => read<Request>(agent, `/api/requests/${number}`)

describe('work at the desk', () => {
  it('two requests of one person are merged, and taken apart again', async () => {
    const rare = rareWord()
    const first = await asked(`Не открывается портал, ${rare}`)
    const second = await asked(`Портал так и не открылся, ${rare}`)
    await agent.goto(`/desk/requests/${second}`)
    await agent.getByRole('button', { name: en.request.more }).click()
    await agent.getByRole('menuitem', { name: en.merge.title }).click()
    const dialog = agent.getByRole('dialog', { name: en.merge.title })
    await dialog.getByRole('textbox', { name: en.join.find }).fill(first)
    await dialog.getByRole('radio', { name: first }).check()
    await dialog.getByRole('button', { name: en.merge.title, exact: true }).click()
    await agent.getByText(en.done.merged({ number: second, into: first })).waitFor()
    await agent.getByRole('article', { name: first }).waitFor()
    expect((await request(second)).merged_into).toMatchObject({ number: first })

    await requester.goto(`/requests/${second}`)
    await requester.getByText(ru.story.merged({ number: first })).waitFor()

    await agent.getByRole('button', { name: web.undo }).click()
    await agent.getByRole('article', { name: second }).waitFor()
    expect(await request(second)).toMatchObject({ merged_into: null, status: 'new' })
    await requester.getByText(ru.story.merged({ number: first })).waitFor({ state: 'detached' })
  })

  it('a request is given to a colleague who is found by typing, and the toast takes it back', async () => {
    const number = await asked(`Не работает принтер, ${rareWord()}`)
    await agent.goto(`/desk/requests/${number}`)
    await agent.getByRole('heading', { level: 1 }).waitFor()
    await agent.keyboard.press('KeyA')
    const dialog = agent.getByRole('dialog', { name: en.assign.title })
    const colleague = 'Евгений Гришин'
    await dialog.getByRole('combobox', { name: en.assign.agent }).fill('гришин')
    await agent.getByRole('option', { name: colleague }).click()
    await dialog.getByRole('button', { name: en.assign.give, exact: true }).click()
    await agent.getByText(en.done.assigned({ number, to: colleague })).waitFor()
    await agent.getByRole('button', { name: colleague }).waitFor()
    expect((await request(number)).assignee?.name).toBe(colleague)
    await agent.getByRole('button', { name: web.undo }).click()
    await until(async () => (await request(number)).assignee).toBe(null)
  })

  it('what a caller says is registered for the person found by typing', async () => {
    const said = `Звонит из цеха: не приходит расчётный листок, ${rareWord()}`
    await agent.goto('/desk/new')
    const who = agent.getByRole('combobox', { name: en.register.requester })
    await who.fill('зимин')
    await agent.getByRole('option', { name: 'Ирина Зимина' }).click()
    await agent.getByRole('heading', { name: en.register.earlier({ name: 'Ирина Зимина' }) }).waitFor()
    await agent.getByRole('textbox', { name: en.register.text }).fill(said)
    await agent.getByRole('button', { name: en.register.send, exact: true }).click()
    await agent.waitForURL('**/desk/requests/**')
    await agent.getByRole('listitem').getByText(said).waitFor()
    const number = (await agent.getByRole('article').getAttribute('aria-label'))!
    expect(await request(number)).toMatchObject({
      channel: 'phone',
      requester: { name: 'Ирина Зимина' },
      reported_by: { name: 'Мария Ковалёва' },
    })
    await requester.goto(`/requests/${number}`)
    await requester.getByText(said).first().waitFor()
  })

  it('a request is found by another form of a Russian word, and by its number', async () => {
    const rare = rareWord()
    const number = await asked(`Потерялись командировочные удостоверения двух водителей, ${rare}`)
    await agent.goto('/desk/queue?view=all')
    const field = agent.getByRole('textbox', { name: en.queue.find })
    const row = agent.getByRole('link').filter({ hasText: number })
    await field.fill(`командировочное удостоверение водителя ${rare}`)
    await row.waitFor()
    await field.fill('')
    await field.fill(number.toLowerCase())
    await row.waitFor()
    await field.fill(`${rare} самолёты`)
    await agent.getByText(en.queue.nothingFound).waitFor()
  })

  it('Ctrl+K finds a request for those who work on it and for who asked, by number and by words', async () => {
    const rare = rareWord()
    const number = await asked(`Не пришёл пропуск на склад, ${rare}`)
    await agent.goto('/desk/queue')
    await agent.getByRole('heading', { level: 1 }).waitFor()
    await agent.keyboard.press('Control+KeyK')
    await agent.getByPlaceholder(web.palette.placeholder).fill(number.replace('R-', ''))
    await agent.getByRole('button', { name: number }).waitFor()
    await agent.keyboard.press('Enter')
    await agent.waitForURL(`**/desk/requests/${number}`)
    await agent.getByRole('article', { name: number }).waitFor()

    await requester.goto('/')
    await requester.getByRole('heading', { level: 1 }).waitFor()
    await requester.keyboard.press('Control+KeyK')
    await requester.getByPlaceholder(wordsOf('ru').web.palette.placeholder).fill(`${rare} пропуска`)
    await requester.getByRole('button', { name: number }).waitFor()
    await requester.keyboard.press('Enter')
    await requester.waitForURL(`**/requests/${number}`)
    expect(new URL(requester.url()).pathname).toBe(`/requests/${number}`)
  })
})
