// Where the ball is, as a small mark: a colour, an icon and words.
import { Badge } from '@mantine/core'
import {
  IconArrowBackUp,
  IconCalendarEvent,
  IconCheck,
  IconCircleCheck,
  IconCircleDot,
  IconCircleX,
  IconProgress,
  IconUsers,
} from '@tabler/icons-react'
import { useWords } from '#kernel/web/words.tsx'
import type { RequestStatus } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import css from './marks.module.css'

const looks: Record<RequestStatus, { color: string; icon: typeof IconCheck }> = {
  new: { color: 'accent', icon: IconCircleDot },
  open: { color: 'accent', icon: IconProgress },
  waiting_requester: { color: 'yellow', icon: IconArrowBackUp },
  waiting_third_party: { color: 'gray', icon: IconUsers },
  scheduled: { color: 'gray', icon: IconCalendarEvent },
  resolved: { color: 'green', icon: IconCheck },
  closed: { color: 'gray', icon: IconCircleCheck },
  cancelled: { color: 'gray', icon: IconCircleX },
}

/** `face` chooses the words: the portal speaks to the requester, the desk about them. */
export function StatusMark({ status, face }: { status: RequestStatus; face: 'portal' | 'desk' }) {
  const text = useWords(requestWords)
  const look = looks[status]
  return (
    <Badge
      color={look.color}
      variant="light"
      radius="sm"
      size="lg"
      tt="none"
      fw={500}
      classNames={{ section: css.icon! }}
      leftSection={<look.icon size={14} aria-hidden="true" />}
    >
      {(face === 'portal' ? text.portalStatus : text.status)[status]}
    </Badge>
  )
}
