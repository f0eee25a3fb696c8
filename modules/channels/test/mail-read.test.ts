// Reading of letters: our own difficult ones, every file of the shared corpus, limits, and bytes of no sense at all.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readForwarded } from '../server/mail/forwarded.ts'
import type { Letter } from '../server/mail/letter.ts'
import { readLetter } from '../server/mail/read.ts'

const letters = new URL('./letters/', import.meta.url)
const corpus = new URL('../../../../shared/data/mail/messages/', import.meta.url)

const own = (name: string) => readLetter(readFileSync(new URL(name, letters)), { own_domains: ['demo.okno'] })
const bytes = (text: string) => new TextEncoder().encode(text)

describe('charsets', () => {
  test.each([
    ['cp1251-subject.eml', 'Заявление на отпуск не согласовано', 'Коллеги, прошу проверить заявление.'],
    [
      'koi8r-unlabelled.eml',
      'Принтер на складе не печатает',
      'Здравствуйте. Принтер в комнате 214 не печатает накладные с самого утра.',
    ],
    ['koi8r-body.eml', 'Пропуск для подрядчика', 'Нужен пропуск на территорию с понедельника.'],
    ['cp1251-as-latin1.eml', 'Справка', 'Прошу выдать справку 2-НДФЛ за прошлый год.'],
    ['cp1251-as-utf8.eml', 'plain', 'Закрывающие документы отправлены курьером во вторник.'],
    ['iso-8859-5.eml', 'plain', 'Договор подписан обеими сторонами.'],
    ['utf-7.eml', 'Вопрос по зарплате', 'Когда будет аванс + премия?'],
    ['split-words.eml', 'Не приходит расчётный листок за октябрь', 'Добрый день, листок не пришёл.'],
  ])('%s', async (name, subject, text) => {
    expect(await own(name)).toMatchObject({ subject, text, problem: null })
  })

  test('names beside addresses are decoded too', async () => {
    expect((await own('cp1251-subject.eml')).from).toEqual({
      name: 'Отдел кадров',
      address: 'hr@vostok.example',
    })
    expect((await own('split-words.eml')).from).toEqual({
      name: 'Иван Серов',
      address: 'serov@vostok.example',
    })
  })

  test('HTML under a wrong label is read as well', async () => {
    expect((await own('cp1251-as-latin1.eml')).html).toBe(
      '<p>Прошу выдать справку 2-НДФЛ за прошлый год.</p>',
    )
  })

  test('Western letters without a label stay Western', async () => {
    const letter = await readLetter(
      Buffer.from('Subject: x\n\nGrüße aus Köln, schöne Tage für alle', 'latin1'),
    )
    expect(letter.text).toBe('Grüße aus Köln, schöne Tage für alle')
  })
})

