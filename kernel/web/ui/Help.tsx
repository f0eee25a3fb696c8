// The keyboard help: the list of all keys that work at the moment, opened by `?`.
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react'
import { useShortcut } from '../shortcuts.tsx'
import { webWords } from '../web-words.ts'
import { saying } from '../words.tsx'

const HelpWindow = lazy(() => import('./HelpWindow.tsx').then(module => ({ default: module.HelpWindow })))
const HelpContext = createContext<{ open: () => void }>({ open: () => undefined })

/** `useHelp().open()` shows the list. */
export const useHelp = () => useContext(HelpContext)

export function HelpProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<boolean | null>(null)
  const help = useMemo(() => ({ open: () => setOpened(true) }), [])
  useShortcut(
    { code: 'Slash', sign: '?', shift: true, label: saying(webWords, text => text.shortcuts.help) },
    help.open,
  )
  return (
    <HelpContext value={help}>
      {children}
      {opened !== null && (
        <Suspense>
          <HelpWindow opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </HelpContext>
  )
}
