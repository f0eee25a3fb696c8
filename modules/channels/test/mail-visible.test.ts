// Folding of quotes and signatures: Russian cases of our own, an outside oracle where it is at hand, properties.

import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLetter } from '../server/mail/read.ts'
import { foldQuotes } from '../server/mail/visible.ts'
import { visible_cases } from './visible-cases.ts'
import { html_cases } from './visible-html-cases.ts'

const oracle = new URL('../../../../shared/data/mail/quotes/', import.meta.url)

describe('Russian letters', () => {
  test.each(visible_cases)('$name', ({ text, visible, forward }) => {
    expect(foldQuotes(text, { forward }).visible).toBe(visible)
  })
})

describe('HTML of each program', () => {
  test.each(html_cases)('$name', async ({ html, visible, subject = 'x' }) => {
    const raw = `From: a@b.example\nSubject: ${subject}\nContent-Type: text/html; charset=utf-8\n\n${html}`
    const letter = await readLetter(new TextEncoder().encode(raw))
    expect(letter.visible_text).toBe(visible)
    const words = (text: string) => text.split(/\s+/).filter(Boolean).sort()
    expect(words(`${letter.visible_text}\n${letter.hidden_text}`)).toEqual(words(letter.text))
  })

  test('what the HTML marks is folded in the plain text beside it too', async () => {
    const plain = 'Оплата прошла.\n\nВ понедельник Служба писал(а)\nПрошла ли оплата?'
    const html =
      '<p>Оплата прошла.</p><div class="yahoo_quoted">В понедельник Служба писал(а)<p>Прошла ли оплата?</p></div>'
    const part = (type: string, text: string) => `--b\nContent-Type: ${type}; charset=utf-8\n\n${text}\n`
    const raw = `From: a@b.example\nContent-Type: multipart/alternative; boundary=b\n\n${part('text/plain', plain)}${part('text/html', html)}--b--`
    const letter = await readLetter(new TextEncoder().encode(raw))
    expect(letter.text).toBe(plain)
    expect(letter.visible_text).toBe('Оплата прошла.')
    expect(letter.hidden_text).toContain('Прошла ли оплата?')
  })

  test('pictures that stand in quotes and signatures only are told from those that were sent', async () => {
    const picture = (id: string) =>
      `--b\nContent-Type: image/png\nContent-ID: <${id}>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n`
    const html =
      '<p>Смотрите: <img src="cid:shot@x"></p><blockquote><img src="cid:old@x"></blockquote><div class="gmail_signature"><img src="cid:logo@x"></div>'
    const raw = `From: a@b.example\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n${html}\n${['shot@x', 'old@x', 'logo@x'].map(picture).join('')}--b--`
    const { attachments } = await readLetter(new TextEncoder().encode(raw))
    expect(attachments.map(each => [each.content_id, each.inline, each.quoted])).toEqual([
      ['shot@x', true, false],
      ['old@x', true, true],
      ['logo@x', true, true],
    ])
  })
})

test('nothing a person wrote is lost: every word is in the visible or in the hidden part', () => {
  const line = fc.constantFrom(
    'Добрый день',
    '> цитата',
    'От: Иван <i@x.example>',
    'Кому: Пётр',
    'Тема: счёт',
    '--',
    'С уважением,',
    '16.11.2026 09:12, Иван пишет:',
    '',
    'Отправлено с iPhone',
    '-----Original Message-----',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), lines => {
      const { visible, hidden } = foldQuotes(lines.join('\n'))
      const words = (text: string) => text.split(/\s+/).filter(Boolean).sort()
      expect(words(`${visible}\n${hidden}`)).toEqual(words(lines.join('\n')))
    }),
  )
})

test('any text can be folded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
      expect(typeof foldQuotes(text).visible).toBe('string')
    }),
  )
})

type Expected = { file: string; visible: string }

describe.skipIf(!existsSync(oracle))('outside oracle (needs the shared mail corpus)', () => {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

  test('agrees in at least 80 of 90 letters', () => {
    const expected: Expected[] = JSON.parse(
      readFileSync(new URL('crisp_visible_oracle.json', oracle), 'utf8'),
    )
    const differing = expected.filter(({ file, visible }) => {
      const text = readFileSync(new URL(`crisp/${file}`, oracle), 'utf8')
      return plain(foldQuotes(text).visible) !== plain(visible)
    })
    console.info(
      `visible parts: ${expected.length - differing.length} of ${expected.length} agree with the oracle`,
    )
    expect(
      expected.length - differing.length,
      differing.map(each => each.file).join(', '),
    ).toBeGreaterThanOrEqual(80)
  })
})
