// Letters as programs and people break them: names of files, fields in old bytes, flowed text, heads without end.

import { describe, expect, test } from 'vitest'
import { readLetter } from '../server/mail/read.ts'
import { encode } from './encode.ts'

const read = (...pieces: (string | Uint8Array)[]) =>
  readLetter(Buffer.concat(pieces.map(piece => (typeof piece === 'string' ? Buffer.from(piece) : piece))))
const base64 = (text: Uint8Array) => Buffer.from(text).toString('base64')

describe('fields', () => {
  test('a subject cut between the two bytes of one letter', async () => {
    const bytes = Buffer.from('Не приходит расчётный листок')
    const halves = [bytes.subarray(0, 21), bytes.subarray(21)]
    const subject = halves.map(half => `=?UTF-8?B?${base64(half)}?=`).join('\n ')
    expect((await read(`Subject: ${subject}\n\nx`)).subject).toBe('Не приходит расчётный листок')
  })

  test('the same in Q, and words without a space between them', async () => {
    const q = (bytes: Uint8Array) => [...bytes].map(byte => `=${byte.toString(16).toUpperCase()}`).join('')
    const bytes = Buffer.from('Акт')
    const subject = `=?utf-8?Q?${q(bytes.subarray(0, 3))}?==?utf-8?Q?${q(bytes.subarray(3))}?=`
    expect((await read(`Subject: ${subject}\n\nx`)).subject).toBe('Акт')
  })

  test.each(['windows-1251', 'koi8-r', 'iso-8859-5', 'x-mac-cyrillic'])(
    'raw bytes of %s in every field',
    async charset => {
      const letter = await read(
        encode(
          'From: "Отдел кадров" <hr@vostok.example>\nSubject: Заявление на отпуск не согласовано\n',
          charset,
        ),
        'Content-Type: multipart/mixed; boundary=m\n\n--m\n\nx\n--m\nContent-Type: application/pdf\n',
        encode('Content-Disposition: attachment; filename="Приказ об отпуске.pdf"\n\nx\n--m--', charset),
      )
      expect(letter.subject).toBe('Заявление на отпуск не согласовано')
      expect(letter.from).toEqual({ name: 'Отдел кадров', address: 'hr@vostok.example' })
      expect(letter.attachments.map(each => each.name)).toEqual(['Приказ об отпуске.pdf'])
    },
  )

  test('UTF-8 in fields, addresses too (RFC 6532)', async () => {
    const letter = await read('From: Анна <анна@почта.рф>\nTo: <help@demo.okno>\nSubject: Счёт №118\n\nx')
    expect(letter).toMatchObject({ from: { name: 'Анна', address: 'анна@почта.рф' }, subject: 'Счёт №118' })
  })

  test('a Japanese subject in words that each begin anew', async () => {
    const word = '=?iso-2022-jp?B?GyRCJUYlOSVIGyhC?='
    expect((await read(`Subject: ${word} ${word}\n\nx`)).subject).toBe('テストテスト')
  })

  test.each([
    ['serov@vostok.example (Иван Серов)', 'serov@vostok.example'],
    ['Pete(a \\) chap) <pete(his account)@silly.test(his host)>', 'pete@silly.test'],
    ['<<serov@vostok.example>>', 'serov@vostok.example'],
    ['"Серов, Иван" serov@vostok.example', 'serov@vostok.example'],
    ['=?utf-8?B?0JjQstCw0L0gPGFAYi5jPg==?= <serov@vostok.example>', 'serov@vostok.example'],
    ['serov@vostok.example, belova@vostok.example', 'serov@vostok.example'],
    ['Служба: serov@vostok.example;', 'serov@vostok.example'],
    ['undisclosed-recipients:;', undefined],
    ['Иван Серов', undefined],
  ])('From: %s', async (from, address) => {
    expect((await read(`From: ${from}\n\nx`)).from?.address).toBe(address)
  })
})

describe('where the head ends', () => {
  test.each([
    [
      'a line of blanks',
      'From: a@b.example\nSubject: Тема\n \nПервая строка\n\nВторая',
      'Первая строка\n\nВторая',
    ],
    [
      'no empty line at all',
      'From: a@b.example\nSubject: Тема\nПервая строка\nВторая: да',
      'Первая строка\nВторая: да',
    ],
    [
      'CRLF, no empty line',
      'From: a@b.example\r\nSubject: Тема\r\nПервая строка\r\n\r\nВторая',
      'Первая строка\n\nВторая',
    ],
  ])('%s', async (_, raw, text) => {
    expect(await read(raw)).toMatchObject({ subject: 'Тема', text })
  })

  test('a torn field in the middle is no end', async () => {
    const letter = await read('Subject: длинная\nтема\nTo: help@demo.okno\n\nПисьмо')
    expect(letter).toMatchObject({ text: 'Письмо', to: [{ address: 'help@demo.okno' }] })
  })
})

