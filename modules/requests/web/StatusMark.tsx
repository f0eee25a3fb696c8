// Where the ball is, as a small mark: a colour, an icon and words.
import { Tooltip } from '@mantine/core'
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
import { Mark } from '#kernel/web/ui/Mark.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { RequestStatus } from '../contract.ts'
import { portalWords } from '../text/portal-words.ts'
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

/** The status as a picture only, for the beginning of a row. */
export function StatusIcon({ status }: { status: RequestStatus }) {
  const text = useWords(portalWords)
  const look = looks[status]
  return (
    <Tooltip label={text.status[status]}>
      <look.icon
        size={18}
        stroke={1.75}
        color={`var(--mantine-color-${look.color}-text)`}
        role="img"
        aria-label={text.status[status]}
      />
    </Tooltip>
  )
}

/** `face` chooses the words: the portal speaks to the requester, the desk about them. `bare`: for dense lists. */
export function StatusMark({
  status,
  face,
  bare = false,
}: {
  status: RequestStatus
  face: 'portal' | 'desk'
  bare?: boolean
}) {
  const text = useWords(portalWords)
  const look = looks[status]
  const said = (face === 'portal' ? text.portalStatus : text.status)[status]
  if (bare)
    return (
      <span className={css.bare}>
        <look.icon size={14} aria-hidden="true" color={`var(--mantine-color-${look.color}-text)`} />
        {said}
      </span>
    )
  return (
    <Mark color={look.color} icon={look.icon}>
      {said}
    </Mark>
  )
}
