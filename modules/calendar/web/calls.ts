// The calls of this domain, and a calendar as its screens know it.
import type { z } from 'zod'
import { api } from '#kernel/web/api.ts'
import type { Calendar, EditedCalendar, YearView } from '../contract/shapes.ts'
import { contract } from '../contract.ts'

export const calendars = api(contract, 'calendar')

export type KnownCalendar = z.output<typeof Calendar>
export type CalendarChange = Partial<z.input<typeof EditedCalendar>>
export type KnownYear = z.output<typeof YearView>
export type KnownDay = KnownYear['days'][number]
export type Interval = [from: string, to: string]
export type Week = KnownCalendar['week']
