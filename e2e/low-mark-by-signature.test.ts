// A low mark by a link in a signature: quality control goes back to its author, tells what was done, and is told that it is good now.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FollowUp } from '#modules/feedback/contract.ts'
import { letterTo } from './letters.ts'
import { comeIn, leave, openBrowser, read, until, wordsOf } from './visitor.ts'

const { feedback } = wordsOf('en')
const { feedbackDesk: text } = wordsOf('ru')
const author = `olga.${crypto.randomUUID().slice(0, 8)}@partner.example`
const complaint = `Nobody could tell me where my papers are, ${author}`

let browser: Browser
let agent: Page
let quality: Page
let outside: Page
let link: string

beforeAll(async () => {
  browser = await openBrowser()
  agent = await comeIn(browser, { role: 'agent', language: 'ru' })
  quality = await comeIn(browser, { role: 'quality', language: 'ru' })
  outside = await comeIn(browser, { language: 'en' })
})
afterAll(() => leave(browser))

const card = async (): Promise<FollowUp | undefined> => {
  const lists = ['unfinished', 'closed'].map(state =>
    read<{ items: FollowUp[] }>(quality, `/api/ratings/follow-ups?limit=200&state=${state}`),
  )
  const all = (await Promise.all(lists)).flatMap(list => list.items)
  return all.find(one => one.author?.address === author)
}

describe('a low mark by a signature', () => {
  it('begins with a signature that an agent copies', async () => {
    await agent.goto('/desk/my-ratings')
    await agent.getByRole('link', { name: text.mine.signature }).click()
    await agent.getByRole('heading', { level: 1, name: text.signature.title }).waitFor()
    const issue = agent.getByRole('button', { name: text.signature.issue, exact: true })
    const marks = agent.locator('a[href*="/rate/"]')
    await issue.or(marks.first()).first().waitFor()
    if (await issue.isVisible()) await issue.click()
    await marks.first().waitFor()
    expect(await marks.count()).toBe(5)
    link = (await marks.nth(0).getAttribute('href'))!
    expect(link).toContain('score=1')
  })

  it('stores nothing by looking, and one press stores it', async () => {
    await outside.goto(link)
    await outside.getByRole('radio', { name: feedback.rate.marks.one, checked: true }).waitFor()
    expect(await card()).toBeUndefined()
    await outside.getByRole('textbox', { name: feedback.rate.comment }).fill(complaint)
    await outside.getByRole('textbox', { name: feedback.rate.name }).fill('Olga')
    await outside.getByRole('textbox', { name: feedback.rate.address }).fill(author)
    await outside.getByRole('button', { name: feedback.rate.send }).click()
    await outside.getByText(feedback.rate.thanks({ score: 1 })).waitFor()
  })

  it('waits for quality control, who contacts the author and finds the cause', async () => {
    await quality.goto('/desk/low-marks?state=open')
    await quality.getByText(complaint).waitFor()
    await quality.goto(`/desk/low-marks/${(await card())!.id}`)
    await quality
      .getByRole('textbox', { name: text.followUp.contactNote })
      .fill('Документы лежали у другой группы')
    await quality.getByRole('button', { name: text.followUp.contactSave, exact: true }).click()
    await quality.getByText('Документы лежали у другой группы').waitFor()
    await quality
      .getByRole('combobox', { name: text.followUp.cause })
      .or(quality.getByRole('textbox', { name: text.followUp.cause }))
      .first()
      .click()
    await quality.getByRole('option', { name: text.followUp.causes.wrong_team }).click()
    await quality.getByRole('textbox', { name: text.followUp.changed }).fill('Маршрут исправлен')
    await quality.getByRole('button', { name: text.followUp.causeSave }).click()
    await quality.getByRole('region', { name: text.followUp.tellTitle }).waitFor()
  })

  it('is answered by a letter that asks whether it is good now', async () => {
    await quality
      .getByRole('textbox', { name: text.followUp.tellText })
      .fill('Ваши документы найдены и отправлены.')
    await quality.getByRole('button', { name: text.followUp.tellSend }).click()
    await quality.getByText(text.followUp.waits).waitFor()
    const letter = await letterTo(outside, author, 'answer')
    expect(letter.text).toContain('Ваши документы найдены и отправлены.')
    const second = /http\S+\/rate\/\S+\?score=5/.exec(letter.text)![0]
    await outside.goto(second)
    await outside.getByText(feedback.rate.questionFix).waitFor()
    await outside.getByRole('button', { name: feedback.rate.send }).click()
    await outside.getByText(feedback.rate.thanks({ score: 5 })).waitFor()
    await until(async () => (await card())?.closed?.why).toBe('good_now')
    await quality.getByText(text.followUp.second({ score: 5 })).waitFor()
  })
})
