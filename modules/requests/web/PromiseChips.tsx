// What was promised on a request and is still owed or was missed, each by its name; a click shows where the time went.
import { Group, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react'
import { Mark } from '#kernel/web/ui/Mark.tsx'
import { Minutes } from '#kernel/web/ui/Minutes.tsx'
import { useFormat, usePick, useWebWords, useWords } from '#kernel/web/words.tsx'
import { useLimit } from '#modules/agreements/web/parts.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { useStanding } from './PromiseDue.tsx'
import { soonMinutes } from './promise.ts'

type Promised = Request['promises'][number]

export function PromiseChips({ request, onOpen }: { request: Request; onOpen(): void }) {
  const text = useWords(requestWords)
  const pick = usePick()
  const format = useFormat()
  const limit = useLimit()
  return chipsOf(request.promises).map(promise => {
    const said = text.request.promise({
      title: pick(promise.title),
      limit: limit(promise.limit),
      used: format.worked(promise.used_seconds / 60),
    })
    return (
      <Tooltip key={promise.id} label={said}>
        <UnstyledButton onClick={onOpen}>
          <Group component="span" gap={6} wrap="nowrap">
            <Text component="span" size="sm" c="dimmed">
              {pick(promise.title)}
            </Text>
            <Chip promise={promise} request={request} />
          </Group>
        </UnstyledButton>
      </Tooltip>
    )
  })
}

function Chip({ promise, request }: { promise: Promised; request: Request }) {
  const { standing } = useWords(requestWords)
  const stands = useStanding(request)
  const format = useFormat()
  const { time } = useWebWords()
  const { limit, outcome, stopped_at, used_seconds } = promise
  if (promise.outcome === 'standing')
    return (
      <Mark color="gray" icon={IconPlayerPause}>
        {stands ?? standing.other}
      </Mark>
    )
  // By how much it was missed is told in working time, as it was promised; only minutes can be compared so.
  if (
    outcome === 'missed' &&
    stopped_at &&
    limit.unit === 'working_minutes' &&
    promise.metric !== 'promised_date'
  )
    return (
      <Mark color="red" icon={IconAlertTriangle}>
        {time.missed({ span: format.worked(Math.max(1, used_seconds / 60 - limit.count)) })}
      </Mark>
    )
  return (
    <Minutes
      due_at={promise.due_at}
      working_minutes={promise.minutes_left}
      met_at={promise.stopped_at}
      soon_minutes={soonMinutes({ due_at: promise.due_at, warn_at: request.warn_at })}
    />
  )
}

/** What is owed; of what has ended the misses, of each promise the last; the last one kept where there is nothing else. */
function chipsOf(promises: readonly Promised[]): readonly Promised[] {
  const lastOf = new Map(promises.map(promise => [`${promise.kind} ${promise.metric}`, promise]))
  const telling = promises.filter(
    promise =>
      promise.stopped_at === null ||
      (promise.outcome === 'missed' && lastOf.get(`${promise.kind} ${promise.metric}`) === promise),
  )
  return telling.length > 0 ? telling : promises.slice(-1)
}
