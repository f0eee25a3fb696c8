// The screens of feedback: the page behind a letter's links, the report, and its places on a request.
import { IconStar } from '@tabler/icons-react'
import { defineScreens, screen } from '#kernel/web/screens.ts'
import { saying } from '#kernel/web/words.tsx'
import { menuWords } from '../text/menu.ts'
import { RateSearch, ReportSearch } from './search.ts'

export const screens = defineScreens({
  name: 'feedback',
  open: [
    screen({
      path: '/rate/:token',
      search: RateSearch,
      load: () => import('./RatePage.tsx').then(module => module.RatePage),
    }),
  ],
  desk: [
    screen({
      path: '/ratings',
      search: ReportSearch,
      can: 'feedback.report',
      load: () => import('./ReportPage.tsx').then(module => module.ReportPage),
      menu: { label: saying(menuWords, text => text.ratings), icon: IconStar, order: 60 },
    }),
  ],
  fills: {
    portal: () => import('./fills.tsx').then(module => module.portalFills),
    desk: () => import('./fills.tsx').then(module => module.deskFills),
  },
})
