// Hooks typed by a domain's contract: reading, paging and commands over TanStack Query.
import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import type { Answer, Contract } from '#kernel/contract/endpoint.ts'
import { type Asking, type AskOptions, addressOf, ask, mayPass } from './ask.ts'
import type { Problem } from './problem.ts'

type Name<C extends Contract> = keyof C & string
/** The call may be left out altogether when nothing in it is compulsory. */
type MaybeAsking<A> = Record<never, never> extends A ? [call?: A] : [call: A]
// biome-ignore lint/suspicious/noConfusingVoidType: lets `mutate()` be called with nothing
type Variables<A> = Record<never, never> extends A ? A | void : A
type Item<A> = A extends { items: readonly (infer I)[] } ? I : never

export interface ReadOptions {
  /** Ask only when true, e.g. once an id is known. */
  enabled?: boolean
  /** Keep showing the last answer while another call of the same name is under way (filters, sorting). */
  keepPrevious?: boolean
  /** How long an answer is taken as fresh; live news make it stale at once. */
  fresh_ms?: number
  /** Ask again on this beat, for what has no live topic. */
  every_ms?: number
}

export interface CommandOptions<A, Given> {
  /** Keys of what to ask again after success; by default all that was read of this domain. `[]` for nothing. */
  refresh?: readonly (readonly unknown[])[]
  onDone?: (answer: A, call: Given) => void
  onRefused?: (problem: Problem, call: Given) => void
  /** Changes the cache at once, before the server has answered; the answer of `expect` takes it back after a refusal. */
  expect?: (call: Given, client: QueryClient) => (() => void) | undefined
  if_match?: (call: Given) => string | undefined
}

