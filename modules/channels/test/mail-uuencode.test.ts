// Files in uuencode: as the coding of a part, in the words of a letter, torn by gateways, and what only looks like one.
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readLetter } from '../server/mail/read.ts'
import { readUu, takeUuBlocks } from '../server/mail/uuencode.ts'

const sign = (six: number) => (six === 0 ? '`' : String.fromCharCode(six + 32))

/** As `uuencode name` writes it. */
function uuencode(bytes: Uint8Array, name: string): string {
  const lines = [`begin 644 ${name}`]
  for (let at = 0; at < bytes.length; at += 45) {
    const part = bytes.subarray(at, at + 45)
    let line = sign(part.length)
    for (let of = 0; of < part.length; of += 3) {
      const [a = 0, b = 0, c = 0] = part.subarray(of, of + 3)
      line += [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63].map(sign).join('')
    }
    lines.push(line)
  }
  return [...lines, '`', 'end'].join('\n')
}

const bytes = Uint8Array.from({ length: 1000 }, (_, at) => (at * 7 + (at >> 3)) & 255)
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const read = (raw: string) => readLetter(Buffer.from(raw))

test('comes back byte by byte, also where gateways cut blanks, add returns or a checksum', () => {
  const coded = uuencode(bytes, 'data.bin')
  expect(readUu(coded)).toEqual({ name: 'data.bin', content: bytes })
  const blanks = coded.replaceAll('`', ' ')
  expect(readUu(blanks)?.content).toEqual(bytes)
  expect(readUu(blanks.replace(/ +$/gm, ''))?.content).toEqual(bytes)
  expect(readUu(coded.replaceAll('\n', '\r\n'))?.content).toEqual(bytes)
  expect(readUu(coded.replace(/^M.*$/gm, '$&X'))?.content).toEqual(bytes)
})

test('leaves in the words what only begins like a file', () => {
  for (const text of [
    'begin 644 and never end\nЗдравствуйте.',
    'begin 644 notes.txt\nIt is plain to see that this is no code, by its length.\nend',
    'begin 644 empty\n`\nend',
    'We begin 644 days after that.',
  ])
    expect(takeUuBlocks(text, 10)).toEqual({ text, files: [] })
})

test('takes no more files than it may', () => {
  const text = [uuencode(bytes, 'a'), uuencode(bytes, 'b'), uuencode(bytes, 'c')].join('\n')
  const { files, text: rest } = takeUuBlocks(text, 2)
  expect(files.map(file => file.name)).toEqual(['a', 'b'])
  expect(rest).toContain('begin 644 c')
})

test('in the words of a letter becomes an attachment with its true type, and the words stay', async () => {
  const letter = await read(
    `From: a@b.test\nSubject: Скан\nContent-Type: text/plain; charset=utf-8\n\nПосылаю скан.\n\n${uuencode(png, 'скан.png')}\n\nИван`,
  )
  expect(letter.text).toBe('Посылаю скан.\n\nИван')
  expect(letter.attachments).toMatchObject([{ name: 'скан.png', type: 'image/png', size_bytes: png.length }])
  expect(Buffer.from(letter.attachments[0]!.content).equals(png)).toBe(true)
  expect(letter.about.opened).toEqual(['uuencode'])
})

test('as the coding of a part is decoded, and names it where nothing else does', async () => {
  const part = (type: string, more: string, body: string) =>
    read(
      `Subject: x\nContent-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: x-uuencode\n\n${uuencode(Buffer.from('Добрый день.'), 'words')}\n--m\nContent-Type: ${type}\nContent-Transfer-Encoding: X-UUENCODE\n${more}\n${body}\n--m--`,
    )
  const named = await part('application/octet-stream; name="report.bin"', '', uuencode(bytes, 'other.bin'))
  expect(named.text).toBe('Добрый день.')
  expect(named.attachments).toMatchObject([{ size_bytes: bytes.length }])
  expect(Buffer.from(named.attachments[0]!.content).equals(Buffer.from(bytes))).toBe(true)
  const unnamed = await part('image/png', 'Content-Disposition: attachment\n', uuencode(png, 'scan.png'))
  expect(unnamed.attachments).toMatchObject([{ name: 'scan.png', type: 'image/png' }])
})

const corpus = new URL('../../../../shared/data/mail/messages/mime4j/', import.meta.url)
test.skipIf(!existsSync(corpus))(
  'gives the files that another program found in the same letter (needs the shared mail corpus)',
  async () => {
    const files = async (name: string) =>
      (await readLetter(readFileSync(new URL(name, corpus)))).attachments.map(file => [
        file.name,
        file.type,
        file.sha256,
      ])
    expect(await files('uu-junk.msg')).toEqual(await files('uu-junk-target.msg'))
  },
)
