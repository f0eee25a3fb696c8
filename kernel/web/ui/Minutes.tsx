// A promised time: how much is left of it or by how much it was missed, in words and in colour.
import { IconAlertTriangle, IconCheck, IconClock, IconPlayerPause } from '@tabler/icons-react'
import { minutesUntil } from '../format.ts'
import { useFormat, useNow, useWebWords } from '../words.tsx'
import { Mark } from './Mark.tsx'

interface Promised {
  /** When it is due; null where nothing is promised, and then nothing is shown. */
  due_at: string | null | undefined
  /** Working minutes until then, as the server counted them; negative when late. Without them the clock on the wall counts. */
  working_minutes?: number | null
  /** When it was done, if it was. */
  met_at?: string | null
  paused?: boolean
  /** From how many minutes before the end it is shown as urgent. */
  soon_minutes?: number
}

const day_minutes = 24 * 60

/** `<Minutes due_at={request.first_answer_due_at} met_at={request.first_answered_at} />` */
export function Minutes({
  due_at,
  working_minutes = null,
  met_at = null,
  paused = false,
  soon_minutes = 15,
}: Promised) {
  const format = useFormat()
  const now = useNow()
  const { time } = useWebWords()
  if (!due_at) return null
  const state = stateOf({ due_at, working_minutes, met_at, paused, soon_minutes }, now)
  const look = looks[state]
  const left =
    working_minutes === null ? format.left(due_at, now) : format.leftWorking(working_minutes, due_at, now)
  const words = {
    met: () => time.met,
    missed: () => time.missed({ span: format.span(minutesUntil(due_at, met_at ?? now)) }),
    paused: () => time.paused,
    late: () => left,
    soon: () => left,
    running: () => left,
    far: () => time.due({ moment: format.moment(due_at, now) }),
  }[state]()
  return (
    <Mark color={look.color} icon={look.icon} hint={format.full(due_at)}>
      {words}
    </Mark>
  )
}

type State = 'met' | 'missed' | 'paused' | 'late' | 'soon' | 'running' | 'far'

const looks: Record<State, { color: string; icon: typeof IconClock }> = {
  met: { color: 'green', icon: IconCheck },
  missed: { color: 'red', icon: IconAlertTriangle },
  paused: { color: 'gray', icon: IconPlayerPause },
  late: { color: 'red', icon: IconAlertTriangle },
  soon: { color: 'yellow', icon: IconClock },
  running: { color: 'gray', icon: IconClock },
  far: { color: 'gray', icon: IconClock },
}

/** What a promise has come to. `now` is in milliseconds. */
export function stateOf(
  promised: {
    due_at: string
    working_minutes?: number | null
    met_at: string | null
    paused: boolean
    soon_minutes: number
  },
  now: number,
): State {
  const { due_at, working_minutes = null, met_at, paused, soon_minutes } = promised
  if (met_at) return Date.parse(met_at) <= Date.parse(due_at) ? 'met' : 'missed'
  if (paused) return 'paused'
  const left = working_minutes ?? minutesUntil(due_at, now)
  if (Date.parse(due_at) < now) return 'late'
  if (left <= soon_minutes) return 'soon'
  return left < day_minutes ? 'running' : 'far'
}