describe('structure', () => {
  test('ids, addresses and date', async () => {
    const letter = await own('outlook-reply.eml')
    expect(letter).toMatchObject({
      message_id: 'a1@vostok.example',
      in_reply_to: ['R-104233.0199e.okno@demo.okno'],
      references: ['first@vostok.example', 'R-104233.0199e.okno@demo.okno'],
      from: { name: 'Мария Ковалёва', address: 'm.kovaleva@vostok.example' },
      to: [{ name: '', address: 'help@demo.okno' }],
      date: '2026-11-16T07:15:00.000Z',
    })
  })

  test('Russian file names in three spellings', async () => {
    const { attachments } = await own('russian-file-names.eml')
    expect(attachments.map(each => each.name)).toEqual([
      'Акт сверки взаимных расчётов за третий квартал.xlsx',
      'Счёт на оплату.pdf',
      'Служебная записка.doc',
    ])
    expect(attachments[1]).toMatchObject({
      type: 'application/pdf',
      size_bytes: 15,
      inline: false,
      sha256: createHash('sha256').update('%PDF-1.4\n%%EOF\n').digest('hex'),
    })
  })

  test('a letter with no From is read, its sender is not known', async () => {
    expect(await own('no-from.eml')).toMatchObject({
      from: null,
      subject: 'Без отправителя',
      text: 'Кто это написал, неизвестно.',
    })
  })

  test('a letter inside a letter is a file named by its subject, and its writer is found', async () => {
    const letter = await own('nested-letter.eml')
    expect(letter.text).toBe('Коллеги, ответьте, пожалуйста, поставщику.')
    expect(letter.attachments.map(each => [each.name, each.type])).toEqual([
      ['Оплата счёта 118.eml', 'message/rfc822'],
    ])
    expect(await readForwarded(letter)).toMatchObject({
      from: { name: 'Пётр Лапин', address: 'lapin@yug.example' },
      subject: 'Оплата счёта 118',
    })
  })

  test('the writer of a letter forwarded in the text is found', async () => {
    const text =
      'Посмотрите.\n\n---------- Forwarded message ---------\nОт: Пётр Лапин <lapin@yug.example>\nSubject: Оплата\n\nКогда?'
    const letter = await readLetter(
      bytes(`From: a@b.example\nSubject: Fwd: Оплата\nContent-Type: text/plain; charset=utf-8\n\n${text}`),
    )
    expect(await readForwarded(letter)).toMatchObject({
      from: { name: 'Пётр Лапин', address: 'lapin@yug.example' },
      subject: 'Оплата',
    })
    expect(letter.visible_text).toBe(text)
  })

  test('a picture shown in the text is inline, its place is kept, nothing outside is loaded', async () => {
    const letter = await own('html-with-logo.eml')
    expect(letter.attachments.map(each => [each.name, each.inline, each.content_id])).toEqual([
      ['logo.png', true, 'logo@vostok'],
    ])
    expect(letter.html).toContain('data-cid="logo@vostok"')
    expect(letter.html).not.toMatch(/\ssrc=|script|onload|javascript|spy\.example/)
    expect(letter.text).toBe('Прошу проверить счёт.\n\nнажмите счёт <https://vostok.example/s?a=1&b=2>')
  })

  test('an invitation is a file of its own type', async () => {
    const { attachments, text } = await own('invitation.eml')
    expect(text).toBe('Встреча в 15:00.')
    expect(attachments.map(each => [each.name, each.type])).toEqual([['part-1.ics', 'text/calendar']])
  })

  test('a body whose boundary never comes is not lost', async () => {
    expect((await own('missing-boundary.eml')).text).toBe('Текст письма без единой границы.')
  })

  test.each([
    ['outlook-reply.eml', 'Доступ появился, спасибо.'],
    ['gmail-reply.eml', 'Да, согласна на такие даты.'],
    ['yandex-reply.eml', 'Подходит.'],
    ['mailru-reply.eml', 'Подходит, оформляйте.'],
    ['apple-reply.eml', 'Хорошо.'],
    ['thunderbird-reply.eml', 'Да, подойдут. Оформите, пожалуйста, и пришлите приказ на подпись.'],
  ])('what was written in %s', async (name, visible_text) => {
    expect((await own(name)).visible_text).toBe(visible_text)
  })

  test('file names cannot lead out of their folder or hide their ending', async () => {
    const part = (name: string) =>
      `--m\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="${name}"\n\nx\n`
    const raw = `From: a@b.example\nContent-Type: multipart/mixed; boundary=m\n\n${part('../../etc/passwd')}${part('счёт\u202efdp.exe')}${part('')}--m--`
    const letter = await readLetter(bytes(raw))
    expect(letter.attachments.map(each => each.name)).toEqual(['passwd', 'счётfdp.exe', 'part-3.pdf'])
  })
})

