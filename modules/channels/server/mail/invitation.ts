// Reads an invitation of a calendar (RFC 5545, RFC 5546) as a meeting that can be shown.

import type ICAL from 'ical.js'
import type { attendances, Invitation, repetitions } from '../../contract/about.ts'
import { invitationMethods } from '../../contract/about.ts'

type Component = InstanceType<typeof ICAL.Component>
type Property = InstanceType<typeof ICAL.Property>
type Time = InstanceType<typeof ICAL.Time>

const most_bytes = 1024 * 1024
const most_attendees = 50

/** The first meeting of a calendar file; null when it holds none or is none. Never throws. */
export async function readInvitation(bytes: Uint8Array, method: string | null): Promise<Invitation | null> {
  if (bytes.length > most_bytes) return null
  try {
    const { default: ical } = await import('ical.js')
    const parsed = ical.parse(new TextDecoder().decode(bytes))
    const calendar = new ical.Component((Array.isArray(parsed[0]) ? parsed[0] : parsed) as never)
    const meeting = calendar.getFirstSubcomponent('vevent')
    return meeting ? invitationOf(calendar, meeting, method) : null
  } catch {
    return null
  }
}

function invitationOf(calendar: Component, meeting: Component, declared: string | null): Invitation {
  const said = (name: string, limit = 500) => textValue(meeting, name).slice(0, limit).toWellFormed()
  const method = (declared || textValue(calendar, 'method')).toLowerCase()
  const start = meeting.getFirstProperty('dtstart')
  const starts = start ? momentOf(calendar, start) : null
  const whole_days = starts !== null && starts.length === 10
  const attendees = meeting.getAllProperties('attendee')
  const organizer = meeting.getFirstProperty('organizer')
  return {
    method: invitationMethods.find(each => each === method) ?? 'publish',
    uid: said('uid') || null,
    summary: said('summary'),
    starts,
    ends: endOf(calendar, meeting, starts),
    whole_days,
    zone: start && !whole_days ? zoneText(start) : null,
    repeats: repetitionOf(meeting),
    place: said('location') || null,
    description: said('description', 5000) || null,
    organizer: organizer ? invitedOf(organizer) : null,
    attendees: attendees
      .slice(0, most_attendees)
      .map(each => ({ ...invitedOf(each), attends: attendanceOf(each) })),
    attendees_total: attendees.length,
  }
}

function textValue(component: Component, name: string): string {
  const value = component.getFirstPropertyValue(name)
  return typeof value === 'string' ? value.trim() : ''
}

const parameter = (property: Property, name: string): string => {
  const value = property.getParameter(name) as string | string[] | undefined
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? ''
}

function invitedOf(property: Property): { name: string; address: string } {
  const address = String(property.getFirstValue() ?? '').replace(/^mailto:/i, '')
  return { name: parameter(property, 'cn').slice(0, 200), address: address.slice(0, 320) }
}

const attends: Record<string, (typeof attendances)[number]> = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentative',
  delegated: 'delegated',
}
const attendanceOf = (property: Property) =>
  attends[parameter(property, 'partstat').toLowerCase()] ?? 'waiting'

const repeated: Record<string, (typeof repetitions)[number]> = {
  DAILY: 'daily',
  WEEKLY: 'weekly',
  MONTHLY: 'monthly',
  YEARLY: 'yearly',
}

function repetitionOf(meeting: Component): Invitation['repeats'] {
  const rule = meeting.getFirstPropertyValue('rrule') as { freq?: string } | null
  if (!rule) return meeting.hasProperty('rdate') ? 'otherwise' : null
  return repeated[rule.freq ?? ''] ?? 'otherwise'
}

function endOf(calendar: Component, meeting: Component, starts: string | null): string | null {
  const end = meeting.getFirstProperty('dtend')
  if (end) return momentOf(calendar, end)
  const length = meeting.getFirstPropertyValue('duration')
  if (starts === null) return null
  if (!length)
    return starts.length === 10 ? Temporal.PlainDate.from(starts).add({ days: 1 }).toString() : null
  try {
    const duration = Temporal.Duration.from(String(length))
    if (starts.length === 10) return Temporal.PlainDate.from(starts).add(duration).toString()
    return starts.endsWith('Z')
      ? Temporal.Instant.from(starts)
          .add({ seconds: duration.total({ unit: 'seconds' }) })
          .toString()
      : Temporal.PlainDateTime.from(starts).add(duration).toString({ smallestUnit: 'second' })
  } catch {
    return null
  }
}

/** See `starts` of the contract; null when it is no time. */
function momentOf(calendar: Component, property: Property): string | null {
  const time = property.getFirstValue() as Time | null
  if (!time || typeof time.year !== 'number') return null
  try {
    const day = Temporal.PlainDate.from({ year: time.year, month: time.month, day: time.day })
    if (time.isDate) return day.toString()
    const local = day.toPlainDateTime({ hour: time.hour, minute: time.minute, second: time.second })
    const written = String((property.toJSON() as unknown[])[3] ?? '')
    if (written.endsWith('Z')) return `${local.toString({ smallestUnit: 'second' })}Z`
    const tzid = zoneText(property)
    const zone = tzid && (knownZone(tzid) ?? fixedZone(calendar, tzid) ?? ruledZone(calendar, tzid, local))
    if (!zone) return local.toString({ smallestUnit: 'second' })
    return local.toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'second' })
  } catch {
    return null
  }
}

const zoneText = (property: Property): string | null => parameter(property, 'tzid').slice(0, 100) || null

