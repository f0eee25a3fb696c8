// Reading letters: how many a second, beside the bare parser; how long one letter holds the program up; what memory is kept.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import PostalMime from 'postal-mime'
import { readLetter } from '#modules/channels/server/mail/read.ts'
import { readRaw } from '#modules/channels/server/reading/read.ts'
import { alternate, type Figure } from './measure.ts'

const rounds = 3
const small_letters = 500
const large_letters = 12
const flat_letters = 10_000

const wrapped = (bytes: Buffer) => bytes.toString('base64').replaceAll(/(.{76})/g, '$1\r\n')
const head = (number: number) =>
  `From: =?utf-8?B?${Buffer.from('Мария Ковалёва').toString('base64')}?= <m.kovaleva@vostok.example>\r\nTo: help@demo.okno\r\nSubject: =?koi8-r?B?98/Q0s/T?= ${number}\r\nDate: Mon, 16 Nov 2026 10:15:00 +0300\r\nMessage-ID: <${number}@vostok.example>\r\nMIME-Version: 1.0\r\n`
const words =
  'Добрый день.\r\n\r\nПрошу выдать доступ к отчёту по командировкам за март: пишет, что недостаточно прав.\r\n\r\nС уважением,\r\nМария Ковалёва\r\n\r\n16.11.2026 09:12, Служба поддержки пишет:\r\n> Какой отчёт нужен?\r\n'

/** About 2 KB: text and HTML, a quote and a signature. */
const small = (number: number) =>
  Buffer.from(
    `${head(number)}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrapped(Buffer.from(words))}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrapped(Buffer.from(`<div dir="ltr"><p>${words.replaceAll('\r\n', '<br>')}</p></div>`))}\r\n--b--`,
  )

const file = (bytes: number) =>
  `--m\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="act.pdf"\r\n\r\n${wrapped(Buffer.alloc(bytes, 37))}\r\n`
const withFile = (number: number, bytes: number) =>
  Buffer.from(
    `${head(number)}Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n${file(bytes)}--m--`,
  )

/** What makes readers slow: one thing over and over, in the text, in HTML, in fields, in a calendar, in a letter of no delivery. */
function hostile(bytes: number): Buffer[] {
  const pieces = [
    ' ',
    '\n',
    '> ',
    '>\n',
    '<',
    '<div>',
    '<blockquote>',
    '&#',
    'a@',
    'От: x\n',
    '16.11.2026 09:12, ',
    'x\n',
    '--\n',
    '\n\n--\n',
    'С уважением,\n',
    '\u200b',
    '(',
    '"',
    '=?utf-8?B?',
    '<img src=cid:x>',
  ]
  const much = (piece: string) => piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece)))
  return pieces.flatMap(piece => {
    const folded = much(piece).replaceAll('\n', '\n ')
    return [
      `From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\n${much(piece)}`,
      `From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n<div class="gmail_quote">${much(piece)}</div>`,
      `From: a@b.example\nSubject: ${folded}\n\nx`,
      `From: ${folded}\n\nx`,
      `From: mailer-daemon@b.example\nSubject: Undelivered Mail Returned to Sender\n\n${much(piece)}`,
      `From: a@b.example\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:${much(piece)}\nEND:VEVENT\nEND:VCALENDAR`,
    ].map(text => Buffer.from(text))
  })
}

/** The longest time in ms for which nothing else could be done while these were read one by one. */
async function longestHold(letters: readonly Buffer[]): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  for (const raw of letters.slice(0, 5)) await readRaw(raw, {})
  delay.enable()
  for (const raw of letters) {
    await readRaw(raw, {})
    // Lets the clock of the loop tick between two letters, so that each counts alone.
    await new Promise(resolve => setImmediate(resolve))
  }
  delay.disable()
  return delay.max / 1e6
}

const perSecond = async (letters: readonly Buffer[], read: (raw: Buffer) => Promise<unknown>) => {
  const begun = performance.now()
  for (const raw of letters) await read(raw)
  return letters.length / ((performance.now() - begun) / 1000)
}
const perSecondTogether = async (letters: readonly Buffer[], read: (raw: Buffer) => Promise<unknown>) => {
  const begun = performance.now()
  await Promise.all(letters.map(read))
  return letters.length / ((performance.now() - begun) / 1000)
}
const bare = (raw: Buffer) => PostalMime.parse(raw)

async function memoryAfter(letters: number, from: number): Promise<number> {
  for (let number = from; number < letters; number += 1) await readLetter(small(number))
  return process.memoryUsage().rss / 1024 / 1024
}

export async function benchLetters(): Promise<Figure[]> {
  // First, so that what the others use is not counted.
  const early = await memoryAfter(flat_letters / 5, 0)
  const late = await memoryAfter(flat_letters, flat_letters / 5)
  const smalls = Array.from({ length: small_letters }, (_, number) => small(number))
  const larges = Array.from({ length: large_letters }, (_, number) => withFile(number, 1024 * 1024))
  await perSecond(smalls.slice(0, 300), raw => readLetter(raw))
  await perSecondTogether(larges.slice(0, 4), raw => readRaw(raw, {}))
  const of_small = await alternate(
    rounds,
    () => perSecond(smalls, bare),
    () => perSecond(smalls, raw => readLetter(raw)),
  )
  const of_large = await alternate(
    rounds,
    () => perSecond(larges, bare),
    () => perSecondTogether(larges, raw => readRaw(raw, {})),
  )
  const figures: Figure[] = [
    {
      what: 'read a letter',
      size: `${(smalls[0]!.length / 1024).toFixed(1)} KB, text and HTML`,
      unit: '/s',
      ...of_small,
      note: 'floor: parsing alone',
    },
    {
      what: 'read a letter with a file, in threads',
      size: '1.4 MB',
      unit: '/s',
      ...of_large,
      note: 'floor: parsing alone, one after another',
    },
  ]
  for (const [size, bytes] of [
    ['8 KB, in the program', 7.5 * 1024],
    ['64 KB, in threads', 64 * 1024],
    ['512 KB, in threads', 512 * 1024],
  ] as const) {
    const letters = hostile(bytes)
    figures.push({
      what: 'longest hold of the loop by one hostile letter',
      size: `${letters.length} letters of ${size}`,
      unit: 'ms',
      ours: await longestHold(letters),
    })
  }
  figures.push({
    what: 'longest hold of the loop by one ordinary letter',
    size: '25 MB, in threads',
    unit: 'ms',
    ours: await longestHold([withFile(1, 18 * 1024 * 1024), withFile(2, 18 * 1024 * 1024)]),
  })
  figures.push({
    what: 'memory after reading',
    size: `${flat_letters.toLocaleString('en')} letters`,
    unit: 'MB',
    ours: late,
    floor: early,
    ratio: late / early,
    note: 'floor: after a fifth of them',
  })
  return figures
}
