// Where the time of a request went, whose loss it counts as, and what is said against that.
import { ErrorScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { PromisesPanel, type Reader } from '#modules/agreements/web/parts.tsx'
import type { Request } from '../contract.ts'
import { requests } from './calls.ts'

interface Props {
  request: Request
  reader: Reader
  level: 2 | 3
}

export function PromisesTab({ request, reader, level }: Props) {
  const call = { params: { id: request.id } }
  const { data, error, refetch } = requests.useQuery('readPromises', call)
  const raise = requests.useCommand('raiseObjection')
  if (error) return <ErrorScreen error={error} retry={() => void refetch()} />
  if (!data) return <Loading rows={6} />
  return (
    <PromisesPanel
      clocks={data.clocks}
      objecting={data.objecting}
      reader={reader}
      level={level}
      raise={body => raise.mutateAsync({ ...call, body })}
      onChanged={() => void refetch()}
    />
  )
}
