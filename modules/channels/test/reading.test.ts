// Reading in threads: the same letter as without, a time limit, threads that break down, letters that wait their turn.

import { expect, test } from 'vitest'
import { readLetter } from '../server/mail/read.ts'
import { type PoolSettings, startPool } from '../server/reading/pool.ts'
import { readRaw } from '../server/reading/read.ts'

const program = (source: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'\n${source}`)}`,
  )
const reader = new URL('../server/reading/worker.ts', import.meta.url)
const poolOf = (settings: Partial<PoolSettings>) =>
  startPool({ threads: 1, longest_ms: 20_000, heap_mb: 256, program: reader, ...settings })

const large = (subject: string) =>
  Buffer.from(
    `From: Анна <a@b.example>\nSubject: ${subject}\nContent-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain; charset=utf-8\n\n${'слово '.repeat(8000)}\n--m\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=a.png\n\n${Buffer.alloc(30_000, 7).toString('base64')}\n--m--`,
  )

test('a letter read in a thread is the letter read without', async () => {
  const raw = large('Большое')
  const pool = poolOf({})
  const there = await readRaw(raw, { own_domains: ['demo.okno'] }, pool)
  const here = await readLetter(raw, { own_domains: ['demo.okno'] })
  expect(there).toEqual({
    ...here,
    attachments: here.attachments.map(file => ({ ...file, content: new Uint8Array(file.content) })),
  })
  expect(there.attachments[0]!.content.byteLength).toBe(30_000)
})

test('more letters than threads wait and are all read, each its own', async () => {
  const pool = poolOf({ threads: 2 })
  const subjects = Array.from({ length: 12 }, (_, index) => `Письмо ${index}`)
  const letters = await Promise.all(subjects.map(subject => readRaw(large(subject), {}, pool)))
  expect(letters.map(letter => letter.subject)).toEqual(subjects)
})

test('a letter that takes too long is given up, told by its head, and the next one is read', async () => {
  const endless = program(
    `let first = true
    parentPort.on('message', () => { for (;;) {} })`,
  )
  const pool = poolOf({ program: endless, longest_ms: 100 })
  for (const subject of ['Первое', 'Второе']) {
    const letter = await readRaw(large(subject), {}, pool)
    expect(letter).toMatchObject({ subject, problem: 'too_slow', from: { address: 'a@b.example' }, text: '' })
    expect(letter.about.problem).toBe('too_slow')
  }
})

test.each([
  ['throws', `parentPort.on('message', () => { throw new Error('broken') })`],
  ['ends', `parentPort.on('message', () => process.exit(3))`],
  [
    'wants all memory',
    `parentPort.on('message', () => { const kept = []; for (;;) kept.push({ kept: [1, 2, 3] }) })`,
  ],
])('a thread that %s leaves a letter told by its head, and does not end the program', async (_, source) => {
  const pool = poolOf({ program: program(source), heap_mb: 32 })
  expect(await readRaw(large('Раз'), {}, pool)).toMatchObject({ subject: 'Раз', problem: 'unreadable' })
  expect(await readRaw(large('Два'), {}, pool)).toMatchObject({ subject: 'Два', problem: 'unreadable' })
})
