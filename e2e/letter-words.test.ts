// An administrator changes what letters say and how they look, and sees it before anybody gets it.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { speak } from '#kernel/contract/words.ts'
import { templateWords } from '#modules/channels/text/template-words.ts'
import { comeIn, leave, openBrowser } from './visitor.ts'

const text = speak(templateWords, 'ru')
let browser: Browser
let admin: Page

beforeAll(async () => {
  browser = await openBrowser()
  admin = await comeIn(browser, { role: 'admin', language: 'ru' })
})
afterAll(() => leave(browser))

it('shows a changed letter before it is saved, names a wrong variable, keeps versions and goes back', async () => {
  await admin.goto('/admin/letter-templates')
  await admin.getByRole('link', { name: `${text.kind.reminder}: ${text.language.ru}` }).click()
  const letter = admin.frameLocator('iframe')
  await letter.getByText('Здравствуйте, Мария Ивановна.').waitFor()
  const body = admin.getByRole('textbox', { name: text.edit.body })
  const built_in = await body.inputValue()
  await body.fill('{greeting}\n\n**Время идёт:** {news}. {dou}\n\n{link}')
  await admin.getByText('В письмах этого вида нет {dou}.').first().waitFor()
  await body.fill('{greeting}\n\n**Время идёт:** {news}.\n\n{link}')
  await letter.locator('strong', { hasText: 'Время идёт:' }).waitFor()
  // Nothing in the frame may run, and nothing is fetched.
  expect(await admin.locator('iframe').getAttribute('sandbox')).toBe('allow-same-origin')
  await body.press('End')
  await body.pressSequentially('\n\n')
  await admin.getByRole('button', { name: '{signature}' }).click()
  expect(await body.inputValue()).toContain('{signature}')
  await admin.getByRole('button', { name: text.edit.save, exact: true }).click()
  const version = admin.getByText(text.history.version({ version: 1 }), { exact: true })
  await version.waitFor()
  await admin.getByRole('button', { name: text.edit.reset }).click()
  await admin.getByText(text.history.version({ version: 2 })).waitFor()
  expect(await body.inputValue()).toBe(built_in)
  await admin
    .getByRole('button', { name: `${text.history.take}: ${text.history.version({ version: 1 })}` })
    .click()
  expect(await body.inputValue()).toContain('Время идёт')
  await admin.getByText(text.edit.unsaved).waitFor()
})

it('shows the looks of letters while they are chosen, and darkens a colour that is too pale', async () => {
  await admin.goto('/admin/letter-looks')
  const letter = admin.frameLocator('iframe')
  const ground = () => letter.locator('.card').evaluate(card => getComputedStyle(card).backgroundColor)
  await letter.getByText('Картридж заменён').waitFor()
  expect(await ground()).toBe('rgb(255, 255, 255)')
  await admin.getByRole('switch', { name: text.preview.dark }).click()
  await letter.locator('.card').waitFor()
  await expect.poll(ground).toBe('rgb(29, 33, 39)')
  const colour = admin.getByRole('textbox', { name: text.brand.colour })
  await colour.fill('#ffcc00')
  const darker = admin.getByRole('button', { name: /^Взять #/ })
  await darker.click()
  await darker.waitFor({ state: 'detached' })
  const chosen = await colour.inputValue()
  await letter.locator(`a[style*="${chosen}"]`).first().waitFor()
})
