// The web machinery in a real browser, with a small sample application on top of it.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, violations } from './browser.ts'
import { openSample, type Sample } from './sample-server.ts'

let browser: Browser
let sample: Sample
let context: BrowserContext
const faults: string[] = []

beforeAll(async () => {
  ;[browser, sample] = await Promise.all([openBrowser(), openSample()])
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await sample?.close()
})
afterEach(async () => {
  await context?.close()
  expect(faults.splice(0)).toEqual([])
})

interface Look {
  language?: 'ru' | 'en'
  colorScheme?: 'light' | 'dark'
  width?: number
}

async function visit(
  path: string,
  { language = 'ru', colorScheme = 'light', width = 1440 }: Look = {},
): Promise<Page> {
  context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    colorScheme,
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
    reducedMotion: 'reduce',
  })
  await context.addInitScript(chosen => localStorage.setItem('okno.language', chosen), language)
  return open(path)
}

async function open(path: string): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text())
  })
  await page.goto(`${sample.url}${path}`)
  await page.locator('h1').waitFor()
  return page
}

const looks = [
  { language: 'ru', colorScheme: 'light', width: 1440 },
  { language: 'ru', colorScheme: 'dark', width: 390 },
  { language: 'en', colorScheme: 'dark', width: 1440 },
  { language: 'en', colorScheme: 'light', width: 390 },
] as const

describe.each(looks)('$language, $colorScheme, $width px', look => {
  it.each(['/', '/write', '/desk', '/admin', '/nowhere'])(
    '%s has nothing that axe finds wrong and fits the window',
    async path => {
      const page = await visit(path, look)
      if (path === '/write') await page.locator('button[type=submit]').click()
      expect(await violations(page)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0)
      expect(await page.locator('html').getAttribute('lang')).toBe(look.language)
    },
  )
})

