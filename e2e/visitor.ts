// People at their browsers: who has come in, in which language, and what they ask of the interface beside the screens.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import type { Language } from '#kernel/contract/shapes.ts'
import { speak } from '#kernel/contract/words.ts'
import { webWords } from '#kernel/web/web-words.ts'
import { deskWords } from '#modules/feedback/text/desk-words.ts'
import { feedbackWords } from '#modules/feedback/text/words.ts'
import { requestWords } from '#modules/requests/text/words.ts'

/** How long a signal may take on a machine that is busy with other things. */
export const patience_ms = 30_000

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH!, args: ['--no-sandbox'] })

/** The words that stand on the screens, in one language. */
export const wordsOf = (language: Language) => ({
  web: speak(webWords, language),
  requests: speak(requestWords, language),
  feedback: speak(feedbackWords, language),
  feedbackDesk: speak(deskWords, language),
})

/** A browser without a window says so in its name, and what it presses is not counted as a person's. */
const personsBrowser =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

interface Coming {
  /** Enters by the demo link of this role; without it nobody is signed in. */
  role?: string
  language: Language
  url?: string
  browser?: BrowserContextOptions
}

/** Opens a browser of its own for one person. */
export async function comeIn(
  browser: Browser,
  { role, language, url = inject('okno_url'), browser: options }: Coming,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
    viewport: { width: 1440, height: 900 },
    userAgent: personsBrowser,
    storageState: {
      cookies: [],
      origins: [{ origin: url, localStorage: [{ name: 'okno.language', value: language }] }],
    },
    ...options,
  })
  context.setDefaultTimeout(patience_ms)
  const page = await context.newPage()
  if (role) await enter(page, role)
  return page
}

async function enter(page: Page, role: string): Promise<void> {
  const answer = await page.request.post('/api/demo/session', { data: { role } })
  expect(answer.status()).toBe(200)
}

/** From the next address on: after a change of theme the colours are those at its end, not some on the way. */
export const changeAtOnce = (page: Page) =>
  page.context().addInitScript(() => {
    const still = new CSSStyleSheet()
    still.replaceSync('*, ::before, ::after { transition: none !important }')
    document.adoptedStyleSheets = [still]
  })

/** Ends the visit; an error that any page met on the way is found here. */
export async function leave(browser: Browser): Promise<void> {
  const pages = browser.contexts().flatMap(context => context.pages())
  const errors = await Promise.all(pages.map(page => page.pageErrors()))
  await browser.close()
  expect(errors.flat().map(error => error.message)).toEqual([])
}

/** What the interface answers to the person of this page; anything but success fails. */
export async function read<T>(page: Page, address: string): Promise<T> {
  const answer = await page.request.get(address)
  expect(answer.status(), `GET ${address}`).toBe(200)
  return (await answer.json()) as T
}

/** Does something as the person of this page, beside the screens. */
export async function call<T>(page: Page, address: string, data: unknown, status = 200): Promise<T> {
  const answer = await page.request.post(address, { data })
  expect(answer.status(), `POST ${address}: ${await answer.text()}`).toBe(status)
  return (await answer.json()) as T
}

/** Waits until `look` answers what is wanted; inside a test. */
export const until = <T>(look: () => Promise<T> | T) =>
  expect.poll(look, { timeout: patience_ms, interval: 100 })

/** Marks the page, so that a reload would be noticed. */
export const mark = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.dataset.unloaded = 'no'
  })
export const isUnloaded = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.dataset.unloaded !== 'no')

/** A word that no other request has. */
export const rareWord = (): string =>
  `слово${Array.from(crypto.getRandomValues(new Uint8Array(6)), byte => 'бвгдклмнпрст'[byte % 12]).join('')}`
