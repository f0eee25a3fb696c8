// Who first wrote a letter that was passed on, as each mail program writes it, in Russian and English.
import { describe, expect, test } from 'vitest'
import { readForwarded } from '../server/mail/forwarded.ts'
import { readLetter } from '../server/mail/read.ts'

const letter = (subject: string, text: string, type = 'text/plain; charset=utf-8') =>
  readLetter(
    Buffer.from(
      ['From: Boss <boss@client.test>', `Subject: ${subject}`, `Content-Type: ${type}`, '', text].join(
        '\r\n',
      ),
    ),
  )
const found = async (subject: string, text: string) => readForwarded(await letter(subject, text))

const anna = { name: 'Анна Ким', address: 'anna@client.test' }
const ann = { name: 'Ann Lee', address: 'ann@client.test' }

describe('the head of a forwarded letter', () => {
  const forms: [program: string, subject: string, lines: string[], from: object, inner: string][] = [
    [
      'Gmail, English',
      'Fwd: Payslip',
      [
        '---------- Forwarded message ---------',
        'From: Ann Lee <ann@client.test>',
        'Date: Tue, Mar 10, 2026 at 9:00 AM',
        'Subject: Payslip',
        'To: Boss <boss@client.test>',
      ],
      ann,
      'Payslip',
    ],
    [
      'Gmail, Russian',
      'Fwd: Листок',
      [
        '---------- Forwarded message ---------',
        'От: Анна Ким <anna@client.test>',
        'Date: вт, 10 мар. 2026 г. в 09:00',
        'Subject: Листок',
        'To: Boss <boss@client.test>',
      ],
      anna,
      'Листок',
    ],
    [
      'Outlook, English',
      'FW: Payslip',
      [
        '________________________________',
        'From: Ann Lee <ann@client.test>',
        'Sent: Tuesday, March 10, 2026 9:00 AM',
        'To: Boss <boss@client.test>',
        'Subject: Payslip',
      ],
      ann,
      'Payslip',
    ],
    [
      'Outlook, Russian, with mailto',
      'FW: Листок',
      [
        '-----Original Message-----',
        'От: Анна Ким [mailto:anna@client.test]',
        'Отправлено: 10 марта 2026 г. 9:00',
        'Кому: Boss',
        'Копия: Кто-то',
        'Тема: Листок',
      ],
      anna,
      'Листок',
    ],
    [
      'Outlook, head without any mark, made from HTML',
      'ПЕРЕСЛ: Листок',
      [
        '*От:* Анна Ким <anna@client.test<mailto:anna@client.test>>',
        '',
        '*Отправлено:* 10 марта 2026 г. 9:00',
        '',
        '*Тема:* Листок',
      ],
      anna,
      'Листок',
    ],
    [
      'Apple, English',
      'Fwd: Payslip',
      [
        'Begin forwarded message:',
        '',
        '> From: Ann Lee <ann@client.test>',
        '> Subject: Payslip',
        '> Date: 10 March 2026 at 09:00:00 GMT+3',
        '> To: Boss <boss@client.test>',
      ],
      ann,
      'Payslip',
    ],
    [
      'Apple, Russian',
      'Fwd: Листок',
      [
        'Начало переадресованного сообщения:',
        '',
        'От: Анна Ким <anna@client.test>',
        'Тема: Листок',
        'Дата: 10 марта 2026 г. в 09:00:00 GMT+3',
        'Кому: Boss <boss@client.test>',
      ],
      anna,
      'Листок',
    ],
    [
      'Yandex, Russian',
      'Fwd: Листок',
      ['-------- Пересылаемое сообщение --------', '10.03.2026, 09:00, "Анна Ким" <anna@client.test>:'],
      anna,
      '',
    ],
    [
      'Yandex, English',
      'Fwd: Payslip',
      ['-------- Forwarded message --------', '10.03.2026, 09:00, "Ann Lee" <ann@client.test>:'],
      ann,
      '',
    ],
    [
      'Mail.ru',
      'Fwd: Листок',
      [
        '-------- Пересылаемое сообщение --------',
        'От: Анна Ким <anna@client.test>',
        'Кому: boss@client.test',
        'Дата: Вторник, 10 марта 2026, 9:00 +03:00',
        'Тема: Листок',
      ],
      anna,
      'Листок',
    ],
    [
      'Thunderbird, English',
      'Fwd: Payslip',
      [
        '-------- Forwarded Message --------',
        'Subject: \tPayslip',
        'Date: \tTue, 10 Mar 2026 09:00:00 +0300',
        'From: \tAnn Lee <ann@client.test>',
        'To: \tboss@client.test',
      ],
      ann,
      'Payslip',
    ],
    [
      'Thunderbird, Russian, subject without a mark',
      'Листок',
      [
        '-------- Перенаправленное сообщение --------',
        'Тема: \tЛисток',
        'Дата: \tTue, 10 Mar 2026 09:00:00 +0300',
        'От: \tАнна Ким <anna@client.test>',
        'Кому: \tboss@client.test',
      ],
      anna,
      'Листок',
    ],
    [
      'a name wrapped into the next line',
      'FW: Payslip',
      [
        '-----Original Message-----',
        'From: Ann Lee',
        '<ann@client.test>',
        'Sent: Tuesday',
        'Subject: Payslip',
      ],
      ann,
      'Payslip',
    ],
  ]
  test.each(forms)('%s', async (_, subject, head, from, inner) => {
    const read = await found(
      subject,
      ['Посмотрите, пожалуйста.', '', ...head, '', 'Не пришёл листок.', 'Анна'].join('\n'),
    )
    expect(read).toMatchObject({
      from,
      subject: inner,
      comment: 'Посмотрите, пожалуйста.',
      sure: true,
      attached: null,
    })
    expect(read?.text).toBe('Не пришёл листок.\nАнна')
  })

  test('a forward of a forward leads to the first writer', async () => {
    const inner =
      '-------- Пересылаемое сообщение --------\nОт: Анна Ким <anna@client.test>\nТема: Листок\n\nНе пришёл.'
    const text = `FYI\n\n---------- Forwarded message ---------\nFrom: Мой зам <deputy@client.test>\nSubject: Fwd: Листок\n\nПрошу.\n\n${inner}`
    expect(await found('Fwd: Fwd: Листок', text)).toMatchObject({
      from: anna,
      comment: 'FYI',
      text: 'Не пришёл.',
    })
  })

  test('what follows the end mark of Yandex is not passed on', async () => {
    const text =
      '-------- Пересылаемое сообщение --------\n10.03.2026, 09:00, "Анна Ким" <anna@client.test>:\nТекст.\n-------- Конец пересылаемого сообщения --------\n-- \nБосс'
    expect((await found('Fwd: x', text))?.text).toBe('Текст.')
  })
})

