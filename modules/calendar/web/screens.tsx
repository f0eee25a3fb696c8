// The screens of working calendars.

import { IconCalendarPlus, IconCalendarTime } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { defineScreens, screen } from '#kernel/web/screens.ts'
import { saying } from '#kernel/web/words.tsx'
import { menuWords } from '../text/menu.ts'
import { CalendarSearch, CalendarsSearch } from './search.ts'

const keep = 'calendar.manage'

const Missing = lazy(() => import('./MissingCount.tsx').then(module => ({ default: module.MissingCount })))
/** Loaded with the menu of administrators, not with the first page. */
const MissingCount = () => (
  <Suspense fallback={null}>
    <Missing />
  </Suspense>
)

export const screens = defineScreens({
  name: 'calendar',
  admin: [
    screen({
      path: '/calendars',
      search: CalendarsSearch,
      can: keep,
      load: () => import('./CalendarsPage.tsx').then(module => module.CalendarsPage),
      menu: {
        label: saying(menuWords, text => text.calendars),
        icon: IconCalendarTime,
        order: 50,
        Count: MissingCount,
      },
    }),
    screen({
      path: '/calendars/:id',
      search: CalendarSearch,
      can: keep,
      load: () => import('./CalendarPage.tsx').then(module => module.CalendarPage),
    }),
  ],
  palette: [
    {
      id: 'calendar.make',
      label: saying(menuWords, text => text.make),
      icon: IconCalendarPlus,
      can: keep,
      run: go => go('/admin/calendars?dialog=new'),
    },
  ],
})
