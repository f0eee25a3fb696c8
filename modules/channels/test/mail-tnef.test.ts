// winmail.dat: files with Russian names, the body in each of its forms, letters inside, torn and hostile ones.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLetter } from '../server/mail/read.ts'
import { readRtf, unpackRtf } from '../server/mail/rtf.ts'
import { readTnef } from '../server/mail/tnef.ts'
import { encode } from './encode.ts'
import {
  attribute,
  binary,
  letterWith,
  long,
  object,
  packed,
  text8,
  unicode,
  winmail,
} from './tnef-writer.ts'

const cp1251 = (text: string) => encode(text, 'windows-1251')
const pdf = new TextEncoder().encode('%PDF-1.4\n%%EOF\n')
const names = { short: 0x3704, long: 0x3707, type: 0x370e, content_id: 0x3712, data: 0x3701 }

const act = [
  attribute.newFile(),
  attribute.title(cp1251('АКТСВЕ~1.PDF')),
  attribute.data(pdf),
  attribute.file([
    text8(names.short, cp1251('АКТСВЕ~1.PDF')),
    unicode(names.long, 'Акт сверки за III квартал.pdf'),
    unicode(names.type, 'application/pdf'),
  ]),
]

describe('a letter with winmail.dat', () => {
  test('shows what is inside in its place, under the whole Russian names', async () => {
    const letter = await readLetter(
      letterWith(winmail([attribute.codePage(1251), ...act]), 'Акт во вложении.'),
    )
    expect(letter.text).toBe('Акт во вложении.')
    expect(
      letter.attachments.map(each => [each.name, each.type, Buffer.from(each.content).toString()]),
    ).toEqual([['Акт сверки за III квартал.pdf', 'application/pdf', '%PDF-1.4\n%%EOF\n']])
    expect(letter.about.opened).toEqual(['tnef'])
    expect(letter.problem).toBeNull()
  })

  test('gives its text where the letter has none', async () => {
    const body = winmail([attribute.codePage(1251), attribute.body(cp1251('Прошу подписать акт.'))])
    expect((await readLetter(letterWith(body))).text).toBe('Прошу подписать акт.')
  })

  test('gives its HTML, with the picture that it shows', async () => {
    const content = winmail([
      attribute.message([
        long(0x3fde, 65001),
        binary(0x1013, Buffer.from('<p>Прошу <b>подписать</b> <img src="cid:logo@vostok"></p>')),
      ]),
      attribute.newFile(),
      attribute.data(pdf),
      attribute.file([unicode(names.long, 'Печать.png'), unicode(names.content_id, 'logo@vostok')]),
    ])
    const letter = await readLetter(letterWith(content))
    expect(letter.html).toContain('data-cid="logo@vostok"')
    expect(letter.text).toBe('Прошу подписать')
    expect(letter.attachments.map(each => [each.name, each.inline])).toEqual([['Печать.png', true]])
  })

  test('gives the HTML that Outlook made RTF of', async () => {
    const rtf = Buffer.concat([
      Buffer.from(
        String.raw`{\rtf1\ansi\ansicpg1251\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}{\*\htmltag64 <p>}\htmlrtf {\b \htmlrtf0 `,
      ),
      Buffer.from([...cp1251('Прошу')].map(byte => `\\'${byte.toString(16)}`).join('')),
      Buffer.from(String.raw` \u1072?\u1082?\u1090?\htmlrtf }\htmlrtf0{\*\htmltag72 </p>}{\*\mhtmltag84 x}}`),
    ])
    const letter = await readLetter(letterWith(winmail([attribute.message([binary(0x1009, packed(rtf))])])))
    expect(letter.html).toBe('<p>Прошу акт</p>')
    expect(letter.text).toBe('Прошу акт')
  })

  test('a letter inside becomes readable words, and its files stand beside them', async () => {
    const inner = winmail([
      attribute.message([unicode(0x0037, 'Счёт 118'), unicode(0x1000, 'Оплатите, пожалуйста.')]),
      ...act,
    ])
    const outer = winmail([
      attribute.newFile(),
      attribute.file([unicode(0x3001, 'Счёт'), object(names.data, inner)]),
    ])
    const { attachments } = await readLetter(letterWith(outer))
    expect(attachments.map(each => each.name)).toEqual(['Счёт 118.txt', 'Акт сверки за III квартал.pdf'])
    expect(new TextDecoder().decode(attachments[0]!.content)).toBe('Счёт 118\n\nОплатите, пожалуйста.')
  })

  test('letters without end inside each other stop', () => {
    let content = winmail(act)
    for (let depth = 0; depth < 40; depth++)
      content = winmail([attribute.newFile(), attribute.file([object(names.data, content)])])
    expect(readTnef(content)?.files.length).toBeLessThan(20)
  })

  test('a file that is called winmail.dat and is none stays a file', async () => {
    const letter = await readLetter(letterWith(Buffer.from('nothing of the kind'), 'x'))
    expect(letter.attachments.map(each => each.name)).toEqual(['winmail.dat'])
    expect(letter.about.opened).toEqual([])
  })
})

