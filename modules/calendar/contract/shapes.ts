// The shapes of working calendars: the document, what a calendar follows, a year of days, limits with units.
import { z } from 'zod'
import { Id, LocalText } from '#kernel/contract/shapes.ts'

const Intervals = z.array(z.tuple([z.string(), z.string()])).max(24)

export const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
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

/**
 * Hours as ["09:00", "18:00"] in local time of the zone; the end may be "24:00" or lie in the next day. For one day the
 * first of these decides: `valid`, `days`, `yearly_holidays`, the period that began last, `week`.
 */
const CalendarDocument = z.strictObject({
  time_zone: z.string().max(100),
  week: Week,
  /** Another week from a day on, for good or until a day; both dates are included. */
  periods: z
    .array(z.strictObject({ from: z.string(), until: z.string().optional(), week: Week }))
    .max(200)
    .optional(),
  yearly_holidays: z.array(z.string()).max(366).optional(),
  days: z
    .array(z.object({ date: z.string(), intervals: Intervals, name: LocalText.optional() }))
    .max(5000)
    .optional(),
  valid: z.strictObject({ from: z.string().optional(), until: z.string().optional() }).optional(),
})

export const regionCodes = ['RU-AD', 'RU-BA', 'RU-BU', 'RU-CU', 'RU-DA', 'RU-TA'] as const

/** The years of the Russian production calendar that are shipped. */
export const shippedYears = { first: 2011, last: 2026 } as const

/** The production calendar whose years are put into a calendar. */
export const Follows = z.object({
  country: z.literal('RU'),
  /** `five`: Saturday and Sunday off. `six`: Sunday off. */
  week: z.enum(['five', 'six']),
  /** A region that has holidays of its own, by ISO 3166-2. */
  region: z.enum(regionCodes).nullable(),
})

export const CalendarFields = CalendarDocument.extend({
  code: z
    .string()
    .regex(/^[a-z0-9_-]{1,60}$/)
    .optional(),
  name: LocalText.optional(),
  /** Left out: as it was, for a new calendar none. */
  follows: Follows.nullable().optional(),
})

/** What was read may be sent back as it is: these are not changed by it. */
export const EditedCalendar = CalendarFields.extend({
  id: Id.optional(),
  is_default: z.boolean().optional(),
  version: z.int().optional(),
  missing_years: z.array(z.int()).optional(),
  provisional_years: z.array(z.int()).optional(),
})

export const Calendar = CalendarDocument.extend({
  id: Id,
  code: z.string(),
  name: LocalText,
  is_default: z.boolean(),
  follows: Follows.nullable(),
  version: z.int(),
  /** Years of the production calendar that are due and not there: the current one, from 1 October the next. */
  missing_years: z.array(z.int()),
  /**
   * Which of the current year and the next stand on the Labour Code alone: their decree is not known and nobody has put
   * them in. Their holidays count; days off that the Government moves are not among them yet.
   */
  provisional_years: z.array(z.int()),
})

export const dayKinds = ['working', 'weekend', 'holiday', 'short', 'moved', 'special', 'outside'] as const
const DayKind = z.enum(dayKinds)

const Sums = z.object({
  working_days: z.int(),
  days_off: z.int(),
  working_minutes: z.int(),
  /** The norm of a 40-hour week, where the calendar follows a year that is known. */
  norm_minutes: z.int().nullable(),
})
export const YearView = z.object({
  year: z.int(),
  /** It stands on the Labour Code alone until its decree is known. */
  provisional: z.boolean(),
  days: z.array(
    z.object({
      date: z.string(),
      kind: DayKind,
      intervals: Intervals,
      /** Whether it has hours of its own, and does not just follow the week. */
      own: z.boolean(),
      /** It stands until the year's decree is known. */
      provisional: z.boolean(),
      name: LocalText.nullable(),
    }),
  ),
  months: z.array(Sums),
  total: Sums,
})

const DayState = z.object({ kind: DayKind, intervals: Intervals })
export const DayChange = z.object({
  date: z.string(),
  before: DayState,
  after: DayState,
  name: LocalText.nullable(),
})
export const RefusedLine = z.object({
  line: z.int(),
  text: z.string(),
  reason: z.enum(['bad_date', 'bad_kind', 'given_twice']),
})

/**
 * A length of time with its unit. `working_minutes`: open time. `working_days`: the end of the count-th working day after
 * the local day of the start, 0: of that day itself. `calendar_days`: the end of the count-th day after it.
 * `working_day_of_month`: the end of the count-th working day of the start's month, or of the next when that is over.
 */
export const Limit = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('working_minutes'), count: z.int().min(0).max(5_256_000) }),
  z.object({ unit: z.literal('working_days'), count: z.int().min(0).max(3660) }),
  z.object({ unit: z.literal('calendar_days'), count: z.int().min(0).max(3660) }),
  z.object({ unit: z.literal('working_day_of_month'), count: z.int().min(1).max(31) }),
])
