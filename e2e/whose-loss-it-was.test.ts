// Whose loss it was: the client's side disputes an outcome, the centre answers in time, a missed time is excused, the index follows, the audit tells.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { speak } from '#kernel/contract/words.ts'
import { violations } from '#kernel/web/test/browser.ts'
import type { Objecting, Objection, Quality } from '#modules/agreements/contract.ts'
import { objectingWords } from '#modules/agreements/text/objecting.ts'
import { eventWords } from '#modules/identity/text/event-words.ts'
import { comeIn, leave, openBrowser, read, until, wordsOf } from './visitor.ts'

const text = speak(objectingWords, 'en')
const { events } = speak(eventWords, 'en')
const { requests: words } = wordsOf('en')
const hour_ms = 3_600_000
const facts = `We called twice, it is in the request (${Date.now().toString(36)}).`
const ruling = `You are right, the calls are there (${Date.now().toString(36)}).`

interface Judged {
  id: string
  number: string
  service: { id: string } | null
  client: { id: string } | null
}
interface Disputed extends Judged {
  month: string
}
const verdicts = ['client', 'both', 'center', 'good'] as const
type Verdict = (typeof verdicts)[number]

let browser: Browser
let admin: Page
let lead: Page
let manager: Page
let teamLead: Page
/** The request whose outcome is disputed, and what that is. */
let thing: Disputed
let was: Verdict
let wanted: Verdict
let number: string
let good_before: number

const objecting = async (page: Page, request: string): Promise<Objecting> => {
  const { objecting } = await read<{ objecting: Objecting | null }>(page, `/api/requests/${request}/promises`)
  if (!objecting) throw new Error(`nobody may object to ${request}`)
  return objecting
}
const cut = ({ client, service, month }: Disputed) =>
  `month=${month}&client=${client?.id ?? 'none'}&service=${service?.id ?? 'none'}`
const goodOf = async (one: Disputed): Promise<number> =>
  (await read<{ total: Quality }>(admin, `/api/quality-index?${cut(one)}`)).total.good
const behind = async (one: Disputed, verdict: Verdict): Promise<string[]> => {
  const address = `/api/quality-index/requests?${cut(one)}&verdict=${verdict}&limit=200`
  return (await read<{ items: Judged[] }>(admin, address)).items.map(({ number }) => number)
}

/** Of this month and the last: the newest outcomes of the lead's company. */
async function outcomes(client: string, verdict: Verdict): Promise<Disputed[]> {
  const months = [0, 31].map(days => new Date(Date.now() - days * 24 * hour_ms).toISOString().slice(0, 7))
  const found = await Promise.all(
    [...new Set(months)].map(async month => {
      const address = `/api/quality-index/requests?month=${month}&client=${client}&verdict=${verdict}&limit=100`
      const { items } = await read<{ items: (Judged & { at: string })[] }>(admin, address)
      return items.map(item => ({ ...item, month }))
    }),
  )
  return found.flat().sort((one, other) => other.at.localeCompare(one.at))
}

/** An outcome that may still be disputed: rather a loss of the client, but any other serves. */
async function disputable(): Promise<{ thing: Disputed; was: Verdict }> {
  const { client_id } = await read<{ client_id: string }>(lead, '/api/me')
  for (const verdict of verdicts)
    for (const thing of (await outcomes(client_id, verdict)).slice(0, 15))
      if ((await objecting(lead, thing.number)).may_dispute) return { thing, was: verdict }
  throw new Error('the demo has no outcome that may be disputed')
}

/** A request with a missed time that may still be excused. */
async function excusable(): Promise<string> {
  const day = new Date(Date.now() - 9 * 24 * hour_ms).toISOString().slice(0, 10)
  const address = `/api/reports/attainment/requests?from=${day}&outcome=missed&kind=sla&limit=60`
  const { items } = await read<{ items: { number: string | null }[] }>(admin, address)
  for (const { number } of items)
    if (number && (await objecting(teamLead, number)).may_excuse.length > 0) return number
  throw new Error('the demo has no missed time that may be excused')
}

beforeAll(async () => {
  browser = await openBrowser()
  const enter = (role: string) => comeIn(browser, { role, language: 'en' })
  admin = await enter('admin')
  lead = await enter('client.lead')
  manager = await enter('client.manager')
  teamLead = await enter('lead')
  ;({ thing, was } = await disputable())
  number = thing.number
  wanted = was === 'good' ? 'center' : 'good'
  good_before = await goodOf(thing)
})
afterAll(() => leave(browser))

