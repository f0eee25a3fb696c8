// The cache of what was read, and when it is asked again.
import { QueryCache, QueryClient } from '@tanstack/react-query'
import { mayPass } from './ask.ts'
import { meKey } from './me-contract.ts'
import { Problem } from './problem.ts'

/** A cache for one browser tab. Answers stay fresh for half a minute unless live news say otherwise. */
export function openCache(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      // The session has ended: who is signed in is asked again, and the screens follow.
      onError: (error, query) => {
        const ended = error instanceof Problem && error.status === 401 && query.queryKey[1] !== meKey[1]
        if (ended) void client.invalidateQueries({ queryKey: meKey })
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        networkMode: 'always',
        refetchOnWindowFocus: true,
        retry: (count, error) => count < 2 && mayPass(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}
