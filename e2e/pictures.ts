// Takes the pictures of the README from a running demo, by hand: `node e2e/pictures.ts http://localhost:8080`.
import { spawnSync } from 'node:child_process'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from '../scripts/test/chromium.ts'

const url = process.argv[2] ?? 'http://localhost:8080'
const folder = path.join(import.meta.dirname, '../docs/pictures')
const browser = await chromium.launch({ executablePath: findChromium()!, args: ['--no-sandbox'] })
await mkdir(folder, { recursive: true })
for (const language of ['ru', 'en']) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    storageState: {
      cookies: [],
      origins: [{ origin: url, localStorage: [{ name: 'okno.language', value: language }] }],
    },
  })
  await context.request.post('/api/demo/session', { data: { role: 'agent' } })
  const page = await context.newPage()
  await page.goto('/desk/queue?view=my_teams')
  const rows = page.getByRole('listitem').getByRole('link')
  // One that is written in this language.
  await rows
    .filter({ hasText: language === 'ru' ? /Заявление|Справка/ : /my|please/i })
    .first()
    .click()
  await page.getByRole('article').getByRole('listitem').first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  const file = path.join(folder, `desk-${language}.png`)
  await writeFile(file, await page.screenshot({ animations: 'disabled' }))
  // A palette makes it a third of the size; without the program the picture stays as it is.
  spawnSync('pngquant', ['--force', '--strip', '--quality=80-95', '--output', file, file])
  console.log(`${file}: ${Math.round((await stat(file)).size / 1024)} KB`)
  await context.close()
}
await browser.close()
