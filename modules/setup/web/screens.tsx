// The screen of the first run.
import { defineScreens, screen } from '#kernel/web/screens.ts'

export const screens = defineScreens({
  name: 'setup',
  open: [screen({ path: '/setup', load: () => import('./SetupPage.tsx').then(module => module.SetupPage) })],
})
