// Everybody can use every screen: axe finds nothing wrong on any of them, in either language, theme and size.
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Language, languages } from '#kernel/contract/shapes.ts'
import { askForRating, declared, example, type Face, faces, states } from './examples.ts'
import { comeIn, leave, openBrowser } from './visitor.ts'

const role: Record<Face, string | undefined> = {
  open: undefined,
  portal: 'requester',
  // Whoever leads a team sees the figures, what clients owe, and objections too.
  desk: 'lead',
  admin: 'admin',
}
const desktop = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
/** In an order in which each step changes one thing. */
const looks = [
  [desktop, 'light'],
  [desktop, 'dark'],
  [phone, 'dark'],
  [phone, 'light'],
] as const

// Called directly: the wrapper around it opens a page of its own for every look.
const near = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))
const axe = near.resolve('axe-core/axe.min.js')

let browser: Browser
/** Real addresses by those that are declared. */
const addresses = new Map<string, string>()
/** So few at a time that each test ends soon. */
const at_once = 4
const walks = faces.flatMap(face => {
  const all = [...states[face], ...declared(face)]
  const parts = Array.from({ length: Math.ceil(all.length / at_once) }, (_, part) =>
    all.slice(part * at_once, (part + 1) * at_once),
  )
  return parts.map((some, part) => [face, part + 1, parts.length, some] as const)
})

beforeAll(async () => {
  browser = await openBrowser()
  const enter = (name: string) => comeIn(browser, { role: name, language: 'ru' })
  const known = {
    requester: await enter('requester'),
    agent: await enter('agent'),
    admin: await enter('admin'),
  }
  await askForRating(known)
  for (const address of faces.flatMap(declared)) addresses.set(address, await example(address, known))
  for (const page of Object.values(known)) await page.context().close()
})
afterAll(() => leave(browser))

describe('every screen', () => {
  it('is declared for every face', () => {
    for (const face of faces) expect(declared(face).length, face).toBeGreaterThan(0)
  })

  it.each(walks)(
    'of the face “%s” (%i of %i) has no violations, in both languages, themes and sizes',
    async (face, _part, _parts, some) => {
      const found = await Promise.all(languages.map(language => walk(face, language, some)))
      expect(found.flat()).toEqual([])
    },
  )
})

/** Opens each of these addresses once and looks at it in each way; answers what is wrong, with the place. */
async function walk(face: Face, language: Language, some: readonly string[]): Promise<string[]> {
  const whose = role[face]
  const page = await comeIn(browser, {
    language,
    ...(whose ? { role: whose } : {}),
    browser: { reducedMotion: 'reduce' },
  })
  await page.context().addInitScript({ path: axe })
  const found: string[] = []
  for (const one of some) {
    const address = addresses.get(one) ?? one
    await page.setViewportSize(desktop)
    await page.goto(address)
    for (const [viewport, colorScheme] of looks) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      const where = `${language} ${colorScheme} ${viewport.width} ${address}`
      const look = async () => {
        await untilShown(page, colorScheme).catch(error => {
          throw new Error(`${where} is not shown`, { cause: error })
        })
        return faults(page)
      }
      let said = await look()
      // After a change of theme colours may still be on their way: what counts is the page as it opens.
      if (said.length > 0) {
        await page.reload()
        said = await look()
      }
      found.push(...said.map(fault => `${where}: ${fault}`))
    }
  }
  await page.context().close()
  return found
}

async function untilShown(page: Page, colorScheme: string): Promise<void> {
  await page.waitForFunction(
    scheme =>
      document.querySelector('h1') !== null &&
      document.documentElement.dataset.mantineColorScheme === scheme &&
      document.querySelector('[aria-busy=true]') === null,
    colorScheme,
  )
}

interface Axe {
  run(
    where: Document,
    how: { resultTypes: ['violations'] },
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>
}

/** What axe says, and whether the page is wider than its window. */
const faults = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    const wider = document.documentElement.scrollWidth - window.innerWidth
    return [
      ...violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(node => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
      ),
      ...(wider > 0 ? [`${wider} px wider than the window`] : []),
    ]
  })
