// What people of the demo attach: a file wherever they say so, each of the type it claims, the same at every seed.
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { beforeAll, expect, test } from 'vitest'
import { ATTACHES } from '../data/papers.ts'
import { type Papers, paperFor, papersOf } from '../papers.ts'
import { chanceOf } from '../random.ts'
import { smallDemo, wednesday } from './demo-world.ts'

const { history } = smallDemo(wednesday, 1200)
let papers: Papers
beforeAll(() => {
  papers = papersOf(history.tales, chanceOf(4))
})

test('go with every message that speaks of them, and with nothing else', () => {
  const messages = history.tales.flatMap(tale => tale.messages)
  const saying = messages.filter(message => message.kind !== 'note' && ATTACHES.test(message.text))
  expect(papers.rows.map(row => row.holder_id).sort()).toEqual(saying.map(message => message.id).sort())
  expect(papers.rows.length).toBeGreaterThan(100)
  for (const row of papers.rows)
    expect(row.uploaded_by).toBe(messages.find(message => message.id === row.holder_id)!.author_id)
})

test('are small and what their rows say', async () => {
  const contents = new Map(
    papers.contents.map(bytes => [createHash('sha256').update(bytes).digest('hex'), bytes]),
  )
  expect(contents.size).toBeLessThan(100)
  for (const { sha256, size_bytes, type, name } of papers.rows) {
    const bytes = contents.get(sha256)!
    expect(bytes.byteLength).toBe(size_bytes)
    expect(size_bytes).toBeLessThan(30_000)
    const told = await fileTypeFromBuffer(bytes)
    expect(told?.mime ?? 'text/plain', name).toBe(type)
    expect(name.endsWith(`.${told?.ext ?? 'txt'}`)).toBe(true)
  }
  expect(new Set(papers.rows.map(row => row.type))).toEqual(
    new Set(['image/png', 'application/pdf', 'text/plain']),
  )
})

test('are the same when made again', () => {
  expect(papersOf(history.tales, chanceOf(4))).toEqual(papers)
})

test.each([
  ['Снимок экрана приложила.', 'Снимок экрана'],
  ['Отпуск с 5 октября на 14 дней, заявление во вложении', 'Заявление'],
  ['Чек во вложении', 'Чек'],
  ['Во вложении акт приёма-передачи № 3002', 'Акт'],
  ['Актуальный перечень прилагаю', 'Документ'],
  ['Билеты и бронь во вложении, приказ в кабинете. Сохраните чеки.', 'Билеты и бронь'],
  ['Получила новый паспорт. Скан во вложении.', 'Скан'],
])('%s: is called %s', (said, name) => {
  expect(paperFor(said).name.ru).toBe(name)
})

test.each(['This is my first expense report, what do I attach?', 'A strange message with an attachment'])(
  '%s: attaches nothing',
  said => expect(ATTACHES.test(said)).toBe(false),
)
