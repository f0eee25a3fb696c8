// Everybody can use every screen: axe finds nothing wrong on any of them and none is wider than its window,
// in both languages, sizes and themes, every pair of these together (four looks of the eight).
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Language, languages } from '#kernel/contract/shapes.ts'
import { askForRating, declared, example, type Face, faces, states } from './examples.ts'
import { changeAtOnce, comeIn, leave, openBrowser } from './visitor.ts'

const role: Record<Face, string | undefined> = {
  open: undefined,
  portal: 'requester',
  // Whoever leads a team sees the figures, what clients owe, and objections too.
  desk: 'lead',
  admin: 'admin',
}
const desktop = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
/** Two looks in each language: any two of language, size and theme meet on every screen. */
const looks = {
  ru: [
    [desktop, 'light'],
    [phone, 'dark'],
  ],
  en: [
    [desktop, 'dark'],
    [phone, 'light'],
  ],
} as const satisfies Record<Language, unknown>

// Called directly: the wrapper around it opens a page of its own for every look.
const near = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))
const axe = near.resolve('axe-core/axe.min.js')

let browser: Browser
/** Real addresses by those that are declared. */
const addresses = new Map<string, string>()
/** So few at a time that each test ends soon. */
const at_once = 8
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

  describe.each(faces)('of the face “%s”', face => {
    let pages: Record<Language, Page>
    beforeAll(async () => {
      pages = { ru: await visitor(face, 'ru'), en: await visitor(face, 'en') }
    })

    it.each(walks.filter(([whose]) => whose === face))(
      'has no violations (%s %i of %i)',
      async (_face, _part, _parts, some) => {
        const found = await Promise.all(languages.map(language => walk(pages[language], language, some)))
        expect(found.flat()).toEqual([])
      },
    )
  })
})

async function visitor(face: Face, language: Language): Promise<Page> {
  const whose = role[face]
  const page = await comeIn(browser, {
    language,
    ...(whose ? { role: whose } : {}),
    browser: { reducedMotion: 'reduce' },
  })
  await page.context().addInitScript({ path: axe })
  await changeAtOnce(page)
  return page
}

/** Opens each of these addresses once and looks at it in each way; answers what is wrong, with the place. */
async function walk(page: Page, language: Language, some: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const one of some) {
    const address = addresses.get(one) ?? one
    const [[viewport, colorScheme]] = looks[language]
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await page.goto(address)
    for (const [viewport, colorScheme] of looks[language]) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      const where = `${language} ${colorScheme} ${viewport.width} ${address}`
      await untilShown(page, colorScheme).catch(error => {
        throw new Error(`${where} is not shown`, { cause: error })
      })
      found.push(...(await faults(page)).map(fault => `${where}: ${fault}`))
    }
  }
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
    how: { resultTypes: ['violations']; preload: false },
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>
}

/** What axe says, and whether the page is wider than its window. */
const faults = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, { resultTypes: ['violations'], preload: false })
    const wider = document.documentElement.scrollWidth - window.innerWidth
    return [
      ...violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(node => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
      ),
      ...(wider > 0 ? [`${wider} px wider than the window`] : []),
    ]
  })
