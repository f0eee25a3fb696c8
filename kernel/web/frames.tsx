// What stands around a screen: the shell of its face for those who are signed in, and the parts of its address.
import {
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
  useMatch,
  useRouter,
  useRouterState,
} from '@tanstack/react-router'
import { type ComponentType, lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo } from 'react'
import { changedSearch, readSearch } from './address.ts'
import { useSession } from './me.tsx'
import type { Screen, ScreenProps } from './screens.ts'
import { FillsProvider, type LoadFillings } from './slots.tsx'
import { ClosedScreen, ErrorScreen } from './ui/ErrorScreen.tsx'
import { useGo } from './ui/Link.tsx'
import { Loading } from './ui/Loading.tsx'
import { OpenShell } from './ui/OpenShell.tsx'
import { PortalShell } from './ui/PortalShell.tsx'
import type { ShellMenuEntry, ShellProps } from './ui/ShellParts.tsx'
import { useLanguage } from './words.tsx'

const DeskShell = lazy(() => import('./ui/DeskShell.tsx').then(module => ({ default: module.DeskShell })))

export type FrameProps = Omit<ShellProps, 'children'> & { loaders: readonly LoadFillings[] }

/** The shell of a face with the present screen in it, or with what is given. */
export function FaceFrame({
  loaders,
  children = <Outlet />,
  ...shell
}: FrameProps & { children?: ReactNode }) {
  const { face } = shell
  if (face === 'open') return <OpenShell>{children}</OpenShell>
  const Shell = face === 'portal' ? PortalShell : DeskShell
  return (
    <SignedIn>
      <FillsProvider face={face} loaders={loaders}>
        <Suspense fallback={<Loading rows={6} />}>
          <Shell {...shell}>{children}</Shell>
        </Suspense>
      </FillsProvider>
    </SignedIn>
  )
}

/** Lets in who is signed in, and sends everybody else to sign in and then back here. */
function SignedIn({ children }: { children: ReactNode }) {
  const { me, asking, problem, refresh } = useSession()
  const go = useGo()
  const here = useRouterState({ select: state => state.location.href })
  // On the way to sign in this frame is still shown for a moment: once is enough.
  const stranger = !me && !asking && !problem && !here.startsWith('/sign-in')
  useEffect(() => {
    if (stranger) go(`/sign-in${here === '/' ? '' : `?next=${encodeURIComponent(here)}`}`, { replace: true })
  }, [stranger, go, here])
  if (me) return children
  if (problem)
    return (
      <OpenShell>
        <ErrorScreen error={problem} retry={refresh} />
      </OpenShell>
    )
  return <Loading rows={6} />
}

/** Opens the first screen of the menu that is open to the person. */
export function First({ menu }: { menu: readonly ShellMenuEntry[] }) {
  const go = useGo()
  const { me } = useSession()
  const first = menu.find(entry => !entry.can || me?.permissions.includes(entry.can))?.to
  useEffect(() => {
    if (first) go(first, { replace: true })
  }, [go, first])
  return first ? null : <ClosedScreen />
}

type Loaded = ComponentType<ScreenProps> & { preload?: () => Promise<void> }

/** A screen as the router wants it; its code is loaded when it is opened, or when the pointer comes near a link to it. */
export function openedScreen(screen: Screen): RouteComponent {
  const Content = lazyRouteComponent(() =>
    screen.load().then(Component => ({ default: Component as ComponentType<never> })),
  ) as unknown as Loaded
  return Object.assign(
    () => <Opened screen={screen} Content={Content} />,
    Content.preload ? { preload: Content.preload } : {},
  )
}

function Opened({ screen, Content }: { screen: Screen; Content: Loaded }) {
  const router = useRouter()
  const params = useMatch({ strict: false, select: match => match.params })
  const raw = useMatch({ strict: false, select: match => match.search as Record<string, unknown> })
  const { language } = useLanguage()
  const { me } = useSession()
  const said = JSON.stringify(raw)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `said` is `raw` by value
  const search = useMemo(() => readSearch(screen.search, raw), [screen, said])
  const setSearch = useCallback(
    (change: Record<string, unknown>, { replace = false } = {}) => {
      const { pathname, search: present } = router.latestLocation
      const next = changedSearch(screen.search, present as Record<string, unknown>, change)
      void router.navigate({ to: pathname, search: () => next, replace, resetScroll: false } as never)
    },
    [router, screen],
  )
  const title = screen.title?.(language)
  useEffect(() => {
    if (title) document.title = title
  }, [title])
  if (screen.can && !me?.permissions.includes(screen.can)) return <ClosedScreen />
  return <Content {...({ params, search, setSearch } as unknown as ScreenProps)} />
}
