// The browser of the tests: the one that is there, or, as root on Debian and its kin, the one that apt brings.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a Chromium: `CHROMIUM_PATH`, one on the PATH or in its usual place, or the one Playwright has installed. */
export function findChromium(
  environment: Record<string, string | undefined> = process.env,
): string | undefined {
  if (environment.CHROMIUM_PATH)
    return isProgram(environment.CHROMIUM_PATH) ? environment.CHROMIUM_PATH : undefined
  const folders = (environment.PATH ?? '').split(path.delimiter).filter(Boolean)
  const candidates = commands.flatMap(command => folders.map(folder => path.join(folder, command)))
  return [...candidates, ...elsewhere, chromium.executablePath()].find(isProgram)
}

/** Finds a Chromium or installs one, and names it to the tests in `CHROMIUM_PATH`. Answers null, having said why, when there is none. */
export function makeSureOfChromium(say: (line: string) => void): string | null {
  const found = findChromium() ?? installed(say)
  if (!found) {
    say(
      process.env.CHROMIUM_PATH
        ? `CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is no program: the browser tests are skipped.`
        : 'There is no Chromium on this machine and it cannot be installed from here: the browser tests are skipped. Install Chromium or Chrome, or name one in CHROMIUM_PATH.',
    )
    return null
  }
  process.env.CHROMIUM_PATH = found
  return found
}

function installed(say: (line: string) => void): string | undefined {
  const may = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && !process.env.CHROMIUM_PATH
  if (!may) return undefined
  say('Installing Chromium with apt-get (once) …')
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  const install = () => apt('install', '-y', '-q', '--no-install-recommends', 'chromium')
  if (!install() && !(apt('update', '-q') && install())) return undefined
  const found = findChromium()
  // Where the package is only a pointer to a snap, the program is there and does not run.
  return found && spawnSync(found, ['--version']).status === 0 ? found : undefined
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
