// Templates: what they may say, how values are put in, and how the letter looks.
import { expect, it } from 'vitest'
import { contrast } from '#kernel/contract/contrast.ts'
import { languages } from '#kernel/contract/shapes.ts'
import { templateKinds } from '../contract/template-kinds.ts'
import { writeApproval } from '../server/mail/approval-texts.ts'
import { type Looks, layOut, layOutText, plainLooks } from '../server/mail/layout.ts'
import { writeAnswer, writeReceipt } from '../server/mail/letter-texts.ts'
import { logoSeen } from '../server/mail/logo.ts'
import { builtIn } from '../server/mail/template/built-in.ts'
import { faultOf } from '../server/mail/template/check.ts'
import { madeUp, sampleOf } from '../server/mail/template/sample.ts'

const url = 'https://okno.example'
const about = {
  language: 'en' as const,
  number: 'R-7',
  subject: 'Printer',
  link: `${url}/requests/R-7`,
  name: 'Ann',
  signature: 'The window',
}
const answer = (body: string, more: Partial<Parameters<typeof writeAnswer>[0]> = {}) =>
  writeAnswer({ ...about, text: 'Done.', template: { subject: '{subject}', body }, ...more })

it('takes every built-in template for right, and each makes a letter with nothing left in braces', () => {
  for (const kind of templateKinds)
    for (const language of languages) {
      expect(faultOf(kind, builtIn(kind, language))).toBeNull()
      if (kind === 'rating') continue
      const made = sampleOf({ kind, language }, madeUp(language, url, 'Signed'), {
        url,
        at: new Date('2026-03-10T07:00:00Z'),
        template: builtIn(kind, language),
        rating_template: builtIn('rating', language),
      })
      for (const part of [made.subject, made.text, made.html]) {
        expect(part).not.toMatch(/[{}\uE000\uE001]|undefined|null/)
        expect(part.trim()).not.toBe('')
      }
      if (language === 'en') expect(made.text).not.toMatch(/[а-яё]/i)
    }
})

it.each([
  ['receipt', '{greeting} {number} {text}', 'channels.unknown_variable'],
  ['receipt', '{number} {Greeting}', 'channels.unknown_variable'],
  ['receipt', '{number} {}', 'channels.unknown_variable'],
  ['answer', 'No words of the agent. {link}', 'channels.missing_variable'],
  ['approval', '{text} {link}', 'channels.missing_variable'],
  ['receipt', '{number}, answer by {due}', 'channels.on_optional_line'],
  ['resolution', '{number}\n\n{text} {marks}', 'channels.on_optional_line'],
  ['answer', '{text} [press](javascript:alert)', 'channels.unsafe_link'],
  ['answer', '{text} [press](/requests)', 'channels.unsafe_link'],
  ['answer', '{text} [press]({text})', 'channels.unsafe_link'],
  ['answer', '{text} [press](https://x.example/{number})', 'channels.unsafe_link'],
  ['answer', '{text} ![seen](https://spy.example/1.png)', 'channels.unsafe_link'],
] as const)('refuses %s: %s', (kind, body, code) => {
  expect(faultOf(kind, { subject: '{subject}', body })?.code).toBe(code)
})

it('refuses a subject with a variable of the body, and none at all', () => {
  const body = '{text}'
  expect(faultOf('answer', { subject: 'About {text}', body })).toMatchObject({
    code: 'channels.not_in_subject',
    params: { name: '{text}', allowed: '{subject}, {number}' },
  })
  expect(faultOf('answer', { subject: ' ', body })?.code).toBe('channels.no_subject')
  expect(faultOf('rating', { subject: '', body: '{marks}' })).toBeNull()
})

it('names the wrong variable and the allowed ones', () => {
  expect(faultOf('rating', { subject: '', body: '{marks} {number}' })?.params).toEqual({
    name: '{number}',
    allowed: '{marks}',
  })
})

it('keeps a value text, whatever stands in it', () => {
  const evil = '<script>alert(1)</script> **bold** [x](javascript:alert) {text} \uE000link\uE001 $& `c`'
  const { html, text, subject } = answer('Dear *{requester}*, {greeting}\n\n{text}\n\n## {subject}', {
    name: evil,
    subject: evil,
    text: `<img src=x onerror=alert(1)> ${evil}`,
  })
  expect(html).not.toMatch(/<script|<img|<code|<strong|javascript:[^)]*"/)
  expect(html).toContain('<em>&lt;script&gt;alert(1)&lt;/script&gt; **bold** [x](javascript:alert)')
  expect(html).toContain('<h2>&lt;script&gt;')
  expect(text).toContain('<script>alert(1)</script> **bold** [x](javascript:alert) {text}')
  expect(subject).toContain('<script>alert(1)</script> **bold**')
})

