// A question asked in the portal is answered from the desk by keyboard alone, and rated.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message, RegisteredRequest } from '#modules/requests/contract.ts'
import { comeIn, isUnloaded, leave, mark, openBrowser, rareWord, read, until, wordsOf } from './visitor.ts'

const { requests: text, feedback, web } = wordsOf('ru')
const file = { name: 'Справка о доходах за 2026 год.pdf', mimeType: 'application/pdf' }
const rare = rareWord()
const question = `Не пришла расчётная ведомость за октябрь, ${rare}.`
const answer = 'Отправили ведомость ещё раз, проверьте, пожалуйста.'
const secret = 'Проверить, почему письмо не ушло само.'
const last = 'Причину нашли и устранили.'

let browser: Browser
let requester: Page
let agent: Page
let number: string

beforeAll(async () => {
  browser = await openBrowser()
  requester = await comeIn(browser, { role: 'requester', language: 'ru' })
  agent = await comeIn(browser, { role: 'agent', language: 'ru' })
})
afterAll(() => leave(browser))

describe('a question in the portal', () => {
  it('is asked with an attachment; the number and the promised time are seen, and the open queue of the desk shows it by itself', async () => {
    await agent.goto(`/desk/queue?view=all&q=${rare}`)
    await agent.getByText(text.queue.nothingFound).waitFor()
    await mark(agent)

    await requester.goto('/')
    await requester.getByRole('textbox', { name: text.home.need }).fill(question)
    await requester.keyboard.press('Enter')
    await requester.waitForURL('**/ask?**')
    const field = requester.getByRole('textbox', { name: text.ask.text })
    await until(() => field.inputValue()).toBe(question)
    const chooser = requester.waitForEvent('filechooser')
    await requester.getByRole('button', { name: web.files.add }).click()
    await (await chooser).setFiles({ ...file, buffer: Buffer.from('%PDF-1.4\n%%EOF\n') })
    await requester.getByRole('listitem').getByText(file.name).waitFor()
    const sent = requester.waitForResponse(
      response => response.url().endsWith('/api/requests') && response.request().method() === 'POST',
    )
    await requester.getByRole('button', { name: text.ask.send, exact: true }).click()
    const registered = (await (await sent).json()) as RegisteredRequest
    number = registered.number

    await requester.getByRole('heading', { name: text.ask.sentTitle({ number }) }).waitFor()
    expect(registered.due_at).not.toBeNull()
    const promise = text.ask.sentPromise.first_answer({ moment: '' }).replace(/[\s.]+$/, '')
    await requester.getByText(new RegExp(`^${promise} .*\\d\\d:\\d\\d`)).waitFor()

    await agent.getByRole('link').filter({ hasText: number }).waitFor()
    expect(await isUnloaded(agent)).toBe(false)
  })

  it('is taken, answered and noted by keyboard alone; the open page of the requester shows the answer and never the note', async () => {
    await requester.getByRole('link', { name: text.ask.toStory }).click()
    await requester.waitForURL(`**/requests/${number}`)
    await requester.getByText(file.name).waitFor()
    await mark(requester)

    await agent.getByRole('heading', { level: 1 }).waitFor()
    await agent.keyboard.press('KeyJ')
    await agent.waitForURL(/[?&]id=/)
    await agent.keyboard.press('KeyK')
    const opened = agent.getByRole('article', { name: number })
    await opened.getByText(question).last().waitFor()
    await agent.keyboard.press('Enter')
    await agent.waitForURL('**/desk/requests/**')
    await agent.getByRole('heading', { level: 1, name: rare }).waitFor()

    await agent.keyboard.press('KeyT')
    await agent.getByText(text.line.taken).waitFor()

    await agent.keyboard.press('KeyN')
    await agent.getByRole('textbox', { name: text.composer.note }).waitFor()
    await agent.keyboard.type(secret)
    await agent.keyboard.press('Control+Enter')
    await agent.getByRole('listitem').filter({ hasText: text.talk.note }).getByText(secret).first().waitFor()
    await agent.getByRole('textbox', { name: text.composer.note }).waitFor({ state: 'detached' })

    await agent.keyboard.press('KeyR')
    const composer = agent.getByPlaceholder(text.composer.placeholder)
    await until(() => composer.evaluate(element => element === document.activeElement)).toBe(true)
    await agent.keyboard.type(answer)
    await agent.keyboard.press('Control+Enter')
    await agent.getByRole('listitem').getByText(answer).first().waitFor()

    await requester.getByText(answer).waitFor()
    expect(await isUnloaded(requester)).toBe(false)
    expect(await requester.content()).not.toContain(secret)
    const { items } = await read<{ items: Message[] }>(requester, `/api/requests/${number}/messages`)
    expect(items.map(message => message.text)).toEqual([question, answer])
  })

  it('gives the attachment back under its Russian name', async () => {
    const download = agent.waitForEvent('download')
    await agent.getByRole('link', { name: file.name }).first().click()
    expect((await download).suggestedFilename()).toBe(file.name)
  })

  it('is resolved, rated in the portal, and the rating stands on the desk', async () => {
    await agent.keyboard.press('KeyR')
    const composer = agent.getByPlaceholder(text.composer.placeholder)
    await until(() => composer.evaluate(element => element === document.activeElement)).toBe(true)
    await agent.keyboard.type(last)
    await agent.keyboard.press('Control+Shift+Enter')

    await requester.getByText(text.story.isResolved).waitFor()
    await requester.getByText(last).waitFor()
    await requester.getByRole('radio', { name: feedback.rate.marks.four }).click()
    await requester.getByRole('textbox', { name: feedback.rate.comment }).fill('Быстро и понятно.')
    await requester.getByRole('button', { name: feedback.rate.send }).click()
    await requester.getByText(feedback.rate.thanks({ score: 4 })).waitFor()
    expect(await isUnloaded(requester)).toBe(false)

    await agent.getByRole('heading', { name: feedback.rate.given({ score: 4 }) }).waitFor()
    await agent.getByText('Быстро и понятно.').waitFor()
    expect(await read(agent, `/api/requests/${number}/rating`)).toMatchObject({
      rating: { score: 4, channel: 'portal' },
    })
  })
})
