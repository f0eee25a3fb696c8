// The addresses of the application, built from the screens of all domains.
import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
  useMatch,
  useRouter,
  useRouterState,
} from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense, useCallback, useEffect, useMemo } from 'react'
import { changedSearch, parseSearch, readSearch, stringifySearch } from './address.ts'
import { useSession } from './me.tsx'
import type { Screen, ScreenProps, Screens } from './screens.ts'
import { FillsProvider } from './slots.tsx'
import { ClosedScreen, ErrorScreen, MissingScreen } from './ui/ErrorScreen.tsx'
import { useGo } from './ui/Link.tsx'
import { Loading } from './ui/Loading.tsx'
import { OpenShell } from './ui/OpenShell.tsx'
import { PortalShell } from './ui/PortalShell.tsx'
import { Root } from './ui/Root.tsx'
import { useLanguage } from './words.tsx'

const DeskShell = lazy(() => import('./ui/DeskShell.tsx').then(module => ({ default: module.DeskShell })))

export type Face = 'portal' | 'desk' | 'admin' | 'open'

const prefix: Record<Face, string> = { portal: '', desk: '/desk', admin: '/admin', open: '' }

export function makeRouter(domains: readonly Screens[]) {
  const places = (['portal', 'desk', 'admin'] as const).flatMap(face =>
    menuEntries(face, domains).map(({ label, to, can }) => ({ label, to, can, face })),
  )
  const root = createRootRoute({ component: () => <Root places={places} />, notFoundComponent: Nowhere })
  const layout = (face: Face): AnyRoute => {
    const parent = createRoute({ getParentRoute: () => root, id: face, component: shellOf(face, domains) })
    const routes = domains
      .flatMap(domain => domain[face] ?? [])
      .map(screen =>
        createRoute({
          getParentRoute: () => parent,
          path: addressPattern(face, screen),
          component: screenComponent(screen),
        }),
      )
    const first = face === 'desk' || face === 'admin' ? firstOf(face, domains, parent) : []
    return parent.addChildren([...routes, ...first] as never) as unknown as AnyRoute
  }
  const faces: readonly Face[] = ['open', 'portal', 'desk', 'admin']
  return createRouter({
    routeTree: root.addChildren(faces.map(layout) as never) as unknown as AnyRoute,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: ({ error, reset }) => <ErrorScreen error={error} retry={reset} />,
    defaultNotFoundComponent: MissingScreen,
    defaultPendingComponent: () => <Loading rows={6} />,
  })
}

function Nowhere() {
  return (
    <OpenShell>
      <MissingScreen />
    </OpenShell>
  )
}

/** `/requests/:id` of the desk is `/desk/requests/$id` to the router. */
const addressPattern = (face: Face, screen: Screen): string =>
  `${prefix[face]}${screen.path === '/' && prefix[face] ? '' : screen.path}`.replace(/:(\w+)/g, '$$$1')

/** A face without a screen of its own at the top opens the first one of its menu that is open to the person. */
function firstOf(face: 'desk' | 'admin', domains: readonly Screens[], parent: unknown): unknown[] {
  const screens = menuScreens(face, domains)
  if (screens.some(screen => screen.path === '/')) return []
  function First() {
    const go = useGo()
    const { me } = useSession()
    const first = screens.find(screen => !screen.can || me?.permissions.includes(screen.can))
    useEffect(() => {
      if (first) go(`${prefix[face]}${first.path}`, { replace: true })
    }, [go, first])
    return first ? null : <ClosedScreen />
  }
  return [createRoute({ getParentRoute: () => parent as never, path: prefix[face], component: First })]
}

/** The screens of a face that stand in its menu, in their order. */
const menuScreens = (face: Face, domains: readonly Screens[]): readonly Screen[] =>
  domains
    .flatMap(domain => domain[face] ?? [])
    .filter(screen => screen.menu)
    .sort((a, b) => (a.menu?.order ?? 100) - (b.menu?.order ?? 100))

const menuEntries = (face: Face, domains: readonly Screens[]) =>
  menuScreens(face, domains).map(screen => ({
    ...screen.menu!,
    to: `${prefix[face]}${screen.path === '/' && prefix[face] ? '' : screen.path}`,
    can: screen.can,
  }))

function shellOf(face: Face, domains: readonly Screens[]): RouteComponent {
  const loaders = domains.flatMap(domain => (face === 'portal' ? domain.fills?.portal : domain.fills?.desk) ?? [])
  const menu = menuEntries(face, domains)
  const hasAdmin = menuScreens('admin', domains)
    .map(screen => screen.can)
    .filter(can => can !== undefined)
  const Shell = face === 'portal' ? PortalShell : DeskShell
  return function Face() {
    if (face === 'open')
      return (
        <OpenShell>
          <Outlet />
        </OpenShell>
      )
    return (
      <SignedIn>
        <FillsProvider face={face} loaders={loaders}>
          <Suspense fallback={<Loading rows={6} />}>
            <Shell menu={menu} domains={domains} face={face} adminPermissions={hasAdmin}>
              <Outlet />
            </Shell>
          </Suspense>
        </FillsProvider>
      </SignedIn>
    )
  }
}

/** Lets in who is signed in, and sends everybody else to sign in and then back here. */
function SignedIn({ children }: { children: React.ReactNode }) {
  const { me, asking, problem, refresh } = useSession()
  const go = useGo()
  const here = useRouterState({ select: state => state.location.href })
  const stranger = !me && !asking && !problem
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

/** Gives a screen its address in parts, and loads its code when it is needed. */
function screenComponent(screen: Screen): RouteComponent {
  const Loaded = lazyRouteComponent(() =>
    screen.load().then(Component => ({ default: Component as ComponentType<never> })),
  ) as unknown as ComponentType<ScreenProps> & { preload?: () => Promise<void> }
  function Opened() {
    const router = useRouter()
    const params = useMatch({ strict: false, select: match => match.params })
    const raw = useMatch({ strict: false, select: match => match.search as Record<string, unknown> })
    const { language } = useLanguage()
    const { me } = useSession()
    const said = JSON.stringify(raw)
    // biome-ignore lint/correctness/useExhaustiveDependencies: `said` is `raw` by value
    const search = useMemo(() => readSearch(screen.search, raw), [said])
    const setSearch = useCallback(
      (change: Record<string, unknown>, { replace = false } = {}) => {
        const { pathname, search: present } = router.latestLocation
        const next = changedSearch(screen.search, present as Record<string, unknown>, change)
        void router.navigate({ to: pathname, search: () => next, replace, resetScroll: false } as never)
      },
      [router],
    )
    const title = screen.title?.(language)
    useEffect(() => {
      if (title) document.title = title
    }, [title])
    if (screen.can && !me?.permissions.includes(screen.can)) return <ClosedScreen />
    return <Loaded {...({ params, search, setSearch } as unknown as ScreenProps)} />
  }
  return Object.assign(Opened, Loaded.preload ? { preload: Loaded.preload } : {})
}