describe('whose loss it was', () => {
  it('is disputed by the client’s side, with what it should be and why', async () => {
    await lead.goto(`/requests/${number}`)
    await lead.getByRole('button', { name: words.story.timeMore }).click()
    await lead.getByText(text.outcome({ verdict: text.verdict[was] })).waitFor()
    await lead.getByRole('button', { name: text.dispute }).click()
    const dialog = lead.getByRole('dialog', { name: text.disputeTitle })
    await dialog.getByRole('combobox', { name: text.should }).click()
    await lead.getByRole('option', { name: text.verdict[wanted], exact: true }).click()
    await dialog.getByRole('combobox', { name: text.why }).click()
    await lead.getByRole('option', { name: text.reason.data_error }).click()
    await dialog.getByRole('textbox', { name: text.text }).fill(facts)
    expect(await violations(lead)).toEqual([])
    await dialog.getByRole('button', { name: text.send }).click()
    await lead.getByText(text.sent).waitFor()
    await lead.getByText(facts).waitFor()
  })

  it('comes by itself to the list of whoever answers, with five working days for it', async () => {
    await manager.goto('/desk/objections?state=open')
    const line = manager.getByRole('listitem').filter({ hasText: facts })
    await line.getByRole('button', { name: text.answer }).waitFor()
    const { items } = await read<{ items: Objection[] }>(manager, '/api/objections?state=open&limit=200')
    const { minutes_left } = items.find(one => one.text.includes(facts))!
    expect(minutes_left).toBeGreaterThan(4 * 9 * 60)
    expect(minutes_left).toBeLessThanOrEqual(6 * 9 * 60)
  })

  it('is answered by the other side, which is seen at once where the list is open, and changes the outcome', async () => {
    await admin.goto('/desk/objections?state=open')
    const waiting = admin.getByRole('listitem').filter({ hasText: facts })
    await waiting.waitFor()
    const line = manager.getByRole('listitem').filter({ hasText: facts })
    await line.getByRole('button', { name: text.answer }).click()
    const dialog = manager.getByRole('dialog', { name: text.answerTitle })
    await dialog.getByRole('textbox', { name: text.answerText }).fill(ruling)
    expect(await violations(manager)).toEqual([])
    await dialog.getByRole('button', { name: text.accept }).click()
    await manager.getByText(text.accepted).waitFor()
    // Nobody has touched this page.
    await waiting.waitFor({ state: 'detached' })
    await lead.reload()
    await lead.getByText(text.outcomeRuled({ verdict: text.verdict[wanted] })).waitFor()
    await lead.getByText(ruling).waitFor()
    expect((await objecting(lead, number)).may_dispute).toBe(false)
  })

  it('moves the index: the request stands behind another figure', async () => {
    await until(() => goodOf(thing)).toBe(good_before + (wanted === 'good' ? 1 : -1))
    expect(await behind(thing, wanted)).toContain(number)
    expect(await behind(thing, was)).not.toContain(number)
  })

  it('is nobody’s when a missed time is excused: asked for by the centre, decided by another', async () => {
    const late = await excusable()
    const reason = `The network was down, ${facts}`
    await teamLead.goto(`/desk/requests/${late}?tab=promises`)
    await teamLead.getByRole('button', { name: text.excuse }).first().click()
    const dialog = teamLead.getByRole('dialog')
    await dialog.getByRole('combobox', { name: text.why }).click()
    await teamLead.getByRole('option', { name: text.reason.system_failure }).click()
    await dialog.getByRole('textbox', { name: text.text }).fill(reason)
    await dialog.getByRole('button', { name: text.send }).click()
    await teamLead.getByText(text.sent).waitFor()
    const own = teamLead.getByRole('listitem').filter({ hasText: reason })
    await own.getByRole('button', { name: text.withdraw }).waitFor()
    expect(await own.getByRole('button', { name: text.answer, exact: true }).count()).toBe(0)

    const line = admin.getByRole('listitem').filter({ hasText: reason })
    await line.getByRole('button', { name: text.answer }).click()
    const answer = admin.getByRole('dialog', { name: text.answerTitle })
    await answer.getByRole('textbox', { name: text.answerText }).fill(ruling)
    await answer.getByRole('button', { name: text.accept }).click()
    await admin.getByText(text.accepted).waitFor()
    const { clocks } = await read<{ clocks: { excused: boolean }[] }>(admin, `/api/requests/${late}/promises`)
    expect(clocks.some(({ excused }) => excused)).toBe(true)
  })

  it('stands in the audit, with who said what and when', async () => {
    await admin.goto(`/admin/audit?subject=${thing.id}`)
    await admin.getByText(events['agreements.objection_raised']).first().waitFor()
    await admin.getByText(events['agreements.objection_answered']).first().waitFor()
    expect(await violations(admin)).toEqual([])
  })
})
