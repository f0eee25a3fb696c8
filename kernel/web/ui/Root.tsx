// What lies around every screen: the keyboard help, the palette and the toasts, each loaded when first needed.
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useSession } from '../me.tsx'
import { usePalette } from '../palette.tsx'
import { useShortcut } from '../shortcuts.tsx'
import { webWords } from '../web-words.ts'
import { saying, useWebWords } from '../words.tsx'
import { HelpProvider } from './Help.tsx'
import type { Place } from './Palette.tsx'
import { Toasts } from './toast.tsx'

const Palette = lazy(() => import('./Palette.tsx').then(module => ({ default: module.Palette })))

export function Root({ places }: { places: readonly Place[] }) {
  const { overlays } = useWebWords()
  return (
    <HelpProvider>
      <Outlet />
      <PaletteHost places={places} />
      <Toasts />
      <section id="okno-overlays" aria-label={overlays} />
    </HelpProvider>
  )
}

function PaletteHost({ places }: { places: readonly Place[] }) {
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
  return (
    wanted && (
      <Suspense>
        <Palette places={places} />
      </Suspense>
    )
  )
}
