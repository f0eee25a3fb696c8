// The addresses of the application, built from the screens of all domains.
import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  useRouterState,
} from '@tanstack/react-router'
import { parseSearch, stringifySearch } from './address.ts'
import { FaceFrame, First, type FrameProps, openedScreen } from './frames.tsx'
import { useSession } from './me.tsx'
import type { Screen, Screens } from './screens.ts'
import { ErrorScreen, MissingScreen } from './ui/ErrorScreen.tsx'
import { Loading } from './ui/Loading.tsx'
import { Root } from './ui/Root.tsx'

type Face = 'portal' | 'desk' | 'admin' | 'open'

const faces: readonly Face[] = ['open', 'portal', 'desk', 'admin']
const prefix: Record<Face, string> = { portal: '', desk: '/desk', admin: '/admin', open: '' }

/** The router of an application made of these domains. */
export function makeRouter(domains: readonly Screens[]) {
  const places = faces.flatMap(face => menuEntries(face, domains).map(entry => ({ ...entry, face })))
  const searches = domains.flatMap(domain => domain.searches ?? [])
  const root = createRootRoute({
    component: () => <Root places={places} searches={searches} />,
    notFoundComponent: () => <Nowhere domains={domains} />,
  })
  const tree = root.addChildren(
    faces.map(face => faceRoute(root as unknown as AnyRoute, face, domains)) as never,
  )
  return createRouter({
    routeTree: tree as unknown as AnyRoute,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: ({ error, reset }) => <ErrorScreen error={error} retry={reset} />,
    defaultNotFoundComponent: MissingScreen,
    defaultPendingComponent: () => <Loading rows={6} />,
  })
}

/** One face: its frame, and below it its screens. */
function faceRoute(root: AnyRoute, face: Face, domains: readonly Screens[]): AnyRoute {
  const frame = frameOf(face, domains)
  const parent = createRoute({
    getParentRoute: () => root,
    id: face,
    component: () => <FaceFrame {...frame} />,
  }) as unknown as AnyRoute
  const screens = domains.flatMap(domain => domain[face] ?? [])
  const routes = screens.map(screen =>
    createRoute({
      getParentRoute: () => parent,
      path: addressOf(face, screen).replace(/:(\w+)/g, '$$$1'),
      component: openedScreen(screen),
    }),
  )
  // A face without a screen of its own at the top opens the first of its menu.
  const top =
    prefix[face] !== '' && !screens.some(screen => screen.path === '/')
      ? [
          createRoute({
            getParentRoute: () => parent,
            path: prefix[face],
            component: () => <First menu={frame.menu} />,
          }),
        ]
      : []
  return parent.addChildren([...routes, ...top] as never) as unknown as AnyRoute
}

const frameOf = (face: Face, domains: readonly Screens[]): FrameProps => ({
  face,
  menu: menuEntries(face, domains),
  domains,
  loaders: domains.flatMap(domain => (face === 'portal' ? domain.fills?.portal : domain.fills?.desk) ?? []),
  adminPermissions: menuEntries('admin', domains).flatMap(entry => entry.can ?? []),
})

/** `/queue` of the desk stands at `/desk/queue`, its `/` at `/desk`. */
const addressOf = (face: Face, screen: Screen): string =>
  screen.path === '/' && prefix[face] !== '' ? prefix[face] : `${prefix[face]}${screen.path}`

/** The menu of a face, in its order. */
const menuEntries = (face: Face, domains: readonly Screens[]) =>
  domains
    .flatMap(domain => domain[face] ?? [])
    .flatMap(screen => (screen.menu ? { ...screen.menu, to: addressOf(face, screen), can: screen.can } : []))
    .sort((a, b) => (a.order ?? 100) - (b.order ?? 100))

/** Whoever is signed in keeps the menu around an address at which nothing is. */
function Nowhere({ domains }: { domains: readonly Screens[] }) {
  const { me, asking } = useSession()
  const path = useRouterState({ select: state => state.location.pathname })
  const face = me?.is_agent
    ? (/^\/(desk|admin)\//.exec(path)?.[1] as 'desk' | 'admin' | undefined)
    : undefined
  if (asking) return <Loading rows={6} />
  return (
    <FaceFrame {...frameOf(me ? (face ?? 'portal') : 'open', domains)}>
      <MissingScreen />
    </FaceFrame>
  )
}
