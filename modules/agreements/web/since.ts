// Since when and until when something is valid, in words.
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { agreementScreenWords } from '../text/agreements.ts'

/** What began before Okno could know is "from the beginning". */
const beginning = Date.parse('2001-01-01')

export const isEternal = ({ valid_from }: { valid_from: string }): boolean =>
  Date.parse(valid_from) < beginning

/** `с 1 марта`, or `с самого начала`. */
export function useSince(): (instant: string) => string {
  const { validity } = useWords(agreementScreenWords)
  const format = useFormat()
  return instant =>
    Date.parse(instant) < beginning ? validity.always : validity.since({ date: format.date(instant) })
}

/** `с 1 марта, 09:00 до 1 июня` */
export function usePeriod(): (edition: { valid_from: string; valid_until: string | null }) => string {
  const { validity } = useWords(agreementScreenWords)
  const format = useFormat()
  // At midnight the day says it all.
  const say = (instant: string) =>
    format.time(instant) === '00:00'
      ? format.date(instant)
      : `${format.date(instant)}, ${format.time(instant)}`
  return ({ valid_from, valid_until }) => {
    const from =
      Date.parse(valid_from) < beginning ? validity.always : validity.since({ date: say(valid_from) })
    return valid_until ? validity.period({ from, date: say(valid_until) }) : from
  }
}
