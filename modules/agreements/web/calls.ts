// Calls of promises and of the calendars on which they count.
import { api } from '#kernel/web/api.ts'
import { contract as calendarContract } from '#modules/calendar/contract.ts'
import { contract } from '../contract.ts'

export const agreements = api(contract, 'agreements')
const calendar = api(calendarContract, 'calendar')

/** All working calendars; they change seldom. */
export const useCalendars = () =>
  calendar.useQuery('listCalendars', {}, { fresh_ms: 300_000 }).data?.items ?? []
