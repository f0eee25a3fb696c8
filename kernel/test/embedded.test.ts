// The embedded database: a real server in a folder of its own, and what may befall it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import {
  appendFile,
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { servesCluster } from '#kernel/server/embedded/processes.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '#kernel/server/embedded.ts'
import { assertPortFree } from '#kernel/server/ports.ts'
import { StartError } from '#kernel/server/start-error.ts'

const as_root = process.getuid?.() === 0
let root = ''
let folder = ''
let said: string[] = []
let running: { stop(): Promise<void> }[] = []
let children: ChildProcess[] = []

beforeEach(async () => {
  root = await mkdtemp(join(await quickFolder(), 'okno-embedded-'))
  // Temporary folders are closed to others, and as root the server is somebody else.
  await chmod(root, 0o755)
  folder = join(root, 'data', 'postgres')
  said = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const database of running) await database.stop()
  running = []
  children = []
  await rm(root, { recursive: true, force: true })
})

describe('a new database', () => {
  it('knows Cyrillic letters in case, patterns, full text and trigrams', async () => {
    const { url } = await start()
    const [row] = await query(
      url,
      `select lower('ЁЛКА Заявка') as low,
              'ЗАЯВКА на пропуск' ilike '%заявка%' as alike,
              to_tsvector('russian', 'Согласованы заявки на пропуска') @@ plainto_tsquery('russian', 'заявка пропуск') as found,
              current_setting('server_encoding') as encoding, current_setting('synchronous_commit') as durable`,
    )
    expect(row).toEqual({ low: 'ёлка заявка', alike: true, found: true, encoding: 'UTF8', durable: 'on' })
    await query(url, 'create extension pg_trgm')
    const [{ near, far }] = await query(
      url,
      `select similarity('принтер', 'притнер') as near, similarity('принтер', 'отпуск') as far`,
    )
    expect(near).toBeGreaterThan(0.3)
    expect(far).toBe(0)
  })

  it('takes its password only, and keeps it for the owner', async () => {
    const { url } = await start()
    const wrong = new URL(url)
    wrong.password = 'wrong'
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    const password = join(folder, '18', 'password')
    expect((await stat(password)).mode & 0o777).toBe(0o600)
    expect((await readFile(password, 'utf8')).length).toBeGreaterThanOrEqual(32)
    const [row] = await query(
      url,
      `select current_setting('listen_addresses') as tcp, current_setting('unix_socket_directories') as sockets`,
    )
    expect(row).toEqual({ tcp: '127.0.0.1', sockets: '' })
  })

  it('is made once when two Okno start at the same moment', async () => {
    const [one, other] = await Promise.all([start(), start()])
    expect(other.pid).toBe(one.pid)
    expect([one.started_here, other.started_here].filter(Boolean)).toHaveLength(1)
    expect(await readdir(folder)).toEqual(['18'])
  })

  it('takes settings of its owner from local.conf', async () => {
    await (await start()).stop()
    await writeFile(join(folder, '18', 'local.conf'), 'work_mem = 7MB\n', { mode: 0o644 })
    const [row] = await query((await start()).url, `select current_setting('work_mem') as work_mem`)
    expect(row).toEqual({ work_mem: '7MB' })
  })
})

describe('a start after an end', () => {
  it('finds the data and the port again after an orderly stop', async () => {
    const first = await start()
    await keepRow(first.url)
    await first.stop()
    expect(await serverLives(first.pid)).toBe(false)
    const second = await start()
    expect(second.url).toBe(first.url)
    await expectRow(second.url)
  })

  it('keeps what was committed when the server is killed, and tells of its death', async () => {
    const first = await start()
    await keepRow(first.url)
    process.kill(first.pid, 'SIGKILL')
    expect(await first.died).toBeInstanceOf(StartError)
    const second = await start()
    expect(second.started_here).toBe(true)
    await expectRow(second.url)
  })

  it('does not believe a lock file whose number belongs to another process now', async () => {
    const first = await start()
    const lock = join(folder, '18', 'cluster', 'postmaster.pid')
    const text = await readFile(lock, 'utf8')
    await first.stop()
    await writeFile(lock, text.replace(/^\d+/, String(process.pid)))
    expect((await start()).started_here).toBe(true)
  })

  it('makes the database anew when the first start was killed in the middle', async () => {
    const child = startElsewhere()
    await vi.waitUntil(() => existsSync(folder) && readdir(folder).then(names => names.length > 0), {
      timeout: 10_000,
      interval: 5,
    })
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect((await readdir(folder))[0]).toMatch(/^making-/)
    const { url } = await start()
    await keepRow(url)
    expect((await readdir(folder)).filter(name => !name.startsWith('making-'))).toEqual(['18'])
  })

  it('takes another port when its own was taken meanwhile', async () => {
    const first = await start()
    await first.stop()
    const squatter = createServer().listen(Number(new URL(first.url).port), '127.0.0.1')
    await once(squatter, 'listening')
    const second = await start()
    squatter.close()
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port)
    expect(said.join('\n')).toContain(new URL(first.url).port)
  })
})

