// The first day of a new centre: from an empty installation to the first request of a program.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { speak } from '#kernel/contract/words.ts'
import { peopleWords } from '#modules/channels/text/people-words.ts'
import { menuWords } from '#modules/identity/text/menu.ts'
import { screenWords as identityWords } from '#modules/identity/text/screen-words.ts'
import { screenWords as organisationWords } from '#modules/organisation/text/screen-words.ts'
import type { RegisteredRequest, Request } from '#modules/requests/contract.ts'
import { setupWords } from '#modules/setup/text/words.ts'
import { abandon, type Home, type Running, settle, start, stop } from './instance.ts'
import { comeIn, leave, openBrowser, until, wordsOf } from './visitor.ts'

const { web, requests } = wordsOf('en')
const { wizard } = speak(setupWords, 'en')
const { person: people, member } = speak(organisationWords, 'en')
const organisation = speak(organisationWords, 'en')
const { keys } = speak(identityWords, 'en')
const menu = speak(menuWords, 'en')
const handling = speak(peopleWords, 'en')
const password = crypto.randomUUID()

let home: Home
let running: Running
let browser: Browser
let admin: Page
let key: string
let answered: string

beforeAll(async () => {
  home = await settle({ OKNO_DEMO: 'off' })
  running = await start(home)
  browser = await openBrowser()
  admin = await comeIn(browser, { language: 'en', url: home.url })
}, 300_000)
afterAll(async () => {
  await leave(browser)
  await stop(running)
  await abandon(home)
})

