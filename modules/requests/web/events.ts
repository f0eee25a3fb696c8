// The events of a request with the names that they mention.
import { useMemo } from 'react'
import type { Request } from '../contract.ts'
import { requests } from './calls.ts'
import { type Names, peopleIn } from './line.ts'
import { usePeopleNames, useTeamNames } from './names.ts'

export function useEvents(request: Request) {
  const reading = requests.useInfinite('listEvents', { params: { id: request.id }, query: { limit: 200 } })
  const { items } = reading
  const known = useMemo(() => {
    const people = [
      request.requester,
      request.reported_by,
      ...(request.assignee ? [request.assignee] : []),
      ...request.participants.map(part => part.person),
      ...items.flatMap(event => event.actor ?? []),
    ]
    return new Map(people.map(person => [person.id, person.name]))
  }, [request, items])
  const mentioned = useMemo(() => items.flatMap(peopleIn), [items])
  const names: Names = { teams: useTeamNames(), people: usePeopleNames(mentioned, known) }
  return { ...reading, names }
}