/** Names of Outlook for the zones of Russia and its neighbours; others come with their offset beside them. */
const outlook_zones: Record<string, string> = {
  'Kaliningrad Standard Time': 'Europe/Kaliningrad',
  'Russian Standard Time': 'Europe/Moscow',
  'Russia TZ 3 Standard Time': 'Europe/Samara',
  'Saratov Standard Time': 'Europe/Saratov',
  'Volgograd Standard Time': 'Europe/Volgograd',
  'Astrakhan Standard Time': 'Europe/Astrakhan',
  'Ekaterinburg Standard Time': 'Asia/Yekaterinburg',
  'Omsk Standard Time': 'Asia/Omsk',
  'N. Central Asia Standard Time': 'Asia/Novosibirsk',
  'Altai Standard Time': 'Asia/Barnaul',
  'Tomsk Standard Time': 'Asia/Tomsk',
  'North Asia Standard Time': 'Asia/Krasnoyarsk',
  'North Asia East Standard Time': 'Asia/Irkutsk',
  'Transbaikal Standard Time': 'Asia/Chita',
  'Yakutsk Standard Time': 'Asia/Yakutsk',
  'Vladivostok Standard Time': 'Asia/Vladivostok',
  'Sakhalin Standard Time': 'Asia/Sakhalin',
  'Magadan Standard Time': 'Asia/Magadan',
  'Russia Time Zone 10': 'Asia/Srednekolymsk',
  'Russia Time Zone 11': 'Asia/Kamchatka',
  'Belarus Standard Time': 'Europe/Minsk',
  'Central Asia Standard Time': 'Asia/Almaty',
  'West Asia Standard Time': 'Asia/Tashkent',
  'Caucasus Standard Time': 'Asia/Yerevan',
  'Azerbaijan Standard Time': 'Asia/Baku',
  'Georgian Standard Time': 'Asia/Tbilisi',
  'Greenwich Standard Time': 'Etc/UTC',
  'GMT Standard Time': 'Europe/London',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'FLE Standard Time': 'Europe/Kyiv',
  'Eastern Standard Time': 'America/New_York',
  'Pacific Standard Time': 'America/Los_Angeles',
  'China Standard Time': 'Asia/Shanghai',
  UTC: 'Etc/UTC',
}

/** A zone of the tz database, also behind a prefix as some programs write it. */
function knownZone(tzid: string): string | null {
  const name =
    outlook_zones[tzid] ?? /(?:^|\/)((?:[A-Za-z_]+\/)?[A-Za-z_]+\/[A-Za-z_+-]+)$/.exec(tzid)?.[1] ?? ''
  try {
    return name ? new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone : null
  } catch {
    return null
  }
}

const zoneOf = (calendar: Component, tzid: string) =>
  calendar.getAllSubcomponents('vtimezone').find(each => textValue(each, 'tzid') === tzid)

/** `+03:00` where the letter describes a zone that never changes its clock. */
function fixedZone(calendar: Component, tzid: string): string | null {
  const zone = zoneOf(calendar, tzid)
  const offsets = zone?.getAllSubcomponents().map(part => String(part.getFirstPropertyValue('tzoffsetto')))
  const [first, ...others] = [...new Set(offsets)]
  return first && others.length === 0 && /^[+-]\d\d:\d\d$/.test(first) ? first : null
}

/** The offset that the zone's own rules give: of its parts, the one whose clock was changed to last. */
function ruledZone(calendar: Component, tzid: string, local: Temporal.PlainDateTime): string | null {
  let last: { at: Temporal.PlainDate; offset: string } | null = null
  for (const part of zoneOf(calendar, tzid)?.getAllSubcomponents() ?? []) {
    const offset = String(part.getFirstPropertyValue('tzoffsetto'))
    const from = part.getFirstPropertyValue('dtstart') as Time | null
    if (!from || !/^[+-]\d\d:\d\d$/.test(offset)) return null
    for (const at of changesOf(part, from, local.year))
      if (Temporal.PlainDate.compare(at, local.toPlainDate()) <= 0)
        if (!last || Temporal.PlainDate.compare(at, last.at) > 0) last = { at, offset }
  }
  return last?.offset ?? null
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** The days of this year and the last on which the clock is changed: one weekday of one month, or the first day of all. */
function changesOf(part: Component, from: Time, year: number): Temporal.PlainDate[] {
  const first = Temporal.PlainDate.from({ year: from.year, month: from.month, day: from.day })
  const rule = part.getFirstPropertyValue('rrule') as {
    freq?: string
    parts?: Record<string, unknown[]>
  } | null
  const found = /^(-?\d)?([A-Z]{2})$/.exec(String(rule?.parts?.BYDAY?.[0] ?? ''))
  if (rule?.freq !== 'YEARLY' || !found) return [first]
  const month = Number(rule.parts?.BYMONTH?.[0] ?? from.month)
  const weekday = weekdays.indexOf(found[2]!) + 1
  const nth = Number(found[1] ?? 1)
  return [year - 1, year].map(each => {
    const start = Temporal.PlainDate.from({ year: each, month, day: 1 })
    if (nth > 0) return start.add({ days: ((weekday - start.dayOfWeek + 7) % 7) + 7 * (nth - 1) })
    const end = start.add({ days: start.daysInMonth - 1 })
    return end.subtract({ days: ((end.dayOfWeek - weekday + 7) % 7) + 7 * (-nth - 1) })
  })
}
