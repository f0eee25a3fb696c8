// The screens of identity: signing in, one's own account, roles, and the event log.
import {
  IconDevices,
  IconHistory,
  IconKey,
  IconLogout,
  IconShieldLock,
  IconUserCircle,
} from '@tabler/icons-react'
import { defineScreens, screen } from '#kernel/web/screens.ts'
import { saying } from '#kernel/web/words.tsx'
import { enteringContract } from '../contract/entering.ts'
import { menuWords } from '../text/menu.ts'
import { entering, signOut } from './entering.ts'
import { AuditSearch, KeysSearch, RoleSearch, RolesSearch, SignInSearch } from './search.ts'

const me = saying(menuWords, text => text.me)
const sessions = saying(menuWords, text => text.sessions)
const keys = saying(menuWords, text => text.keys)
const roles = saying(menuWords, text => text.roles)
const audit = saying(menuWords, text => text.audit)
const leave = saying(menuWords, text => text.signOut)

export const screens = defineScreens({
  name: 'identity',
  readMe: enteringContract.readMe,
  // A choice that cannot be kept on the server still holds in this browser.
  rememberLanguage: language => void entering.call('editMe', { body: { language } }).catch(() => undefined),
  open: [
    screen({
      path: '/sign-in',
      search: SignInSearch,
      load: () => import('./SignInPage.tsx').then(module => module.SignInPage),
    }),
    screen({
      path: '/enter/:role',
      search: SignInSearch,
      load: () => import('./EnterPage.tsx').then(module => module.EnterPage),
    }),
  ],
  portal: [
    screen({ path: '/me', load: () => import('./MePage.tsx').then(module => module.MePage) }),
    screen({
      path: '/me/sessions',
      load: () => import('./SessionsPage.tsx').then(module => module.SessionsPage),
    }),
    screen({
      path: '/me/keys',
      search: KeysSearch,
      load: () => import('./KeysPage.tsx').then(module => module.KeysPage),
    }),
  ],
  admin: [
    screen({
      path: '/roles',
      search: RolesSearch,
      can: 'identity.manage_roles',
      load: () => import('./RolesPage.tsx').then(module => module.RolesPage),
      menu: { label: roles, icon: IconShieldLock, order: 40 },
    }),
    screen({
      path: '/roles/new',
      can: 'identity.manage_roles',
      load: () => import('./NewRolePage.tsx').then(module => module.NewRolePage),
    }),
    screen({
      path: '/roles/:id',
      search: RoleSearch,
      can: 'identity.manage_roles',
      load: () => import('./RolePage.tsx').then(module => module.RolePage),
    }),
    screen({
      path: '/audit',
      search: AuditSearch,
      can: 'identity.audit',
      load: () => import('./AuditPage.tsx').then(module => module.AuditPage),
      menu: { label: audit, icon: IconHistory, order: 90 },
    }),
  ],
  palette: [
    { id: 'identity.me', label: me, icon: IconUserCircle, run: go => go('/me') },
    { id: 'identity.sessions', label: sessions, icon: IconDevices, run: go => go('/me/sessions') },
    { id: 'identity.keys', label: keys, icon: IconKey, run: go => go('/me/keys') },
    { id: 'identity.sign_out', label: leave, icon: IconLogout, run: () => void signOut() },
  ],
  person: [
    { label: me, icon: IconUserCircle, to: '/me', order: 10 },
    { label: sessions, icon: IconDevices, to: '/me/sessions', order: 20 },
    { label: keys, icon: IconKey, to: '/me/keys', order: 30 },
    { label: leave, icon: IconLogout, run: signOut, order: 200 },
  ],
})
