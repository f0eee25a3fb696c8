// Folding of quotes and signatures: Russian cases of our own, an outside oracle where it is at hand, properties.

import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldQuotes } from '../server/mail/visible.ts'
import { visible_cases } from './visible-cases.ts'

const oracle = new URL('../../../../shared/data/mail/quotes/', import.meta.url)

describe('Russian letters', () => {
  test.each(visible_cases)('$name', ({ text, visible, forward }) => {
    expect(foldQuotes(text, { forward }).visible).toBe(visible)
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

  test('agrees in at least 78 of 90 letters', () => {
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
    ).toBeGreaterThanOrEqual(78)
  })
})
