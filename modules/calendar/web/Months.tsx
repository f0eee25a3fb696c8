// Twelve months as tables; one stop of the Tab key, arrow keys between the days.
import { Text, Title } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import { screenWords } from '../text/screen-words.ts'
import css from './calendar.module.css'
import type { KnownDay, KnownYear } from './calls.ts'
import { shift, useDates, weekDayOf } from './dates.ts'
import { minutesOf, saidHours } from './hours.ts'
import { signs } from './signs.ts'

interface Props {
  year: KnownYear
  today: string
  onOpen: (date: string) => void
}

export function Months({ year, today, onOpen }: Props) {
  const { year: text } = useWords(screenWords)
  const place = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<string | null>(null)
  const inYear = (date: string | null) => date?.startsWith(`${year.year}-`)
  const stop = inYear(at) ? at : inYear(today) ? today : `${year.year}-01-01`
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const from = event.target instanceof HTMLElement ? event.target.dataset.date : undefined
    const to = from && destination(from, event.key)
    if (!to || !inYear(to) || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    setAt(to)
    place.current?.querySelector<HTMLButtonElement>(`[data-date="${to}"]`)?.focus()
  }
  return (
    // The keys belong to the buttons inside; the group only listens once for all of them.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div ref={place} onKeyDown={move}>
      <Text size="sm" c="dimmed" mb="sm" visibleFrom="sm">
        {text.keys}
      </Text>
      <div className={css.months}>
        {year.months.map((sums, month) => (
          <Month
            // biome-ignore lint/suspicious/noArrayIndexKey: months have their place
            key={month}
            year={year}
            month={month}
            sums={sums}
            today={today}
            stop={stop ?? ''}
            onOpen={date => {
              setAt(date)
              onOpen(date)
            }}
          />
        ))}
      </div>
    </div>
  )
}

/** Where a key leads from a day. */
function destination(date: string, key: string): string | null {
  const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key]
  if (days !== undefined) return shift(date, days)
  if (key === 'Home') return shift(date, -weekDayOf(date))
  if (key === 'End') return shift(date, 6 - weekDayOf(date))
  if (key === 'PageUp' || key === 'PageDown') {
    const [year, month, day] = date.split('-').map(Number) as [number, number, number]
    const other = month + (key === 'PageUp' ? -1 : 1)
    const last = new Date(Date.UTC(year, other, 0)).getUTCDate()
    return new Date(Date.UTC(year, other - 1, Math.min(day, last))).toISOString().slice(0, 10)
  }
  return null
}

function Month(
  told: Omit<Props, 'year'> & {
    year: KnownYear
    month: number
    sums: KnownYear['months'][number]
    stop: string
  },
) {
  const { year, month, sums, today, stop, onOpen } = told
  const { words } = useWords(screenWords)
  const dates = useDates()
  const format = useFormat()
  const hours = (minutes: number) => format.number(minutes / 60, 1)
  const prefix = `${year.year}-${String(month + 1).padStart(2, '0')}-`
  const days = year.days.filter(({ date }) => date.startsWith(prefix))
  const blanks = weekDayOf(`${prefix}01`)
  const cells = [...Array<null>(blanks).fill(null), ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, i) => cells.slice(i * 7, i * 7 + 7))
  return (
    <section className={css.month}>
      <Title order={3} mb="xs">
        {dates.months[month]}
      </Title>
      <table aria-label={`${dates.months[month]} ${year.year}`}>
        <thead>
          <tr>
            {dates.weekDays.map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: weeks have their place
            <tr key={row}>
              {Array.from({ length: 7 }, (_, column) => {
                const day = week[column]
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: days have their place
                  <td key={column}>{day && <Day day={day} today={today} stop={stop} onOpen={onOpen} />}</td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={css.sums}>
        {words.workingDays({ count: sums.working_days })} ·{' '}
        {words.hoursOf({ hours: hours(sums.working_minutes) })}
        {sums.norm_minutes !== null && (
          <Text component="span" inherit c="dimmed">
            {` · ${words.norm({ hours: hours(sums.norm_minutes) })}`}
          </Text>
        )}
      </p>
    </section>
  )
}

function Day(told: { day: KnownDay; today: string; stop: string; onOpen: (date: string) => void }) {
  const { day, today, stop, onOpen } = told
  const { year: text, kinds, words } = useWords(screenWords)
  const pick = usePick()
  const dates = useDates()
  const format = useFormat()
  const { date, kind, intervals } = day
  const written = { date: dates.dayOfWeek(date), kind: kinds[kind] }
  const label = day.name ? text.dayNamed({ ...written, name: pick(day.name) }) : text.dayLabel(written)
  const open = intervals.length > 0 ? text.dayHours({ label, hours: saidHours(intervals, words) }) : label
  const said = day.provisional ? text.dayProvisional({ label: open }) : open
  const hours = words.hoursOf({ hours: format.number(minutesOf(intervals) / 60, 1) })
  const note = intervals.length > 0 && signs[kind] ? `${signs[kind]} ${hours}` : signs[kind]
  return (
    <button
      type="button"
      className={css.day}
      data-date={date}
      data-kind={kind}
      data-provisional={day.provisional || undefined}
      {...(date === today ? { 'data-today': '', 'aria-current': 'date' as const } : {})}
      tabIndex={date === stop ? 0 : -1}
      aria-label={said}
      title={kind === 'working' || kind === 'weekend' ? undefined : said}
      onClick={() => onOpen(date)}
    >
      {Number(date.slice(8))}
      <span aria-hidden>{note}</span>
    </button>
  )
}
