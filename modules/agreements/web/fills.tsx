// What agreements put into the screens of calendars.
import { beforeKept } from '#modules/calendar/web/parts.tsx'
import { CalendarEffect } from './CalendarEffect.tsx'

export const fills = [beforeKept.fill(CalendarEffect)]
