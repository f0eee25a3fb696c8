// Gone for good or only for now; and bounces as Russian mail systems word them.
import { expect, test } from 'vitest'
import { readBounce } from '../server/mail/bounce.ts'
import { isGone, statusIn } from '../server/mail/reach.ts'
import { readLetter } from '../server/mail/read.ts'

test.each<[string | null, string, boolean]>([
  ['5.1.1', '', true],
  ['5.1.10', 'RESOLVER.ADR.RecipientNotFound', true],
  ['5.2.1', 'mailbox disabled', true],
  ['5.1.2', 'bad destination system', true],
  ['5.1.0', 'sender denied', false],
  ['5.1.0', '550 Unknown user', true],
  ['5.4.4', 'Host or domain name not found', true],
  ['5.4.4', 'unable to route', false],
  ['5.2.2', 'mailbox full', false],
  ['5.7.1', 'message looks like spam', false],
  ['5.7.1', '550 5.7.1 user unknown', true],
  ['5.7.1', 'user unknown or blocked by policy', false],
  ['4.4.1', 'no such user', false],
  ['5.0.0', 'нет такого пользователя', true],
  [null, '550 No such user', true],
  [null, 'Почтовый ящик переполнен', false],
  [null, 'Пользователь petrov@yug.example не найден', true],
  [null, 'Ящик получателя заблокирован', true],
  [null, 'что-то пошло не так', false],
])('%s "%s" is gone for good: %s', (status, diagnostic, gone) => {
  expect(isGone({ status, diagnostic })).toBe(gone)
})

test.each<[string, string | null]>([
  ["Can't send mail - all recipients were rejected: 550 5.1.1 <x@y>: User unknown", '5.1.1'],
  ['550 No such user', '5.0.0'],
  ['451 greylisted', '4.0.0'],
  ['connect ECONNREFUSED', null],
])('"%s" says %s', (words, status) => {
  expect(statusIn(words)).toBe(status)
})

const bounce = (from: string, subject: string, text: string) =>
  readLetter(
    Buffer.from(
      [
        `From: ${from}`,
        'To: help+B-12.abcdefghjk@window.example',
        `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
        'Return-Path: <>',
        'Content-Type: text/plain; charset=utf-8',
        '',
        text,
      ].join('\r\n'),
    ),
  )

interface Case {
  readonly what: string
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly address: string
  readonly temporary: boolean
  readonly gone: boolean
}

const cases: Case[] = [
  {
    what: 'Mail.ru',
    from: 'mailer-daemon@corp.mail.example',
    subject: 'Mail failure.',
    text: 'Это письмо создано автоматически сервером. Отвечать на него не нужно.\r\n\r\nК сожалению, ваше письмо не может быть доставлено одному или нескольким получателям:\r\n\r\nsidorova@mail.example\r\n   SMTP error: 550 Message was not accepted -- invalid mailbox. Local mailbox sidorova@mail.example is unavailable: user not found\r\n',
    address: 'sidorova@mail.example',
    temporary: false,
    gone: true,
  },
  {
    what: 'Yandex',
    from: 'mailer-daemon@yandex.example',
    subject: 'Недоставленное сообщение',
    text: 'Это письмо отправлено почтовым сервером yandex.example.\r\n\r\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может быть отправлено одному или нескольким адресатам:\r\n\r\n<orlov@yandex.example>: host mx.yandex.example said: 550 5.7.1 No such user!\r\n',
    address: 'orlov@yandex.example',
    temporary: false,
    gone: true,
  },
  {
    what: 'a full mailbox',
    from: 'postmaster@rambler.example',
    subject: 'Не доставлено: Ответ по обращению',
    text: 'Ваше сообщение не было доставлено следующим получателям:\r\n\r\n  lebedev@rambler.example\r\n\r\nПочтовый ящик переполнен, попробуйте позже.\r\n',
    address: 'lebedev@rambler.example',
    temporary: false,
    gone: false,
  },
  {
    what: 'a delay in Russian',
    from: 'MAILER-DAEMON@relay.example',
    subject: 'Доставка письма задерживается',
    text: 'Письмо на адрес zaitsev@ferma.example пока не доставлено. Попытки доставки будут продолжаться ещё 4 дня.\r\n',
    address: 'zaitsev@ferma.example',
    temporary: true,
    gone: false,
  },
  {
    what: 'Exchange in Russian',
    from: 'postmaster@zavod.example',
    subject: 'Не удается доставить: Ответ',
    text: 'Сбой доставки следующим получателям или группам:\r\n\r\nkuznetsova@zavod.example\r\nВведенный адрес электронной почты не найден. Проверьте адрес и отправьте письмо еще раз.\r\n',
    address: 'kuznetsova@zavod.example',
    temporary: false,
    gone: true,
  },
  {
    what: 'CommuniGate in Russian',
    from: 'MAILER-DAEMON@cg.example',
    subject: 'Сообщение не было доставлено',
    text: 'Адресат: <popova@cg.example>\r\nНет такого пользователя: учётная запись не существует\r\n',
    address: 'popova@cg.example',
    temporary: false,
    gone: true,
  },
  {
    what: 'an unknown domain',
    from: 'Mail Delivery System <MAILER-DAEMON@mx.example>',
    subject: 'Ошибка доставки',
    text: 'Не удалось доставить письмо.\r\n\r\n<info@net-takogo-domena.example>: Host or domain name not found. Name service error for name=net-takogo-domena.example type=A: Host not found\r\n',
    address: 'info@net-takogo-domena.example',
    temporary: false,
    gone: true,
  },
]

test.each(cases)('$what', async ({ from, subject, text, address, temporary, gone }) => {
  const letter = await bounce(from, subject, text)
  expect(letter.automatic.kind).toBe('bounce')
  const { failed } = readBounce(letter)
  expect(failed.map(one => [one.address, one.temporary])).toEqual([[address, temporary]])
  expect(isGone(failed[0]!)).toBe(gone)
})
