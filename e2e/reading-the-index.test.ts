// Reading the joint quality index: from the one number to the requests behind it, by mouse and by keyboard, and what can be taken away.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { speak } from '#kernel/contract/words.ts'
import { violations } from '#kernel/web/test/browser.ts'
import { measureWords } from '#modules/agreements/text/measures.ts'
import { call, comeIn, leave, openBrowser, read } from './visitor.ts'

const text = speak(measureWords, 'en')
/** A month that is over. */
const month = new Date(Date.now() - 45 * 24 * 3_600_000).toISOString().slice(0, 7)

interface Index {
  total: { n: number; good: number; losses: { center: { n: number } } }
  cells: { client: { id: string } | null }[]
}

let browser: Browser
let admin: Page
let index: Index
beforeAll(async () => {
  browser = await openBrowser()
  admin = await comeIn(browser, { role: 'admin', language: 'en' })
  index = await read<Index>(admin, `/api/quality-index?month=${month}`)
})
afterAll(() => leave(browser))

const heading = (name: string, level = 2) => admin.getByRole('heading', { level, name })
const openFigure = (what: string) =>
  admin.getByRole('button', { name: new RegExp(`${text.common.open({ what })}$`) }).first()

describe('the joint quality index', () => {
  it('opens the requests behind a figure, as many as it says, and one of them', async () => {
    await admin.goto(`/desk/quality?month=${month}`)
    await heading(text.quality.title, 1).waitFor()
    expect(await violations(admin)).toEqual([])
    await openFigure(text.quality.lost).click()
    await heading(text.quality.list({ what: text.quality.verdict.lost })).waitFor()
    const lost = index.total.n - index.total.good
    await admin.getByText(text.common.behind({ count: lost }), { exact: true }).waitFor()
    expect(await violations(admin)).toEqual([])
    const first = admin.getByRole('link', { name: /^R-\d+$/ }).first()
    const number = (await first.textContent())!
    await first.click()
    await admin.waitForURL(`**/desk/requests/${number}`)
    await admin.goBack()
    await heading(text.quality.list({ what: text.quality.verdict.lost })).waitFor()
  })

  it('opens a loss from the picture by the keyboard alone', async () => {
    await admin.goto(`/desk/quality?month=${month}`)
    await heading(text.quality.title, 1).waitFor()
    const step = admin.locator('svg [role=button]', { hasText: text.quality.loss.center })
    await step.focus()
    await admin.keyboard.press('Enter')
    await heading(text.quality.list({ what: text.quality.verdict.center })).waitFor()
    const { n } = index.total.losses.center
    await admin.getByText(text.common.behind({ count: n }), { exact: true }).waitFor()
  })

  it('gives the table away as a file, and the letter to a client', async () => {
    const client = index.cells.find(cell => cell.client !== null)!.client!.id
    await admin.goto(`/desk/quality?month=${month}&client=${client}`)
    const [file] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByRole('button', { name: text.common.csvOf({ title: text.quality.tableOfOne }) }).click(),
    ])
    expect(file.suggestedFilename()).toBe(`quality-${month}.csv`)
    for (const [name, type] of [
      [text.quality.letterPdf, 'application/pdf'],
      [text.quality.letterXlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ] as const) {
      const link = admin.getByRole('link', { name: `${text.quality.letter}, ${name}` })
      const answer = await admin.request.get((await link.getAttribute('href'))!)
      expect(answer.headers()['content-type']).toBe(type)
    }
  })

  it('is frozen, and found again in the log figure for figure', async () => {
    const { id } = await call<{ id: string }>(admin, '/api/quality-snapshots', { month }, 201)
    await admin.goto(`/desk/quality/months/${id}`)
    await admin.getByRole('button', { name: text.snapshots.verify }).click()
    await admin.getByText(text.snapshots.equal).waitFor()
    expect(await violations(admin)).toEqual([])
  })
})

describe('a client lead in the portal', () => {
  it('goes from the one number to the own requests, and to what had to be returned', async () => {
    const lead = await comeIn(browser, { role: 'client.lead', language: 'en' })
    const words = text.clientQuality
    await lead.goto('/')
    await lead.getByRole('link', { name: words.more }).click()
    await lead.getByRole('heading', { level: 1, name: words.title }).waitFor()
    const figure = lead.getByRole('button', {
      name: new RegExp(`${text.common.open({ what: text.quality.n })}$`),
    })
    await figure.first().click()
    await lead.getByRole('heading', { level: 2, name: text.quality.list({ what: text.quality.n }) }).waitFor()
    expect(await violations(lead)).toEqual([])
    const request = lead.getByRole('link', { name: /^R-/ }).first()
    expect(await request.getAttribute('href')).toMatch(/^\/requests\/R-/)
    await lead.getByRole('button', { name: text.common.back }).click()
    await lead.goto(`${new URL(lead.url()).pathname}?list=firsts`)
    await lead.getByRole('heading', { level: 2, name: words.firsts }).waitFor()
    expect(await violations(lead)).toEqual([])
  })
})
