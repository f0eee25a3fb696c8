// Working calendars: open hours, holidays and moved days, and the arithmetic of working time for everybody.
import { z } from 'zod'
import { get, post, put } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { movedOn, notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, Moment, Page, Paging } from '#kernel/contract/shapes.ts'
import {
  Calendar,
  CalendarFields,
  DayChange,
  EditedCalendar,
  Follows,
  Limit,
  RefusedLine,
  YearView,
} from './contract/shapes.ts'

export type { Calendar } from './contract/shapes.ts'

export const calendarChanged = event('calendar.calendar_changed', { calendar_id: Id, code: z.string() })
/** The production calendar of a year is due and not in a calendar that follows it; told once for each year. */
export const yearMissing = event('calendar.year_missing', {
  calendar_id: Id,
  code: z.string(),
  year: z.int(),
})
export const events = [calendarChanged, yearMissing] as const

/** All that is wrong with a document; the sentence tells the first, `problem`. */
export const unusable = refusal('calendar.unusable', 422, {
  problem: z.string(),
  problems: z.array(
    z.object({
      code: z.string(),
      path: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
})
export const codeTaken = refusal('calendar.code_taken', 409, { code: z.string() })
export const neverOpen = refusal('calendar.never_open', 422)
export const unknownYear = refusal('calendar.unknown_year', 422, {
  year: z.int(),
  first: z.int(),
  last: z.int(),
})
export const unreadableList = refusal('calendar.unreadable_list', 422)
export const fiveDayList = refusal('calendar.five_day_list', 422)
export const refusals = {
  unusable,
  code_taken: codeTaken,
  never_open: neverOpen,
  unknown_year: unknownYear,
  unreadable_list: unreadableList,
  five_day_list: fiveDayList,
}

export const permissions = ['calendar.manage'] as const

const ById = z.object({ id: Id })
const Changes = z.object({
  dry_run: z.boolean(),
  changes: z.array(DayChange),
  /** Days of the list that the calendar has as they are. */
  unchanged: z.int(),
  /** The calendar's version after it. */
  version: z.int(),
})

export const contract = {
  listCalendars: get('/calendars', {
    can: 'signed-in',
    query: Paging,
    output: Page(Calendar),
    summary: 'All working calendars, by code',
  }),
  readCalendar: get('/calendars/:id', {
    can: 'signed-in',
    params: ById,
    output: Calendar,
    refusals: [notFound],
    summary: 'One working calendar; `ETag` is its version',
  }),
  readYear: get('/calendars/:id/years/:year', {
    can: 'signed-in',
    params: ById.extend({ year: z.coerce.number().int().min(1901).max(2198) }),
    output: YearView,
    refusals: [notFound],
    summary: 'A year day by day, with the sums of its months',
  }),
  makeCalendar: post('/calendars', {
    can: 'calendar.manage',
    body: CalendarFields,
    output: Calendar,
    status: 201,
    refusals: [unusable, codeTaken],
    idempotent: true,
    summary: 'Make a working calendar from one document',
  }),
  editCalendar: put('/calendars/:id', {
    can: 'calendar.manage',
    params: ById,
    body: EditedCalendar,
    output: Calendar,
    refusals: [notFound, movedOn, unusable, codeTaken],
    summary:
      'Replace a working calendar; what was read may be sent back, `If-Match` names the version it was',
  }),
  putProductionYear: post('/calendars/:id/production-year', {
    can: 'calendar.manage',
    params: ById,
    body: Follows.extend({
      region: Follows.shape.region.optional(),
      year: z.int().min(1900).max(2199),
      /** Only tell which days would change. */
      dry_run: z.boolean().default(false),
      /** Let go of the year's other days of their own. */
      replace: z.boolean().default(false),
    }),
    output: Changes,
    refusals: [notFound, movedOn, unusable, unknownYear],
    summary: 'Put a year of the production calendar in, and follow it from now on',
  }),
  importDays: post('/calendars/:id/import-days', {
    can: 'calendar.manage',
    params: ById,
    body: z.object({
      /** `date;kind;name` lines, or a year of a production calendar as open data (CSV table, JSON by months). */
      text: z.string().max(500_000),
      /** Which year of a file that has several; the latest unless said. */
      year: z.int().min(1900).max(2199).optional(),
      dry_run: z.boolean().default(false),
    }),
    output: Changes.extend({ format: z.enum(['lines', 'table', 'months']), refused: z.array(RefusedLine) }),
    refusals: [notFound, movedOn, unusable, unreadableList, fiveDayList],
    summary: 'Put days of a file into a calendar; lines that cannot be read are told and left out',
  }),
  addWorkingTime: post('/calendars/:id/add', {
    can: 'signed-in',
    params: ById,
    body: z.object({
      start: Moment,
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
    body: z.object({ from: Moment, to: Moment }),
    output: z.object({ working_seconds: z.number() }),
    refusals: [notFound],
    reads: true,
    summary: 'The working seconds between two moments',
  }),
  dueAfterLimit: post('/calendars/:id/due', {
    can: 'signed-in',
    params: ById,
    body: z.object({ start: Moment, limit: Limit }),
    output: z.object({
      due: Instant,
      /** Years on the way that stand on the Labour Code alone: the moment may move when their decree is known. */
      provisional_years: z.array(z.int()),
    }),
    refusals: [notFound, neverOpen],
    reads: true,
    summary: 'The moment at which a time promised in minutes or days is over',
  }),
  isOpenAt: post('/calendars/:id/open', {
    can: 'signed-in',
    params: ById,
    body: z.object({ at: Moment }),
    output: z.object({
      open: z.boolean(),
      /** The earliest open moment from then on: the moment itself while open, null when there is none. */
      next_opening: Instant.nullable(),
      /** When work stops that goes on at the moment; null when closed, or open for ever. */
      closes_at: Instant.nullable(),
    }),
    refusals: [notFound],
    reads: true,
    summary: 'Whether work goes on at a moment, when it begins next and when it stops',
  }),
}
