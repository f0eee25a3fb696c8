// A real browser for tests of screens.
import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Opens the Chromium of the machine, or the one that OKNO_CHROMIUM names. */
export function openBrowser(): Promise<Browser> {
  const path = process.env.OKNO_CHROMIUM ?? places.find(place => existsSync(place))
  if (!path)
    throw new Error('No Chromium found. Install it (apt install chromium) or name it in OKNO_CHROMIUM.')
  return chromium.launch({ executablePath: path, args: ['--no-sandbox'] })
}

/** What axe finds wrong with the page, as rules with the places: empty when nothing is. */
export async function violations(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  // In the page itself and without reading its style sheets anew, which no rule that counts here needs: three times as fast.
  axe.setLegacyMode().options({ resultTypes: ['violations'], preload: false })
  const { violations: found } = await axe.analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)
}
