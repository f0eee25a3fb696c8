// Guessing of charsets: the same Russian sentences come back from every encoding, with no label and with wrong ones.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseCharset, decodeText } from '../server/mail/charset.ts'
import { encode } from './encode.ts'

const sentences = [
  'Прошу предоставить доступ к папке бухгалтерии.',
  'СРОЧНО! НЕ РАБОТАЕТ КАССА НА УЛИЦЕ ЛЕНИНА',
  'Когда будет расчётный листок?',
  'В договоре № 15/2026 ошибка: сумма 12 400 руб. вместо 14 200.',
  'Hello, коллеги, прошу прислать invoice за октябрь',
  'Спасибо',
]
const charsets = ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic']
const labels = [null, '', 'us-ascii', 'iso-8859-1', 'utf-8', 'unknown-8bit', 'x-nonsense']

describe.each(charsets)('%s', charset => {
  test.each(sentences)('%s', sentence => {
    const text = ['iso-8859-5', 'koi8-r', 'ibm866'].includes(charset) ? sentence.replace('№', 'N') : sentence
    for (const label of labels) expect(decodeText(encode(text, charset), label), String(label)).toBe(text)
    expect(decodeText(encode(text, charset), charset)).toBe(text)
  })
})

test('utf-8 under any one-byte label is utf-8', () => {
  for (const label of [...labels, ...charsets]) {
    for (const sentence of sentences)
      expect(decodeText(new TextEncoder().encode(sentence), label)).toBe(sentence)
  }
})

test('koi8-r under the label of windows-1251 and the other way round', () => {
  const text = sentences[0] ?? ''
  expect(decodeText(encode(text, 'koi8-r'), 'windows-1251')).toBe(text)
  expect(decodeText(encode(text, 'windows-1251'), 'koi8-r')).toBe(text)
})

test('any Russian words of some length come back from every charset, with no label', () => {
  const vowel = fc.constantFrom(...'оеаиуяыю')
  const consonant = fc.constantFrom(...'нтсрвлкмдпгзбчйхжш')
  const syllable = fc.tuple(consonant, vowel).map(pair => pair.join(''))
  const word = fc.array(syllable, { minLength: 2, maxLength: 4 }).map(parts => parts.join(''))
  const sentence = fc
    .array(word, { minLength: 5, maxLength: 12 })
    .map(words => `Добрый день, ${words.join(' ')}.`)
  fc.assert(
    fc.property(sentence, fc.constantFrom(...charsets), (text, charset) => {
      expect(decodeText(encode(text, charset), null)).toBe(text)
    }),
    { numRuns: 500 },
  )
})

test('spellings of labels', () => {
  const bytes = encode('Добрый день, коллеги', 'windows-1251')
  for (const label of ['cp1251', 'CP-1251', 'win-1251', '"windows-1251"', 'x-cp1251', 'Windows_1251']) {
    expect(chooseCharset(bytes, label)).toBe('windows-1251')
  }
})

test('Macintosh is known by its names', () => {
  const bytes = encode('Добрый день, коллеги', 'x-mac-cyrillic')
  for (const label of ['mac-cyrillic', 'x-mac-cyrillic', 'maccyrillic', 'x-mac-ukraine'])
    expect(chooseCharset(bytes, label)).toBe('x-mac-cyrillic')
})

test('Western, Japanese and torn UTF-8 are left in peace', () => {
  expect(decodeText(Buffer.from('déjà vu à la crème brûlée', 'latin1'), null)).toBe(
    'déjà vu à la crème brûlée',
  )
  expect(decodeText(Buffer.from('1b2442244b4a1b2842', 'hex'), 'iso-2022-jp')).toBe(
    new TextDecoder('iso-2022-jp').decode(Buffer.from('1b2442244b4a1b2842', 'hex')),
  )
  const torn = new TextEncoder().encode('Прошу продлить пропуск до конца года').subarray(0, -1)
  expect(decodeText(torn, 'utf-8')).toContain('Прошу продлить пропуск до конца год')
})

test('any bytes under any label become text', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.option(
        fc.oneof(
          fc.string(),
          fc.constantFrom('utf-7', 'gb2312', 'utf-16', 'koi8-r', 'hz-gb-2312', 'replacement'),
        ),
      ),
      (bytes, label) => {
        expect(typeof decodeText(bytes, label)).toBe('string')
      },
    ),
    { numRuns: 500 },
  )
})
