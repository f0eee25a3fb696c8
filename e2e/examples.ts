// Every address of the application, read from the declared screens, with real things in the place of `:id`.

import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { screens } from '#app/screens.tsx'
import { call, patience_ms, read } from './visitor.ts'

export const faces = ['open', 'portal', 'desk', 'admin'] as const
export type Face = (typeof faces)[number]

const prefix: Record<Face, string> = { open: '', portal: '', desk: '/desk', admin: '/admin' }

/** The addresses of a face as declared: `/desk/requests/:id`. */
export const declared = (face: Face): string[] =>
  screens
    .flatMap(domain => domain[face] ?? [])
    .map(screen => (screen.path === '/' && prefix[face] ? prefix[face] : `${prefix[face]}${screen.path}`))

interface Known {
  requester: Page
  agent: Page
  admin: Page
}

/** How a real thing is found for an address with a name in it; a new screen of that kind needs a line here. */
const found: Record<string, (known: Known) => Promise<string>> = {
  '/enter/:role': async () => '/enter/nobody',
  '/decline/:token': async () => '/decline/bm9ib2R5QGRlbW8ub2tubw.not-signed-by-us',
  '/approve/:token': async ({ requester }) => {
    const { items } = await read<Items>(requester, '/api/demo/letters?to=client.lead@demo.okno&limit=100')
    for (const { id } of items.filter(letter => letter.purpose === 'notice')) {
      const { text } = await read<{ text: string }>(requester, `/api/demo/letters/${id}`)
      const link = /\/approve\/([\w-]+)/.exec(text)
      if (!link) continue
      const { decision } = await read<{ decision: string | null }>(
        requester,
        `/api/approval-links/${link[1]}`,
      )
      if (decision === null) return link[0]
    }
    throw new Error('no letter asks for an approval that is still waited for')
  },
  '/rate/:token': async ({ requester }) => {
    const { items } = await read<Items>(requester, '/api/demo/letters?limit=100')
    for (const { id } of items.filter(letter => letter.purpose === 'resolution')) {
      const { text } = await read<{ text: string }>(requester, `/api/demo/letters/${id}`)
      const link = /\/rate\/[\w-]+\?score=4/.exec(text)
      if (link) return link[0]
    }
    throw new Error('no letter asks for a rating')
  },
  '/confirm/:token': async ({ requester, admin }) => {
    const rule = { mailbox_id: null, new_matter_days: null, forwards_by_agents: null, agent_name: null }
    const handle = (unknown_senders: 'confirm' | null) =>
      admin.request.put('/api/mail/handling', { data: { ...rule, unknown_senders } })
    const from = 'unknown.sender@elsewhere.example'
    await handle('confirm')
    await call(requester, '/api/demo/letters', { from, subject: 'Вопрос', text: 'Здравствуйте.' })
    await handle(null)
    const asked = await vi.waitFor(async () => {
      const { items } = await read<Items>(requester, `/api/demo/letters?to=${from}`)
      if (!items[0]) throw new Error('nobody is asked to confirm')
      return read<{ text: string }>(requester, `/api/demo/letters/${items[0].id}`)
    }, patience_ms)
    return /\/confirm\/\S+/.exec(asked.text)![0]
  },
  '/services/:id': ({ requester }) => first(requester, '/api/services?limit=1', '/services'),
  '/requests/:id': ({ requester }) =>
    first(requester, '/api/requests?view=asked&status=resolved&limit=1', '/requests'),
  '/desk/requests/:id': ({ agent }) => first(agent, '/api/requests?view=mine&limit=1', '/desk/requests'),
  '/desk/people/:id': ({ agent }) => first(agent, '/api/people?limit=1', '/desk/people'),
  '/desk/low-marks/:id': ({ admin }) =>
    first(admin, '/api/ratings/follow-ups?state=closed&limit=1', '/desk/low-marks'),
  '/admin/mail-import/:id': async ({ admin }) => {
    const { items } = await read<Items>(admin, '/api/mailboxes')
    const letter =
      'From x Mon Feb  3 10:00:00 2020\nFrom: past@elsewhere.example\nSubject: Past\n\nLong ago.\n'
    const answer = await admin.request.post(`/api/mail-imports/upload?mailbox_id=${items[0]!.id}`, {
      multipart: { file: { name: 'past.mbox', mimeType: 'application/mbox', buffer: Buffer.from(letter) } },
    })
    const begun = (await answer.json()) as { id: string }
    return `/admin/mail-import/${begun.id}`
  },
  '/desk/quality/months/:id': async ({ admin }) => {
    const month = new Date(Date.now() - 45 * 24 * 3_600_000).toISOString().slice(0, 7)
    const { id } = await call<{ id: string }>(admin, '/api/quality-snapshots', { month }, 201)
    return `/desk/quality/months/${id}`
  },
  '/admin/roles/:id': ({ admin }) => first(admin, '/api/roles', '/admin/roles'),
  '/admin/people/:id': ({ admin }) => first(admin, '/api/people?limit=1', '/admin/people'),
  '/admin/people/import/:id': async ({ admin }) => {
    const list = 'name,email,client\nАнна Проверкина,anna.proverkina@demo.okno,\n,nobody@demo.okno,\n'
    const file = { name: 'люди.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }
    const answer = await admin.request.post('/api/people-imports', { multipart: { file } })
    if (!answer.ok()) throw new Error(await answer.text())
    return `/admin/people/import/${((await answer.json()) as { id: string }).id}`
  },
  '/admin/teams/:id': ({ admin }) => first(admin, '/api/teams?limit=1', '/admin/teams'),
  '/admin/clients/:id': ({ admin }) => first(admin, '/api/clients?limit=1', '/admin/clients'),
  '/admin/calendars/:id': ({ admin }) => first(admin, '/api/calendars?limit=1', '/admin/calendars'),
  '/admin/agreements/:id': async ({ admin }) => {
    const { items } = await read<Items>(admin, '/api/agreements?limit=1')
    const address = `/api/agreements/${items[0]!.id}/editions`
    const { editions } = await call<{ editions: { number: number }[] }>(admin, address, {}, 201)
    return `/admin/agreements/${items[0]!.id}?edition=${editions[0]!.number}`
  },
  '/desk/letters/:id': ({ admin }) => letter(admin, '/desk/letters'),
  '/admin/mail/letters/:id': ({ admin }) => letter(admin, '/admin/mail/letters'),
  '/admin/mailboxes/:id': ({ admin }) => first(admin, '/api/mailboxes', '/admin/mailboxes'),
  '/admin/letter-templates/:kind/:language': async () => '/admin/letter-templates/approval/ru',
}

/** States that an address alone does not show: dialogs, tabs, and what is found while typing. */
export const states: Record<Face, readonly string[]> = {
  open: ['/mailbox?write=1'],
  portal: ['/ask?q=справка', '/requests?status=closed'],
  desk: [
    '/desk/queue?view=all&q=справка',
    '/desk/queue?view=late&q=nothing+like+this',
    '/desk/ratings?by=agent',
    '/desk/ratings?list=1&kind=signature',
    '/desk/ratings?list=machines',
    '/desk/low-marks?state=closed',
    '/desk/objections?state=accepted',
    '/desk/obligations?dialog=upload',
    '/desk/obligations?state=overdue',
  ],
  admin: [
    '/admin/agreements?dialog=new',
    '/admin/agreements?q=nothing+like+this',
    '/admin/agreements/rotas?rota=new',
    '/admin/agreements/obligations?plan=new',
    '/admin/agreements/obligations?q=nothing+like+this',
    '/admin/teams?dialog=team',
    '/admin/clients?dialog=client',
    '/admin/calendars?dialog=new',
    '/admin/addresses?add=1',
    '/admin/addresses?q=nothing+like+this',
    '/admin/signing?dialog=again&domain=demo.okno',
  ],
}

interface Items {
  items: { id: string; purpose?: string }[]
}

async function first(page: Page, list: string, address: string): Promise<string> {
  const { items } = await read<Items>(page, list)
  if (!items[0]) throw new Error(`${list} is empty`)
  return `${address}/${items[0].id}`
}

const letter = (page: Page, address: string) => first(page, '/api/mail/intake?limit=1', address)

/** The real address for a declared one. */
export async function example(address: string, known: Known): Promise<string> {
  if (!address.includes('/:')) return address
  const find = found[address]
  if (!find) throw new Error(`e2e/examples.ts does not say what stands for ${address}`)
  return find(known)
}

/** Sees to it that there is a letter that asks for a rating. */
export async function askForRating({ requester, agent }: Known): Promise<void> {
  const text = 'Нужен пропуск для гостя на завтра.'
  const { number } = await call<{ number: string }>(requester, '/api/requests', { text }, 201)
  await call(agent, `/api/requests/${number}/resolve`, { text: 'Пропуск готов.' })
  await vi.waitFor(
    async () => {
      const { items } = await read<Items>(requester, '/api/demo/letters?limit=100')
      expect(items.some(letter => letter.purpose === 'resolution')).toBe(true)
    },
    { timeout: patience_ms, interval: 100 },
  )
}