describe('limits', () => {
  const nested = (depth: number) =>
    `From: a@b.example\nSubject: глубоко\n${Array.from({ length: depth }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join('')}`

  test.each<[string, string, Parameters<typeof readLetter>[1], Letter['problem']]>([
    ['nothing', '', {}, 'empty'],
    [
      'too large',
      `From: a@b.example\nSubject: x\n\n${'x'.repeat(2000)}`,
      { limits: { size_bytes: 1000 } },
      'too_large',
    ],
    [
      'head too large',
      `From: a@b.example\nSubject: ${'x'.repeat(2000)}\n\ntext`,
      { limits: { header_bytes: 500 } },
      'headers_too_large',
    ],
    ['too deep', nested(60), {}, 'too_deep'],
    [
      'too many parts',
      `From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: image/png\n\nx\n'.repeat(20)}--b--`,
      { limits: { parts: 5 } },
      'too_many_parts',
    ],
  ])('%s', async (_, raw, options, problem) => {
    const letter = await readLetter(bytes(raw), options)
    expect(letter.problem).toBe(problem)
    if (raw) expect(letter.from?.address).toBe('a@b.example')
    expect(letter.attachments.length).toBeLessThanOrEqual(5)
  })

  test('a head folded a thousand times costs no more than its length', async () => {
    const folded = `Content-Type: text/plain;${'\r\n x=y;'.repeat(1000)}\r\n`
    const raw = Buffer.concat([
      bytes(`From: a@b.example\r\n${folded}Subject: `),
      Buffer.from([0xcf, 0xf0, 0xe8]),
      bytes('\r\n\r\nx'),
    ])
    expect((await readLetter(raw)).subject).toBe('При')
  })

  test('a type that is no type cannot reach a download', async () => {
    const raw =
      'Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: evil"<x>/y\nContent-Disposition: attachment\n\nx\n--m--'
    expect((await readLetter(bytes(raw))).attachments[0]?.type).toBe('application/octet-stream')
  })

  test('a hostile run of blanks, brackets or tags costs no more than its length', async () => {
    const hostile = [
      `${' '.repeat(200_000)}x`,
      `${'\n'.repeat(100_000)}x`,
      '<'.repeat(100_000),
      `${'> '.repeat(50_000)}x`,
      '<div>'.repeat(20_000),
    ]
    for (const body of hostile) {
      const letter = await readLetter(
        bytes(`From: mailer-daemon@b.example\nSubject: failure notice\nContent-Type: text/html\n\n${body}`),
      )
      expect(letter.problem).toBeNull()
    }
  })
})

describe('never throws', () => {
  const whole = (letter: Letter) => {
    expect(letter.subject.isWellFormed() && letter.text.isWellFormed()).toBe(true)
    expect(letter.attachments.every(each => each.name !== '' && each.sha256.length === 64)).toBe(true)
  }

  test('on any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async raw => whole(await readLetter(raw))),
      { numRuns: 300 },
    )
  })

  test('on a real letter with bytes changed, cut out and put in', async () => {
    const names = readdirSync(letters)
    const damage = fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        cut: fc.nat(40),
        put: fc.uint8Array({ maxLength: 20 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), damage, async (name, blows) => {
        let raw: Buffer = readFileSync(new URL(name, letters))
        for (const { at, cut, put } of blows) {
          const from = Math.floor(at * raw.length)
          raw = Buffer.concat([raw.subarray(0, from), put, raw.subarray(from + cut)])
        }
        whole(await readLetter(raw))
      }),
      { numRuns: 300 },
    )
  })

  test('on a head of any words', async () => {
    const name = fc.constantFrom(
      'From',
      'To',
      'Subject',
      'Date',
      'References',
      'Content-Type',
      'Content-Disposition',
      'Content-Transfer-Encoding',
      'Auto-Submitted',
    )
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'multipart/mixed; boundary=',
        'text/plain; charset=x',
        'base64',
        '=?utf-7?Q?+?=',
        '=?x?B?=?=',
        '<@>',
        ',,;:<>',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 8 }), fc.string(), async (head, body) => {
        whole(
          await readLetter(bytes(`${head.map(([key, text]) => `${key}: ${text}`).join('\n')}\n\n${body}`)),
        )
      }),
      { numRuns: 300 },
    )
  })
})

