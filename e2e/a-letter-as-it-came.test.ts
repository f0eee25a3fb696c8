// A letter is shown with all it brought: the meeting it invites to, its own pictures, and those of others only when asked for.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTransport } from 'nodemailer'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { speak } from '#kernel/contract/words.ts'
import { aboutWords } from '#modules/channels/text/about-words.ts'
import { comeIn, leave, openBrowser, rareWord, wordsOf } from './visitor.ts'

const { requests: text } = wordsOf('ru')
const about = speak(aboutWords, 'ru')
const rare = rareWord()
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let browser: Browser
let agent: Page
let others: Server
const asked: string[] = []

beforeAll(async () => {
  others = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.referer ?? 'no referrer'}`)
    response.setHeader('content-type', 'image/png').end(picture)
  })
  await new Promise<void>(resolve => others.listen(0, '127.0.0.1', resolve))
  browser = await openBrowser()
  agent = await comeIn(browser, { role: 'agent', language: 'ru' })
})
afterAll(async () => {
  await leave(browser)
  await new Promise(resolve => others.close(resolve))
})

it('shows the meeting, the own pictures at once, and the pictures of others after a click', async () => {
  const { port } = others.address() as AddressInfo
  const transport = createTransport({ host: 'localhost', port: inject('okno_smtp_port'), ignoreTLS: true })
  await transport.sendMail({
    from: 'Мария Ковалёва <maria@partner.example>',
    to: 'help@demo.okno',
    subject: `Сверка ${rare}`,
    html: `<p>Приходите на сверку. <img src="cid:own@x" alt="своя"> <img src="http://127.0.0.1:${port}/outside.png" alt="чужая"></p><blockquote>Когда сверка?</blockquote>`,
    attachments: [{ filename: 'own.png', content: picture, cid: 'own@x' }],
    icalEvent: {
      method: 'REQUEST',
      content: `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:${rare}\r\nSUMMARY:Сверка расчётов ${rare}\r\nLOCATION:каб. 214\r\nDTSTART:20261124T120000Z\r\nORGANIZER;CN=Анна Белова:mailto:belova@partner.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    },
  })
  await agent.goto(`/desk/queue?view=all&q=${rare}`)
  const row = agent.getByRole('link').filter({ hasText: rare })
  await row.waitFor()
  await row.click()
  const article = agent.getByRole('article')
  await article.getByText(about.invitation.request).waitFor()
  await article.getByText(`Сверка расчётов ${rare}`).waitFor()
  await article.getByText('каб. 214').waitFor()
  await article.getByText('Анна Белова').waitFor()

  expect(await article.getByText('Когда сверка?').count()).toBe(0)
  await article.getByRole('button', { name: text.talk.showQuote }).click()
  await article.getByText('Когда сверка?').waitFor()

  await article.getByRole('button', { name: text.talk.asLetter }).click()
  const letter = article.locator('iframe').contentFrame()
  await letter.getByText('Приходите на сверку.').waitFor()
  const widthOf = (alt: string) =>
    letter.getByAltText(alt).evaluate((image: HTMLImageElement) =>
      image.decode().then(
        () => image.naturalWidth,
        () => 0,
      ),
    )
  expect(await widthOf('своя')).toBe(1)
  expect(await widthOf('чужая')).toBe(0)
  expect(asked).toEqual([])

  await article.getByRole('button', { name: text.talk.showPictures }).click()
  await article.getByText(text.talk.picturesHeld).waitFor({ state: 'detached' })
  await letter.locator('img[alt="чужая"][src]').waitFor()
  expect(await widthOf('чужая')).toBe(1)
  expect(asked).toEqual(['/outside.png no referrer'])
})
