// The screens of channels: the demo mailbox, and for administrators mailboxes, received mail and deliveries.
import {
  IconArchive,
  IconHeartbeat,
  IconInbox,
  IconMail,
  IconMailbox,
  IconMailExclamation,
  IconMailOff,
  IconMailQuestion,
  IconRoute,
  IconSend,
  IconShieldLock,
  IconSignature,
} from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { defineScreens, screen } from '#kernel/web/screens.ts'
import { saying } from '#kernel/web/words.tsx'
import { menuWords } from '../text/menu.ts'
import {
  AddressSearch,
  DeliverySearch,
  DemoSearch,
  IntakeSearch,
  MailboxSearch,
  MailImportSearch,
  NewMailImportSearch,
  SigningSearch,
  TroubledSearch,
} from './search.ts'

const Awaited = lazy(() => import('./AwaitedCount.tsx').then(module => ({ default: module.AwaitedCount })))
/** Loaded with the menu of the desk, not with the first page. */
const AwaitedCount = () => (
  <Suspense fallback={null}>
    <Awaited />
  </Suspense>
)

export const screens = defineScreens({
  name: 'channels',
  open: [
    screen({
      path: '/confirm/:token',
      load: () => import('./ConfirmPage.tsx').then(module => module.ConfirmPage),
    }),
    screen({
      path: '/mailbox',
      search: DemoSearch,
      load: () => import('./DemoPage.tsx').then(module => module.DemoPage),
    }),
    screen({
      path: '/decline/:token',
      load: () => import('./DeclinePage.tsx').then(module => module.DeclinePage),
    }),
  ],
  desk: [
    screen({
      path: '/letters/:id',
      can: 'requests.work',
      load: () => import('./LetterPage.tsx').then(module => module.LetterPage),
    }),
    screen({
      path: '/awaited',
      can: 'requests.work',
      load: () => import('./AwaitedPage.tsx').then(module => module.AwaitedPage),
      menu: {
        label: saying(menuWords, text => text.awaited),
        icon: IconMailQuestion,
        order: 30,
        Count: AwaitedCount,
      },
    }),
  ],
  admin: [
    screen({
      path: '/mail-import',
      can: 'channels.manage',
      load: () => import('./MailImportsPage.tsx').then(module => module.MailImportsPage),
      menu: { label: saying(menuWords, text => text.mailImport), icon: IconArchive, order: 68 },
    }),
    screen({
      path: '/mail-import/new',
      search: NewMailImportSearch,
      can: 'channels.manage',
      load: () => import('./NewMailImportPage.tsx').then(module => module.NewMailImportPage),
    }),
    screen({
      path: '/mail-import/:id',
      search: MailImportSearch,
      can: 'channels.manage',
      load: () => import('./MailImportPage.tsx').then(module => module.MailImportPage),
    }),
    screen({
      path: '/mail-handling',
      can: 'channels.manage',
      load: () => import('./HandlingPage.tsx').then(module => module.HandlingPage),
      menu: { label: saying(menuWords, text => text.handling), icon: IconRoute, order: 65 },
    }),
    screen({
      path: '/mailboxes',
      can: 'channels.manage',
      load: () => import('./MailboxesPage.tsx').then(module => module.MailboxesPage),
      menu: { label: saying(menuWords, text => text.mailboxes), icon: IconMailbox, order: 60 },
    }),
    screen({
      path: '/mail-health',
      can: 'channels.manage',
      load: () => import('./HealthPage.tsx').then(module => module.HealthPage),
      menu: { label: saying(menuWords, text => text.health), icon: IconHeartbeat, order: 59 },
    }),
    screen({
      path: '/mailboxes/new',
      can: 'channels.manage',
      load: () => import('./MailboxPage.tsx').then(module => module.NewMailboxPage),
    }),
    screen({
      path: '/mailboxes/signed-in',
      can: 'channels.manage',
      load: () => import('./SignedInPage.tsx').then(module => module.SignedInPage),
    }),
    screen({
      path: '/mailboxes/:id',
      search: MailboxSearch,
      can: 'channels.manage',
      load: () => import('./MailboxPage.tsx').then(module => module.MailboxPage),
    }),
    screen({
      path: '/mail',
      search: IntakeSearch,
      can: 'channels.see_letters',
      load: () => import('./IntakePage.tsx').then(module => module.IntakePage),
      menu: { label: saying(menuWords, text => text.intake), icon: IconInbox, order: 61 },
    }),
    screen({
      path: '/mail/letters',
      search: TroubledSearch,
      can: 'channels.see_letters',
      load: () => import('./TroubledPage.tsx').then(module => module.TroubledPage),
      menu: { label: saying(menuWords, text => text.troubled), icon: IconMailExclamation, order: 61.5 },
    }),
    screen({
      path: '/mail/letters/:id',
      can: 'channels.see_letters',
      load: () => import('./LetterPage.tsx').then(module => module.LetterPage),
    }),
    screen({
      path: '/deliveries',
      search: DeliverySearch,
      can: 'kernel.operate',
      load: () => import('./DeliveriesPage.tsx').then(module => module.DeliveriesPage),
      menu: { label: saying(menuWords, text => text.deliveries), icon: IconSend, order: 62 },
    }),
    screen({
      path: '/quarantine',
      can: 'kernel.operate',
      load: () => import('./QuarantinePage.tsx').then(module => module.QuarantinePage),
      menu: { label: saying(menuWords, text => text.quarantine), icon: IconShieldLock, order: 67 },
    }),
    screen({
      path: '/addresses',
      search: AddressSearch,
      can: 'channels.mark_addresses',
      load: () => import('./AddressesPage.tsx').then(module => module.AddressesPage),
      menu: { label: saying(menuWords, text => text.addresses), icon: IconMailOff, order: 63 },
    }),
    screen({
      path: '/signing',
      search: SigningSearch,
      can: 'channels.manage',
      load: () => import('./SigningPage.tsx').then(module => module.SigningPage),
      menu: { label: saying(menuWords, text => text.signing), icon: IconSignature, order: 64 },
    }),
    screen({
      path: '/letter-templates',
      can: 'channels.manage',
      load: () => import('./TemplatesPage.tsx').then(module => module.TemplatesPage),
      menu: { label: saying(menuWords, text => text.templates), icon: IconMail, order: 66 },
    }),
    screen({
      path: '/letter-templates/:kind/:language',
      can: 'channels.manage',
      load: () => import('./TemplatePage.tsx').then(module => module.TemplatePage),
    }),
    screen({
      path: '/letter-looks',
      can: 'channels.manage',
      load: () => import('./LooksPage.tsx').then(module => module.LooksPage),
    }),
  ],
  palette: [
    {
      id: 'channels.demo_mailbox',
      label: saying(menuWords, text => text.demo),
      icon: IconMail,
      run: go => go('/mailbox'),
    },
  ],
  fills: { desk: () => import('./fills.tsx').then(module => module.deskFills) },
})
