// A question written by mail is answered by mail, in one conversation, and rated by a link that a mere visit does not use up.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { speak } from '#kernel/contract/words.ts'
import { screenWords } from '#modules/channels/text/screen-words.ts'
import type { Message, Request } from '#modules/requests/contract.ts'
import { header, lettersTo, letterTo, type Received, write } from './letters.ts'
import { call, comeIn, leave, openBrowser, rareWord, read, until, wordsOf } from './visitor.ts'

const { requests: text, feedback } = wordsOf('en')
const { demo } = speak(screenWords, 'en')
const rare = rareWord()
const writer = `anna.${crypto.randomUUID().slice(0, 8)}@partner.example`
const subject = `Certificate for a visa, ${rare}`

let browser: Browser
let agent: Page
let outside: Page
let number: string
let receipt: Received
let answer: Received

const request = () => read<Request>(agent, `/api/requests/${number}`)

beforeAll(async () => {
  browser = await openBrowser()
  agent = await comeIn(browser, { role: 'agent', language: 'en' })
  outside = await comeIn(browser, { language: 'en' })
})
afterAll(() => leave(browser))

describe('a question by mail', () => {
  it('lands in the open queue, and a receipt with number and promised time comes back', async () => {
    await agent.goto(`/desk/queue?view=all&q=${rare}`)
    await agent.getByText(text.queue.nothingFound).waitFor()
    await write(inject('okno_smtp_port'), {
      from: `Anna Petrova <${writer}>`,
      subject,
      text: 'Hello,\n\nI need a certificate of employment for a visa.\n\nAnna Petrova',
    })
    const row = agent.getByRole('link').filter({ hasText: subject })
    await row.waitFor()
    await row.click()
    number = (await agent.getByRole('article').getAttribute('aria-label'))!
    await agent.getByRole('article').getByText('certificate of employment').waitFor()
    expect(await request()).toMatchObject({ channel: 'email', subject })

    receipt = await letterTo(outside, writer, 'receipt')
    expect(receipt.subject).toContain(subject)
    expect(receipt.text).toContain(number)
    expect(receipt.text).toMatch(/no later than .*\d\d:\d\d/)
    expect(header(receipt, 'In-Reply-To')).toMatch(/^<.+@.+>$/)
    expect(header(receipt, 'Auto-Submitted')).toBe('auto-replied')
  })

  it('is answered from the desk; the answer stands in the mailbox in the same thread', async () => {
    await agent.keyboard.press('KeyR')
    const composer = agent.getByPlaceholder(text.composer.placeholder)
    await composer.fill('Shall it be in English?')
    await agent.keyboard.press('Control+Enter')
    answer = await letterTo(outside, writer, 'answer')
    expect(answer.text).toContain('Shall it be in English?')
    expect(header(answer, 'References')?.split(/\s+/)).toContain(header(receipt, 'Message-ID'))
    expect(header(answer, 'Auto-Submitted')).toBeUndefined()

    await outside.goto(`/mailbox?to=${writer}`)
    await outside
      .getByRole('listitem')
      .filter({ hasText: 'Shall it be in English?' })
      .getByRole('button')
      .click()
    const letter = outside.getByRole('region', { name: demo.shown })
    await letter.locator('iframe').contentFrame().getByText('Shall it be in English?').waitFor()
  })

  it('an answer to the answer joins the same request, whatever has become of the subject', async () => {
    await write(inject('okno_smtp_port'), {
      from: writer,
      subject: 'AW: something else',
      text: 'Yes, in English please.',
      answers: answer,
    })
    await agent.getByRole('article').getByText('Yes, in English please.').waitFor()
    const { items } = await read<{ items: Message[] }>(agent, `/api/requests/${number}/messages`)
    expect(items.map(message => message.direction)).toEqual(['in', 'out', 'in'])
    const found = await read<{ items: unknown[] }>(
      agent,
      `/api/requests?requester_id=${(await request()).requester.id}`,
    )
    expect(found.items).toHaveLength(1)
    // A second letter gets no second receipt.
    const purposes = (await lettersTo(outside, writer)).map(letter => letter.purpose)
    expect(purposes.sort()).toEqual(['answer', 'receipt'])
  })

  it('tells of the resolution with five links; opening one stores nothing, pressing does', async () => {
    await call(agent, `/api/requests/${number}/resolve`, { text: 'The certificate is ready.' })
    const letter = await letterTo(outside, writer, 'resolution')
    const links = [...new Set(letter.text.match(/http\S+\/rate\/\S+\?score=[1-5]/g))]
    expect(links.map(link => link.at(-1))).toEqual(['1', '2', '3', '4', '5'])
    expect(letter.html.match(/\/rate\/[^"]+score=[1-5]/g)).toHaveLength(5)

    const rated = async () =>
      (await read<{ rating: unknown }>(agent, `/api/requests/${number}/rating`)).rating
    for (const link of links) expect((await fetch(link)).status).toBe(200)
    await outside.goto(links[4]!)
    await outside.getByRole('radio', { name: feedback.rate.marks.five, checked: true }).waitFor()
    expect(await rated()).toBeNull()

    await outside.getByRole('button', { name: feedback.rate.send }).click()
    await outside.getByText(feedback.rate.thanks({ score: 5 })).waitFor()
    expect(await rated()).toMatchObject({ score: 5, channel: 'email' })
    await agent.getByRole('tab', { name: text.tabs.details }).click()
    await agent.getByRole('heading', { name: feedback.rate.given({ score: 5 }) }).waitFor()
  })

  it('can be written in the demo mailbox too', async () => {
    const person = `boris.${crypto.randomUUID().slice(0, 8)}@partner.example`
    await outside.goto('/mailbox?write=1')
    const dialog = outside.getByRole('dialog')
    await dialog.getByRole('textbox', { name: demo.asWho }).fill(person)
    await dialog.getByRole('textbox', { name: demo.subject }).fill(`Parking place, ${rare}`)
    await dialog.getByRole('textbox', { name: demo.text }).fill('Is there a parking place for visitors?')
    await dialog.getByRole('button', { name: demo.send }).click()
    await dialog.waitFor({ state: 'detached' })
    await until(async () => (await lettersTo(outside, person)).map(letter => letter.purpose)).toEqual([
      'receipt',
    ])
  })
})
