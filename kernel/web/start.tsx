// Puts the parts together and shows the application.
import './no-eval.ts'
import { MantineProvider } from '@mantine/core'
import './ui/styles.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { holdStrayFiles } from './dropping.ts'
import { LiveProvider } from './live.tsx'
import { MeProvider } from './me.tsx'
import { PaletteProvider } from './palette.tsx'
import { openCache } from './query-client.ts'
import { makeRouter } from './router.tsx'
import type { Screens } from './screens.ts'
import { KeyboardProvider } from './shortcuts.tsx'
import { theme, variables } from './ui/theme.ts'
import { LanguageProvider, NowProvider } from './words.tsx'

/** Shows the screens of these domains in an element of the page. */
export function start(domains: readonly Screens[], root: HTMLElement): void {
  const client = openCache()
  const router = makeRouter(domains)
  const commands = domains.flatMap(domain => domain.palette ?? [])
  const readMe = domains.find(domain => domain.readMe)?.readMe
  if (!readMe) throw new Error('No domain says who is signed in')
  holdStrayFiles(window)
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        <QueryClientProvider client={client}>
          <LanguageProvider>
            <NowProvider>
              <MeProvider readMe={readMe}>
                <LiveProvider>
                  <KeyboardProvider>
                    <PaletteProvider commands={commands}>
                      <RouterProvider router={router} />
                    </PaletteProvider>
                  </KeyboardProvider>
                </LiveProvider>
              </MeProvider>
            </NowProvider>
          </LanguageProvider>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}
