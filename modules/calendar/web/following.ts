// The production calendar that a calendar follows, in words and as one value of a list.
import { useWords } from '#kernel/web/words.tsx'
import { regionCodes } from '../contract/shapes.ts'
import { screenWords } from '../text/screen-words.ts'
import type { KnownCalendar } from './calls.ts'

type Follows = KnownCalendar['follows']
export type Region = (typeof regionCodes)[number]

export function useFollowing() {
  const { follows: text, list } = useWords(screenWords)
  return {
    sayFollows: (follows: Follows): string => {
      if (!follows) return list.followsNone
      const week = text[follows.week]
      return follows.region ? text.region({ follows: week, region: text.regions[follows.region] }) : week
    },
    weeks: [
      { value: 'none', label: text.none },
      { value: 'five', label: text.five },
      { value: 'six', label: text.six },
    ],
    regions: [
      { value: 'none', label: text.regionNone },
      ...regionCodes.map(code => ({ value: code, label: text.regions[code] })),
    ],
  }
}

/** What the lists of weeks and regions show, as the calendar keeps it. */
export const followsOf = (week: string, region: string | null): Follows =>
  week === 'five' || week === 'six'
    ? { country: 'RU', week, region: region === 'none' ? null : (region as Region | null) }
    : null
