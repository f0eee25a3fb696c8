// Live news: one stream for all tabs of a browser; a domain's news make what was read of it stale.
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { openStream, type StreamNews } from './live-stream.ts'
import { useSession } from './me.tsx'

const LostContext = createContext(false)
/** News that come together are answered together. */
const gather_ms = 150

export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const { me } = useSession()
  const [lost, setLost] = useState(false)
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
      stale.add(news.topic.split('.')[0]!)
      timer ??= setTimeout(refresh, gather_ms)
    }
    const close = openStream(`okno-live-${person_id}`, '/api/live', hear)
    return () => {
      close()
      clearTimeout(timer)
    }
  }, [person_id, client])

  return <LostContext value={lost}>{children}</LostContext>
}

/** Is the stream interrupted, so that what is shown may be out of date? */
export const useLiveLost = (): boolean => useContext(LostContext)
