// The words of the calendar's menu: they are loaded with the first page, so there are few.
import { words } from '#kernel/contract/words.ts'

export const menuWords = words(
  {
    calendars: 'Calendars',
    make: 'New calendar',
    missing: '{count, plural, one {# year is} other {# years are}} missing',
  },
  {
    calendars: 'Календари',
    make: 'Новый календарь',
    missing: 'не хватает {count, plural, one {# года} few {# лет} many {# лет} other {# года}}',
  },
)
