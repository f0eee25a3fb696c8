// What lies around every screen: the keyboard help, the palette and the toasts, each loaded when first needed.
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useSession } from '../me.tsx'
import { usePalette } from '../palette.tsx'
import type { PaletteSearch } from '../screens.ts'
import { useShortcut } from '../shortcuts.tsx'
import { webWords } from '../web-words.ts'
import { saying, useWebWords } from '../words.tsx'
import { HelpProvider } from './Help.tsx'
import type { Place } from './Palette.tsx'
import { Toasts } from './toast.tsx'

const loadPalette = () => import('./Palette.tsx').then(module => ({ default: module.Palette }))
const Palette = lazy(loadPalette)

interface Offered {
  places: readonly Place[]
  searches: readonly PaletteSearch[]
}

export function Root(offered: Offered) {
  const { overlays } = useWebWords()
  return (
    <HelpProvider>
      <Outlet />
      <PaletteHost {...offered} />
      <Toasts />
      <section id="okno-overlays" aria-label={overlays} />
    </HelpProvider>
  )
}

function PaletteHost(offered: Offered) {
  const { me } = useSession()
  const palette = usePalette()
  const [wanted, setWanted] = useState(false)
  useShortcut(
    { code: 'KeyK', ctrl: true, label: saying(webWords, text => text.palette.open) },
    () => (palette.isOpen ? palette.close() : palette.open()),
    { enabled: me !== null },
  )
  useEffect(() => {
    if (palette.isOpen) setWanted(true)
  }, [palette.isOpen])
  // At the desk it is there before the first Ctrl+K, or it would miss the letters typed at once.
  const worksAtDesk = me?.is_agent ?? false
  useEffect(() => {
    if (worksAtDesk) window.requestIdleCallback?.(() => void loadPalette().catch(() => undefined))
  }, [worksAtDesk])
  return (
    wanted && (
      <Suspense>
        <Palette {...offered} />
      </Suspense>
    )
  )
}
