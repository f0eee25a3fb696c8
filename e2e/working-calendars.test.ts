// Keeping a working calendar: a day by the keyboard, the week, a year from the shipped data and from a file, and trying it.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { speak } from '#kernel/contract/words.ts'
import { violations } from '#kernel/web/test/browser.ts'
import { screenWords } from '#modules/calendar/text/screen-words.ts'
import { call, comeIn, leave, openBrowser, rareWord, read, wordsOf } from './visitor.ts'

const { web } = wordsOf('en')
const text = speak(screenWords, 'en')
const day = [['09:00', '18:00']]

let browser: Browser
let admin: Page
let id: string

beforeAll(async () => {
  browser = await openBrowser()
  admin = await comeIn(browser, { role: 'admin', language: 'en' })
  const document = {
    time_zone: 'Europe/Moscow',
    week: { mon: day, tue: day, wed: day, thu: day, fri: day },
    name: { en: `Workshop ${rareWord()}` },
  }
  id = (await call<{ id: string }>(admin, '/api/calendars', document, 201)).id
})
afterAll(() => leave(browser))

interface Shown {
  week: Record<string, string[][]>
  days?: { date: string; intervals: string[][]; name?: { en?: string } }[]
  follows: { week: string } | null
}
const calendar = () => read<Shown>(admin, `/api/calendars/${id}`)
const dayButton = (date: string) => admin.locator(`button[data-date="${date}"]`)
const undo = () => admin.getByRole('button', { name: web.undo }).last().click()