/** The hooks of one domain. `domain` is the first part of every query key and the topic of its live news. */
export function api<const C extends Contract>(contract: C, domain: string) {
  const key = <N extends Name<C>>(name?: N, call?: Asking<C[N]>): readonly unknown[] =>
    name === undefined ? [domain] : call === undefined ? [domain, name] : [domain, name, call]

  /** Calls once, outside React's cache. */
  const call = <N extends Name<C>>(
    name: N,
    asking: Asking<C[N]>,
    options?: AskOptions,
  ): Promise<Answer<C[N]>> => ask(contract[name]!, asking, options) as Promise<Answer<C[N]>>

  const href = <N extends Name<C>>(name: N, asking: Asking<C[N]>): string =>
    addressOf(contract[name]!, asking)

  const queryOf = <N extends Name<C>>(name: N, asking: Asking<C[N]>) => ({
    queryKey: [domain, name, asking] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => call(name, asking, { signal }),
  })

  return {
    key,
    call,
    href,
    queryOf,

    /** Reads, and asks again when the domain has news. */
    useQuery<N extends Name<C>>(
      name: N,
      ...rest: [...MaybeAsking<Asking<C[N]>>, options?: ReadOptions]
    ): UseQueryResult<Answer<C[N]>, Problem> {
      const [asking = {}, options = {}] = rest as unknown as [Asking<C[N]>?, ReadOptions?]
      return useQuery<Answer<C[N]>, Problem>({
        ...queryOf(name, asking as Asking<C[N]>),
        ...settings(options),
      })
    },

    /** Reads a list page by page: `items` holds all that came so far. The endpoint takes `after` and answers `{ items, next }`. */
    useInfinite<N extends Name<C>>(name: N, ...rest: [...MaybeAsking<Asking<C[N]>>, options?: ReadOptions]) {
      const [asking = {}, options = {}] = rest as unknown as [{ query?: object }?, ReadOptions?]
      type Sheet = Answer<C[N]> & { next: string | null; total?: number }
      const reading = useInfiniteQuery<
        Sheet,
        Problem,
        InfiniteData<Sheet>,
        readonly unknown[],
        string | null
      >({
        queryKey: [domain, name, asking, 'pages'],
        queryFn: ({ pageParam, signal }) => {
          const query = pageParam === null ? asking.query : { ...asking.query, after: pageParam }
          return call(name, { ...asking, query } as unknown as Asking<C[N]>, { signal }) as Promise<Sheet>
        },
        initialPageParam: null,
        getNextPageParam: page => page.next,
        ...settings(options),
      })
      const pages = reading.data?.pages
      const items = useMemo(
        () =>
          (pages ?? []).flatMap(page => (page as unknown as { items: readonly Item<Answer<C[N]>>[] }).items),
        [pages],
      )
      return { ...reading, items, total: pages?.[0]?.total }
    },

    /** Changes something: `command.mutate({ params, body })`; the refusal is in `command.error`. */
    useCommand<N extends Name<C>>(
      name: N,
      options: CommandOptions<Answer<C[N]>, Asking<C[N]>> = {},
    ): UseMutationResult<Answer<C[N]>, Problem, Variables<Asking<C[N]>>, unknown> {
      const client = useQueryClient()
      const keyFor = useIdempotencyKey()
      return useMutation<Answer<C[N]>, Problem, Variables<Asking<C[N]>>, (() => void) | undefined>({
        mutationFn: given => {
          const asking = (given ?? {}) as Asking<C[N]>
          const if_match = options.if_match?.(asking)
          return call(name, asking, {
            idempotency_key: keyFor(asking),
            ...(if_match === undefined ? {} : { if_match }),
          })
        },
        retry: (count, error) => Boolean(contract[name]!.idempotent) && count < 2 && mayPass(error),
        onMutate: given => options.expect?.((given ?? {}) as Asking<C[N]>, client),
        onSuccess: (answer, given) => {
          keyFor.done()
          options.onDone?.(answer, (given ?? {}) as Asking<C[N]>)
          for (const queryKey of options.refresh ?? [[domain]]) void client.invalidateQueries({ queryKey })
        },
        onError: (problem, given, takeBack) => {
          takeBack?.()
          options.onRefused?.(problem, (given ?? {}) as Asking<C[N]>)
          // Refused because things have changed: what is shown is out of date, also when no news come.
          if (problem.status === 409 || problem.status === 412)
            void client.invalidateQueries({ queryKey: [domain] })
        },
      })
    },

    /** What was read, for changes that need no question: `write` puts an answer in place, `refresh` asks again. */
    useCache() {
      const client = useQueryClient()
      return {
        read: <N extends Name<C>>(name: N, asking: Asking<C[N]>) =>
          client.getQueryData<Answer<C[N]>>([domain, name, asking]),
        write: <N extends Name<C>>(
          name: N,
          asking: Asking<C[N]>,
          change: (old: Answer<C[N]>) => Answer<C[N]>,
        ) =>
          client.setQueryData<Answer<C[N]>>([domain, name, asking], old =>
            old === undefined ? old : change(old),
          ),
        refresh: <N extends Name<C>>(name?: N, asking?: Asking<C[N]>) =>
          client.invalidateQueries({ queryKey: key(name, asking) }),
        /** Reads ahead, e.g. the row under the pointer. */
        prefetch: <N extends Name<C>>(name: N, asking: Asking<C[N]>) =>
          client.prefetchQuery({ ...queryOf(name, asking), staleTime: 10_000 }),
      }
    },
  }
}

function settings({ enabled, keepPrevious, fresh_ms, every_ms }: ReadOptions) {
  return {
    ...(enabled === undefined ? {} : { enabled }),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(fresh_ms === undefined ? {} : { staleTime: fresh_ms }),
    ...(every_ms === undefined ? {} : { refetchInterval: every_ms }),
  }
}

/** One key per intention: the same call keeps its key until it succeeds, however often it is tried or pressed. */
function useIdempotencyKey() {
  const held = useRef<{ said: string; key: string } | null>(null)
  return useMemo(() => {
    const keyFor = (asking: unknown): string => {
      const said = JSON.stringify(asking)
      if (held.current?.said !== said) held.current = { said, key: crypto.randomUUID() }
      return held.current.key
    }
    return Object.assign(keyFor, {
      done: () => {
        held.current = null
      },
    })
  }, [])
}
