// Days and months in words, in the reader's language: days of a calendar belong to no time zone.
import { useMemo } from 'react'
import { useLanguage } from '#kernel/web/words.tsx'

/** Names of days and months, and days written out. */
export function useDates() {
  const { language } = useLanguage()
  return useMemo(() => {
    const locale = language === 'ru' ? 'ru-RU' : 'en-GB'
    const write = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
      return (date: string) => format.format(new Date(`${date}T00:00:00Z`))
    }
    const month = write({ month: 'long' })
    const weekDay = write({ weekday: 'short' })
    const months = Array.from({ length: 12 }, (_, i) => month(`2024-${String(i + 1).padStart(2, '0')}-01`))
    return {
      /** 1 May 2026 */
      day: write({ day: 'numeric', month: 'long', year: 'numeric' }),
      /** Friday, 1 May 2026 */
      dayInFull: write({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
      /** Fri, 1 May */
      dayBrief: write({ weekday: 'short', day: 'numeric', month: 'long' }),
      /** Friday, 1 May */
      dayOfWeek: write({ day: 'numeric', month: 'long', weekday: 'long' }),
      /** 1 May */
      dayOfMonth: write({ day: 'numeric', month: 'long' }),
      months: months.map(name => name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)),
      /** Mon … Sun */
      weekDays: Array.from({ length: 7 }, (_, i) => weekDay(`2024-01-0${i + 1}`)),
    }
  }, [language])
}

/** A date some days away. */
export const shift = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** 0 for Monday. */
export const weekDayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
