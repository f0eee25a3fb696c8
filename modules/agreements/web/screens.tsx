// The screens of agreements: the agreements themselves, which of them holds, calendars of the sides, rotas, recalculations.
import { IconChartBar, IconChecklist, IconContract, IconScale } from '@tabler/icons-react'
import { defineScreens, screen } from '#kernel/web/screens.ts'
import { saying } from '#kernel/web/words.tsx'
import { menuWords } from '../text/menu.ts'
import { ObjectionsSearch } from './objections/search.ts'
import { ObligationsSearch, PlansSearch } from './obligations/search.ts'
import {
  AgeingSearch,
  AttainmentSearch,
  ClientQualitySearch,
  HoldersSearch,
  PingPongSearch,
  PredictionsSearch,
  QualitySearch,
} from './reports/search.ts'
import {
  AgreementSearch,
  AgreementsSearch,
  ApplyingSearch,
  PartyCalendarsSearch,
  RotasSearch,
} from './search.ts'

const keep = 'agreements.manage'
const report = 'agreements.report'
const object = 'agreements.object'

export const screens = defineScreens({
  name: 'agreements',
  fills: { desk: () => import('./fills.tsx').then(module => module.fills) },
  desk: [
    screen({
      path: '/quality',
      search: QualitySearch,
      can: report,
      load: () => import('./reports/QualityPage.tsx').then(module => module.QualityPage),
      menu: { label: saying(menuWords, text => text.measures), icon: IconChartBar, order: 50 },
    }),
    screen({
      path: '/quality/attainment',
      search: AttainmentSearch,
      can: report,
      load: () => import('./reports/AttainmentPage.tsx').then(module => module.AttainmentPage),
    }),
    screen({
      path: '/quality/ageing',
      search: AgeingSearch,
      can: report,
      load: () => import('./reports/AgeingPage.tsx').then(module => module.AgeingPage),
    }),
    screen({
      path: '/quality/predictions',
      search: PredictionsSearch,
      can: report,
      load: () => import('./reports/PredictionsPage.tsx').then(module => module.PredictionsPage),
    }),
    screen({
      path: '/quality/holders',
      search: HoldersSearch,
      can: report,
      load: () => import('./reports/HoldersPage.tsx').then(module => module.HoldersPage),
    }),
    screen({
      path: '/quality/ping-pong',
      search: PingPongSearch,
      can: report,
      load: () => import('./reports/PingPongPage.tsx').then(module => module.PingPongPage),
    }),
    screen({
      path: '/quality/months',
      can: report,
      load: () => import('./reports/SnapshotsPage.tsx').then(module => module.SnapshotsPage),
    }),
    screen({
      path: '/quality/months/:id',
      can: report,
      load: () => import('./reports/SnapshotPage.tsx').then(module => module.SnapshotPage),
    }),
    screen({
      path: '/objections',
      search: ObjectionsSearch,
      can: object,
      load: () => import('./objections/ObjectionsPage.tsx').then(module => module.ObjectionsPage),
      menu: { label: saying(menuWords, text => text.objections), icon: IconScale, order: 55 },
    }),
    screen({
      path: '/obligations',
      search: ObligationsSearch,
      can: report,
      load: () => import('./obligations/ObligationsPage.tsx').then(module => module.DeskObligations),
      menu: { label: saying(menuWords, text => text.obligations), icon: IconChecklist, order: 52 },
    }),
  ],
  portal: [
    screen({
      path: '/obligations',
      search: ObligationsSearch,
      can: object,
      load: () => import('./obligations/ObligationsPage.tsx').then(module => module.PortalObligations),
    }),
    screen({
      path: '/quality',
      search: ClientQualitySearch,
      can: report,
      load: () => import('./reports/ClientQualityPage.tsx').then(module => module.ClientQualityPage),
    }),
  ],
  admin: [
    screen({
      path: '/agreements',
      search: AgreementsSearch,
      can: keep,
      load: () => import('./AgreementsPage.tsx').then(module => module.AgreementsPage),
      menu: { label: saying(menuWords, text => text.agreements), icon: IconContract, order: 50 },
    }),
    screen({
      path: '/agreements/applying',
      search: ApplyingSearch,
      can: keep,
      load: () => import('./ApplyingPage.tsx').then(module => module.ApplyingPage),
    }),
    screen({
      path: '/agreements/calendars',
      search: PartyCalendarsSearch,
      can: keep,
      load: () => import('./PartyCalendarsPage.tsx').then(module => module.PartyCalendarsPage),
    }),
    screen({
      path: '/agreements/rotas',
      search: RotasSearch,
      can: keep,
      load: () => import('./RotasPage.tsx').then(module => module.RotasPage),
    }),
    screen({
      path: '/agreements/obligations',
      search: PlansSearch,
      can: keep,
      load: () => import('./obligations/PlansPage.tsx').then(module => module.PlansPage),
    }),
    screen({
      path: '/agreements/recalculations',
      can: keep,
      load: () => import('./RecalculationsPage.tsx').then(module => module.RecalculationsPage),
    }),
    screen({
      path: '/agreements/:id',
      search: AgreementSearch,
      can: keep,
      load: () => import('./AgreementPage.tsx').then(module => module.AgreementPage),
    }),
  ],
  palette: [
    {
      id: 'agreements.make',
      label: saying(menuWords, text => text.makeAgreement),
      icon: IconContract,
      can: keep,
      run: go => go('/admin/agreements?dialog=new'),
    },
    {
      id: 'agreements.applying',
      label: saying(menuWords, text => text.applying),
      icon: IconScale,
      can: keep,
      run: go => go('/admin/agreements/applying'),
    },
  ],
})
