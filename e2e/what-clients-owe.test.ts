// What clients owe: an owner sets it up, the client's lead sees and hands it in, a reminder comes before, and what is missed is escalated.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalText, pick } from '#kernel/contract/shapes.ts'
import { speak } from '#kernel/contract/words.ts'
import { violations } from '#kernel/web/test/browser.ts'
import type { Owed, OwedWhole } from '#modules/agreements/contract.ts'
import { obligingWords } from '#modules/agreements/text/obliging.ts'
import { planningWords } from '#modules/agreements/text/planning.ts'
import { call, comeIn, leave, openBrowser, rareWord, read, until, wordsOf } from './visitor.ts'

const owing = speak(obligingWords, 'en')
const planning = speak(planningWords, 'en')
const { web } = wordsOf('en')
const hour_ms = 3_600_000
const mark = Date.now().toString(36)

let browser: Browser
let admin: Page
let owner: Page
let lead: Page
let manager: Page
/** What the lead's company owes, not whole yet, with the most time left. */
let owed: OwedWhole
/** Measured in another system: one that is due within the hour, one that was due an hour ago. */
const soon = { title: `Act of reconciliation ${rareWord()}`, id: `soon-${mark}` }
const missed = { title: `Act of reconciliation ${rareWord()}`, id: `missed-${mark}` }

const whole = (id: string) => read<OwedWhole>(lead, `/api/obligations/${id}`)
const en = (text: LocalText) => pick(text, 'en')

