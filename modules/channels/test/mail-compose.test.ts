// Letters that Okno sends, built to bytes by nodemailer and read back by our own reader.

import MailComposer from 'nodemailer/lib/mail-composer'
import { describe, expect, test } from 'vitest'
import type { Outgoing } from '../server/mail/compose.ts'
import { composeLetter } from '../server/mail/compose.ts'
import { sayTime, writeAnswer, writeReceipt, writeResolution } from '../server/mail/letter-texts.ts'
import { readLetter } from '../server/mail/read.ts'
import { threadKeys } from '../server/mail/threading.ts'

const secret = 'a secret for tests'
const about = {
  language: 'ru' as const,
  number: 'R-104233',
  subject: 'Re: Не печатает принтер',
  link: 'https://okno.example/requests/R-104233',
  name: 'Мария Ивановна',
  signature: 'Единое окно',
}
const rating = (score: number) => `https://okno.example/rate/t0k3n?score=${score}&m=1`
const base: Outgoing = {
  kind: 'answer',
  mailbox: { name: 'Единое окно', address: 'help@demo.okno' },
  to: [{ name: 'Мария "Маша" Ковалёва', address: 'm.kovaleva@vostok.example' }],
  request: 'R-104233',
  message: '0199a8c2-7b1e-7000-8000-000000000001',
  domain: 'demo.okno',
  secret,
  body: writeAnswer({ ...about, text: 'Картридж заменён.\n\nПроверьте, пожалуйста.', rating }),
  thread: ['first@vostok.example', 'second@vostok.example'],
}
const build = (outgoing: Outgoing) => new MailComposer(composeLetter(outgoing)).compile().build()

describe('an answer', () => {
  test('is threaded, comes from the shared mailbox and is read back whole', async () => {
    const raw = await build({
      ...base,
      files: [{ name: 'Акт № 5.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4') }],
    })
    const letter = await readLetter(raw)
    expect(letter).toMatchObject({
      message_id: 'R-104233.0199a8c2-7b1e-7000-8000-000000000001.okno@demo.okno',
      in_reply_to: ['second@vostok.example'],
      references: ['first@vostok.example', 'second@vostok.example'],
      from: { name: 'Единое окно', address: 'help@demo.okno' },
      subject: 'Re: Не печатает принтер [R-104233]',
      // Not to be answered by a machine, though a person wrote it.
      automatic: { kind: 'auto_generated', reason: 'X-Auto-Response-Suppress: OOF, AutoReply' },
    })
    expect(letter.to[0]?.name).toContain('Ковалёва')
    expect(letter.attachments.map(each => each.name)).toEqual(['Акт № 5.pdf'])
    expect(letter.text).toContain('Картридж заменён.')
    expect((await readLetter(raw, { own_domains: ['demo.okno'] })).automatic.kind).toBe('own')
  })

  test('its reply address leads back to the request', async () => {
    const letter = await readLetter(await build(base))
    const reply = { ...letter, to: letter.reply_to, in_reply_to: [], references: [], subject: '' }
    expect(threadKeys(reply, { domain: 'demo.okno', secret }).tokens).toEqual([
      { number: 'R-104233', trust: 'signed', source: 'address' },
    ])
  })

  test('a new conversation has no answer mark and no references', () => {
    const letter = composeLetter({ ...base, thread: [] })
    expect(letter.subject).toBe('Не печатает принтер [R-104233]')
    expect('inReplyTo' in letter || 'references' in letter).toBe(false)
  })

  test('references stay bounded: the first and the latest', () => {
    const thread = Array.from({ length: 60 }, (_, i) => `m${i}@x.example`)
    const { references, inReplyTo } = composeLetter({ ...base, thread })
    expect(references).toHaveLength(20)
    expect([references?.[0], references?.at(-1), inReplyTo]).toEqual([
      '<m0@x.example>',
      '<m59@x.example>',
      '<m59@x.example>',
    ])
  })

  test('a subject or a name cannot add a field or a recipient', async () => {
    const raw = await build({
      ...base,
      to: [{ name: 'x\r\nBcc: evil@x.example', address: 'a@x.example,\r\nevil@x.example' }],
      body: { ...base.body, subject: 'x\r\nBcc: evil@x.example' },
    })
    const head = raw.toString('utf8').split('\r\n\r\n')[0] ?? ''
    expect(head).not.toMatch(/^bcc:/im)
    expect((await readLetter(raw)).to).toHaveLength(1)
  })
})

