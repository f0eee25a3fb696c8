// The state of what is owed, as a small badge.
import {
  IconAlertTriangle,
  IconBan,
  IconCalendarEvent,
  IconCheck,
  IconClock,
  IconClockExclamation,
} from '@tabler/icons-react'
import { Mark } from '#kernel/web/ui/Mark.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { OwedState } from '../../contract.ts'
import { obligingWords } from '../../text/obliging.ts'

const looks: Readonly<Record<OwedState, { color: string; icon: typeof IconClock }>> = {
  coming: { color: 'gray', icon: IconCalendarEvent },
  open: { color: 'gray', icon: IconClock },
  soon: { color: 'yellow', icon: IconClockExclamation },
  overdue: { color: 'red', icon: IconAlertTriangle },
  done: { color: 'green', icon: IconCheck },
  late: { color: 'yellow', icon: IconCheck },
  waived: { color: 'gray', icon: IconBan },
}

export function StateMark({ state }: { state: OwedState }) {
  const text = useWords(obligingWords)
  return <Mark {...looks[state]}>{text.state[state]}</Mark>
}
