// Invitations: what programs of the trade put into them, zones of every kind, hostile calendars.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readInvitation } from '../server/mail/invitation.ts'
import { readLetter } from '../server/mail/read.ts'
import { encode } from './encode.ts'

const calendar = (meeting: string[], around: string[] = []) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...around,
    'BEGIN:VEVENT',
    ...meeting,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
const read = (meeting: string[], around?: string[], method: string | null = null) =>
  readInvitation(new TextEncoder().encode(calendar(meeting, around)), method)

const summer_and_winter = [
  'BEGIN:VTIMEZONE',
  'TZID:Own zone',
  'BEGIN:STANDARD',
  'DTSTART:16011028T030000',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010325T020000',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]
const fixed = [
  'BEGIN:VTIMEZONE',
  'TZID:(UTC+05:00) Екатеринбург',
  'BEGIN:STANDARD',
  'DTSTART:16010101T000000',
  'TZOFFSETFROM:+0500',
  'TZOFFSETTO:+0500',
  'END:STANDARD',
  'END:VTIMEZONE',
]

test('a letter with an invitation tells the meeting and keeps its file', async () => {
  const body = calendar(
    [
      'UID:1@vostok.example',
      'SUMMARY:Сверка расчётов\\, акт за III квартал',
      'LOCATION:каб. 214',
      'DTSTART;TZID="Russian Standard Time":20261124T150000',
      'DTEND;TZID="Russian Standard Time":20261124T160000',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'ORGANIZER;CN="Белова, Анна":mailto:belova@vostok.example',
      'ATTENDEE;CN=Иван Серов;PARTSTAT=ACCEPTED:MAILTO:serov@vostok.example',
      'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:help@demo.okno',
      'DESCRIPTION:Возьмите\\nакты',
    ],
    ['METHOD:REQUEST'],
  )
  const head =
    'From: belova@vostok.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nx\n'
  const raw = Buffer.concat([
    Buffer.from(`${head}--b\nContent-Type: text/calendar; method=REQUEST; charset=windows-1251\n\n`),
    encode(body, 'windows-1251'),
    Buffer.from('\n--b--'),
  ])
  const letter = await readLetter(raw)
  expect(letter.attachments.map(each => each.type)).toEqual(['text/calendar'])
  expect(letter.about.invitation).toEqual({
    method: 'request',
    uid: '1@vostok.example',
    summary: 'Сверка расчётов, акт за III квартал',
    starts: '2026-11-24T12:00:00Z',
    ends: '2026-11-24T13:00:00Z',
    whole_days: false,
    zone: 'Russian Standard Time',
    repeats: 'weekly',
    place: 'каб. 214',
    description: 'Возьмите\nакты',
    organizer: { name: 'Белова, Анна', address: 'belova@vostok.example' },
    attendees: [
      { name: 'Иван Серов', address: 'serov@vostok.example', attends: 'accepted' },
      { name: '', address: 'help@demo.okno', attends: 'waiting' },
    ],
    attendees_total: 2,
  })
})

describe('times', () => {
  test.each<[string, string[], string[], string | null, string | null]>([
    [
      'UTC',
      ['DTSTART:20261124T120000Z', 'DTEND:20261124T123000Z'],
      [],
      '2026-11-24T12:00:00Z',
      '2026-11-24T12:30:00Z',
    ],
    [
      'a zone of the tz database',
      ['DTSTART;TZID=Asia/Yekaterinburg:20261124T120000'],
      [],
      '2026-11-24T07:00:00Z',
      null,
    ],
    [
      'a zone behind a prefix',
      ['DTSTART;TZID=/mozilla.org/20050126_1/Europe/Moscow:20261124T120000'],
      [],
      '2026-11-24T09:00:00Z',
      null,
    ],
    [
      'a zone described with one offset',
      ['DTSTART;TZID="(UTC+05:00) Екатеринбург":20261124T120000'],
      fixed,
      '2026-11-24T07:00:00Z',
      null,
    ],
    [
      'described, in summer',
      ['DTSTART;TZID=Own zone:20260716T120000'],
      summer_and_winter,
      '2026-07-16T10:00:00Z',
      null,
    ],
    [
      'described, in winter',
      ['DTSTART;TZID=Own zone:20260116T120000'],
      summer_and_winter,
      '2026-01-16T11:00:00Z',
      null,
    ],
    [
      'no zone at all',
      ['DTSTART:20261124T120000', 'DURATION:PT90M'],
      [],
      '2026-11-24T12:00:00',
      '2026-11-24T13:30:00',
    ],
    ['a zone that nobody knows', ['DTSTART;TZID=Nowhere:20261124T120000'], [], '2026-11-24T12:00:00', null],
    ['a whole day', ['DTSTART;VALUE=DATE:20261124'], [], '2026-11-24', '2026-11-25'],
    [
      'three whole days',
      ['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261127'],
      [],
      '2026-11-24',
      '2026-11-27',
    ],
    [
      'a duration',
      ['DTSTART:20261124T120000Z', 'DURATION:PT1H30M'],
      [],
      '2026-11-24T12:00:00Z',
      '2026-11-24T13:30:00Z',
    ],
    ['no time', ['SUMMARY:x'], [], null, null],
  ])('%s', async (_, meeting, around, starts, ends) => {
    expect(await read(meeting, around)).toMatchObject({ starts, ends })
  })
})

test('the method of the letter goes before that of the calendar; an unknown one is a notice', async () => {
  expect((await read(['SUMMARY:x'], ['METHOD:REQUEST'], 'CANCEL'))?.method).toBe('cancel')
  expect((await read(['SUMMARY:x'], ['METHOD:REPLY']))?.method).toBe('reply')
  expect((await read(['SUMMARY:x'], ['METHOD:SOMETHING']))?.method).toBe('publish')
})

test('a hundred invited are counted, fifty named', async () => {
  const many = Array.from({ length: 100 }, (_, i) => `ATTENDEE:mailto:a${i}@vostok.example`)
  const found = await read(many)
  expect([found?.attendees.length, found?.attendees_total]).toEqual([50, 100])
})

test.each(['', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR', 'BEGIN:VCARD\r\nEND:VCARD', 'nonsense'])(
  'no meeting in %j',
  async text => {
    expect(await readInvitation(new TextEncoder().encode(text), null)).toBeNull()
  },
)

test('a calendar of any lines is read without a fault', async () => {
  const line = fc.oneof(
    fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'BEGIN:VTIMEZONE',
      'END:VTIMEZONE',
      'TZID:x',
      'DTSTART;TZID=x:20261399T990000',
      'DTSTART;VALUE=DATE:x',
      'DURATION:-P99999999W',
      'RRULE:FREQ=SECONDLY',
      'ATTENDEE;CN=":mailto:',
      'TZOFFSETTO:+9999',
      'BEGIN:STANDARD',
    ),
    fc.string({ maxLength: 40 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 20 }), async lines => {
      const found = await readInvitation(
        new TextEncoder().encode(`BEGIN:VCALENDAR\r\n${lines.join('\r\n')}`),
        null,
      )
      expect(found === null || typeof found.summary === 'string').toBe(true)
    }),
    { numRuns: 300 },
  )
})