describe('an automatic letter', () => {
  test.each([
    ['receipt', 'auto-replied', 'auto_reply'],
    ['notice', 'auto-generated', 'auto_generated'],
  ] as const)('%s says so to other machines', async (kind, submitted, read_as) => {
    const composed = composeLetter({ ...base, kind })
    expect(composed.headers).toMatchObject({
      'Auto-Submitted': submitted,
      'X-Auto-Response-Suppress': 'All',
      'X-Okno-Loop': 'demo.okno',
    })
    expect((await readLetter(await build({ ...base, kind }))).automatic.kind).toBe(read_as)
  })

  test('a letter that may be declined says how, in one press', async () => {
    const unsubscribe = 'https://window.example/api/mail/reminders/decline/bQ.k3f9'
    expect(composeLetter({ ...base, kind: 'notice', unsubscribe }).headers).toMatchObject({
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    expect(composeLetter({ ...base, kind: 'notice' }).headers).not.toHaveProperty('List-Unsubscribe')
  })
})

describe('texts', () => {
  const promise = { promised_at: '2026-11-16T09:30:00Z', time_zone: 'Asia/Yekaterinburg' }

  test('a receipt in Russian: number, time in the zone of the person, link', () => {
    const { text, html } = writeReceipt({ ...about, ...promise })
    expect(text).toContain('Здравствуйте, Мария Ивановна.')
    expect(text).toContain('под номером R-104233.\nОтветим не позднее: 16 ноября в 14:30')
    expect(text).toContain('https://okno.example/requests/R-104233')
    expect(html).toContain('<a href="https://okno.example/requests/R-104233">')
    expect(composeLetter({ ...base, body: writeReceipt({ ...about, ...promise }) }).html).toContain(
      'lang="ru"',
    )
  })

  test('a receipt in English', () => {
    const { text } = writeReceipt({
      ...about,
      ...promise,
      language: 'en',
      name: null,
      signature: 'One window',
    })
    expect(text).toMatch(/^Hello\.\n\nWe have received your request/)
    expect(text).toContain('no later than 16 November at 14:30')
    expect(text).not.toMatch(/[а-яё]/i)
  })

  test('nothing is promised where nothing was', () => {
    expect(writeReceipt({ ...about, promised_at: null, time_zone: 'UTC' }).text).not.toContain('не позднее')
  })

  test('the zone is named', () => {
    expect(sayTime('2026-11-16T09:30:00Z', 'Europe/Moscow', 'ru')).toMatch(
      /16 ноября в 12:30 (GMT\+3|МСК|MSK)/,
    )
  })

  test('a resolution asks for a mark from 1 to 5, each with its own link', () => {
    for (const language of ['ru', 'en'] as const) {
      const { text, html } = writeResolution({ ...about, language, text: null, rating })
      for (const score of [1, 2, 3, 4, 5]) {
        expect(text).toContain(`https://okno.example/rate/t0k3n?score=${score}&m=1`)
        expect(html).toContain(`href="https://okno.example/rate/t0k3n?score=${score}&amp;m=1"`)
      }
    }
  })

  test('an answer without a rating has none', () => {
    expect(writeAnswer({ ...about, text: 'Да.' }).text).not.toContain('rate')
  })

  test('everything a person wrote is escaped; addresses become links', () => {
    const { html, text } = writeAnswer({
      ...about,
      signature: '<b>Отдел</b>',
      text: '<script>alert("x")</script> & https://vostok.example/a?b=1&c=2<i>',
    })
    expect(html).not.toMatch(/<script|<i>|<b>Отдел/)
    expect(html).toContain(
      '<a href="https://vostok.example/a?b=1&amp;c=2">https://vostok.example/a?b=1&amp;c=2</a>&lt;i&gt;',
    )
    expect(text).toContain('<script>alert("x")</script> &')
  })

  test('a link that is no web address is refused', () => {
    expect(() => writeReceipt({ ...about, ...promise, link: 'javascript:alert(1)' })).toThrow(
      'no web address',
    )
  })
})
