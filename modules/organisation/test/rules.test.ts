// How addresses are written, headings recognised and periods compared: plain functions.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldsOf, recognised } from '../server/import/columns.ts'
import { csvLine, guarded, readList } from '../server/import/reading.ts'
import { mailAddress, periodsMeet, phoneNumber } from '../server/rules.ts'

describe('phone numbers', () => {
  it.each([
    ['8 (912) 345-67-89', '+79123456789'],
    ['+7 912 345 67 89', '+79123456789'],
    ['9123456789', '+79123456789'],
    ['79123456789', '+79123456789'],
    ['0049 30 901820', '+4930901820'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('%s is %s', (text, number) => expect(phoneNumber(text)).toBe(number))

  it.each(['', '112', 'call me', '8 912 345', '+0 123 456 78 90', '+1234567890123456', '12-34-56'])(
    '%s is none',
    text => expect(phoneNumber(text)).toBeNull(),
  )

  it('stay as they are once they are in their form', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+\d ()-]{0,20}$/), text => {
        const number = phoneNumber(text)
        if (number === null) return
        expect(number).toMatch(/^\+[1-9]\d{7,14}$/)
        expect(phoneNumber(number)).toBe(number)
      }),
    )
  })
})

it('mail addresses are kept in lower case, and what is none is none', () => {
  expect(mailAddress(' Ivan@Example.COM ')).toBe('ivan@example.com')
  for (const text of ['', 'ivan', 'ivan@', '@example.com', 'a b@example.com'])
    expect(mailAddress(text)).toBeNull()
})

it('periods meet when they share a day', () => {
  const period = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.option(fc.integer({ min: 0, max: 27 })))
  const dated = ([start, length]: [number, number | null]) => ({
    starts_on: `2026-01-${String(start).padStart(2, '0')}`,
    ends_on: length === null ? null : `2026-01-${String(Math.min(28, start + length)).padStart(2, '0')}`,
  })
  fc.assert(
    fc.property(period, period, (first, second) => {
      const [a, b] = [dated(first), dated(second)]
      const days = Array.from({ length: 31 }, (_, day) => `2026-01-${String(day + 1).padStart(2, '0')}`)
      const has = (one: typeof a, day: string) => day >= one.starts_on && day <= (one.ends_on ?? '9')
      expect(periodsMeet(a, b)).toBe(days.some(day => has(a, day) && has(b, day)))
    }),
  )
})

describe('lists', () => {
  it('have headings in Russian and English, in any spelling', () => {
    const columns = recognised(['Ф.И.О.', 'E-MAIL', 'Таб. номер', 'Job title', 'Ёлка', 'ФИО', 'Почта'])
    expect(columns.map(column => column.field)).toEqual([
      'name',
      'email',
      'staff_no',
      'position',
      null,
      null,
      'email',
    ])
  })

  it('join a name in parts and addresses in several columns', () => {
    const columns = recognised(['Имя', 'Фамилия', 'Отчество', 'Email', 'Почта'])
    expect(fieldsOf(columns, ['Иван', 'Петров', '', 'a@x.example', 'b@x.example'])).toEqual({
      name: 'Петров Иван',
      email: 'a@x.example; b@x.example',
    })
  })

  it.each([
    ['UTF-8', Buffer.from('ФИО;Почта\r\nЁлкин;e@x.example\r\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFФИО,Почта\nЁлкин,e@x.example\n')],
    ['UTF-16', Buffer.from('\uFEFFФИО\tПочта\nЁлкин\te@x.example\n', 'utf16le')],
    [
      'Windows-1251',
      Buffer.from([
        0xd4,
        0xc8,
        0xce,
        0x3b,
        0xcf,
        0xee,
        0xf7,
        0xf2,
        0xe0,
        0x0a,
        0xa8,
        0xeb,
        0xea,
        0xe8,
        0xed,
        0x3b,
        ...Buffer.from('e@x.example'),
      ]),
    ],
  ])('are read in %s', async (_, bytes) => {
    expect(await readList(bytes, 'list.csv')).toEqual([
      ['ФИО', 'Почта'],
      ['Ёлкин', 'e@x.example'],
    ])
  })

  it('keep separators, quotes and line ends inside quotes', async () => {
    expect(await readList(Buffer.from('a;b\n"1;2";"say ""so""\nnow"'), 'list.csv')).toEqual([
      ['a', 'b'],
      ['1;2', 'say "so"\nnow'],
    ])
  })

  it('written by us never hold a formula, and read again say the same', async () => {
    for (const sign of ['=1+1', '+79123456789', '-1', '@cmd', '\t=1', '\r=1'])
      expect(guarded(sign)[0]).toBe("'")
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[=+@a-zа-я;",'0-9-]{1,12}$/), { minLength: 1, maxLength: 5 }),
        async cells => {
          fc.pre(cells.every(cell => !/^'[=+\-@]/.test(cell)))
          const bytes = Buffer.from(csvLine(['heading', ...cells.slice(1).map(() => 'x')]) + csvLine(cells))
          expect((await readList(bytes, 'list.csv'))[1]).toEqual(cells)
        },
      ),
    )
  })
})
