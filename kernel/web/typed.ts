// Words in a search field: shown at once, told to the address at a pause, and following the address when that changes by itself.
import { useEffect, useRef, useState } from 'react'

const pause_ms = 150

/** `find` is told the words, or undefined for none. */
export function useTyped(q: string | undefined, find: (q: string | undefined) => void) {
  const [typed, setTyped] = useState(q ?? '')
  const told = useRef(q)
  const latest = useRef(find)
  latest.current = find
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (q === told.current) return
    told.current = q
    clearTimeout(timer.current)
    setTyped(q ?? '')
  }, [q])
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    typed,
    type(next: string) {
      setTyped(next)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        told.current = next.trim() || undefined
        latest.current(told.current)
      }, pause_ms)
    },
  }
}
