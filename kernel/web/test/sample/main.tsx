// The sample application.
import { IconList, IconLogout, IconNote, IconUsers } from '@tabler/icons-react'
import { defineScreens, screen } from '#kernel/web/screens.ts'
import { start } from '#kernel/web/start.tsx'
import { saying } from '#kernel/web/words.tsx'
import { contract } from './contract.ts'
import { NoteSearch } from './search.ts'
import { sampleWords } from './words.ts'

const say = (choose: Parameters<typeof saying<typeof sampleWords.en>>[1]) => saying(sampleWords, choose)
const loadNotes = () => import('./Notes.tsx').then(module => module.Notes)

const sample = defineScreens({
  name: 'sample',
  readMe: contract.readMe,
  portal: [
    screen({
      path: '/',
      search: NoteSearch,
      load: loadNotes,
      menu: { label: say(text => text.notes), icon: IconNote, order: 10 },
    }),
    screen({
      path: '/write',
      load: () => import('./WriteNote.tsx').then(module => module.WriteNote),
      menu: { label: say(text => text.newNote), icon: IconList },
    }),
  ],
  desk: [
    screen({
      path: '/queue',
      search: NoteSearch,
      load: loadNotes,
      menu: { label: say(text => text.queue), icon: IconList },
    }),
  ],
  admin: [
    screen({
      path: '/people',
      search: NoteSearch,
      can: 'sample.manage',
      load: loadNotes,
      menu: { label: say(text => text.people), icon: IconUsers },
    }),
  ],
  open: [screen({ path: '/sign-in', load: () => import('./SignIn.tsx').then(module => module.SignIn) })],
  palette: [{ id: 'sample.write', label: say(text => text.reply), run: go => go('/write') }],
  searches: [
    {
      id: 'sample.find',
      heading: say(text => text.notes),
      load: () => import('./find-notes.ts').then(module => module.findNotes),
    },
  ],
  person: [{ label: () => 'Sign out', icon: IconLogout, run: () => undefined }],
  fills: { portal: () => import('./fills.tsx').then(module => module.fills) },
})

start([sample], document.getElementById('okno')!)
