// Machines told from people: markers, own letters, bounces with the addresses they name.

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readBounce } from '../server/mail/bounce.ts'
import type { AutomaticKind } from '../server/mail/letter.ts'
import { readLetter } from '../server/mail/read.ts'

const letters = new URL('./letters/', import.meta.url)
const corpus = new URL('../../../../shared/data/mail/bounces/', import.meta.url)

const own = (name: string) => readLetter(readFileSync(new URL(name, letters)), { own_domains: ['demo.okno'] })
const withHead = (head: string, text = 'Добрый день') =>
  readLetter(Buffer.from(`From: Иван <serov@vostok.example>\nSubject: Вопрос\n${head}\n\n${text}`), {
    own_domains: ['demo.okno'],
  })

test.each<[string, AutomaticKind]>([
  ['X-Mailer: Outlook', 'no'],
  ['Auto-Submitted: no', 'no'],
  ['Return-Path: <serov@vostok.example>', 'no'],
  ['X-Auto-Response-Suppress: None', 'no'],
  ['Auto-Submitted: auto-replied (vacation)', 'auto_reply'],
  ['Auto-Submitted: auto-generated', 'auto_generated'],
  ['X-Auto-Response-Suppress: All', 'auto_generated'],
  ['X-Autoreply: yes', 'auto_reply'],
  ['X-Autorespond: Отпуск', 'auto_reply'],
  ['X-Auto-Reply-From: x', 'no'],
  ['Precedence: auto_reply', 'auto_reply'],
  ['X-Mail-Autoreply: 1', 'auto_reply'],
  ['X-Vacation: yes', 'auto_reply'],
  ['X-POST-MessageClass: 9; Autoresponder', 'auto_reply'],
  ['Delivered-To: Autoresponder', 'auto_reply'],
  ['Delivered-To: serov@vostok.example', 'no'],
  ['X-Auto-Generated: yes', 'auto_generated'],
  ['X-Cron-Env: <HOME=/root>', 'auto_generated'],
  ['X-FC-MachineGenerated: true', 'auto_generated'],
  ['X-FC-MachineGenerated: false', 'no'],
  ['Content-Type: multipart/report; report-type=feedback-report; boundary=b', 'bounce'],
  ['Mailing-List: list news@vostok.example', 'bulk'],
  ['X-BeenThere: news@vostok.example', 'bulk'],
  ['List-Archive: <https://vostok.example>', 'bulk'],
  ['Precedence: bulk', 'bulk'],
  ['Precedence: list', 'bulk'],
  ['List-Id: <news.vostok.example>', 'bulk'],
  ['List-Unsubscribe: <mailto:u@vostok.example>', 'bulk'],
  ['Return-Path: <>', 'auto_reply'],
  ['X-Loop: other-desk', 'auto_generated'],
  ['X-Okno-Loop: demo.okno', 'own'],
  ['X-Okno-Loop: another.okno', 'no'],
  ['X-Failed-Recipients: petrov@yug.example', 'bounce'],
  ['Message-ID: <R-104233.0199b.okno@demo.okno>', 'own'],
  ['Message-ID: <R-104233.0199b.okno@another.okno>', 'no'],
])('%s is %s', async (head, kind) => {
  const { automatic } = await withHead(head)
  expect(automatic.kind).toBe(kind)
  expect(automatic.reason !== '').toBe(kind !== 'no')
})

test.each<[string, AutomaticKind]>([
  ['Автоответ: Вопрос', 'auto_reply'],
  ['Автоматический ответ: Вопрос', 'auto_reply'],
  ['Automatic reply: Question', 'auto_reply'],
  ['Out of office: back on Monday', 'auto_reply'],
  ['В отпуске', 'auto_reply'],
  ['Нахожусь в командировке до 5 мая', 'auto_reply'],
  ['Меня нет на месте', 'auto_reply'],
  ['Уведомление об отсутствии: Вопрос', 'auto_reply'],
  ["I'm currently out of the office until Monday", 'auto_reply'],
  ['В отпуске нет доступа к почте', 'no'],
  ['Меня нет в списке сотрудников', 'no'],
  ['Прошу оформить отпуск', 'no'],
  ['Автоответчик на телефоне не работает', 'no'],
  ['Не доставлено письмо контрагенту, помогите', 'no'],
])('subject "%s" is %s', async (subject, kind) => {
  const letter = await readLetter(
    Buffer.from(`From: serov@vostok.example\nSubject: ${subject}\n\nДобрый день`),
  )
  expect(letter.automatic.kind).toBe(kind)
})

test('an automatic reply to our letter and our own letter are told', async () => {
  expect((await own('auto-reply.eml')).automatic).toEqual({
    kind: 'auto_reply',
    reason: 'Auto-Submitted: auto-replied',
  })
  expect((await own('own-letter.eml')).automatic.kind).toBe('own')
})

test('a standard report names who was not reached, for good or for now', async () => {
  const letter = await own('delivery-report.eml')
  expect(letter.automatic.kind).toBe('bounce')
  expect(readBounce(letter)).toEqual({
    failed: [
      {
        address: 'gone@vostok.example',
        status: '5.1.1',
        temporary: false,
        diagnostic: '550 5.1.1 no such user',
      },
      {
        address: 'slow@vostok.example',
        status: '4.4.1',
        temporary: true,
        diagnostic: 'connection timed out',
      },
    ],
    original_ids: ['R-104233.0199d.okno@demo.okno'],
    temporary: false,
  })
})

test('a Russian bounce in free form', async () => {
  const letter = await own('russian-bounce.eml')
  expect(letter.automatic.kind).toBe('bounce')
  const { failed, original_ids } = readBounce(letter)
  expect(failed.map(each => [each.address, each.status])).toEqual([['petrov@yug.example', '5.1.1']])
  expect(original_ids).toEqual(['R-104233.0199c.okno@demo.okno'])
})

test('a letter that is no bounce names nobody, whatever addresses it holds', async () => {
  expect(readBounce(await withHead('X-Mailer: x', 'Письмо на a@b.example не ушло'))).toEqual({
    failed: [],
    original_ids: [],
    temporary: false,
  })
})

type Expected = { file: string; failed_addresses: string[] }

describe.skipIf(!existsSync(corpus))('shared bounces (needs the shared mail corpus)', () => {
  // Two files of the corpus test detectors for silence: a person's letter and an ordinary automatic reply.
  const no_bounce = new Map<string, AutomaticKind>([
    ['groupwise_03.txt', 'no'],
    ['qmail_08.txt', 'auto_reply'],
  ])
  const expected: Expected[] = existsSync(corpus)
    ? JSON.parse(readFileSync(new URL('bounces_expected.json', corpus), 'utf8'))
    : []
  const read = (file: string) => readLetter(readFileSync(new URL(`flufl/${file}`, corpus)))

  test('each is known as a bounce', async () => {
    for (const { file } of expected) {
      expect((await read(file)).automatic.kind, file).toBe(no_bounce.get(file) ?? 'bounce')
    }
  })

  test('the failed addresses are right in at least 113 of 116', async () => {
    const wrong: string[] = []
    for (const { file, failed_addresses } of expected) {
      const found = readBounce(await read(file))
        .failed.map(each => each.address)
        .sort()
      const wanted = failed_addresses.map(each => each.toLowerCase()).sort()
      if (found.join() !== wanted.join()) wrong.push(file)
    }
    console.info(
      `failed addresses: ${expected.length - wrong.length} of ${expected.length} right; wrong: ${wrong.join(', ')}`,
    )
    expect(expected.length - wrong.length, wrong.join(', ')).toBeGreaterThanOrEqual(113)
  })
})
