// Working calendars: open hours, holidays and moved days, and the arithmetic of working time for everybody.
import { z } from 'zod'
import { get, post, put } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, LocalText } from '#kernel/contract/shapes.ts'

const Intervals = z.array(z.tuple([z.string(), z.string()])).max(24)
const Week = z
  .strictObject({
    mon: Intervals,
    tue: Intervals,
    wed: Intervals,
    thu: Intervals,
    fri: Intervals,
    sat: Intervals,
    sun: Intervals,
  })
  .partial()

/** Hours as ["09:00", "18:00"] in local time of the zone; the end may be "24:00" or lie in the next day. */
export const CalendarDocument = z.strictObject({
  time_zone: z.string().max(100),
  week: Week,
  yearly_holidays: z.array(z.string()).max(366).optional(),
  days: z
    .array(z.object({ date: z.string(), intervals: Intervals }))
    .max(5000)
    .optional(),
})

export const CalendarFields = CalendarDocument.extend({
  code: z
    .string()
    .regex(/^[a-z0-9_-]{1,60}$/)
    .optional(),
  name: LocalText.optional(),
})
export const Calendar = CalendarDocument.extend({
  id: Id,
  code: z.string(),
  name: LocalText,
  is_default: z.boolean(),
})

export const calendarChanged = event('calendar.calendar_changed', { calendar_id: Id, code: z.string() })
export const events = [calendarChanged] as const

export const unusable = refusal('calendar.unusable', 422, {
  problems: z.array(z.object({ code: z.string(), path: z.string() })),
})
export const codeTaken = refusal('calendar.code_taken', 409, { code: z.string() })
export const neverOpen = refusal('calendar.never_open', 422)
export const refusals = { unusable, code_taken: codeTaken, never_open: neverOpen }

export const permissions = ['calendar.manage'] as const

const ById = z.object({ id: Id })

export const contract = {
  listCalendars: get('/calendars', {
    can: 'signed-in',
    output: z.object({ items: z.array(Calendar) }),
    summary: 'All working calendars',
  }),
  readCalendar: get('/calendars/:id', {
    can: 'signed-in',
    params: ById,
    output: Calendar,
    refusals: [notFound],
    summary: 'One working calendar',
  }),
  makeCalendar: post('/calendars', {
    can: 'calendar.manage',
    body: CalendarFields,
    output: Calendar,
    status: 201,
    refusals: [unusable, codeTaken],
    summary: 'Make a working calendar from one document',
  }),
  editCalendar: put('/calendars/:id', {
    can: 'calendar.manage',
    params: ById,
    body: CalendarFields,
    output: Calendar,
    refusals: [notFound, unusable, codeTaken],
    summary: 'Replace a working calendar',
  }),
  addWorkingTime: post('/calendars/:id/add', {
    can: 'signed-in',
    params: ById,
    body: z.object({
      start: z.iso.datetime({ offset: true }),
      working_seconds: z.int().min(-315_360_000).max(315_360_000),
    }),
    output: z.object({ due: Instant }),
    refusals: [notFound, neverOpen],
    reads: true,
    summary: 'The moment after so many working seconds',
  }),
  betweenInstants: post('/calendars/:id/between', {
    can: 'signed-in',
    params: ById,
    body: z.object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) }),
    output: z.object({ working_seconds: z.number() }),
    refusals: [notFound],
    reads: true,
    summary: 'The working seconds between two moments',
  }),
}
