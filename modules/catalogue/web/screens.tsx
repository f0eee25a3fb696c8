// The catalogue's screens in the portal.
import { IconBooks } from '@tabler/icons-react'
import { defineScreens, screen } from '#kernel/web/screens.ts'
import { saying } from '#kernel/web/words.tsx'
import { menuWords } from '../text/menu.ts'
import { ServicesSearch } from './search.ts'

export const screens = defineScreens({
  name: 'catalogue',
  portal: [
    screen({
      path: '/services',
      search: ServicesSearch,
      load: () => import('./ServicesPage.tsx').then(module => module.ServicesPage),
      menu: { label: saying(menuWords, t => t.services), icon: IconBooks, order: 20 },
    }),
    screen({
      path: '/services/:id',
      load: () => import('./ServicePage.tsx').then(module => module.ServicePage),
    }),
  ],
})
