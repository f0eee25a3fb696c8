// Everybody can use every screen: axe finds nothing wrong on any of them, in either language, theme and size.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '#kernel/contract/shapes.ts'
import { askForRating, declared, example, type Face, faces, states } from './examples.ts'
import { comeIn, leave, openBrowser } from './visitor.ts'

const desktop = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
const role: Record<Face, string | undefined> = {
  open: undefined,
  portal: 'requester',
  desk: 'agent',
  admin: 'admin',
}

let browser: Browser
const addresses = {} as Record<Face, string[]>

beforeAll(async () => {
  browser = await openBrowser()
  const enter = (name: string) => comeIn(browser, { role: name, language: 'ru' })
  const known = {
    requester: await enter('requester'),
    agent: await enter('agent'),
    admin: await enter('admin'),
  }
  await askForRating(known)
  for (const face of faces) {
    addresses[face] = [...states[face]]
    for (const address of declared(face)) addresses[face].push(await example(address, known))
  }
  for (const page of Object.values(known)) await page.context().close()
})
afterAll(() => leave(browser))

describe.each<Language>(['ru', 'en'])('every screen in %s', language => {
  it.each(faces)(
    'of the face “%s” has no violations, light and dark, on a desktop and on a phone',
    async face => {
      const whose = role[face]
      const page = await comeIn(browser, {
        language,
        ...(whose ? { role: whose } : {}),
        browser: { reducedMotion: 'reduce' },
      })
      const found: string[] = []
      for (const address of addresses[face]) {
        await page.goto(address)
        for (const [viewport, colorScheme] of [
          [desktop, 'light'],
          [desktop, 'dark'],
          [phone, 'dark'],
          [phone, 'light'],
        ] as const) {
          await page.setViewportSize(viewport)
          await page.emulateMedia({ colorScheme })
          await untilShown(page, colorScheme)
          const where = `${language} ${colorScheme} ${viewport.width} ${address}`
          for (const rule of await violations(page)) found.push(`${where}: ${rule}`)
          const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          if (wider > 0) found.push(`${where}: ${wider} px wider than the window`)
        }
      }
      await page.context().close()
      expect(found).toEqual([])
    },
  )
})

async function untilShown(page: Page, colorScheme: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  await page.waitForFunction(
    scheme =>
      document.documentElement.dataset.mantineColorScheme === scheme &&
      document.querySelector('[aria-busy=true]') === null,
    colorScheme,
  )
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 200)).join(' | ')}`)
}