describe('text', () => {
  const flowed = (params: string, body: string) =>
    read(`Content-Type: text/plain; charset=utf-8; format=flowed${params}\n\n${body}`)

  test('flowed lines are joined, quotes and the signature mark are not', async () => {
    const { text } = await flowed('', 'Прошу выдать \nсправку.\n> да \n> нет\n-- \nИван')
    expect(text).toBe('Прошу выдать справку.\n> да > нет\n-- \nИван')
  })

  test('with delsp the space at the end of a line goes', async () => {
    expect((await flowed('; delsp=yes', 'Прошу вы \nдать справку.')).text).toBe('Прошу выдать справку.')
  })

  test('a text with a name beside the letter is a file', async () => {
    const letter = await read(
      'Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain; name=body.txt\n\nПисьмо\n--m\nContent-Type: text/plain; name=журнал.txt\n\nстрока\n--m--',
    )
    expect(letter.text).toBe('Письмо')
    expect(letter.attachments.map(each => each.name)).toEqual(['журнал.txt'])
  })
})

describe('names of files (RFC 2231 and what is done in its place)', () => {
  const name = async (field: string) =>
    (
      await read(
        `Content-Type: multipart/mixed; boundary=m\n\n--m\n\nx\n--m\nContent-Type: application/pdf\nContent-Disposition: attachment; ${field}\n\nx\n--m--`,
      )
    ).attachments[0]?.name

  test.each([
    ["filename*=utf-8''%D0%90%D0%BA%D1%82.pdf", 'Акт.pdf'],
    ["filename*=windows-1251''%C0%EA%F2.pdf", 'Акт.pdf'],
    ['filename*0*=koi8-r\'\'%E1%CB;\n filename*1*=%D4%20%F3;\n filename*2="1.pdf"', 'Акт С1.pdf'],
    ["filename*0*=utf-8''%D0;\n filename*1*=%90%D0%BA%D1%82.pdf", 'Акт.pdf'],
    ['filename="=?koi8-r?B?4cvU?=.pdf"', 'Акт.pdf'],
    ['filename==?utf-8?B?0JDQutGC?=.pdf', 'Акт.pdf'],
    ['filename="Акт (1).pdf"', 'Акт (1).pdf'],
    ["filename=old.pdf; filename*=utf-8''%D0%90%D0%BA%D1%82.pdf", 'Акт.pdf'],
    ["filename*=utf-8''%D0%9%ZZ.pdf", undefined],
  ])('%s', async (field, expected) => {
    const found = await name(field)
    if (expected === undefined) expect(found).not.toBe('')
    else expect(found).toBe(expected)
  })
})

describe('limits', () => {
  const nested = (depth: number): string =>
    depth === 0
      ? 'From: inner@b.example\nSubject: на дне\n\nна дне'
      : `From: a@b.example\nSubject: слой ${depth}\nContent-Type: message/rfc822\n\n${nested(depth - 1)}`

  test('letters inside each other stay one readable file', async () => {
    const letter = await read(nested(60))
    expect(letter.problem).toBeNull()
    expect(letter.attachments.map(each => [each.name, each.type])).toEqual([
      ['слой 59.eml', 'message/rfc822'],
    ])
  })

  test('more files than the limit: the first are there, and it is said', async () => {
    const file = 'Content-Type: application/pdf\nContent-Disposition: attachment\n\nx\n'
    const raw = `From: a@b.example\nContent-Type: multipart/mixed; boundary=m\n\n--m\n\nслова\n${`--m\n${file}`.repeat(12)}--m--`
    const letter = await readLetter(Buffer.from(raw), { limits: { parts: 5 } })
    expect(letter).toMatchObject({ text: 'слова', problem: 'too_many_parts' })
    expect(letter.about.problem).toBe('too_many_parts')
    expect(letter.attachments).toHaveLength(5)
  })

  test('text beyond the limit is cut at its end, and it is said', async () => {
    const letter = await readLetter(Buffer.from(`Subject: x\n\n${'слово '.repeat(1000)}`), {
      limits: { text_chars: 600 },
    })
    expect(letter.text).toHaveLength(600)
    expect(letter.about.cut).toEqual(['text'])
  })
})
