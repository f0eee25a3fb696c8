// Which promise on a request is due first and by when, as a chip with its name; or why the promises stand.
import { Group, Text } from '@mantine/core'
import { IconPlayerPause } from '@tabler/icons-react'
import { useMe } from '#kernel/web/me.tsx'
import { Mark } from '#kernel/web/ui/Mark.tsx'
import { Minutes } from '#kernel/web/ui/Minutes.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { useMetricName } from '#modules/agreements/web/parts.tsx'
import type { RequestSummary } from '../contract.ts'
import { portalWords } from '../text/portal-words.ts'
import { soonMinutes } from './promise.ts'

/** Nothing where nothing is owed. */
export function PromiseDue({ request, short = false }: { request: RequestSummary; short?: boolean }) {
  const nameOf = useMetricName({ short })
  const stands = useStanding(request)
  if (stands)
    return (
      <Mark color="gray" icon={IconPlayerPause}>
        {stands}
      </Mark>
    )
  if (!request.due_at) return null
  return (
    <Group component="span" gap={6} wrap="nowrap" style={{ flex: 'none' }}>
      <Text component="span" size="sm" c="dimmed">
        {nameOf(request.due_metric)}
      </Text>
      <Minutes
        due_at={request.due_at}
        working_minutes={request.minutes_left}
        soon_minutes={soonMinutes(request)}
      />
    </Group>
  )
}

/** «Стоит: ждём вас»; null while time runs or nothing is promised. */
export function useStanding(request: RequestSummary): string | null {
  const { standing } = useWords(portalWords)
  const me = useMe()
  if (!request.standing || request.due_at) return null
  if (request.status === 'waiting_requester')
    return request.requester.id === me.id ? standing.waiting_you : standing.waiting_requester
  return standing[request.status as keyof typeof standing] ?? standing.other
}
