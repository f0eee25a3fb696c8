// What a person has typed stays: over a reload, in another browser, and when the conversation has moved on meanwhile.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RegisteredRequest } from '#modules/requests/contract.ts'
import { call, comeIn, leave, openBrowser, rareWord, until, wordsOf } from './visitor.ts'

const { requests: en } = wordsOf('en')
const { requests: ru } = wordsOf('ru')

let browser: Browser
let requester: Page

beforeAll(async () => {
  browser = await openBrowser()
  requester = await comeIn(browser, { role: 'client.lead', language: 'en' })
})
afterAll(() => leave(browser))

const asked = async (text: string): Promise<string> =>
  (await call<RegisteredRequest>(requester, '/api/requests', { text }, 201)).number

describe('nothing typed is lost', () => {
  it('a question that was begun is there after a reload and in another browser', async () => {
    const begun = `My pass does not open the door, ${rareWord()}`
    await requester.goto('/ask')
    await requester.getByRole('textbox', { name: en.ask.text }).fill(begun)
    await requester.getByText(en.draft.kept).waitFor()
    await requester.reload()
    await until(() => requester.getByRole('textbox', { name: en.ask.text }).inputValue()).toBe(begun)

    const elsewhere = await comeIn(browser, { role: 'client.lead', language: 'ru' })
    await elsewhere.goto('/ask')
    await until(() => elsewhere.getByRole('textbox', { name: ru.ask.text }).inputValue()).toBe(begun)

    await elsewhere.getByRole('button', { name: ru.ask.send, exact: true }).click()
    await elsewhere.waitForURL('**/ask?sent=*')
    await requester.reload()
    await until(() => requester.getByRole('textbox', { name: en.ask.text }).inputValue()).toBe('')
    await elsewhere.context().close()
  })

  it('an answer that was begun is there after a reload and in another browser of the same agent', async () => {
    const number = await asked(`Please check the invoice, ${rareWord()}`)
    const begun = 'We have checked it:\nthe invoice is'
    const agent = await comeIn(browser, { role: 'agent', language: 'en' })
    await agent.goto(`/desk/requests/${number}`)
    await agent.getByPlaceholder(en.composer.placeholder).fill(begun)
    await agent.getByText(en.draft.kept).waitFor()
    await agent.reload()
    await until(() => agent.getByPlaceholder(en.composer.placeholder).inputValue()).toBe(begun)

    const elsewhere = await comeIn(browser, { role: 'agent', language: 'ru' })
    await elsewhere.goto(`/desk/requests/${number}`)
    await until(() => elsewhere.getByPlaceholder(ru.composer.placeholder).inputValue()).toBe(begun)
    // A colleague's field is a field of their own.
    const lead = await comeIn(browser, { role: 'lead', language: 'en' })
    await lead.goto(`/desk/requests/${number}`)
    expect(await lead.getByPlaceholder(en.composer.placeholder).inputValue()).toBe('')
    await Promise.all([agent, elsewhere, lead].map(page => page.context().close()))
  })

  it('who answers while the requester writes on sees the new words first and keeps the own text', async () => {
    const number = await asked(`Когда выплатят аванс, ${rareWord()}`)
    const agent = await comeIn(browser, { role: 'agent', language: 'ru' })
    await agent.goto(`/desk/requests/${number}`)
    await agent.getByRole('listitem').getByText('Когда выплатят').waitFor()
    const field = agent.getByPlaceholder(ru.composer.placeholder)
    await field.fill('Аванс выплатят двадцатого числа.')
    await call(requester, `/api/requests/${number}/messages`, { text: 'Уточняю: за ноябрь.' }, 201)
    const alert = agent.getByRole('alert').filter({ hasText: ru.composer.fresh({ count: 1 }) })
    await alert.getByText('Уточняю: за ноябрь.').waitFor()
    expect(await field.inputValue()).toBe('Аванс выплатят двадцатого числа.')
    await alert.getByRole('button', { name: ru.composer.read }).click()
    await alert.waitFor({ state: 'detached' })
    await agent.context().close()
  })

  it('an answer that crosses a new message is refused, the message is shown, the text is kept and can be sent', async () => {
    const number = await asked(`How many days of leave are left, ${rareWord()}`)
    const agent = await comeIn(browser, { role: 'agent', language: 'en' })
    // As over a bad line: no news arrive.
    await agent.route('**/api/live', route => route.abort())
    await agent.goto(`/desk/requests/${number}`)
    await agent.getByRole('listitem').getByText('How many days').waitFor()
    const field = agent.getByPlaceholder(en.composer.placeholder)
    await field.fill('Twelve days are left.')
    await call(requester, `/api/requests/${number}/messages`, { text: 'I mean of this year.' }, 201)
    const refused = agent.waitForResponse(answer => answer.status() === 409)
    await agent.keyboard.press('Control+Enter')
    expect(await (await refused).json()).toMatchObject({ type: '/problems/requests.conversation_moved_on' })
    await agent.getByRole('listitem').getByText('I mean of this year.').waitFor()
    await until(() => field.inputValue()).toBe('Twelve days are left.')

    await field.press('Control+Enter')
    await agent.getByRole('listitem').getByText('Twelve days are left.').first().waitFor()
    await until(() => field.inputValue()).toBe('')
    await agent.context().close()
  })
})