describe.skipIf(!existsSync(corpus))('shared corpus (needs the shared mail corpus)', () => {
  const files = (folder: URL): URL[] =>
    readdirSync(folder).flatMap(name => {
      const here = new URL(name, folder)
      if (statSync(here).isDirectory()) return files(new URL(`${name}/`, folder))
      return /\.(eml|msg)$/.test(name) ? [here] : []
    })

  test('every letter is read; none is without text, files or a known reason', async () => {
    const all = files(corpus)
    expect(all.length).toBeGreaterThan(150)
    for (const file of all) {
      const letter = await readLetter(readFileSync(file))
      expect(letter.problem, file.pathname).toBeNull()
      for (const part of letter.attachments) expect(part.size_bytes, file.pathname).toBe(part.content.length)
    }
    console.info(`corpus: ${all.length} letters read`)
  })

  test.each<[string, Partial<Letter>, string[]]>([
    [
      'mail-gem/rfc2822/example01.eml',
      {
        subject: 'Saying Hello',
        from: { name: 'John Doe', address: 'jdoe@machine.example' },
        date: '1997-11-21T15:55:06.000Z',
        message_id: '1234@local.machine.example',
      },
      [],
    ],
    [
      'mail-gem/rfc2822/example03.eml',
      {
        from: { name: 'Joe Q. Public', address: 'john.q.public@example.com' },
        date: '2003-07-01T08:52:37.000Z',
      },
      [],
    ],
    [
      'mail-gem/rfc6532/utf8_headers.eml',
      { subject: 'Säying Hello', from: { name: 'Jöhn Doe', address: 'jdöe@mächine.example' } },
      [],
    ],
    ['mail-gem/multi_charset/japanese_attachment.eml', { subject: 'testing' }, ['てすと.txt']],
    ['mail-gem/multi_charset/japanese_iso_2022.eml', { subject: 'まみむめも', text: 'すみません。' }, []],
    [
      'mail-gem/attachment_emails/attachment_pdf.eml',
      { subject: 'Another PDF with 🎉 Unicode chars in it 🍿' },
      ['broken.pdf'],
    ],
    [
      'mail-gem/attachment_emails/attachment_with_quoted_filename.eml',
      { subject: 'Eelanalüüsi päring' },
      ['Eelanalüüsi päring.jpg'],
    ],
    [
      'mail-gem/attachment_emails/attachment_message_rfc822.eml',
      { subject: 'testing' },
      ['ForwardedMessage.eml'],
    ],
    ['mail-gem/plain_emails/raw_email.eml', { subject: 'NOTE: 한국말로 하는 것' }, []],
    [
      'mail-gem/plain_emails/raw_email_with_partially_quoted_subject.eml',
      { subject: 'Re: Test: "漢字" mid "漢字" tail' },
      [],
    ],
    ['mail-gem/mime_emails/raw_email7.eml', { subject: 'testing' }, ['test.rb', 'test.pdf', 'smime.p7s']],
    ['mime4j/russian.msg', { subject: 'Greetings' }, ['Список.doc']],
    [
      'mime4j/german-qp.msg',
      { subject: 'Testnachricht', from: { name: 'Jörn Reder', address: 'joern@zyn.de' } },
      [],
    ],
    ['mime4j/mp-msg-rfc822.msg', { subject: '[Fwd: Re: 34Mbit/s Netz]' }, ['Re 34Mbit s Netz.eml']],
    ['mime4j/multi-2gifs.msg', { subject: 'Two images for you...' }, ['3d-compress.gif', '3d-eye.gif']],
    ['mime4j/attachment-filename-encoding-UTF8.msg', { from: null }, ['attachment.äöü']],
    ['mime4j/missing-boundary.msg', { text: 'AAA' }, []],
    [
      'mime4j/malformedHeader-noheader.msg',
      { text: 'This is a simple message not having headers.\nThe whole text should be recognized as body.' },
      [],
    ],
  ])('%s', async (name, expected, file_names) => {
    const letter = await readLetter(readFileSync(new URL(name, corpus)))
    expect(letter).toMatchObject(expected)
    expect(letter.attachments.map(each => each.name)).toEqual(file_names)
  })
})
