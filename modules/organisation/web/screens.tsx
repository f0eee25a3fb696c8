// The screens of organisation: people, teams, clients, regions, and lists of people from files.
import {
  IconBuilding,
  IconMapPin,
  IconUpload,
  IconUserPlus,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { defineScreens, screen } from '#kernel/web/screens.ts'
import { saying } from '#kernel/web/words.tsx'
import { menuWords } from '../text/menu.ts'
import {
  ClientSearch,
  ClientsSearch,
  ImportSearch,
  NewPersonSearch,
  PeopleSearch,
  PersonSearch,
  RegionsSearch,
  TeamSearch,
  TeamsSearch,
} from './search.ts'

const people = saying(menuWords, text => text.people)
const keep = 'organisation.manage'

export const screens = defineScreens({
  name: 'organisation',
  desk: [
    screen({
      path: '/people',
      search: PeopleSearch,
      can: 'organisation.see_people',
      load: () => import('./PeoplePage.tsx').then(module => module.DeskPeople),
      menu: { label: people, icon: IconUsers, order: 60 },
    }),
    screen({
      path: '/people/:id',
      search: PersonSearch,
      can: 'organisation.see_people',
      load: () => import('./PersonPage.tsx').then(module => module.DeskPerson),
    }),
  ],
  admin: [
    screen({
      path: '/people',
      search: PeopleSearch,
      can: keep,
      load: () => import('./PeoplePage.tsx').then(module => module.AdminPeople),
      menu: { label: people, icon: IconUsers, order: 10 },
    }),
    screen({
      path: '/people/new',
      search: NewPersonSearch,
      can: keep,
      load: () => import('./NewPersonPage.tsx').then(module => module.NewPersonPage),
    }),
    screen({
      path: '/people/import',
      can: keep,
      load: () => import('./ImportsPage.tsx').then(module => module.ImportsPage),
    }),
    screen({
      path: '/people/import/:id',
      search: ImportSearch,
      can: keep,
      load: () => import('./ImportPage.tsx').then(module => module.ImportPage),
    }),
    screen({
      path: '/people/:id',
      search: PersonSearch,
      can: keep,
      load: () => import('./PersonPage.tsx').then(module => module.AdminPerson),
    }),
    screen({
      path: '/teams',
      search: TeamsSearch,
      can: keep,
      load: () => import('./TeamsPage.tsx').then(module => module.TeamsPage),
      menu: { label: saying(menuWords, text => text.teams), icon: IconUsersGroup, order: 20 },
    }),
    screen({
      path: '/teams/:id',
      search: TeamSearch,
      can: keep,
      load: () => import('./TeamPage.tsx').then(module => module.TeamPage),
    }),
    screen({
      path: '/clients',
      search: ClientsSearch,
      can: keep,
      load: () => import('./ClientsPage.tsx').then(module => module.ClientsPage),
      menu: { label: saying(menuWords, text => text.clients), icon: IconBuilding, order: 30 },
    }),
    screen({
      path: '/clients/:id',
      search: ClientSearch,
      can: keep,
      load: () => import('./ClientPage.tsx').then(module => module.ClientPage),
    }),
    screen({
      path: '/regions',
      search: RegionsSearch,
      can: keep,
      load: () => import('./RegionsPage.tsx').then(module => module.RegionsPage),
      menu: { label: saying(menuWords, text => text.regions), icon: IconMapPin, order: 35 },
    }),
  ],
  palette: [
    {
      id: 'organisation.add_person',
      label: saying(menuWords, text => text.addPerson),
      icon: IconUserPlus,
      can: keep,
      run: go => go('/admin/people/new'),
    },
    {
      id: 'organisation.import_people',
      label: saying(menuWords, text => text.importPeople),
      icon: IconUpload,
      can: keep,
      run: go => go('/admin/people/import'),
    },
  ],
  fills: { desk: () => import('./fills.tsx').then(module => module.fills) },
})
