// A request in the lists of the portal.
import { Group, Text } from '@mantine/core'
import { useMe } from '#kernel/web/me.tsx'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { RequestSummary } from '../contract.ts'
import { portalWords } from '../text/portal-words.ts'
import { PromiseDue } from './PromiseDue.tsx'
import css from './portal.module.css'
import { StatusMark } from './StatusMark.tsx'

interface Props {
  request: RequestSummary
  excerpt?: boolean
  /** What the person is to do. */
  todo?: string | undefined
}

export function RequestRow({ request, excerpt = true, todo }: Props) {
  const text = useWords(portalWords)
  const format = useFormat()
  const linkTo = useLinkTo()
  const me = useMe()
  return (
    <li>
      <a className={css.row} {...linkTo(`/requests/${request.number}`)}>
        <span className={css.rowHead}>
          <span className={css.subject}>{request.subject}</span>
          <Group component="span" gap="sm" className={css.marks!}>
            <PromiseDue request={request} />
            <StatusMark status={request.status} face="portal" />
          </Group>
        </span>
        {!request.excerpt.includes(request.subject.replace(/…$/, '')) && excerpt && (
          <span className={css.excerpt}>{request.excerpt}</span>
        )}
        {todo && (
          <Text component="span" display="block">
            {todo}
          </Text>
        )}
        <Text component="span" c="dimmed" fz="sm">
          {request.number} · {format.moment(request.created_at)}
          {request.requester.id !== me.id && ` · ${text.mine.forWhom({ name: request.requester.name })}`}
        </Text>
      </a>
    </li>
  )
}
