// Hours as people type and read them.
import type { Interval } from './calls.ts'

const time = /^(\d{1,2})(?:[:.](\d\d))?$/

/** `09:00-13:00, 14:00-18:00`, `9-18`, `22:00–06:00`, `24`; empty is closed. Null when it cannot be read. */
export function readHours(text: string): Interval[] | null {
  const plain = text.trim()
  if (plain === '') return []
  if (/^24(\s*[hч].*)?$/i.test(plain)) return [['00:00', '24:00']]
  const intervals = plain.split(/\s*[,;]\s*/).map((part): Interval | null => {
    const times = part.split(/\s*[-–—]\s*/).map(readTime)
    return times.length === 2 && times[0] && times[1] && times[0] !== '24:00' ? [times[0], times[1]] : null
  })
  return intervals.every(interval => interval !== null) ? intervals : null
}

function readTime(text: string): string | null {
  const match = time.exec(text)
  if (!match) return null
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)]
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Hours as they are typed. */
export const typedHours = (intervals: readonly Interval[] | undefined): string =>
  (intervals ?? []).map(([from, to]) => `${from}-${to}`).join(', ')

/** Hours for reading: `09:00–13:00, 14:00–18:00`. */
export const saidHours = (
  intervals: readonly Interval[] | undefined,
  words: { closed: string; dayAndNight: string },
): string => {
  if (!intervals || intervals.length === 0) return words.closed
  if (minutesOf(intervals) >= 1440) return words.dayAndNight
  return intervals.map(([from, to]) => `${from}–${to}`).join(', ')
}

const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/** Where hours lie on the day's 1440 minutes; what runs past midnight ends above 1440. */
export const spansOf = (intervals: readonly Interval[]): { from: number; to: number }[] =>
  intervals.map(([from, to]) => {
    const [begin, end] = [minutes(from), minutes(to)]
    return { from: begin, to: end > begin ? end : end + 1440 }
  })

export const minutesOf = (intervals: readonly Interval[]): number =>
  spansOf(intervals).reduce((sum, { from, to }) => sum + to - from, 0)