describe('a server that runs already', () => {
  it('is shared, and stopped by the last who leaves', async () => {
    const first = await start()
    const second = await start()
    expect([second.pid, second.started_here]).toEqual([first.pid, false])
    await first.stop()
    await keepRow(second.url)
    await second.stop()
    expect(await serverLives(first.pid)).toBe(false)
  })

  it('is adopted from an Okno that was killed', async () => {
    const orphan = await leaveOrphan()
    const adopted = await start()
    expect([adopted.pid, adopted.started_here]).toEqual([orphan, false])
    await adopted.stop()
    expect(await serverLives(orphan)).toBe(false)
  })

  it('is replaced when nobody uses it and the settings have changed', async () => {
    const orphan = await leaveOrphan()
    await appendFile(join(folder, '18', 'okno.conf'), '# of an older Okno\n')
    const fresh = await start()
    expect(fresh.started_here).toBe(true)
    expect(await serverLives(orphan)).toBe(false)
  })
})

describe('a folder that cannot be used', () => {
  it('is named when a file is in the way', async () => {
    await writeFile(join(root, 'data'), '')
    await expect(start()).rejects.toMatchObject({ name: 'StartError', ru: expect.stringContaining(folder) })
  })

  it('is refused when parts of the database are missing, and left as it is', async () => {
    await (await start()).stop()
    await rm(join(folder, '18', 'cluster', 'global', 'pg_control'))
    await expect(start()).rejects.toMatchObject({
      name: 'StartError',
      en: expect.stringContaining('pg_control'),
    })
    expect(existsSync(join(folder, '18', 'cluster', 'PG_VERSION'))).toBe(true)
  })

  it('is refused when it holds data of another version', async () => {
    await mkdir(join(folder, '17'), { recursive: true })
    await expect(start()).rejects.toMatchObject({
      name: 'StartError',
      en: expect.stringContaining('PostgreSQL 17'),
    })
  })

  if (as_root) {
    it('is replaced by a link when the unprivileged user may not enter it', async () => {
      const home = join(root, 'home')
      const clone = join(root, 'clone')
      await mkdir(join(clone, 'data'), { recursive: true })
      await chmod(clone, 0o700)
      folder = join(clone, 'data', 'postgres')
      await keepRow((await start({ home })).url)
      expect((await lstat(folder)).isSymbolicLink()).toBe(true)
      expect(said.join('\n')).toContain(home)
      await running.pop()?.stop()
      await expectRow((await start({ home })).url)
    })
  } else {
    it('is refused when it belongs to somebody else', async () => {
      folder = '/usr'
      await expect(start()).rejects.toMatchObject({ name: 'StartError', en: expect.stringContaining('root') })
    })

    it('is refused when nothing may be written there', async () => {
      await mkdir(join(root, 'data'), { mode: 0o555 })
      await expect(start()).rejects.toMatchObject({
        name: 'StartError',
        en: expect.stringContaining('permission'),
      })
    })
  }
})

describe('assertPortFree', () => {
  it('refuses a taken port by its number and accepts it when it is free again', async () => {
    const squatter = createServer().listen(0, '127.0.0.1')
    await once(squatter, 'listening')
    const address = squatter.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(assertPortFree(port, '127.0.0.1')).rejects.toMatchObject({
      name: 'StartError',
      ru: expect.stringContaining(`Порт ${port} занят`),
      en: expect.stringContaining('PORT='),
    })
    squatter.close()
    await once(squatter, 'close')
    await assertPortFree(port, '127.0.0.1')
  })
})

/** Memory where there is plenty of it: disks are slow at making and removing a thousand files. */
async function quickFolder(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => undefined)
  return memory && memory.bavail * memory.bsize > 1_000_000_000 ? '/dev/shm' : tmpdir()
}

async function start({ home }: { home?: string } = {}): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ folder, say: line => said.push(line.ru, line.en), home })
  running.push(database)
  return database
}

/** Another Okno: a process of its own that starts the database and says the number of the server. */
function startElsewhere(): ChildProcess {
  const embedded = fileURLToPath(new URL('../server/embedded.ts', import.meta.url))
  const program = `
    const { startEmbeddedDatabase } = await import(${JSON.stringify(embedded)})
    const database = await startEmbeddedDatabase({ folder: ${JSON.stringify(folder)}, say() {} })
    console.log(database.pid)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  return child
}

/** A server whose Okno was killed; gives the number of the server. */
async function leaveOrphan(): Promise<number> {
  const child = startElsewhere()
  const [first] = await once(child.stdout!, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  return Number(String(first))
}

/** A killed server that nobody has waited for is still listed by the system, but serves nothing. */
const serverLives = (pid: number) => servesCluster(pid, join(folder, '18', 'cluster'))

const keepRow = (url: string) => query(url, `create table kept as select 'обращение' as word`)
const expectRow = async (url: string) =>
  expect(await query(url, 'select word from kept')).toEqual([{ word: 'обращение' }])

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
