// Files of letters are kept byte for byte, however they were packed for the way.

import { expect, test } from 'vitest'
import { readLetter } from '../server/mail/read.ts'
import { encode } from './encode.ts'

async function fileOf(head: string, body: Uint8Array | string): Promise<string> {
  const letter = await readLetter(
    Buffer.concat([
      Buffer.from('Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nво вложении\r\n--b\r\n'),
      Buffer.from(`Content-Disposition: attachment; filename=a\r\n${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n--b--\r\n'),
    ]),
  )
  expect(letter.attachments).toHaveLength(1)
  return Buffer.from(letter.attachments[0]!.content).toString('latin1')
}

test.each([
  ['lines as they came', 'Content-Type: text/csv', 'a;b\r\n1;2\r\n', 'a;b\r\n1;2\r\n'],
  ['no line end that belongs to the boundary', 'Content-Type: text/csv', 'a;b', 'a;b'],
  ['blank lines at the end', 'Content-Type: text/x-log', 'a\r\n\r\n', 'a\r\n\r\n'],
  ['an empty file', 'Content-Type: text/plain', '', ''],
  [
    'a letter passed on',
    'Content-Type: message/rfc822',
    'Subject: a\r\n\r\nb\r\n',
    'Subject: a\r\n\r\nb\r\n',
  ],
  [
    'an invitation',
    'Content-Type: text/calendar; charset=utf-8',
    'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
    'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  ],
  [
    'an invitation packed in base64',
    'Content-Type: text/calendar\r\nContent-Transfer-Encoding: base64',
    Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n').toString('base64'),
    'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  ],
])('%s', async (_, head, body, kept) => {
  expect(await fileOf(head, body)).toBe(kept)
})

test.each([
  ['a=3Db \t\r\nc  =\r\nd', 'a=b\r\nc  d'],
  ['a =  \r\nb=', 'a b'],
  ['=zz=4', '=zz=4'],
  ['a \nb\r\n', 'a\nb\r\n'],
])('quoted-printable %j is undone with its line ends', async (body, kept) => {
  const head = 'Content-Type: application/x-sql\r\nContent-Transfer-Encoding: quoted-printable'
  expect(await fileOf(head, body)).toBe(kept)
})

test('bytes of any charset stay what they are', async () => {
  const bytes = encode('Привет;мир\r\nи вам\r\n', 'koi8-r')
  const kept = await fileOf(
    'Content-Type: text/csv; charset=koi8-r\r\nContent-Transfer-Encoding: 8bit',
    bytes,
  )
  expect(kept).toBe(Buffer.from(bytes).toString('latin1'))
})

test('an invitation in another charset becomes UTF-8, which calendars read', async () => {
  const bytes = encode('BEGIN:VCALENDAR\r\nSUMMARY:Сверка\r\nEND:VCALENDAR\r\n', 'windows-1251')
  const kept = await fileOf('Content-Type: text/calendar; charset=windows-1251', bytes)
  expect(Buffer.from(kept, 'latin1').toString()).toContain('SUMMARY:Сверка')
})

test('a letter that is one file', async () => {
  const letter = await readLetter(
    Buffer.from(
      'Content-Type: text/csv\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\na;b\r\n1;2\r\n',
    ),
  )
  expect(Buffer.from(letter.attachments[0]!.content).toString()).toBe('a;b\r\n1;2\r\n')
})
