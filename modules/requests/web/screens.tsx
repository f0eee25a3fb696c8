// The screens of requests: the portal's first pages and the desk's queue.
import {
  IconHome,
  IconInbox,
  IconMessage,
  IconMessageQuestion,
  IconMessages,
  IconPhonePlus,
} from '@tabler/icons-react'
import { defineScreens, screen } from '#kernel/web/screens.ts'
import { saying } from '#kernel/web/words.tsx'
import { menuWords } from '../text/menu.ts'
import {
  ApprovalsSearch,
  ApproveSearch,
  AskSearch,
  HomeSearch,
  MineSearch,
  NewSearch,
  QueueSearch,
  RequestSearch,
  StorySearch,
} from './search.ts'

export const screens = defineScreens({
  name: 'requests',
  portal: [
    screen({
      path: '/',
      search: HomeSearch,
      load: () => import('./HomePage.tsx').then(module => module.HomePage),
      menu: { label: saying(menuWords, t => t.home), icon: IconHome, order: 10 },
    }),
    screen({
      path: '/ask',
      search: AskSearch,
      load: () => import('./AskPage.tsx').then(module => module.AskPage),
      menu: { label: saying(menuWords, t => t.ask), icon: IconMessageQuestion, order: 30 },
    }),
    screen({
      path: '/requests',
      search: MineSearch,
      load: () => import('./MinePage.tsx').then(module => module.MinePage),
      menu: { label: saying(menuWords, t => t.mine), icon: IconMessages, order: 40 },
    }),
    screen({
      path: '/approvals',
      search: ApprovalsSearch,
      load: () => import('./approvals/ApprovalsPage.tsx').then(module => module.ApprovalsPage),
    }),
    screen({
      path: '/requests/:id',
      search: StorySearch,
      load: () => import('./StoryPage.tsx').then(module => module.StoryPage),
    }),
  ],
  open: [
    screen({
      path: '/approve/:token',
      search: ApproveSearch,
      load: () => import('./approvals/ApprovePage.tsx').then(module => module.ApprovePage),
    }),
  ],
  desk: [
    screen({
      path: '/queue',
      search: QueueSearch,
      load: () => import('./QueuePage.tsx').then(module => module.QueuePage),
      menu: { label: saying(menuWords, t => t.queue), icon: IconInbox, order: 10 },
    }),
    screen({
      path: '/new',
      search: NewSearch,
      can: 'requests.work',
      load: () => import('./NewPage.tsx').then(module => module.NewPage),
      menu: { label: saying(menuWords, t => t.register), icon: IconPhonePlus, order: 20 },
    }),
    screen({
      path: '/requests/:id',
      search: RequestSearch,
      load: () => import('./RequestPage.tsx').then(module => module.RequestPage),
    }),
  ],
  palette: [
    {
      id: 'requests.ask',
      label: saying(menuWords, t => t.ask),
      icon: IconMessageQuestion,
      run: go => go('/ask'),
    },
    {
      id: 'requests.register',
      label: saying(menuWords, t => t.new),
      icon: IconPhonePlus,
      can: 'requests.work',
      run: go => go('/desk/new'),
    },
  ],
  searches: [
    {
      id: 'requests.find',
      heading: saying(menuWords, t => t.mine),
      icon: IconMessage,
      load: () => import('./find-requests.ts').then(module => module.findRequests),
    },
  ],
  fills: { desk: () => import('./fills.tsx').then(module => module.fills) },
})
