// What other domains' screens may show of promises: limits in words.
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { ClockState } from '../contract.ts'
import { agreementWords } from '../text/words.ts'

/** A limit in words: "30 min", "3 working days". */
export function useLimit(): (limit: ClockState['limit']) => string {
  const format = useFormat()
  const { limits } = useWords(agreementWords)
  return ({ unit, count }) => (unit === 'working_minutes' ? format.span(count) : limits[unit]({ count }))
}
