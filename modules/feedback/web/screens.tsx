// The screens of feedback: the page behind a letter's links, the report, low marks, signatures, and its places on a request.
import { IconArrowBackUp, IconStar, IconStars } from '@tabler/icons-react'
import { defineScreens, screen } from '#kernel/web/screens.ts'
import { saying } from '#kernel/web/words.tsx'
import { menuWords } from '../text/menu.ts'
import { FollowUpsSearch, RateSearch, ReportSearch, SignatureSearch } from './search.ts'

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
      path: '/my-ratings',
      can: 'feedback.sign',
      load: () => import('./MyRatingsPage.tsx').then(module => module.MyRatingsPage),
      menu: { label: saying(menuWords, text => text.mine), icon: IconStars, order: 58 },
    }),
    screen({
      path: '/my-ratings/signature',
      search: SignatureSearch,
      can: 'feedback.sign',
      load: () => import('./signatures/SignaturePage.tsx').then(module => module.SignaturePage),
    }),
    screen({
      path: '/ratings',
      search: ReportSearch,
      can: 'feedback.report',
      load: () => import('./ReportPage.tsx').then(module => module.ReportPage),
      menu: { label: saying(menuWords, text => text.ratings), icon: IconStar, order: 60 },
    }),
    screen({
      path: '/low-marks',
      search: FollowUpsSearch,
      can: 'feedback.follow',
      load: () => import('./follow-ups/FollowUpsPage.tsx').then(module => module.FollowUpsPage),
      menu: { label: saying(menuWords, text => text.followUps), icon: IconArrowBackUp, order: 61 },
    }),
    screen({
      path: '/low-marks/:id',
      can: 'feedback.follow',
      load: () => import('./follow-ups/FollowUpPage.tsx').then(module => module.FollowUpPage),
    }),
  ],
  admin: [
    screen({
      path: '/ratings',
      can: 'feedback.manage',
      load: () => import('./PolicyPage.tsx').then(module => module.PolicyPage),
      menu: { label: saying(menuWords, text => text.policy), icon: IconStar, order: 62 },
    }),
  ],
  fills: {
    portal: () => import('./fills.tsx').then(module => module.portalFills),
    desk: () => import('./fills.tsx').then(module => module.deskFills),
  },
})