describe('what is no forward', () => {
  test.each([
    [
      'an answer with the question below',
      'Re: Листок',
      'Спасибо.\n\n-----Original Message-----\nFrom: Анна <anna@client.test>\nSent: x\nSubject: Листок\n\nТекст',
    ],
    [
      'an answer to a forward',
      'Re: Fwd: Листок',
      'Спасибо.\n\nFrom: Анна <anna@client.test>\nSent: x\nSubject: Листок',
    ],
    [
      'a quoted forward',
      'Re: x',
      'Да.\n\n> ---------- Forwarded message ---------\n> From: Анна <anna@client.test>',
    ],
    ['a forward without an address', 'FW: x', 'From: Анна Ким\nSent: x\nSubject: y\n\nТекст'],
    ['words like a head', 'Вопрос', 'От: меня\nКому: вам\nТема: проверка'],
  ])('%s', async (_, subject, text) => {
    expect(await found(subject, text)).toBeNull()
  })
})

describe('a letter attached whole', () => {
  const inner =
    'From: =?utf-8?B?0JDQvdC90LAg0JrQuNC8?= <anna@client.test>\r\nSubject: Payslip\r\nMessage-ID: <first@client.test>\r\n\r\nNot there.'
  const enclosing = (subject: string, text: string) =>
    letter(
      subject,
      [
        '--b',
        'Content-Type: text/plain; charset=utf-8',
        '',
        text,
        '--b',
        'Content-Type: message/rfc822',
        '',
        inner,
        '--b--',
      ].join('\r\n'),
      'multipart/mixed; boundary=b',
    )
  test('names its writer and its id', async () => {
    expect(await readForwarded(await enclosing('Fwd: Payslip', 'See below.'))).toMatchObject({
      from: anna,
      subject: 'Payslip',
      message_id: 'first@client.test',
      comment: 'See below.',
      text: null,
      sure: true,
    })
  })
  test('as a proof beside other words is only a guess', async () => {
    expect(await readForwarded(await enclosing('Жалоба', 'Прилагаю письмо.'))).toMatchObject({
      from: anna,
      sure: false,
    })
  })
})

test('a hostile letter costs no time', async () => {
  const text = `Fwd\n${'From: '.repeat(20_000)}\n${'> '.repeat(50_000)}\n${'От:\n'.repeat(20_000)}`
  expect(await found('Fwd: x', text)).toBeNull()
})
