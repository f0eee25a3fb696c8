// A request in the queue: what, from whom, with whom it is, how many minutes are left.
import { Text, Tooltip } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import type { RequestSummary } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import css from './desk.module.css'
import { PrioritySign } from './PrioritySign.tsx'
import { PromiseDue } from './PromiseDue.tsx'
import { StatusIcon } from './StatusMark.tsx'

interface Props {
  request: RequestSummary
  current: boolean
  /** Its address in the third pane. */
  to: string
}

export function QueueRow({ request, current, to }: Props) {
  const { queue } = useWords(requestWords)
  const pick = usePick()
  const format = useFormat()
  const linkTo = useLinkTo()
  const row = useRef<HTMLAnchorElement>(null)
  // Walking with J and K takes the focus along when it is in the list, so that Enter means the chosen row.
  useEffect(() => {
    if (current && document.activeElement?.matches('[data-row]')) row.current?.focus({ preventScroll: true })
  }, [current])
  const { due_at, missed, standing, requester, client, assignee, team } = request
  return (
    <a ref={row} data-row="" className={css.row} aria-current={current ? 'true' : undefined} {...linkTo(to)}>
      <span className={css.rowLine}>
        <StatusIcon status={request.status} />
        <PrioritySign priority={request.priority} />
        <span className={css.rowSubject}>{request.subject}</span>
        {missed && !due_at && (
          <Tooltip label={queue.missed}>
            <IconAlertTriangle
              size={16}
              color="var(--mantine-color-error)"
              role="img"
              aria-label={queue.missed}
            />
          </Tooltip>
        )}
      </span>
      <span className={css.rowLine}>
        <span className={css.rowQuiet}>
          {request.number} · {requester.name}
          {client && ` · ${pick(client.name)}`}
        </span>
      </span>
      <span className={css.rowLine}>
        <span className={css.rowQuiet}>
          {assignee ? assignee.name : queue.nobody} · {pick(team.name)}
        </span>
        {due_at || standing ? (
          <PromiseDue request={request} short />
        ) : (
          <Text component="span" c="dimmed" title={format.full(request.updated_at)}>
            {format.ago(request.updated_at)}
          </Text>
        )}
      </span>
    </a>
  )
}
