// Every state of a screen stands in its address: it survives a reload, the way back, and being sent to a colleague.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RegisteredRequest } from '#modules/requests/contract.ts'
import { call, comeIn, leave, openBrowser, rareWord, until, wordsOf } from './visitor.ts'

const { requests: ru, web } = wordsOf('ru')
const { requests: en } = wordsOf('en')

let browser: Browser
let agent: Page
let requester: Page
const rare = rareWord()
let number: string

beforeAll(async () => {
  browser = await openBrowser()
  requester = await comeIn(browser, { role: 'requester', language: 'en' })
  agent = await comeIn(browser, { role: 'agent', language: 'ru' })
  const text = `Нужна справка для посольства, ${rare}`
  number = (await call<RegisteredRequest>(requester, '/api/requests', { text }, 201)).number
})
afterAll(() => leave(browser))

async function seesTheRequest(page: Page, words: typeof ru): Promise<void> {
  await page.getByRole('heading', { level: 1, name: words.views.all, exact: true }).waitFor()
  await until(() => page.getByRole('textbox', { name: words.queue.find }).inputValue()).toBe(rare)
  await page.getByRole('article', { name: number }).waitFor()
  await page.getByRole('tab', { name: words.tabs.history, selected: true }).waitFor()
}

describe('the address keeps the state', () => {
  it('view, search, open request and tab of the queue survive a reload and a shared link', async () => {
    await agent.goto('/desk/queue')
    const views = agent.getByRole('navigation', { name: ru.queue.views })
    await views.getByRole('link', { name: ru.views.all }).click()
    await agent.getByRole('textbox', { name: ru.queue.find }).fill(rare)
    await agent.getByRole('link').filter({ hasText: number }).click()
    await agent.getByRole('article', { name: number }).getByRole('tab', { name: ru.tabs.history }).click()
    await seesTheRequest(agent, ru)

    await agent.reload()
    await seesTheRequest(agent, ru)

    const lead = await comeIn(browser, { role: 'lead', language: 'en' })
    await lead.goto(agent.url())
    await seesTheRequest(lead, en)
    await lead.context().close()
  })

  it('the way back leads through what was seen', async () => {
    await agent.goto('/desk/queue?view=mine')
    const views = agent.getByRole('navigation', { name: ru.queue.views })
    await views.getByRole('link', { name: ru.views.unassigned }).click()
    await agent.getByRole('heading', { level: 1, name: ru.views.unassigned }).waitFor()
    await views.getByRole('link', { name: ru.views.finished }).click()
    await agent.getByRole('heading', { level: 1, name: ru.views.finished }).waitFor()
    await agent.goBack()
    await agent.getByRole('heading', { level: 1, name: ru.views.unassigned }).waitFor()
    await agent.goBack()
    await agent.getByRole('heading', { level: 1, name: ru.views.mine, exact: true }).waitFor()
    await agent.goForward()
    await agent.getByRole('heading', { level: 1, name: ru.views.unassigned }).waitFor()
  })

  it('an open dialog stands in the address', async () => {
    await agent.goto(`/desk/requests/${number}?dialog=assign`)
    const dialog = agent.getByRole('dialog', { name: ru.assign.title })
    await dialog.waitFor()
    await dialog.getByRole('button', { name: web.close }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(new URL(agent.url()).search).toBe('')
  })

  it('words and status of one’s own requests survive a reload', async () => {
    await requester.goto('/requests')
    await requester.getByRole('textbox', { name: en.mine.find }).fill(rare)
    await requester.waitForURL(`**/requests?*q=*`)
    await requester.getByRole('link').filter({ hasText: number }).waitFor()
    await requester.reload()
    await until(() => requester.getByRole('textbox', { name: en.mine.find }).inputValue()).toBe(rare)
    await requester.getByRole('link').filter({ hasText: number }).waitFor()
    await requester.goto(`/requests?q=${rare}&status=closed`)
    await requester.getByText(en.mine.nothingFound).waitFor()
  })
})
