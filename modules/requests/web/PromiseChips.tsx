// What was promised on a request: minutes left, or what it came to, with the working time used on hover.
import { Tooltip } from '@mantine/core'
import { Minutes } from '#kernel/web/ui/Minutes.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import { useLimit } from '#modules/agreements/web/parts.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { soonMinutes } from './promise.ts'

export function PromiseChips({ request }: { request: Request }) {
  const text = useWords(requestWords)
  const pick = usePick()
  const format = useFormat()
  const limit = useLimit()
  return request.promises.map(promise => {
    const said = text.request.promise({
      title: pick(promise.title),
      limit: limit(promise.limit),
      used: format.span(promise.used_seconds / 60),
    })
    return (
      <Tooltip key={promise.id} label={said}>
        <span>
          <Minutes
            due_at={promise.due_at}
            working_minutes={promise.minutes_left}
            paused={promise.outcome === 'standing'}
            met_at={promise.stopped_at}
            soon_minutes={soonMinutes({ due_at: promise.due_at, warn_at: request.warn_at })}
          />
        </span>
      </Tooltip>
    )
  })
}
