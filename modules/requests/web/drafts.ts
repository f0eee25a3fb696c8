// What is typed and not sent yet: kept on the server at every pause, found again after reload and sign-out.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { requests } from './calls.ts'

export interface Draft<C extends object> {
  readonly content: C
  /** What was kept before is known: fields may be shown. */
  readonly ready: boolean
  readonly kept: 'nothing' | 'soon' | 'kept' | 'failed'
  set(change: Partial<C>): void
  /** Sent or thrown away. */
  drop(): void
}

/** How long the hand must rest before a draft is kept. */
const pause_ms = 700

/** One draft at a place, e.g. `ask` or `request:<id>:note`. Give the component a key with the place when it can change. */
export function useDraft<C extends object>(place: string, blank: C): Draft<C> {
  const { data, isError } = requests.useQuery('listDrafts', {}, { fresh_ms: Number.POSITIVE_INFINITY })
  const cache = requests.useCache()
  const [typed, setTyped] = useState<C | null>(null)
  const [kept, setKept] = useState<Draft<C>['kept']>('nothing')
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; content: C } | null>(null)
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const stored = data?.items.find(draft => draft.place === place)?.content as Partial<C> | undefined
  const content = useMemo(() => typed ?? { ...blank, ...stored }, [typed, stored, blank])
  const latest = useRef({ content, blank })
  latest.current = { content, blank }

  const remember = useCallback(
    (next: C | null) => {
      const others = (items: readonly { place: string }[]) => items.filter(draft => draft.place !== place)
      const mine = next
        ? [{ place, content: next as Record<string, unknown>, updated_at: new Date().toISOString() }]
        : []
      cache.write('listDrafts', {}, old => ({ items: [...(others(old.items) as typeof old.items), ...mine] }))
    },
    [cache.write, place],
  )
  const ref = useRef(remember)
  ref.current = remember

  // One after another, so that an older text never lands on a newer one.
  const send = useCallback(
    (next: C | null) => {
      const params = { place }
      line.current = line.current
        .then(
          (): Promise<unknown> =>
            next
              ? requests.call('saveDraft', { params, body: { content: next as Record<string, unknown> } })
              : requests.call('dropDraft', { params }),
        )
        .then(() => setKept(next ? 'kept' : 'nothing'))
        .catch(() => setKept('failed'))
    },
    [place],
  )

  const flush = useCallback(() => {
    if (!waiting.current) return
    clearTimeout(waiting.current.timer)
    const next = isSame(waiting.current.content, latest.current.blank) ? null : waiting.current.content
    waiting.current = null
    ref.current(next)
    send(next)
  }, [send])

  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && flush()
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      flush()
    }
  }, [flush])

  return {
    content,
    ready: data !== undefined || isError,
    kept,
    set(change) {
      const next = { ...latest.current.content, ...change }
      latest.current = { ...latest.current, content: next }
      setTyped(next)
      setKept('soon')
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = { content: next, timer: setTimeout(flush, pause_ms) }
    },
    drop() {
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = null
      setTyped(latest.current.blank)
      ref.current(null)
      send(null)
    },
  }
}

const isSame = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other)