describe('what opens over the page', () => {
  it('palette, help and the menu of the person have nothing that axe finds wrong', async () => {
    const page = await visit('/desk')
    await page.keyboard.press('Control+KeyK')
    await page.getByPlaceholder('Что вы хотите сделать или найти?').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByPlaceholder('Что вы хотите сделать или найти?').waitFor({ state: 'detached' })
    await page.keyboard.press('Shift+Slash')
    await page.getByRole('dialog', { name: 'Клавиатура' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^Учётная запись/ }).click()
    await page.getByRole('menuitem', { name: 'Мои обращения' }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  it('the palette goes where it is told, by the keyboard alone', async () => {
    const page = await visit('/desk')
    await page.keyboard.press('Control+KeyK')
    await page.getByPlaceholder('Что вы хотите сделать или найти?').fill('Люди')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/admin/people')
  })

  it('the palette shows what a domain finds, six at most, and opens it by the keyboard', async () => {
    const page = await visit('/desk')
    await page.keyboard.press('Control+KeyK')
    const field = page.getByPlaceholder('Что вы хотите сделать или найти?')
    const rows = page.getByRole('dialog').getByRole('button')
    await field.fill('Заметка 1')
    await expect.poll(() => rows.count()).toBe(6)
    expect(await violations(page)).toEqual([])
    await field.fill('такой нет')
    await page.getByText('Ничего не нашлось.').waitFor()
    await field.fill('Заметка 21')
    await rows.getByText('Заметка 210').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/?q=%D0%97%D0%B0%D0%BC%D0%B5%D1%82%D0%BA%D0%B0+210')
  })

  it('Enter that comes before the answer of a search waits for it', async () => {
    const page = await visit('/desk')
    await page.keyboard.press('Control+KeyK')
    await page.getByPlaceholder('Что вы хотите сделать или найти?').fill('Заметка 22')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/?q=%D0%97%D0%B0%D0%BC%D0%B5%D1%82%D0%BA%D0%B0+22')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})

describe('the keyboard', () => {
  it('runs a shortcut by the place of the key, but leaves letters to fields', async () => {
    const page = await visit('/')
    await page.getByLabel('Искать в заметках').focus()
    await page.keyboard.press('KeyN')
    expect(new URL(page.url()).pathname).toBe('/')
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('KeyN')
    await page.waitForURL('**/write')
  })

  it('opens the help by its sign, wherever the layout puts it', async () => {
    const page = await visit('/')
    await page.getByRole('heading', { level: 1 }).click()
    // On a Russian keyboard the question mark is above the 7.
    await page.evaluate(() =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { code: 'Digit7', key: '?', shiftKey: true, bubbles: true }),
      ),
    )
    await page.getByRole('dialog').waitFor()
  })

  it('skips to the content', async () => {
    const page = await visit('/')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  })
})

describe('the address', () => {
  it('holds the state of the screen over a reload and back', async () => {
    const page = await visit('/')
    await page.getByRole('button', { name: 'mine' }).click()
    await page.waitForURL('**/?tab=mine')
    await page.getByLabel('Искать в заметках').fill('Заметка 12')
    await page.waitForURL('**/?tab=mine&q=*')
    await page.reload()
    await expect.poll(() => page.getByLabel('Искать в заметках').inputValue()).toBe('Заметка 12')
    await expect.poll(() => page.locator('tbody tr').count()).toBe(6)
    await page.goBack()
    await expect.poll(() => new URL(page.url()).search).toBe('')
  })
})

describe('a form', () => {
  const fill = async (page: Page) => {
    await page.getByLabel('Название: По-русски').fill('Имя')
    await page.getByRole('textbox', { name: 'Текст' }).fill('Слова')
  }

  it('says at the field what is missing, and takes the reader there', async () => {
    const page = await visit('/write')
    await page.locator('button[type=submit]').click()
    await expect.poll(() => page.getByText('Заполните это поле.').count()).toBe(2)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('form-title')
  })

  it('shows what the server says of a field at that field', async () => {
    const page = await visit('/write')
    await fill(page)
    sample.refuse('/api/notes', 400, {
      type: '/problems/kernel.invalid',
      detail: 'Неверно.',
      errors: [{ path: 'text', message: 'Так не пишут.' }],
    })
    await page.locator('button[type=submit]').click()
    await page.getByText('Так не пишут.').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await page.getByRole('textbox', { name: 'Текст' }).inputValue()).toBe('Слова')
  })

  it('shows a refusal beside what caused it and keeps what was typed', async () => {
    const page = await visit('/write')
    await fill(page)
    sample.refuse('/api/notes', 409, { type: '/problems/sample.taken', detail: 'Такая заметка уже есть.' })
    await page.locator('button[type=submit]').click()
    await page.getByRole('alert').getByText('Такая заметка уже есть.').waitFor()
    expect(await page.getByRole('textbox', { name: 'Текст' }).inputValue()).toBe('Слова')
    expect(await violations(page)).toEqual([])
  })

  it('tries again by itself after a loss of connection, with the same key', async () => {
    const page = await visit('/write')
    await fill(page)
    const before = sample.calls.length
    sample.refuse('/api/notes', 0, null)
    await page.locator('button[type=submit]').click()
    await page.getByText('Сохранено').waitFor()
    const keys = sample.calls.slice(before).filter(({ method }) => method === 'POST')
    expect(keys).toHaveLength(2)
    expect(keys[0]!.key).toBeTruthy()
    expect(keys[0]!.key).toBe(keys[1]!.key)
    expect(keys[0]!.language).toBe('ru')
  })

  it('attaches files with names in any script and lets them go', async () => {
    const page = await visit('/write')
    const file = { name: 'Счёт № 5.txt', mimeType: 'text/plain', buffer: Buffer.from('x'.repeat(3_000)) }
    await page.locator('input[type=file]').first().setInputFiles([file])
    await page.getByText('3 КБ').waitFor()
    await page.getByRole('button', { name: 'Убрать Счёт № 5.txt' }).click()
    await expect.poll(() => page.getByText('Счёт № 5.txt').count()).toBe(0)
  })

  it('stays where it is when a file is dropped beside its place, and lets text be dragged', async () => {
    const page = await visit('/write')
    const isHeld = (what: 'file' | 'text') =>
      page.evaluate(dragged => {
        const dataTransfer = new DataTransfer()
        if (dragged === 'file') dataTransfer.items.add(new File(['x'], 'act.txt'))
        else dataTransfer.items.add('words', 'text/plain')
        const dropped = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer })
        return !document.querySelector('h1')!.dispatchEvent(dropped)
      }, what)
    expect(await isHeld('file')).toBe(true)
    expect(await isHeld('text')).toBe(false)
  })
})

describe('news', () => {
  it('make screens of every tab ask again, over one stream', async () => {
    const first = await visit('/')
    await expect.poll(() => sample.streams.size).toBe(1)
    const second = await open('/desk')
    const asked = () => sample.calls.filter(({ path }) => path === '/api/notes').length
    await expect.poll(() => first.locator('tbody tr').count()).toBe(6)
    await expect.poll(() => second.locator('tbody tr').count()).toBe(6)
    expect(sample.streams.size).toBe(1)
    const before = asked()
    for (const stream of sample.streams) stream.write('event: news\ndata: {"topic":"sample","ids":["1"]}\n\n')
    await expect.poll(() => asked() - before, { timeout: 10_000 }).toBe(2)
    await first.close()
    await expect.poll(() => sample.streams.size, { timeout: 10_000 }).toBe(1)
  })
})

describe('slots', () => {
  it('show what upper domains put there', async () => {
    const page = await visit('/')
    await page.getByTestId('filled').getByText('slot 1').waitFor()
  })
})

describe('the end of a session', () => {
  it('sends to sign in and knows the way back', async () => {
    context = await browser.newContext()
    sample.signOut(true)
    const page = await context.newPage()
    await page.goto(`${sample.url}/desk/queue?tab=mine`)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(new URL(page.url()).searchParams.get('next')).toBe('/desk/queue?tab=mine')
    sample.signOut(false)
  })
})
