// The hours of a week: one line a day, typed as people write them, with a picture of the day beside it.
import { Button, Text, TextInput } from '@mantine/core'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { weekDays } from '../contract/shapes.ts'
import { screenWords } from '../text/screen-words.ts'
import css from './calendar.module.css'
import type { Week } from './calls.ts'
import { minutesOf, readHours, spansOf, typedHours } from './hours.ts'

/** The week as it is being typed. */
export type TypedWeek = Record<(typeof weekDays)[number], string>

export const typedWeek = (week: Week): TypedWeek =>
  Object.fromEntries(weekDays.map(day => [day, typedHours(week[day])])) as TypedWeek

/** Null while some day cannot be read. */
export function readWeek(typed: TypedWeek): Week | null {
  const days = weekDays.map(day => [day, readHours(typed[day])] as const)
  return days.some(([, hours]) => hours === null)
    ? null
    : (Object.fromEntries(days.filter(([, hours]) => hours!.length > 0)) as Week)
}

export function WeekEditor(told: {
  week: TypedWeek
  onChange: (week: TypedWeek) => void
  /** What the server said about a day. */
  faultAt: (day: string) => string | undefined
}) {
  const { week, onChange, faultAt } = told
  const { words, weekDays: names, hours: text } = useWords(screenWords)
  const format = useFormat()
  const read = weekDays.map(day => readHours(week[day]) ?? [])
  const total = read.reduce((sum, hours) => sum + minutesOf(hours), 0)
  const like = () => onChange({ ...week, tue: week.mon, wed: week.mon, thu: week.mon, fri: week.mon })
  return (
    <div className={css.week}>
      {weekDays.map((day, index) => {
        const hours = readHours(week[day])
        const minutes = minutesOf(read[index]!)
        return (
          <div key={day} className={css.weekDay}>
            <Text component="span">{names[day]}</Text>
            <TextInput
              aria-label={names[day]}
              placeholder={words.closed}
              value={week[day]}
              onChange={event => onChange({ ...week, [day]: event.currentTarget.value })}
              onBlur={() => hours && onChange({ ...week, [day]: typedHours(hours) })}
              error={hours ? faultAt(day) : words.hoursWrong}
            />
            <DayBar day={read[index]!} before={read[(index + 6) % 7]!} />
            <Text component="span" size="sm" c="dimmed" ta="end">
              {minutes > 0 && words.hoursOf({ hours: format.number(minutes / 60, 2) })}
            </Text>
          </div>
        )
      })}
      <div className={css.weekFoot}>
        <Button variant="subtle" size="compact-sm" onClick={like}>
          {text.copyMonday}
        </Button>
        <Text size="sm">{text.total({ hours: words.hoursOf({ hours: format.number(total / 60, 2) }) })}</Text>
      </div>
    </div>
  )
}

/** The 24 hours of a day; what began the evening before is in it too. */
function DayBar({ day, before }: { day: [string, string][]; before: [string, string][] }) {
  const spans = [
    ...spansOf(before).flatMap(({ to }) => (to > 1440 ? [{ from: 0, to: to - 1440 }] : [])),
    ...spansOf(day).map(({ from, to }) => ({ from, to: Math.min(to, 1440) })),
  ]
  return (
    <div className={css.bar} aria-hidden>
      {spans.map(({ from, to }) => (
        <span
          key={`${from}-${to}`}
          style={{ left: `${from / 14.4}%`, width: `${Math.max(to - from, 6) / 14.4}%` }}
        />
      ))}
    </div>
  )
}
