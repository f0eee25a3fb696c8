// Commands of the Ctrl+K palette: those of the domains, and those that a screen adds while it is open.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { Command } from './screens.ts'

interface Palette {
  readonly isOpen: boolean
  open(): void
  close(): void
  /** All commands of the moment. */
  list(): readonly Command[]
  add(commands: readonly Command[]): () => void
}

const PaletteContext = createContext<Palette | null>(null)

export function PaletteProvider({
  commands,
  children,
}: {
  commands: readonly Command[]
  children: ReactNode
}) {
  const added = useRef<(readonly Command[])[]>([])
  const [isOpen, setOpen] = useState(false)
  const palette = useMemo<Palette>(
    () => ({
      isOpen,
      open: () => setOpen(true),
      close: () => setOpen(false),
      list: () => [...added.current.flat(), ...commands],
      add(more) {
        added.current = [more, ...added.current]
        return () => {
          added.current = added.current.filter(other => other !== more)
        }
      },
    }),
    [isOpen, commands],
  )
  return <PaletteContext value={palette}>{children}</PaletteContext>
}

export function usePalette(): Palette {
  const palette = useContext(PaletteContext)
  if (!palette) throw new Error('usePalette outside PaletteProvider')
  return palette
}

/** Adds commands while the component is mounted, e.g. "resolve this request". Give a list that stays the same (useMemo). */
export function useCommands(commands: readonly Command[]): void {
  const { add } = usePalette()
  const latest = useRef(add)
  latest.current = add
  useEffect(() => latest.current(commands), [commands])
}
