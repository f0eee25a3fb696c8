// The shared corpus: every file is read, and the parts, subjects and senders of its letters are those that they have.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Letter } from '../server/mail/letter.ts'
import { readLetter } from '../server/mail/read.ts'

const corpus = new URL('../../../../shared/data/mail/', import.meta.url)
const short = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex').slice(0, 8)

/** Types, sizes and digests of files, digests of subject and sender; agreed on with another parser and looked at where the two differed. */
const structure: Record<string, { subject: string; from: string; files: string[] }> = JSON.parse(
  readFileSync(new URL('./corpus-structure.json', import.meta.url), 'utf8'),
)

const structureOf = (letter: Letter) => ({
  subject: short(letter.subject.replace(/\s+/g, ' ').trim()),
  from: short(letter.from?.address.toLowerCase() ?? ''),
  files: letter.attachments.map(file => `${file.type} ${file.size_bytes} ${file.sha256.slice(0, 8)}`),
})

/** Letters whose parts hold nothing but their own frames, so that there is nothing to read in them. */
const wordless = new Set([
  'bad_date_header.eml',
  'bad_date_header2.eml',
  'empty_in_reply_to.eml',
  'missing_body.eml',
  'must_supply_encoding.eml',
  'sample_output_multipart',
])

describe.skipIf(!existsSync(corpus))('shared corpus (needs the shared mail corpus)', () => {
  const files = (folder: URL): URL[] =>
    readdirSync(folder).flatMap(name => {
      const here = new URL(name, folder)
      return statSync(here).isDirectory() ? files(new URL(`${name}/`, folder)) : [here]
    })

  test('every file is read whole, whatever it is, and no words are lost', async () => {
    const all = files(corpus)
    expect(all.length).toBe(398)
    for (const file of all) {
      const letter = await readLetter(readFileSync(file))
      const name = file.pathname.split('/').at(-1)!
      expect([null, 'empty'], name).toContain(letter.problem)
      const said = letter.text !== '' || letter.attachments.length > 0
      expect(said || wordless.has(name), name).toBe(true)
      expect(letter.visible_text !== '' || letter.text === '', name).toBe(true)
    }
    console.info(`corpus: ${all.length} files read`)
  })

  test('parts, subjects and senders are as expected', async () => {
    const names = Object.keys(structure)
    expect(names).toHaveLength(183)
    for (const name of names) {
      const letter = await readLetter(readFileSync(new URL(`messages/${name}`, corpus)))
      expect(structureOf(letter), name).toEqual(structure[name])
    }
  })
})
