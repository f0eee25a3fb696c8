// Calls of promises and of the calendars on which they count.
import { api } from '#kernel/web/api.ts'
import { contract as calendarContract } from '#modules/calendar/contract.ts'
import { contract } from '../contract.ts'

export const agreements = api(contract, 'agreements')
const calendar = api(calendarContract, 'calendar')

/** All working calendars; they change seldom. */
export const useCalendars = () =>
  calendar.useQuery('listCalendars', {}, { fresh_ms: 300_000 }).data?.items ?? []

/** How much of the promises the reader may make and change; undefined until it is known. */
export const useManaging = ({ enabled = true } = {}) =>
  agreements.useQuery('readManaging', {}, { fresh_ms: 300_000, enabled }).data

/** Whether the reader may make anything at all: for the whole centre or for own services. */
export function useMayMake(): boolean {
  const managing = useManaging()
  return managing !== undefined && (managing.everywhere || managing.departments.length > 0)
}
