// What stands where an answer is awaited: nothing at first, then a skeleton of its size.
import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useWebWords } from '../words.tsx'

const patience_ms = 300

/** Keeps its place from the start, so that nothing jumps; shows bars only when the wait can be felt. */
export function Loading({ rows = 3, height = 20 }: { rows?: number; height?: number }) {
  const text = useWebWords()
  const [felt, setFelt] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setFelt(true), patience_ms)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" aria-busy="true">
      {felt && <VisuallyHidden>{text.loading}</VisuallyHidden>}
      <Stack gap="sm" style={{ visibility: felt ? 'visible' : 'hidden' }} aria-hidden>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars without identity
          <Skeleton key={row} height={height} width={`${100 - (row % 3) * 14}%`} />
        ))}
      </Stack>
    </div>
  )
}
