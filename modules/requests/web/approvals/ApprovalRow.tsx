// An approval in the lists of the portal: what is asked, about which request, and what was said.
import { Text } from '@mantine/core'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Minutes } from '#kernel/web/ui/Minutes.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { AskedApproval } from '../../contract.ts'
import { portalWords } from '../../text/portal-words.ts'
import css from '../portal.module.css'
import { VerdictMark } from './VerdictMark.tsx'

export function ApprovalRow({ asked }: { asked: AskedApproval }) {
  const { approval } = useWords(portalWords)
  const format = useFormat()
  const linkTo = useLinkTo()
  const { request } = asked
  return (
    <li>
      <a className={css.row} {...linkTo(`/requests/${request.number}`)}>
        <span className={css.rowHead}>
          <span className={css.subject}>{asked.question}</span>
          {asked.decision && <VerdictMark verdict={asked.decision} />}
          <Minutes due_at={asked.due_at} working_minutes={asked.minutes_left} soon_minutes={60} />
        </span>
        <Text component="span" display="block">
          {request.subject}
        </Text>
        <Text component="span" c="dimmed" fz="sm">
          {request.number} · {approval.requester({ name: request.requester.name })} ·{' '}
          {format.moment(asked.decided_at ?? asked.asked_at)}
        </Text>
      </a>
    </li>
  )
}
