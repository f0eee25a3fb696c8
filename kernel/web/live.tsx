// Live news: one stream for all tabs of a browser; a domain's news make what was read of it stale.
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { openStream, type StreamNews } from './live-stream.ts'
import { useSession } from './me.tsx'

type Listener = (ids: readonly string[]) => void

interface Live {
  readonly lost: boolean
  listen(topic: string, listener: Listener): () => void
}

const LiveContext = createContext<Live | null>(null)
/** News that come together are answered together. */
const gather_ms = 150

export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const { me } = useSession()
  const [lost, setLost] = useState(false)
  const listeners = useRef(new Map<string, Set<Listener>>())
  const person_id = me?.id

  useEffect(() => {
    if (!person_id) return
    const stale = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      for (const domain of stale) void client.invalidateQueries({ queryKey: [domain] })
      stale.clear()
      timer = undefined
    }
    const hear = (news: StreamNews) => {
      if (news.kind === 'lost') return setLost(true)
      setLost(false)
      if (news.kind === 'back') return void client.invalidateQueries()
      for (const listener of listeners.current.get(news.topic) ?? []) listener(news.ids)
      stale.add(news.topic.split('.')[0]!)
      timer ??= setTimeout(refresh, gather_ms)
    }
    const close = openStream(`okno-live-${person_id}`, '/api/live', hear)
    return () => {
      close()
      clearTimeout(timer)
    }
  }, [person_id, client])

  const live = useMemo<Live>(
    () => ({
      lost,
      listen(topic, listener) {
        const all = listeners.current.get(topic) ?? new Set()
        listeners.current.set(topic, all.add(listener))
        return () => all.delete(listener)
      },
    }),
    [lost],
  )
  return <LiveContext value={live}>{children}</LiveContext>
}

/** Calls back when things of a topic have changed. What was read of the domain is asked again anyway: this is for more than that. */
export function useLive(topic: string, listener: Listener): void {
  const live = useContext(LiveContext)
  const latest = useRef(listener)
  latest.current = listener
  const listen = live?.listen
  useEffect(() => listen?.(topic, ids => latest.current(ids)), [listen, topic])
}

/** Is the stream interrupted, so that what is shown may be out of date? */
export const useLiveLost = (): boolean => useContext(LiveContext)?.lost ?? false
