// What requests puts into the places of others: above the desk, and the number of the request behind an id in the event log.
import { useMe } from '#kernel/web/me.tsx'
import { aboveDesk } from '#kernel/web/ui/desk-parts.ts'
import { Link } from '#kernel/web/ui/Link.tsx'
import { nameBehind, type Unnamed } from '#modules/identity/web/parts.tsx'
import { requests } from './calls.ts'
import { FailedAnswers } from './FailedAnswers.tsx'

const fields = new Set(['request_id', 'into_id', 'from_id', 'to_id'])

interface Props extends Unnamed {
  page: readonly Unnamed[]
}

const NumberBehind = (props: Props) => (fields.has(props.field) ? <RequestNumber {...props} /> : null)

/** Only requests that the reader may see have a name, so the link always opens. */
function RequestNumber({ id, page }: Props) {
  const me = useMe()
  // The same question for every line of the page, so it is asked once.
  const ids = [...new Set(page.flatMap(one => (fields.has(one.field) ? one.id : [])))].sort()
  const { data } = requests.useQuery('nameRequests', { query: { id: ids } }, { fresh_ms: 300_000 })
  const request = data?.items.find(one => one.id === id)
  if (!request) return null
  const address = `/requests/${request.number}`
  return (
    <Link to={me.is_agent ? `/desk${address}` : address} underline="always" title={request.subject}>
      {request.number}
    </Link>
  )
}

export const fills = [nameBehind.fill(NumberBehind), aboveDesk.fill(FailedAnswers, { order: 20 })]
