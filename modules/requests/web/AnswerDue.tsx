// By when a request is to have its first answer, as a chip; nothing where none is owed.
import { Minutes } from '#kernel/web/ui/Minutes.tsx'
import type { RequestSummary } from '../contract.ts'
import { soonMinutes } from './promise.ts'

export function AnswerDue({ request }: { request: RequestSummary }) {
  return (
    <Minutes
      due_at={request.due_at}
      working_minutes={request.minutes_left}
      soon_minutes={soonMinutes(request)}
    />
  )
}
