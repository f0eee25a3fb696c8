// What the searches of the domains find for the words in the palette.
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSession } from './me.tsx'
import type { Found, PaletteSearch } from './screens.ts'
import { useLanguage } from './words.tsx'

export interface Finding {
  readonly search: PaletteSearch
  readonly found: readonly Found[]
}

const pause_ms = 150
const shortest = 2
/** Rows of one search. */
const limit = 6

/**
 * Asks at a pause in typing; an answer that is no longer wanted is cut off. Until `settled`, the findings are those of the words
 * before; after a fault it never comes. Less than two characters: nothing is asked.
 */
export function useFindings(searches: readonly PaletteSearch[], words: string) {
  const { me } = useSession()
  const { language } = useLanguage()
  const [q] = useDebouncedValue(words, pause_ms)
  const wanted = searches.length > 0 && me !== null && words.length >= shortest
  const { data, isFetching, isPlaceholderData, isError } = useQuery<readonly Finding[]>({
    queryKey: ['kernel', 'findings', q, language],
    queryFn: ({ signal }) =>
      Promise.all(
        searches.map(async search => {
          const find = await search.load()
          return { search, found: (await find({ q, limit, language, me: me!, signal })).slice(0, limit) }
        }),
      ),
    enabled: wanted && q.length >= shortest,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
    gcTime: 0,
  })
  if (!wanted) return { findings: [], settled: true }
  return { findings: data ?? [], settled: q === words && !isFetching && !isPlaceholderData && !isError }
}
