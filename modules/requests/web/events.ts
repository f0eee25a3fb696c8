// The events of a request with the names that they mention.
import { useMemo } from 'react'
import { useMetricName } from '#modules/agreements/web/parts.tsx'
import type { Request } from '../contract.ts'
import { requests } from './calls.ts'
import { type Names, peopleIn } from './line.ts'
import { usePeopleNames, useTeamNames } from './names.ts'
import type { Happening } from './timeline.ts'

export function useEvents(request: Request) {
  const reading = requests.useInfinite('listEvents', { params: { id: request.id }, query: { limit: 200 } })
  // A promise of the centre that was missed is told once, as the request's own event.
  const items = useMemo(() => reading.items.filter(event => !isToldTwice(event)), [reading.items])
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
  const nameOf = useMetricName()
  const metric = (name: unknown) => nameOf(String(name)) || String(name ?? '')
  const mentioned = useMemo(() => items.flatMap(peopleIn), [items])
  const names: Names = { teams: useTeamNames(), people: usePeopleNames(mentioned, known), metric }
  return { ...reading, items, names }
}

const isToldTwice = ({ name, payload }: Happening): boolean =>
  name === 'agreements.clock_missed' && payload.kind === 'sla'
