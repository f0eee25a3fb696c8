// Files told by their bytes, whatever their label and name say.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { trueType } from '../server/true-type.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = Buffer.from('%PDF-1.4\n%%EOF\n')
const exe = Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, ...new Array(60).fill(0)])
const text = Buffer.from('Прошу согласовать отпуск')
const cfb = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A zip with one stored file, enough for a type to be told. */
function zip(name: string, content: string): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt32LE(content.length, 18)
  head.writeUInt32LE(content.length, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, Buffer.from(name + content), Buffer.from('504b0506', 'hex'), Buffer.alloc(18)])
}

test.each<[string, Uint8Array, string, string, string]>([
  ['an honest picture', png, 'image/png', 'фото.png', 'image/png'],
  ['a picture with a vague label', png, 'application/octet-stream', 'фото.png', 'image/png'],
  ['a PDF under the name of a picture', pdf, 'image/jpeg', 'скан.jpg', 'application/pdf'],
  ['a program under the name of a picture', exe, 'image/jpeg', 'photo.jpg', 'application/x-msdownload'],
  ['a program by name', exe, 'application/octet-stream', 'счёт.pdf.exe', 'application/x-msdownload'],
  ['an empty file with a harmful ending', Buffer.alloc(0), 'text/plain', 'a.js', 'text/plain'],
  ['plain text', text, 'text/plain', 'заявление.txt', 'text/plain'],
  ['a table in text', text, 'application/octet-stream', 'список.csv', 'text/csv'],
  ['text that says it is a PDF', text, 'application/pdf', 'a.pdf', 'text/plain'],
  ['old Word', cfb, 'application/msword', 'записка.doc', 'application/msword'],
  ['a zip named as Word', zip('word/x.xml', '<x/>'), docx, 'a.docx', docx],
  ['a document with macros inside', zip('word/vbaProject.bin', 'x'), docx, 'a.docx', docx],
  ['HTML with a script', Buffer.from('<html><script>1</script></html>'), 'text/html', 'a.html', 'text/html'],
  ['HTML that says it is a picture', Buffer.from('<html>x</html>'), 'image/png', 'a.png', 'text/html'],
  [
    'a drawing with a handler',
    Buffer.from('<svg xmlns="x" onload="a()"/>'),
    'image/svg+xml',
    'a.svg',
    'image/svg+xml',
  ],
  [
    'a script by its first line',
    Buffer.from('#!/bin/sh\nrm -rf /'),
    'text/plain',
    'readme',
    'text/x-shellscript',
  ],
  ['a hidden ending', png, 'image/png', 'фото.png          .scr', 'image/png'],
])('%s', async (_, bytes, declared, name, expected) => {
  expect(await trueType(bytes, declared, name)).toBe(expected)
})

test('any bytes under any name have some type', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.string(),
      fc.string(),
      async (bytes, declared, name) => {
        expect(await trueType(bytes, declared, name)).toMatch(/\S/)
      },
    ),
  )
})
