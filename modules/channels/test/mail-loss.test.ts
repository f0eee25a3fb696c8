// No words are lost: whatever is done to a letter, its marked words are in what was read, or the letter is said to be broken.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Letter } from '../server/mail/letter.ts'
import { readLetter } from '../server/mail/read.ts'
import { encode } from './encode.ts'

/** Everything that came out of a letter, as text. */
const everything = (letter: Letter): string =>
  [
    letter.text,
    letter.html ?? '',
    ...letter.attachments.flatMap(file => [
      Buffer.from(file.content).toString('utf8'),
      new TextDecoder('windows-1251').decode(file.content),
      file.name,
    ]),
  ].join('\n')

type Part = { type: string; disposition: string; charset: string; coding: string; word: string } | Part[]

const words = fc.integer({ min: 100_000, max: 999_999 }).map(number => `знак${number}`)
const leaf = fc.record({
  type: fc.constantFrom('text/plain', 'text/html', 'text/csv', 'application/json', 'text/x-unknown'),
  disposition: fc.constantFrom('', 'inline', 'attachment', 'attachment; filename="список.txt"', 'strange'),
  charset: fc.constantFrom('', 'utf-8', 'windows-1251', 'us-ascii', 'nonsense'),
  coding: fc.constantFrom('', '8bit', 'base64', 'quoted-printable', 'BASE64', 'nonsense'),
  word: words,
})
const tree: fc.Arbitrary<Part> = fc.letrec<{ part: Part }>(tie => ({
  part: fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 2, arbitrary: fc.array(tie('part'), { minLength: 1, maxLength: 4 }) },
  ),
})).part

function write(part: Part, depth = 0): { raw: Buffer; words: string[] } {
  if (Array.isArray(part)) {
    const boundary = `mark-${depth}-${part.length}`
    const inner = part.map(each => write(each, depth + 1))
    const kind = depth % 2 === 0 ? 'mixed' : 'related'
    return {
      raw: Buffer.concat([
        Buffer.from(`Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n`),
        ...inner.flatMap(each => [Buffer.from(`--${boundary}\r\n`), each.raw, Buffer.from('\r\n')]),
        Buffer.from(`--${boundary}--\r\n`),
      ]),
      words: inner.flatMap(each => each.words),
    }
  }
  const said = `Уважаемые коллеги, прошу прочитать ${part.word} до конца.`
  const text = part.type === 'text/html' ? `<p>${said}</p>` : said
  const bytes = part.charset === 'windows-1251' ? encode(text, part.charset) : Buffer.from(text)
  const coding = part.coding.toLowerCase()
  const body =
    coding === 'base64'
      ? Buffer.from(bytes).toString('base64')
      : coding === 'quoted-printable'
        ? [...bytes].map(byte => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
        : bytes
  const fields = [
    `Content-Type: ${part.type}${part.charset ? `; charset=${part.charset}` : ''}`,
    ...(part.disposition ? [`Content-Disposition: ${part.disposition}`] : []),
    ...(part.coding ? [`Content-Transfer-Encoding: ${part.coding}`] : []),
  ]
  return {
    raw: Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n\r\n`), Buffer.from(body)]),
    words: [part.word],
  }
}

const head = Buffer.from('From: a@b.example\r\nSubject: проба\r\nMIME-Version: 1.0\r\n')

test('every word of any tree of parts is somewhere in what was read', async () => {
  await fc.assert(
    fc.asyncProperty(tree, async part => {
      const { raw, words } = write(part)
      const letter = await readLetter(Buffer.concat([head, raw]))
      const said = everything(letter)
      for (const word of words) expect(said).toContain(word)
    }),
    { numRuns: 300 },
  )
})

test('also when its end is missing, its boundaries are torn or its lines end otherwise', async () => {
  const plain = leaf.map(part => ({ ...part, coding: '8bit', charset: 'utf-8' }))
  const harm = fc.constantFrom<(raw: Buffer) => Buffer>(
    raw => raw,
    raw => Buffer.from(raw.toString('latin1').replace(/--mark-\d+-\d+--/g, ''), 'latin1'),
    raw => Buffer.from(raw.toString('latin1').replace(/boundary="[^"]*"/g, 'boundary="wrong"'), 'latin1'),
    raw => Buffer.from(raw.toString('latin1').replace(/; boundary="[^"]*"/g, ''), 'latin1'),
    raw => Buffer.from(raw.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
    raw => Buffer.concat([Buffer.from('\r\n'), raw]),
    raw => Buffer.concat([Buffer.from('From someone Mon Nov 16 10:00:00 2026\r\n'), raw]),
    raw => Buffer.from(raw.toString('latin1').replace('\r\n\r\n', '\r\n \r\n'), 'latin1'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(plain, { minLength: 1, maxLength: 4 }), harm, async (parts, hurt) => {
      const { raw, words } = write(parts)
      const letter = await readLetter(hurt(Buffer.concat([head, raw])))
      const said = everything(letter)
      if (letter.problem === null) for (const word of words) expect(said).toContain(word)
    }),
    { numRuns: 300 },
  )
})

const corpus = new URL('../../../../shared/data/mail/messages/', import.meta.url)

describe.skipIf(!existsSync(corpus))('shared corpus, damaged (needs the shared mail corpus)', () => {
  const files = (folder: URL): URL[] =>
    readdirSync(folder).flatMap(name => {
      const here = new URL(name, folder)
      return statSync(here).isDirectory() ? files(new URL(`${name}/`, folder)) : [here]
    })

  test('is read without a fault, and something of a text is always shown', async () => {
    const blow = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(60),
      put: fc.uint8Array({ maxLength: 30 }),
    })
    const all = files(corpus).filter(file => statSync(file).size < 60_000)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), fc.array(blow, { maxLength: 6 }), async (file, blows) => {
        let raw: Buffer = readFileSync(file)
        for (const { at, cut, put } of blows) {
          const from = Math.floor(at * raw.length)
          raw = Buffer.concat([raw.subarray(0, from), put, raw.subarray(from + cut)])
        }
        const letter = await readLetter(raw)
        expect(letter.text.isWellFormed() && letter.visible_text.isWellFormed()).toBe(true)
        expect(letter.visible_text !== '' || letter.text.trim() === '').toBe(true)
        for (const each of letter.attachments) expect(each.content.length).toBe(each.size_bytes)
      }),
      { numRuns: 400 },
    )
  })
})
