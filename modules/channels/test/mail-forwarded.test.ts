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

describe('the head of a letter that came as HTML only', () => {
  const forms: [program: string, html: string, subject: string][] = [
    [
      'Outlook',
      '<html><body><div class="WordSection1"><p class="MsoNormal">Посмотрите.<o:p></o:p></p><p>&nbsp;</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>От:</b> Анна Ким &lt;anna@client.test&gt; <br><b>Отправлено:</b> вторник, 10 марта 2026 г. 9:00<br><b>Кому:</b> Boss &lt;boss@client.test&gt;<br><b>Тема:</b> Листок<o:p></o:p></p></div></div><p>Не пришёл листок.</p></div></body></html>',
      'Листок',
    ],
    [
      'Gmail',
      '<div dir="ltr">Посмотрите.<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>От: <b class="gmail_sendername" dir="auto">Анна Ким</b> <span dir="auto">&lt;<a href="mailto:anna@client.test">anna@client.test</a>&gt;</span><br>Date: вт, 10 мар. 2026 г. в 09:00<br>Subject: Листок<br>To:  &lt;<a href="mailto:boss@client.test">boss@client.test</a>&gt;<br></div><br><br><div dir="ltr">Не пришёл листок.</div></div></div>',
      'Листок',
    ],
    [
      'Apple',
      '<html><body>Посмотрите.<br><div><br><blockquote type="cite"><div>Начало переадресованного сообщения:</div><br class="Apple-interchange-newline"><div style="margin: 0"><span><b>От: </b></span><span>Анна Ким &lt;<a href="mailto:anna@client.test">anna@client.test</a>&gt;<br></span></div><div style="margin:0"><span><b>Тема: </b></span><span><b>Листок</b><br></span></div><div><span><b>Дата: </b></span><span>10 марта 2026 г. в 09:00:00 GMT+3<br></span></div><div><span><b>Кому: </b></span><span>boss@client.test<br></span></div><br><div>Не пришёл листок.</div></blockquote></div></body></html>',
      'Листок',
    ],
    [
      'Yandex',
      '<div>Посмотрите.</div><div> </div><div>-------- Пересылаемое сообщение --------</div><div>10.03.2026, 09:00, "Анна Ким" &lt;anna@client.test&gt;:</div><div> </div><div>Не пришёл листок.</div><div>-------- Конец пересылаемого сообщения --------</div>',
      '',
    ],
    [
      'Mail.ru',
      '<HTML><BODY>Посмотрите.<br><br>-------- Пересылаемое сообщение --------<br>От: Анна Ким &lt;anna@client.test&gt;<br>Кому: boss@client.test<br>Дата: Вторник, 10 марта 2026, 9:00 +03:00<br>Тема: Листок<br>&nbsp;<div>Не пришёл листок.</div></BODY></HTML>',
      'Листок',
    ],
    [
      'Thunderbird',
      '<html><body><p>Посмотрите.</p><div class="moz-forward-container"><br><br>-------- Перенаправленное сообщение --------<table class="moz-email-headers-table" cellspacing="0" cellpadding="0" border="0"><tbody><tr><th valign="BASELINE" nowrap="nowrap" align="RIGHT">Тема: </th><td>Листок</td></tr><tr><th>Дата: </th><td>Tue, 10 Mar 2026 09:00:00 +0300</td></tr><tr><th>От: </th><td>Анна Ким <a class="moz-txt-link-rfc2396E" href="mailto:anna@client.test">&lt;anna@client.test&gt;</a></td></tr><tr><th>Кому: </th><td>boss@client.test</td></tr></tbody></table><br><br>Не пришёл листок.</div></body></html>',
      'Листок',
    ],
  ]
  test.each(forms)('%s', async (_, html, subject) => {
    const read = await readForwarded(await letter('FW: x', html, 'text/html; charset=utf-8'))
    expect(read).toMatchObject({ from: anna, subject, comment: 'Посмотрите.', text: 'Не пришёл листок.' })
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
