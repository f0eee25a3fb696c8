// Months and other periods as people call them.
import { useLanguage } from '#kernel/web/words.tsx'

/** `2026-03` as "March 2026". */
export function useMonthName(): (month: string, length?: 'long' | 'short') => string {
  const { language } = useLanguage()
  return (month, length = 'long') => {
    const day = new Date(`${month}-15T12:00:00Z`)
    const locale = language === 'ru' ? 'ru-RU' : 'en-GB'
    return length === 'short'
      ? new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(day)
      : new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
          .format(day)
          .replace(/ г\.$/, '')
  }
}

/** A period of obligations: `2026-11` by its name, quarters and years as they are. */
export function usePeriodName(): (period: string) => string {
  const monthName = useMonthName()
  return period => (/^\d{4}-\d{2}$/.test(period) ? monthName(period) : period)
}
