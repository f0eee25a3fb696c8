// What start.mjs and run.mjs share: packages installed as the lock file says, the right Node found, one program run.
// Plain JavaScript for any Node from 20 on, because nothing is installed yet when it runs.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lock_file = join(root, 'package-lock.json')
const modules = join(root, 'node_modules')
const fingerprint_file = join(modules, '.okno-lock')
const windows = process.platform === 'win32'

/**
 * Installs the packages when they are missing or other than the lock file says, and gives the path of Node 26.
 * `out` is the stream for messages. Ends the process with code 1 and a sentence when it cannot be done.
 */
export async function prepare(out) {
  const say = (ru, en) => out.write(`${isRussian() ? ru : en}\n`)
  const giveUp = (ru, en) => {
    process.stderr.write(`${isRussian() ? ru : en}\n`)
    process.exit(1)
  }
  if (Number.parseInt(process.versions.node, 10) < 20) {
    giveUp(
      `Нужен Node.js 20 или новее, а здесь ${process.versions.node}. Установите новую версию с nodejs.org и повторите.`,
      `Node.js 20 or newer is needed, this is ${process.versions.node}. Install a newer one from nodejs.org and try again.`,
    )
  }
  if (!areInstalled()) {
    const known = existsSync(join(modules, '.package-lock.json'))
    if (known)
      say('Список пакетов изменился, обновляю их.', 'The list of packages has changed, updating them.')
    else
      say(
        'Первый запуск: устанавливаю пакеты, обычно одна-две минуты.',
        'First start: installing packages, usually a minute or two.',
      )
    const code = await install(out, say)
    if (code !== 0) {
      giveUp(
        `Пакеты не установились (npm ci закончилась с кодом ${code}); причина в строках выше. Чаще всего нет связи с интернетом, места на диске или права писать в ${root}.`,
        `The packages could not be installed (npm ci ended with code ${code}); the reason is in the lines above. Most often there is no network, no space on the disk, or no permission to write to ${root}.`,
      )
    }
    rememberInstalled()
    say('Пакеты установлены.', 'Packages are installed.')
  }
  const node = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node')
  if (existsSync(node)) return node
  if (Number.parseInt(process.versions.node, 10) >= 26) return process.execPath
  return giveUp(
    `Не хватает ${node}: npm не выполнила установку пакета node (обычно из-за настройки ignore-scripts). Выполните в папке Okno: npm rebuild node --ignore-scripts=false. Или запустите Okno под Node.js 26.`,
    `${node} is missing: npm did not run the installation of the package node (usually the setting ignore-scripts). Run in the folder of Okno: npm rebuild node --ignore-scripts=false. Or start Okno with Node.js 26.`,
  )
}

/**
 * Runs `node ...args` until it ends, and ends with its exit code. Each request to stop reaches it once.
 * `alone` puts it outside the terminal's reach, so that Ctrl+C comes through us only; without it the terminal
 * tells both, and the child may read the keyboard.
 */
export function runNode(node, args, { alone }) {
  const leave = pathToFileURL(join(root, 'scripts', 'leave-with-launcher.mjs')).href
  const child = spawn(node, ['--import', leave, ...args], {
    stdio: alone ? ['ignore', 'inherit', 'inherit'] : 'inherit',
    detached: alone && !windows,
    env: {
      ...process.env,
      OKNO_LAUNCHER: String(process.pid),
      PATH: `${dirname(node)}${windows ? ';' : ':'}${process.env.PATH ?? ''}`,
    },
  })
  const at_terminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
  let last_request = Number.NEGATIVE_INFINITY
  const forward = (signal, told_by_terminal) => {
    if (!alone && told_by_terminal && at_terminal) return
    // npm repeats what the terminal has sent already; a person who is in a hurry needs longer.
    const again = performance.now() - last_request < 1000
    last_request = performance.now()
    if (!again) child.kill(signal)
  }
  process.on('SIGINT', () => forward('SIGINT', true))
  process.on('SIGHUP', () => forward('SIGHUP', true))
  process.on('SIGTERM', () => forward('SIGTERM', false))
  if (process.env.npm_lifecycle_event) stopWithNpm(() => forward('SIGTERM', false))
  child.on('error', error => {
    process.stderr.write(
      isRussian()
        ? `Не удалось запустить ${node} (${error.message}). Удалите папку node_modules и повторите.\n`
        : `${node} could not be run (${error.message}). Remove the folder node_modules and try again.\n`,
    )
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/** npm killed outright cannot pass a signal on; its absence is the signal. */
function stopWithNpm(stop) {
  const above = parents()
  const timer = setInterval(() => {
    if (parents() === above) return
    clearInterval(timer)
    stop()
  }, 200)
  timer.unref()
}

/** Who stands between us and npm: npm itself, or a shell and npm above it (which only Linux tells without a program). */
function parents() {
  const parent = process.ppid
  if (!readText(`/proc/${parent}/comm`).trim().endsWith('sh')) return String(parent)
  const fields = readText(`/proc/${parent}/stat`)
  return `${parent} ${fields.slice(fields.lastIndexOf(')') + 2).split(' ')[1]}`
}

/** By the remembered fingerprint, or, after an `npm install` by hand, by comparing what npm noted with the lock file. */
function areInstalled() {
  if (readText(fingerprint_file) === fingerprint()) return true
  const noted = readText(join(modules, '.package-lock.json'))
  if (!noted) return false
  const installed = JSON.parse(noted).packages
  const wanted = Object.entries(JSON.parse(readText(lock_file)).packages).filter(([path]) => path !== '')
  const same = wanted.every(([path, { version, optional }]) =>
    installed[path] ? installed[path].version === version : optional === true,
  )
  if (same) rememberInstalled()
  return same
}

function rememberInstalled() {
  try {
    writeFileSync(fingerprint_file, fingerprint())
  } catch {
    // Packages that belong to somebody else are compared anew each time.
  }
}

/** Packages hold programs for one kind of machine, so a folder that was copied to another kind does not match. */
function fingerprint() {
  const hash = createHash('sha256').update(readText(lock_file)).digest('hex')
  return `${hash} ${process.platform}-${process.arch}\n`
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function install(out, say) {
  const options = ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error']
  const npm = process.env.npm_execpath
  const known = npm && basename(npm).startsWith('npm-cli')
  const child = spawn(known ? process.execPath : 'npm', known ? [npm, ...options] : options, {
    cwd: root,
    stdio: ['ignore', out, 'inherit'],
    shell: !known && windows,
  })
  const begun = performance.now()
  const seconds = () => Math.round((performance.now() - begun) / 1000)
  // npm draws its progress on a terminal only.
  const telling = out.isTTY
    ? undefined
    : setInterval(
        () =>
          say(`Устанавливаю пакеты, прошло ${seconds()} с.`, `Installing packages, ${seconds()} s so far.`),
        10_000,
      )
  let stopped = false
  const stop = signal => {
    stopped = true
    child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  return new Promise(resolve => {
    const done = code => {
      clearInterval(telling)
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stop)
      if (stopped) process.exit(code)
      resolve(code)
    }
    child.on('error', error => {
      process.stderr.write(`npm: ${error.message}\n`)
      done(127)
    })
    child.on('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]))
  })
}

function isRussian() {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const chosen = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale
  return chosen.toLowerCase().startsWith('ru')
}