describe('the first day', () => {
  it('begins with one page of questions, whatever address is opened, and ends them at the desk', async () => {
    await admin.goto('/desk/queue')
    await admin.waitForURL('**/setup')
    await admin.getByRole('textbox', { name: wizard.nameRu }).fill('Центр «Парус»')
    await admin.getByRole('textbox', { name: wizard.nameEn }).fill('Parus Services')
    await admin.getByRole('combobox', { name: wizard.timeZone }).fill('Europe/Moscow')
    await admin.getByRole('option', { name: 'Europe/Moscow' }).click()
    await admin.getByRole('textbox', { name: wizard.name, exact: true }).fill('Vera Sokolova')
    await admin.getByRole('textbox', { name: wizard.email }).fill('vera@parus.example')
    await admin.getByRole('textbox', { name: wizard.password }).fill('short')
    await admin.getByRole('button', { name: wizard.submit }).click()
    await admin.getByText(web.invalid.short({ n: 10 })).waitFor()
    await admin.getByRole('textbox', { name: wizard.password }).fill(password)
    await admin.getByRole('button', { name: wizard.submit }).click()
    await admin.waitForURL('**/desk/queue')
    await admin.getByRole('link', { name: 'Parus Services' }).waitFor()
    await admin.getByText(requests.emptyViews.my_teams).waitFor()
  })

  it('asks the questions once', async () => {
    const other = await comeIn(browser, { language: 'en', url: home.url })
    await other.goto('/setup')
    await other.getByText(wizard.done).waitFor()
    await other.getByRole('button', { name: wizard.toSignIn }).click()
    await other.waitForURL('**/sign-in')
    await other.context().close()
  })

  it('the administrator adds a person and makes them a member of the team', async () => {
    await admin.getByRole('button', { name: web.menu.person({ name: 'Vera Sokolova' }) }).click()
    await admin.getByRole('menuitem', { name: web.menu.toAdmin }).click()
    await admin.waitForURL('**/admin/people')
    await admin.getByRole('link', { name: organisation.people.add }).first().click()
    await admin.getByRole('textbox', { name: people.name }).fill('Oleg Smirnov')
    await admin.getByRole('textbox', { name: people.email }).fill('oleg@parus.example')
    await admin.getByRole('button', { name: organisation.words.add, exact: true }).click()
    await admin.getByRole('heading', { level: 1, name: 'Oleg Smirnov' }).waitFor()
    await admin.getByRole('button', { name: people.join }).click()
    const dialog = admin.getByRole('dialog', { name: member.joinTitle })
    await dialog.getByRole('combobox', { name: member.team }).click()
    await admin.getByRole('option', { name: 'Ask us' }).click()
    await dialog.getByRole('button', { name: member.submit, exact: true }).click()
    await admin.getByText(member.joined({ person: 'Oleg Smirnov', team: 'Ask us' })).waitFor()
  })

  it('makes an API key, and the first request comes from a program', async () => {
    await admin.getByRole('button', { name: web.menu.person({ name: 'Vera Sokolova' }) }).click()
    await admin.getByRole('menuitem', { name: menu.keys }).click()
    await admin.getByRole('button', { name: keys.make }).first().click()
    await admin.getByRole('textbox', { name: keys.name }).fill('Payroll')
    await admin.getByRole('button', { name: keys.submit }).click()
    const shown = admin.getByText(/^okno_[\w-]{43}$/)
    await shown.waitFor()
    key = (await shown.textContent())!
    await admin.getByRole('button', { name: keys.done }).click()

    await admin.goto('/desk/queue')
    await admin.getByText(requests.emptyViews.my_teams).waitFor()
    const answer = await fetch(`${home.url}/api/requests`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Payslips of March are missing', channel: 'api' }),
    })
    expect(answer.status).toBe(201)
    const { number } = (await answer.json()) as RegisteredRequest
    expect(number).toMatch(/^R-\d+$/)
    await admin.getByRole('link').filter({ hasText: number }).waitFor()
  })

  it('an answer stands there at once and can be taken back, over a reload too; nobody has seen it', async () => {
    await undoSeconds(60)
    await becomeAgent()
    const { items } = await ask<{ items: { id: string; name: string }[] }>('GET', '/people')
    const requester_id = items.find(person => person.name === 'Oleg Smirnov')!.id
    const body = { text: 'Where is my pass?', requester_id, channel: 'phone' }
    answered = (await ask<RegisteredRequest>('POST', '/requests', body)).number
    await admin.goto(`/desk/requests/${answered}`)
    const field = admin.getByPlaceholder(requests.composer.placeholder)
    await field.fill('At the counter.')
    await admin.keyboard.press('Control+Shift+Enter')
    const waiting = admin.getByRole('listitem').filter({ has: admin.getByRole('timer') })
    await waiting.getByText('At the counter.').waitFor()
    await until(() => field.inputValue()).toBe('')
    expect(await said()).toEqual(['Where is my pass?'])

    await admin.reload()
    await waiting.getByText('At the counter.').waitFor()
    await admin.keyboard.press('Control+KeyZ')
    await until(() => field.inputValue()).toBe('At the counter.')
    await waiting.waitFor({ state: 'detached' })
    expect((await ask<Request>('GET', `/requests/${answered}`)).status).toBe('new')
  })

  it('and goes by itself when its time is over', async () => {
    await undoSeconds(1)
    const field = admin.getByPlaceholder(requests.composer.placeholder)
    await field.press('Control+Enter')
    await until(said).toEqual(['Where is my pass?', 'At the counter.'])
    await until(() => admin.getByRole('timer').count()).toBe(0)
    await admin.getByRole('listitem').getByText('At the counter.').waitFor()
    // As it was to be sent at first.
    expect((await ask<Request>('GET', `/requests/${answered}`)).status).toBe('resolved')
  })
})

async function ask<T>(method: string, address: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${home.url}/api${address}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(answer.ok, `${method} ${address}: ${answer.status}`).toBe(true)
  return (await answer.json()) as T
}

/** The first administrator answers requests too. */
async function becomeAgent(): Promise<void> {
  const { items } = await ask<{ items: { id: string; code: string }[] }>('GET', '/roles')
  const role_id = items.find(role => role.code === 'agent')!.id
  const { id: account_id } = await ask<{ id: string }>('GET', '/me')
  await ask('POST', '/grants', { account_id, role_id, scope_kind: 'all' })
}

const said = async () =>
  (await ask<{ items: { text: string }[] }>('GET', `/requests/${answered}/messages`)).items.map(
    message => message.text,
  )

/** Sets on screen, in another tab, how long answers can be taken back. */
async function undoSeconds(seconds: number): Promise<void> {
  const page = await admin.context().newPage()
  await page.goto('/admin/mail-handling')
  const form = page.getByRole('form', { name: handling.answers.title })
  await form.getByRole('textbox', { name: handling.answers.undo_seconds }).fill(String(seconds))
  await form.getByRole('button', { name: handling.handling.save }).click()
  await page.getByText(handling.handling.saved).waitFor()
  await page.close()
}
