// Who is signed in, for every screen.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { ask } from './ask.ts'
import { type Me, meKey, type ReadMe } from './me-contract.ts'
import { Problem } from './problem.ts'
import { useLanguage } from './words.tsx'

export type { Me } from './me-contract.ts'

interface Known {
  /** Null: nobody is signed in. */
  readonly me: Me | null
  readonly asking: boolean
  readonly problem: Problem | null
  /** Ask again: after sign-in, or when the account was changed. */
  refresh(): Promise<void>
}

const MeContext = createContext<Known | null>(null)

export function MeProvider({ readMe, children }: { readMe: ReadMe; children: ReactNode }) {
  const client = useQueryClient()
  const { learn } = useLanguage()
  const { data, error, isPending } = useQuery<Me | null, Problem>({
    queryKey: meKey,
    queryFn: ({ signal }) =>
      ask(readMe, {}, { signal }).catch((problem: Problem) => {
        if (problem instanceof Problem && problem.status === 401) return null
        throw problem
      }),
    staleTime: 5 * 60_000,
  })
  useEffect(() => {
    if (data) learn({ language: data.language, time_zone: data.time_zone })
  }, [data, learn])
  const known: Known = {
    me: data ?? null,
    asking: isPending,
    problem: data === undefined ? error : null,
    refresh: () => client.invalidateQueries({ queryKey: meKey }),
  }
  return <MeContext value={known}>{children}</MeContext>
}

/** What is known of the asker, signed in or not. */
export function useSession(): Known {
  const known = useContext(MeContext)
  if (!known) throw new Error('useSession outside MeProvider')
  return known
}

/** The person who is signed in. Only below a shell, where somebody always is. */
export function useMe(): Me {
  const { me } = useSession()
  if (!me) throw new Error('useMe where nobody is signed in')
  return me
}

/** Does the person hold a permission anywhere? Whether it holds for one thing is said by that thing's `may`. */
export function useCan(): (permission: string) => boolean {
  const { me } = useSession()
  return permission => me?.permissions.includes(permission) ?? false
}
