// Settings: defaults, and that every bad one is named with what is wrong.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Config, readConfig, Settings, unknownSettings } from '#kernel/server/config.ts'
import { StartError } from '#kernel/server/start-error.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'okno-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const good = (environment: Record<string, string> = {}): Config => {
  const read = readConfig({ OKNO_DATA: folder, ...environment })
  if (Array.isArray(read)) throw new Error(JSON.stringify(read))
  return read
}
const problems = (environment: Record<string, string>) => {
  const read = readConfig({ OKNO_DATA: folder, ...environment })
  return Array.isArray(read) ? read : []
}

test('nothing set is a demo on port 8080 in Russian', () => {
  expect(good()).toMatchObject({
    PORT: 8080,
    HOST: 'localhost',
    OKNO_URL: 'http://localhost:8080',
    OKNO_DEMO: true,
    OKNO_LANGUAGE: 'ru',
    OKNO_TIME_ZONE: 'Europe/Moscow',
    OKNO_SMTP_PORT: 2525,
    OKNO_DATA: folder,
  })
})

test('outside the demo no mail is listened for unless asked', () => {
  expect(good({ OKNO_DEMO: 'off' }).OKNO_SMTP_PORT).toBeUndefined()
  expect(good({ OKNO_DEMO: 'off', OKNO_SMTP_PORT: '2626' }).OKNO_SMTP_PORT).toBe(2626)
})

test('the address follows the port and loses its last slash; an empty setting is none', () => {
  expect(good({ PORT: '9000' }).OKNO_URL).toBe('http://localhost:9000')
  expect(good({ OKNO_URL: 'https://okno.example/' }).OKNO_URL).toBe('https://okno.example')
  expect(good({ PORT: '' }).PORT).toBe(8080)
})

test('the secret is made once, kept for the owner only, and can be given', () => {
  const { OKNO_SECRET } = good()
  expect(OKNO_SECRET.length).toBeGreaterThanOrEqual(32)
  expect(good().OKNO_SECRET).toBe(OKNO_SECRET)
  expect(readFileSync(path.join(folder, 'secret'), 'utf8').trim()).toBe(OKNO_SECRET)
  expect(statSync(path.join(folder, 'secret')).mode & 0o077).toBe(0)
  expect(good({ OKNO_SECRET: 's'.repeat(32) }).OKNO_SECRET).toBe('s'.repeat(32))
})

test('a secret that was not written to its end is made anew, with nothing left beside it', () => {
  writeFileSync(path.join(folder, 'secret'), '')
  const { OKNO_SECRET } = good()
  expect(OKNO_SECRET.length).toBeGreaterThanOrEqual(32)
  expect(good().OKNO_SECRET).toBe(OKNO_SECRET)
  expect(statSync(path.join(folder, 'secret')).mode & 0o077).toBe(0)
  expect(readdirSync(folder)).toEqual(['secret'])
})

test('a data folder that cannot be made is explained', () => {
  const file = path.join(folder, 'secret')
  good()
  expect(() => readConfig({ OKNO_DATA: path.join(file, 'data') })).toThrow(StartError)
})

test.each([
  ['PORT', '0'],
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['PORT', '80.5'],
  ['OKNO_URL', 'okno.example'],
  ['OKNO_URL', 'localhost:8080'],
  ['OKNO_URL', 'ftp://okno.example'],
  ['DATABASE_URL', 'mysql://localhost/okno'],
  ['DATABASE_POOL', '1'],
  ['OKNO_SECRET', 'short'],
  ['OKNO_DEMO', 'yes'],
  ['OKNO_LANGUAGE', 'de'],
  ['OKNO_TIME_ZONE', 'Mars/Phobos'],
  ['OKNO_SMTP_PORT', '-1'],
  ['OKNO_MAIL_RELAY', 'mail.example:25'],
  ['OKNO_FILE_LIMIT_MB', '0'],
  ['OKNO_WORKERS', '1000'],
  ['OKNO_TRUST_PROXY', 'true'],
  ['OKNO_RATE_LIMIT', '1'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is named in both languages', (setting, value) => {
  const message = { ru: expect.stringMatching(/[а-яё]{4}.* /), en: expect.stringMatching(/[a-z]{4}.* /) }
  expect(problems({ [setting]: value })).toEqual([{ setting, message }])
})

test('a slip in the name of a setting is noticed; what others read is left alone', () => {
  const environment = {
    OKNO_DEOM: 'off',
    OKNO_DEMO: 'on',
    OKNO_PASSWORD: 'x',
    OKNO_TEST_DATABASE_URL: 'x',
    OKNO_BENCH_REQUESTS: '1',
    PATH: '/bin',
  }
  expect(unknownSettings(environment)).toEqual(['OKNO_DEOM'])
})

test('all bad settings are named at once', () => {
  const bad = { PORT: 'x', OKNO_DEMO: 'maybe', LOG_LEVEL: 'loud' }
  expect(
    problems(bad)
      .map(problem => problem.setting)
      .sort(),
  ).toEqual(Object.keys(bad).sort())
})

test('every setting says what it is for', () => {
  for (const [name, shape] of Object.entries(Settings.shape))
    expect(shape.description ?? '', name).toMatch(/\S{3}/)
})
