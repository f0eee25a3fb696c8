// Names for the ids that events carry.
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { usePick } from '#kernel/web/words.tsx'
import { organisation } from './organisation-calls.ts'

/** Team id -> name. */
export function useTeamNames(): ReadonlyMap<string, string> {
  const pick = usePick()
  const { data } = organisation.useQuery('listTeams', { query: { limit: 200 } }, { fresh_ms: 300_000 })
  return useMemo(() => new Map((data?.items ?? []).map(team => [team.id, pick(team.name)])), [data, pick])
}

/** Person id -> name: what the screen knows already, and for the others one question each. */
export function usePeopleNames(
  ids: readonly string[],
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const missing = [...new Set(ids)].filter(id => !known.has(id))
  const answers = useQueries({
    queries: missing.map(id => ({
      ...organisation.queryOf('readPerson', { params: { id } }),
      staleTime: 300_000,
      retry: false,
    })),
  })
  const names = new Map(known)
  for (const { data } of answers) if (data) names.set(data.id, data.name)
  return names
}
