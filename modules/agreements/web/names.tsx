// Names of what the scope and the steps of an agreement refer to: those that came with it and those chosen since.
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { LocalText } from '#kernel/contract/shapes.ts'

/** By `kind:id`, as `client:0198…`. */
export type Names = Readonly<Record<string, LocalText>>

const NamesContext = createContext<{ names: Names; learn: (names: Names) => void }>({
  names: {},
  learn: () => undefined,
})

export function NamesProvider({ names, children }: { names: Names; children: ReactNode }) {
  const [learned, setLearned] = useState<Names>({})
  const learn = useCallback((more: Names) => setLearned(old => ({ ...old, ...more })), [])
  const known = useMemo(() => ({ names: { ...learned, ...names }, learn }), [learned, names, learn])
  return <NamesContext value={known}>{children}</NamesContext>
}

export const useNames = () => useContext(NamesContext)