/** What the page of a list says about a period: `December 2026`. */
const periodName = (period: string) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${period}-15T12:00:00Z`),
  )

interface Letters {
  items: { subject: string; excerpt: string; to_addresses: string[] }[]
}
/** Who has had a letter that names a thing, by address. */
async function hearing(title: string): Promise<string[]> {
  const { items } = await read<Letters>(admin, '/api/demo/letters?limit=100')
  return items
    .filter(({ subject, excerpt }) => `${subject} ${excerpt}`.includes(title))
    .flatMap(({ to_addresses }) => to_addresses)
}

/** The client promises documents within a day and a night, whatever the hour: with a warning before and word to its manager after. */
async function promiseByTheClock(client_id: string): Promise<void> {
  const day = [['00:00', '24:00']]
  const [mon, tue, wed, thu, fri, sat, sun] = Array.from({ length: 7 }, () => day)
  const week = { mon, tue, wed, thu, fri, sat, sun }
  const name = { en: `Always ${mark}` }
  const calendar = await call<{ id: string }>(
    admin,
    '/api/calendars',
    { time_zone: 'Europe/Moscow', week, name },
    201,
  )
  const { editions } = await call<{ editions: { id: string }[] }>(
    admin,
    '/api/agreements',
    {
      ...{ code: `reconciliation-${mark}`, kind: 'ola', promiser: 'client', promiser_id: client_id },
      ...{ promisee: 'center', title: { en: `Acts of reconciliation ${mark}` } },
    },
    201,
  )
  const address = `/api/editions/${editions[0]!.id}`
  const target = {
    ...{ code: 'acts', metric: 'document', title: { en: 'Acts of reconciliation' } },
    ...{ limit: { unit: 'working_minutes', count: 24 * 60 }, warn_minutes: 120 },
    ...{ calendar_source: 'named', calendar_id: calendar.id, pauses: [], budgets: {} },
    steps: [
      { key: 'after', when: { minutes_after: 0 }, level: 1, to: [{ kind: 'role', id: 'client_manager' }] },
    ],
  }
  const answer = await admin.request.put(address, {
    data: { valid_from: '2026-01-01T00:00:00Z', covers_open: false, scope: {}, targets: [target] },
  })
  expect(answer.status(), await answer.text()).toBe(200)
  await call(admin, `${address}/publish`, {})
}

beforeAll(async () => {
  browser = await openBrowser()
  const enter = (role: string) => comeIn(browser, { role, language: 'en' })
  ;[admin, owner, lead, manager] = (await Promise.all(
    (['admin', 'owner', 'client.lead', 'client.manager'] as const).map(enter),
  )) as [Page, Page, Page, Page]
  const { items } = await read<{ items: Owed[] }>(lead, '/api/obligations?limit=200')
  const open = items.filter(one => one.plan && !['done', 'late', 'waived', 'overdue'].includes(one.state))
  const [last] = open.sort((one, other) => String(other.due_at).localeCompare(String(one.due_at)))
  owed = await whole(last!.id)
  await promiseByTheClock(owed.client.id)
})
afterAll(() => leave(browser))

describe('what clients owe', () => {
  it('is set up by the owner of a service, who reads what will come of it and the next three dates before saving', async () => {
    await owner.goto('/admin/agreements/obligations')
    await owner.getByRole('button', { name: planning.make }).first().click()
    const dialog = owner.getByRole('dialog', { name: planning.make })
    const name = dialog.getByRole('group', { name: planning.name })
    await name.getByRole('textbox', { name: web.languages.en }).fill(`Bonus lists ${mark}`)
    await dialog.getByRole('textbox', { name: planning.code, exact: true }).fill(`bonus-${mark}`)
    await dialog.getByRole('combobox', { name: planning.target }).click()
    await owner.getByRole('option', { name: /working day 2/ }).click()
    await dialog.getByRole('combobox', { name: planning.service }).click()
    await owner.getByRole('option').first().click()
    const item = dialog.getByRole('group', { name: planning.item({ number: 1 }) })
    await item.getByRole('textbox', { name: web.languages.en }).fill('Bonus list')
    await dialog.getByText(/every client of the agreement hands over “Bonus list”/).waitFor()
    const dates = dialog.getByRole('table', { name: planning.nextDues })
    await until(() => dates.getByRole('row').count()).toBe(4)
    expect(await violations(owner)).toEqual([])
    await dialog.getByRole('button', { name: planning.create }).click()
    await owner.getByText(planning.made).waitFor()
    await owner.getByText(`bonus-${mark}`).waitFor()
  })

  it('is no more opened once it is retired, and what others have set up is only looked at', async () => {
    const title = `Bonus lists ${mark}`
    await owner.getByRole('button', { name: planning.editOne({ name: title }) }).click()
    await owner.getByRole('dialog').getByRole('button', { name: planning.retire }).click()
    await owner.getByText(planning.retired({ name: title })).waitFor()
    await owner.getByRole('button', { name: planning.lookOne({ name: 'Primary documents' }) }).click()
    const dialog = owner.getByRole('dialog', { name: planning.editTitle })
    await dialog.getByRole('table', { name: planning.nextDues }).waitFor()
    expect(await dialog.getByRole('button', { name: planning.save }).count()).toBe(0)
  })

  it('stands on the first page of the client’s lead, and in a table of periods behind it', async () => {
    await lead.goto('/')
    await lead.getByRole('heading', { level: 2, name: owing.owedNow }).waitFor()
    await lead.getByRole('link', { name: owing.allOwed }).click()
    await lead.getByRole('heading', { level: 1, name: owing.titlePortal }).waitFor()
    await lead.getByRole('heading', { level: 2, name: en(owed.title) }).waitFor()
    expect(await violations(lead)).toEqual([])
  })

  it('is handed in on the screen, item by item, with what proves it', async () => {
    await lead.goto(`/obligations?id=${owed.id}`)
    const item = owed.checklist.find(({ evidence }) => evidence === null)!
    const line = lead
      .getByRole('dialog')
      .getByRole('listitem')
      .filter({ hasText: en(item.title) })
    await line.getByRole('textbox', { name: owing.document }).fill(`No. ${mark}`)
    await line.getByRole('button', { name: `${owing.mark}: ${en(item.title)}` }).click()
    await line.getByText(`No. ${mark}`).waitFor()
    expect((await whole(owed.id)).checklist.find(({ code }) => code === item.code)?.evidence).toMatchObject({
      source: 'client',
      document: `No. ${mark}`,
    })
  })

  it('is handed in by a list, which first shows what each line would do, and by programs', async () => {
    const left = (await whole(owed.id)).checklist.filter(({ evidence }) => evidence === null)
    const [listed, ...told] = left
    if (listed) {
      const clients = await read<{ items: { id: string; code: string }[] }>(admin, '/api/clients?limit=200')
      const client = clients.items.find(({ id }) => id === owed.client.id)!.code
      const lines = [
        'client;obligation;period;item;document;delivered_at',
        `${client};${owed.plan!.code};${owed.period};${listed.code};list-${mark};`,
        `${client};${owed.plan!.code};${owed.period};nothing-like-this;;`,
      ]
      await lead.goto('/obligations?dialog=upload')
      const dialog = lead.getByRole('dialog', { name: owing.upload })
      const [chooser] = await Promise.all([
        lead.waitForEvent('filechooser'),
        dialog.getByRole('button', { name: owing.choose }).click(),
      ])
      await chooser.setFiles({
        name: 'evidence.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(lines.join('\n')),
      })
      await dialog.getByText(owing.counts({ taken: 1, known: 0, refused: 1 })).waitFor()
      await dialog.getByRole('button', { name: owing.take({ count: 1 }) }).click()
      await lead.getByText(owing.taken({ count: 1 })).waitFor()
    }
    for (const { code } of told) await call(lead, `/api/obligations/${owed.id}/evidence`, { item: code })
    expect(await whole(owed.id)).toMatchObject({ state: 'done', clocks: [{ outcome: 'met' }] })
  })

  it('is in time in the centre’s table of the month', async () => {
    await manager.goto(`/desk/obligations?client=${owed.client.id}&plan=${owed.plan!.id}`)
    const total = owed.items_total
    const cell = owing.cell({
      ...{ client: en(owed.client.name), period: periodName(owed.period!), state: owing.state.done },
      ...{ done: total, total },
    })
    await manager.getByRole('button', { name: cell }).waitFor()
    expect(await violations(manager)).toEqual([])
  })

  it('is reminded of before it is due', async () => {
    await call(lead, '/api/obligations/events', {
      ...{ client: owed.client.id, metric: 'document', external_id: soon.id, title: { en: soon.title } },
      opened_at: new Date(Date.now() - 23 * hour_ms).toISOString(),
    })
    await until(() => hearing(soon.title)).toEqual(['client.lead@demo.okno'])
    await lead.goto('/obligations?state=soon')
    await lead.getByText(soon.title).waitFor()
  })

  it('is told to the client’s manager when it was missed, and stands as overdue', async () => {
    await call(lead, '/api/obligations/events', {
      ...{ client: owed.client.id, metric: 'document', external_id: missed.id, title: { en: missed.title } },
      opened_at: new Date(Date.now() - 25 * hour_ms).toISOString(),
    })
    // A warning that comes with the breach itself would warn nobody.
    await until(() => hearing(missed.title)).toEqual(['client.manager@demo.okno'])
    await manager.goto('/desk/obligations?state=overdue')
    await manager.getByRole('button', { name: missed.title }).click()
    const dialog = manager.getByRole('dialog')
    await dialog.getByText(owing.history).click()
    await dialog.getByText(owing.events['agreements.clock_missed']).waitFor()
    await dialog.getByText(owing.events['agreements.clock_escalated']).waitFor()
  })

  it('is counted as late when it comes after all', async () => {
    await call(lead, '/api/obligations/events', {
      ...{ client: owed.client.id, metric: 'document', external_id: missed.id },
      ...{ opened_at: new Date(Date.now() - 25 * hour_ms).toISOString(), done_at: new Date().toISOString() },
    })
    await manager.goto('/desk/obligations?state=late')
    await manager.getByRole('button', { name: missed.title }).waitFor()
  })
})
