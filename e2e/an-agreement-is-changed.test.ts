// A promise is changed: a target is edited with its sentence beside it, the effect is seen, the edition is published, and open requests follow.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalText, pick } from '#kernel/contract/shapes.ts'
import { speak } from '#kernel/contract/words.ts'
import type { Agreement } from '#modules/agreements/contract.ts'
import { agreementScreenWords } from '#modules/agreements/text/agreements.ts'
import { call, comeIn, leave, openBrowser, read, until, wordsOf } from './visitor.ts'

const words = speak(agreementScreenWords, 'en')
const { web } = wordsOf('en')
const code = `urgent-answers-${Date.now().toString(36)}`
const title = 'Urgent answers'

let browser: Browser
let admin: Page
let requester: Page
/** An open request that has had no answer yet. */
let number: string
/** What it is about: the agreement is made for this service. */
let service: string
let service_id: string
let address: string

const dueAt = async (): Promise<number> => {
  const { due_at } = await read<{ due_at: string | null }>(admin, `/api/requests/${number}`)
  return due_at === null ? Number.NaN : Date.parse(due_at)
}
const agreement = (): Promise<Agreement> =>
  read<Agreement>(admin, `/api/agreements/${new URL(address).pathname.split('/').at(-1)}`)

beforeAll(async () => {
  browser = await openBrowser()
  requester = await comeIn(browser, { role: 'requester', language: 'en' })
  admin = await comeIn(browser, { role: 'admin', language: 'en' })
  // The service that is asked for least: others' requests keep their promises.
  const { items } = await read<{ items: { id: string; title: LocalText }[] }>(
    requester,
    '/api/services?limit=200',
  )
  const rare = items.at(-1)!
  service = pick(rare.title, 'en')
  service_id = rare.id
  const text = 'The door of the archive does not open, please help.'
  ;({ number } = await call<{ number: string }>(requester, '/api/requests', { text, service_id }, 201))
})
afterAll(() => leave(browser))

describe('an agreement', () => {
  it('is made in a dialog and opens as a draft', async () => {
    await admin.goto('/admin/agreements')
    await admin.getByRole('button', { name: words.list.make }).first().click()
    const dialog = admin.getByRole('dialog', { name: words.make.title })
    await dialog.getByRole('textbox', { name: `${words.make.name}: ${web.languages.en}` }).fill(title)
    await dialog.getByRole('textbox', { name: words.make.code }).fill('Not a code')
    await dialog.getByRole('button', { name: words.make.submit }).click()
    await dialog.getByText(words.make.codeWrong).waitFor()
    await dialog.getByRole('textbox', { name: words.make.code }).fill(code)
    await dialog.getByRole('button', { name: words.make.submit }).click()
    await admin.getByRole('heading', { level: 1, name: title }).waitFor()
    await admin.getByRole('heading', { level: 2, name: words.draft.targets }).waitFor()
    address = admin.url()
  })

  it('says each target in words while it is typed, and keeps it by itself', async () => {
    await admin.getByRole('button', { name: words.draft.addTarget }).click()
    await admin.getByRole('menuitem', { name: words.metrics.first_answer }).click()
    const target = admin.getByRole('group', { name: words.metrics.first_answer, exact: true })
    await target.getByText('We will answer within 30 working minutes').waitFor()
    await target.getByRole('textbox', { name: words.limit.count }).fill('12')
    await target.getByText('We will answer within 12 working minutes').waitFor()
    await target.getByRole('textbox', { name: words.target.warn }).fill('5')
    await target.getByRole('button', { name: words.steps.add }).click()
    await target.getByText('as soon as the limit is passed, the lead of the team hears of it').waitFor()
    await admin.getByText(words.draft.kept.kept).waitFor()
    await until(async () => (await agreement()).editions[0]?.targets[0]?.limit.count).toBe(12)
  })

  it('keeps what is typed but cannot be promised, and says what is wrong at its field', async () => {
    const target = admin.getByRole('group', { name: words.metrics.first_answer, exact: true })
    await target.getByRole('textbox', { name: words.target.warn }).fill('50')
    await target.getByText(words.problems.warning_before_start).waitFor()
    await admin.getByText(words.draft.kept.unfit).waitFor()
    expect((await agreement()).editions[0]?.targets[0]?.warn_minutes).toBe(5)
    await admin.reload()
    await target.getByText(words.problems.warning_before_start).waitFor()
    expect(await target.getByRole('textbox', { name: words.target.warn }).inputValue()).toBe('50')
    await target.getByRole('textbox', { name: words.target.warn }).fill('4')
    await admin.getByText(words.draft.kept.kept).waitFor()
    await until(async () => (await agreement()).editions[0]?.targets[0]?.warn_minutes).toBe(4)
  })

  it('shows what it would do, is published, and open requests are due at another time', async () => {
    const before = await dueAt()
    expect(before).toBeGreaterThan(0)
    await admin.getByRole('combobox', { name: words.scope.dimensions.service }).fill(service)
    await admin.getByRole('option', { name: service, exact: true }).click()
    await admin.keyboard.press('Escape')
    await admin.getByRole('checkbox', { name: words.validity.coversOpen }).check()
    await admin.getByText(words.draft.kept.kept).waitFor()
    await until(async () => (await agreement()).editions[0]?.covers_open).toBe(true)
    await admin.getByRole('button', { name: words.preview.look }).click()
    await admin.getByText(/^In three months, from/).waitFor()
    await admin
      .getByText(/Would (be|stay)/)
      .first()
      .waitFor()
    await admin.getByText(/The due time of .* out of/).waitFor()
    await admin.getByRole('button', { name: words.preview.publish, exact: true }).click()
    await admin.getByText(words.preview.published({ number: 1 })).waitFor()
    await admin.getByText('We will answer within 12 working minutes').waitFor()
    await admin.getByText(/Clocks (are about|are being|were recalculated)/).waitFor()
    await until(dueAt).toBeLessThan(before)
    expect((await agreement()).in_force?.number).toBe(1)
  })

  it('is named by the panel that says which promise holds, with the reason', async () => {
    await admin.goto(`/admin/agreements/applying?service=${service_id}`)
    const holding = admin.getByText('Promised within 12 working minutes:')
    await holding.waitFor()
    const reason = words.applying.telling.most_specific({ dimension: words.scope.inWords.service })
    await admin.getByText(reason).first().waitFor()
    await admin.getByText(words.applying.lost).first().waitFor()
  })

  it('is retired, and what it promised is taken back', async () => {
    const before = await dueAt()
    await admin.goto(address)
    await admin.getByRole('button', { name: words.page.retire }).click()
    await admin.getByText(words.page.retired({ name: title })).waitFor()
    await until(dueAt).toBeGreaterThan(before)
  })
})