it('drops HTML of a template beside what it may have, and keeps the small print', () => {
  const { html, text } = answer(
    '<small>Small {number}</small> <b onclick="x()">b</b><iframe src="https://x.example"></iframe>\n\n<script>alert(1)</script>\n\n{text}',
  )
  expect(html).toContain('<small>Small R-7</small> <b>b</b>')
  expect(html).not.toMatch(/onclick|iframe|script/)
  expect(text).toContain('Small R-7')
})

it('makes Markdown and variables the same letter in HTML and in text', () => {
  const { html, text } = answer(
    '# Answer\n\n{greeting}\nTo **{number}**:\n\n{text}\n\n- one {agent}\n- [two]({link})\n\n1. first\n\n> quoted\n\nhttps://okno.example/help\n\n{signature}',
    { text: 'First.\nSecond line.\n\nhttps://vostok.example/a?b=1&c=2', agent: 'Peter' },
  )
  expect(text).toBe(
    `Answer\n\nHello, Ann.\nTo R-7:\n\nFirst.\nSecond line.\n\nhttps://vostok.example/a?b=1&c=2\n\n- one Peter\n- two: ${about.link}\n\n1. first\n\n> quoted\n\nhttps://okno.example/help\n\n-- \nThe window\n`,
  )
  expect(html).toContain(
    '<h1>Answer</h1><p>Hello, Ann.<br>To <strong>R-7</strong>:</p><p>First.<br>Second line.</p>'
      .replaceAll('<br>', '<br />')
      .replace('First.<br />', 'First.<br>'),
  )
  expect(html).toContain(`<li>one Peter</li><li><a href="${about.link}">two</a></li>`)
  expect(html).toContain('<a href="https://vostok.example/a?b=1&amp;c=2">')
})

it('leaves out a line whose variable has no value', () => {
  const made = answer('{text}\n\nBefore {rating}\nStays', { name: null })
  expect(made.text).toBe('Done.\n\nStays\n')
  expect(writeReceipt({ ...about, promised_at: null, time_zone: 'UTC' }).text).not.toContain('no later')
})

it('asks for an approval by two buttons, in the name of the centre where nobody asks', () => {
  const { subject, html, text } = writeApproval({
    ...about,
    asker: null,
    requester: 'Ann',
    question: 'May we?',
    decisionLink: decision => `${url}/approve/t?d=${decision}&m=1`,
  })
  expect(subject).toBe('Approval: Printer')
  expect(text).toContain('The window asks for your approval on request R-7')
  expect(text).toContain(`Approve: ${url}/approve/t?d=approved&m=1\nDecline: ${url}/approve/t?d=declined&m=1`)
  expect(html).toContain(`<a class="button" href="${url}/approve/t?d=approved&amp;m=1">Approve</a>`)
})

const looks: Looks = {
  name: { ru: 'Центр «Восток»', en: 'Centre <East>' },
  colour: '#7a1f3d',
  footer: { en: 'We work from 8 to 20' },
  address: { en: 'Lenina 1' },
  logo: { sha256: 'a'.repeat(64), width: 400, height: 100 },
}

it('lays the letter out for Outlook, phones and the dark, with the name, logo and footer of the centre', () => {
  const made = answer('{text}\n\n{link}')
  const html = layOut(made, looks)
  expect(html).toContain('<!--[if mso]><table role="presentation" width="600"')
  expect(html).toContain('prefers-color-scheme:dark')
  expect(html).toContain('Centre &lt;East&gt;')
  expect(html).toContain(`<img src="cid:logo-${'a'.repeat(24)}@okno" width="192" height="48"`)
  expect(html).toContain('<a style="color:#7a1f3d" href="https://okno.example/requests/R-7">')
  expect(layOutText(made, looks)).toContain(
    `${about.link}\n\nCentre <East>\nLenina 1\nWe work from 8 to 20\n`,
  )
  expect(layOutText(made, plainLooks)).toBe(made.text)
  expect(layOut(made, plainLooks)).not.toContain('<img')
})

it('keeps links readable in the dark too', () => {
  const [, light] = /\.text a\{color:(#[0-9a-f]{6})/.exec(layOut(answer('{text}'), looks)) ?? []
  expect(contrast(light!, '#1d2127')).toBeGreaterThanOrEqual(4.5)
})

it('takes a logo for what its bytes are', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  expect(logoSeen(png)).toEqual({ type: 'image/png', width: 1, height: 1 })
  expect(logoSeen(png.subarray(0, 40))).toBeNull()
  expect(
    logoSeen(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'.padEnd(60))),
  ).toBeNull()
  expect(logoSeen(Buffer.from('GIF89a'.padEnd(60)))).toBeNull()
  const jpeg = Buffer.alloc(60)
  Buffer.from('ffd8ffe000040000ffc0000b080010002001011100', 'hex').copy(jpeg)
  expect(logoSeen(jpeg)).toEqual({ type: 'image/jpeg', width: 32, height: 16 })
})
