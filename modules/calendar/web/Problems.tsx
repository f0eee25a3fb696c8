// What the server found wrong with a calendar, at its place and in plain words.
import { Alert, List } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { isRefusal, type Problem } from '#kernel/web/problem.ts'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { unusable } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { useDates } from './dates.ts'

export interface Fault {
  readonly code: string
  /** `week.mon.1`, `days.3.date`, `periods.0.week.tue`; empty for the calendar as a whole. */
  readonly path: string
}

/** The parts of a calendar that faults may lie in. */
export interface Placed {
  readonly days?: readonly { readonly date: string }[] | undefined
  readonly periods?: readonly { readonly from: string }[] | undefined
  readonly yearly_holidays?: readonly string[] | undefined
}

export const faultsOf = (refusal: Error | null): readonly Fault[] =>
  isRefusal(refusal, unusable) ? ((refusal.params.problems as Fault[] | undefined) ?? []) : []

/** How faults are said: the sentence, where it is, and the first at a place. */
export function useFaults(refusal: Error | null, sent: Placed) {
  const { problems: text, weekDays, hours, days, words, year } = useWords(screenWords)
  const dates = useDates()
  const faults = faultsOf(refusal)
  const say = ({ code }: Fault): string =>
    code in text ? (text[code as keyof typeof text] as string) : text.wrong_shape
  const place = ({ path }: Fault): string | null => {
    const [part, one, , two] = path.split('.')
    const dayName = (name: string | undefined) => weekDays[name as keyof typeof weekDays] ?? text.week
    if (part === 'week') return dayName(one)
    if (part === 'time_zone') return words.zone
    if (part === 'valid') return hours.valid
    const index = Number(one)
    if (part === 'yearly_holidays') return days.yearly
    const date = part === 'days' ? sent.days?.[index]?.date : sent.periods?.[index]?.from
    if (!date || Number.isNaN(Date.parse(date))) return part === 'periods' ? hours.periods : year.legend
    if (part === 'days') return dates.day(date)
    const period = hours.period({ from: dates.day(date) })
    return two ? text.in({ day: dayName(two), week: period }) : period
  }
  return {
    faults,
    /** The sentence at a place and below it: `week.mon`. */
    at: (path: string): string | undefined => {
      const fault = faults.find(one => one.path === path || one.path.startsWith(`${path}.`))
      return fault && sentence(say(fault))
    },
    sentences: faults.map(fault => {
      const where = place(fault)
      return where ? text.at({ place: where, problem: say(fault) }) : sentence(say(fault))
    }),
  }
}

const sentence = (text: string) => `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}.`

/** A refusal: the list of what is wrong with the calendar, or whatever else was refused. */
export function Refused({ refusal, sent }: { refusal: Problem | null; sent: Placed }) {
  const { problems: text } = useWords(screenWords)
  const { sentences } = useFaults(refusal, sent)
  if (sentences.length === 0) return <Said refusal={refusal} />
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconAlertCircle size={20} />} title={text.title}>
      <List size="sm">
        {[...new Set(sentences)].slice(0, 12).map(said => (
          <List.Item key={said}>{said}</List.Item>
        ))}
      </List>
    </Alert>
  )
}