test('properties with names of their own and lists are stepped over', () => {
  const content = winmail([
    attribute.message([
      { ...unicode(0x8001, 'a'), named: true },
      { id: 0x0e04, type: 0x101f, data: Buffer.from('a\0', 'utf16le') },
      unicode(0x1000, 'Текст'),
    ]),
  ])
  expect(readTnef(content)?.text).toBe('Текст')
})

test('a torn one gives what stands before the tear', () => {
  const whole = winmail([attribute.codePage(1251), attribute.body(cp1251('Начало')), ...act])
  expect(readTnef(whole.subarray(0, whole.length - 200))?.text).toBe('Начало')
})

test('any bytes behind its mark are read without a fault', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.nat(400),
      fc.uint8Array({ maxLength: 8 }),
      (bytes, at, put) => {
        const marked = Buffer.concat([winmail([]).subarray(0, 6), bytes])
        expect(readTnef(marked)).not.toBeNull()
        const whole = Buffer.from(winmail(act))
        whole.set(put.subarray(0, Math.max(0, whole.length - 6 - at)), 6 + (at % (whole.length - 14)))
        expect(readTnef(whole)).not.toBeNull()
      },
    ),
    { numRuns: 500 },
  )
})

describe('packed RTF', () => {
  const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex')

  // The two samples of the format's description (MS-OXRTFCP, 3.1).
  test.each([
    [
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    ],
    ['1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0', '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}'],
  ])('%s', (given, expected) => {
    expect(Buffer.from(unpackRtf(hex(given), 10_000)!).toString()).toBe(expected)
  })

  test('a lying size brings no more than the bytes can say, and never more than the limit', () => {
    const lying = hex('1a000000ffffffff4c5a4675e2d44b51410004205758595a0d6e7d010eb0')
    expect(unpackRtf(lying, 1_000_000)!.length).toBeLessThan(300)
    expect(unpackRtf(hex('1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0'), 10)!.length).toBe(
      10,
    )
  })

  test('any bytes are unpacked and read without a fault', () => {
    const word = fc.constantFrom(
      '{',
      '}',
      '\\par ',
      "\\'cf",
      '\\u1084?',
      '\\*',
      '\\htmlrtf ',
      '\\fonttbl',
      'слово',
      '\\bin9 ',
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(word, { maxLength: 40 }), (bytes, words) => {
        const head = hex('1a000000ff0000004c5a467500000000')
        expect(unpackRtf(Buffer.concat([head, bytes]), 10_000)!.length).toBeLessThan(10_001)
        const read = readRtf(Buffer.from(`{\\rtf1\\ansicpg1251 ${words.join('')}`))
        expect('text' in read && read.text.isWellFormed()).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