describe('a working calendar', () => {
  it('a day is found with the arrow keys, closed, and opened again by undoing', async () => {
    await admin.goto(`/admin/calendars/${id}?year=2025`)
    await dayButton('2025-01-01').focus()
    for (const key of ['PageDown', 'PageDown', 'ArrowDown', 'ArrowRight', 'ArrowRight'])
      await admin.keyboard.press(key)
    await expect
      .poll(() => admin.evaluate(() => document.activeElement?.getAttribute('data-date')))
      .toBe('2025-03-10')
    await admin.keyboard.press('Enter')
    const dialog = admin.getByRole('dialog')
    await dialog.getByRole('radio', { name: text.edit.closed }).check()
    await dialog.getByRole('textbox', { name: text.edit.why }).fill('Moving house')
    await dialog.getByRole('button', { name: text.words.save }).click()
    await dialog.waitFor({ state: 'detached' })
    await admin.locator('button[data-date="2025-03-10"][data-kind="holiday"]').waitFor()
    expect((await calendar()).days).toEqual([
      { date: '2025-03-10', intervals: [], name: { en: 'Moving house' } },
    ])
    expect(await dayButton('2025-03-10').getAttribute('aria-label')).toContain('Moving house')
    await undo()
    await admin.locator('button[data-date="2025-03-10"][data-kind="working"]').waitFor()
    expect((await calendar()).days ?? []).toEqual([])
  })

  it('a night and a break are typed; hours that overlap are told at their day', async () => {
    await admin.goto(`/admin/calendars/${id}?tab=hours`)
    const monday = admin.getByRole('textbox', { name: text.weekDays.mon })
    await monday.fill('9-13, 14:00–18:00')
    await admin.getByRole('textbox', { name: text.weekDays.sat }).fill('22:00-06:00')
    await admin.getByRole('textbox', { name: text.weekDays.sun }).fill('05:00-07:00')
    await admin.getByRole('button', { name: text.words.save }).click()
    await admin.getByRole('alert').filter({ hasText: text.weekDays.sun }).waitFor()
    await admin.getByRole('textbox', { name: text.weekDays.sun }).fill('')
    await admin.getByRole('button', { name: text.words.save }).click()
    await admin.getByText(text.words.saved, { exact: true }).waitFor()
    expect((await calendar()).week).toMatchObject({
      mon: [
        ['09:00', '13:00'],
        ['14:00', '18:00'],
      ],
      sat: [['22:00', '06:00']],
    })
    await undo()
    await expect
      .poll(async () => (await calendar()).week)
      .toEqual({ mon: day, tue: day, wed: day, thu: day, fri: day })
  })

  it('a year is filled after a look at what changes, from the shipped data and from a file', async () => {
    await admin.goto(`/admin/calendars/${id}?year=2026`)
    await admin.getByRole('button', { name: text.year.fill }).click()
    const dialog = admin.getByRole('dialog', { name: text.fill.title })
    await dialog.getByText('Victory Day').waitFor()
    expect((await calendar()).days ?? []).toEqual([])
    await dialog.getByRole('button', { name: /^Change \d+ days$/ }).click()
    await dialog.waitFor({ state: 'detached' })
    await admin.getByText('norm 1,972 h').waitFor()
    expect((await calendar()).follows).toMatchObject({ week: 'five' })

    await admin.goto(`/admin/calendars/${id}?year=2027&dialog=fill&source=file`)
    await dialog
      .getByRole('textbox', { name: text.fill.paste })
      .fill('2027-03-09;off;Repairs\n2027-13-01;off')
    await dialog.getByRole('listitem').filter({ hasText: '2027-13-01' }).waitFor()
    await dialog.getByRole('button', { name: 'Change 1 day' }).click()
    await dialog.waitFor({ state: 'detached' })
    await admin.locator('button[data-date="2027-03-09"][data-kind="holiday"]').waitFor()
  })

  it('tries a due time and the working time between two moments', async () => {
    const asked = 'start=2026-05-08T16:30&count=60&from=2026-05-08T00:00&to=2026-05-13T00:00'
    await admin.goto(`/admin/calendars/${id}?tab=try&${asked}`)
    // The eve ends at five; two days off and the moved one follow.
    await admin.getByText(/^Due Tue.* 12 May 2026.* 09:30$/).waitFor()
    await admin.getByText(text.tryIt.worked({ hours: 17, minutes: 0 })).waitFor()
  })

  it('is warned of when the next year is missing', async () => {
    await admin.goto('/admin/calendars')
    const { items } = await read<{ items: { missing_years: number[] }[] }>(admin, '/api/calendars?limit=200')
    const missing = items.filter(({ missing_years }) => missing_years.length > 0).length
    await expect.poll(() => admin.getByRole('link', { name: text.list.fill }).count()).toBe(missing)
  })

  it.each([
    'tab=hours',
    'tab=days&year=2026',
    'tab=try',
    'day=2026-05-08',
    'dialog=fill&year=2024',
    'dialog=fill&source=file',
    'dialog=copy',
  ])('has no violations at %s, on a desktop and on a phone', async state => {
    await admin.emulateMedia({ reducedMotion: 'reduce' })
    await admin.goto(`/admin/calendars/${id}?${state}`)
    const found: string[] = []
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      await admin.setViewportSize({ width, height: 900 })
      await admin.emulateMedia({ colorScheme })
      await admin.reload()
      await admin.getByRole('heading', { level: 1, includeHidden: true }).waitFor({ state: 'attached' })
      await admin.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
      found.push(...(await violations(admin)).map(fault => `${width} ${fault}`))
    }
    await admin.setViewportSize({ width: 1440, height: 900 })
    await admin.emulateMedia({ colorScheme: 'light' })
    expect(found).toEqual([])
  })

  it('keeps the hours that are being typed while another tab is looked at', async () => {
    await admin.goto(`/admin/calendars/${id}?tab=hours`)
    await admin.getByRole('textbox', { name: text.weekDays.sun }).fill('10:00-12:00')
    await admin.getByRole('tab', { name: text.page.tabs.try }).click()
    await admin.getByRole('tab', { name: text.page.tabs.hours }).click()
    expect(await admin.getByRole('textbox', { name: text.weekDays.sun }).inputValue()).toBe('10:00-12:00')
    await admin.getByText(text.hours.unsaved).waitFor()
  })
})
