// Where archives of mail come from: uploads, the folder of the server, mail servers; and who may bring them.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { importArchive } from '../server/mail-import/by-command.ts'
import { conversation, mboxrd, writeMaildir } from './archives.ts'
import { startImportWorld } from './import-world.ts'
import { type MailServer, noMailServer, password, startMailServer } from './mail-server.ts'
import { window } from './mail-world.ts'

const world = await startImportWorld()
const { agent, begin, one, put, rows, start, state, workAll } = world
const admin = () => world.as('admin')
afterAll(() => world.close())
beforeEach(() => world.forget())

const upload = (name: string, bytes: Buffer, mailbox_id = world.mailbox_id) =>
  admin().inject({
    method: 'POST',
    url: `/api/mail-imports/upload?mailbox_id=${mailbox_id}`,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([
      Buffer.from(`--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
      bytes,
      Buffer.from('\r\n--x--\r\n'),
    ]),
  })

describe('archives come', () => {
  it('by upload, plain or compressed', async () => {
    const plain = await upload('plain.mbox', mboxrd(conversation(agent).slice(0, 3)))
    const packed = await upload('packed.mbox.gz', gzipSync(mboxrd(conversation(agent).slice(3))))
    expect([plain.statusCode, packed.statusCode]).toEqual([201, 201])
    await workAll()
    expect(await state(plain.json().id)).toMatchObject({ kind: 'mbox', name: 'plain.mbox', letters: 3 })
    expect(await state(packed.json().id)).toMatchObject({ letters: 1, conversations: 1 })
    await start(packed.json().id)
    await workAll()
    expect((await state(packed.json().id)).requests).toBe(1)
  })

  it('but not what is no mbox, empty, broken, or for a mailbox that is not there', async () => {
    const code = async (...args: Parameters<typeof upload>) => (await upload(...args)).json().type
    expect(await code('list.csv', Buffer.from('a;b'))).toBe('/problems/channels.not_an_mbox')
    expect(await code('broken.mbox.gz', Buffer.from('no gzip'))).toBe('/problems/channels.not_an_mbox')
    expect(await code('empty.mbox', Buffer.alloc(0))).toBe('/problems/kernel.empty_file')
    const letters = mboxrd(conversation(agent))
    expect(await code('x.mbox', letters, world.center.people.agent)).toBe(
      '/problems/channels.unknown_mailbox',
    )
    expect(await rows('select id from channels.mail_import')).toEqual([])
  })

  it('from the folder of the server: files, compressed ones, Maildirs, and nothing outside', async () => {
    await writeMaildir(path.join(world.folder, 'Maildir'), conversation(agent))
    await writeFile(path.join(world.folder, 'packed.mbox.gz'), gzipSync(mboxrd(conversation(agent))))
    const { items } = (await admin().get('/api/mail-archives')).body
    expect(items).toContainEqual({ path: 'Maildir', kind: 'maildir', size_bytes: null })
    const ids = [await begin('Maildir'), await begin('packed.mbox.gz')]
    await workAll()
    for (const id of ids)
      expect(await state(id)).toMatchObject({ state: 'looked', letters: 4, conversations: 2 })
    await start(ids[1]!)
    await workAll()
    expect(await state(ids[1]!)).toMatchObject({ state: 'done', imported: 4 })
    for (const wanted of ['../../etc/passwd', '/etc/passwd', 'nowhere', '.'])
      expect(
        (
          await admin().post('/api/mail-imports', {
            mailbox_id: world.mailbox_id,
            source: { kind: 'path', path: wanted },
          })
        ).body.type,
      ).toBe('/problems/channels.no_such_archive')
    const none = await admin().post('/api/mail-imports', {
      mailbox_id: world.mailbox_id,
      source: { kind: 'imap', folder: 'INBOX' },
    })
    expect(none.body.type).toBe('/problems/channels.no_mail_server')
  })

  it('only for those who manage channels', async () => {
    for (const who of ['agent', 'requester'] as const)
      expect((await world.as(who).get('/api/mail-imports')).status).toBe(403)
    expect((await world.as('nobody').get('/api/mail-archives')).status).toBe(401)
    const ids = [await begin(await put('p1.mbox', [])), await begin(await put('p2.mbox', []))]
    const first = (await admin().get('/api/mail-imports?limit=1')).body
    expect(first.items.length).toBe(1)
    const second = (await admin().get(`/api/mail-imports?limit=1&after=${first.next}`)).body
    expect([first.items[0].id, second.items[0].id].sort()).toEqual(ids.sort())
  })
})

if (noMailServer) console.warn(`skipped: ${noMailServer}`)
describe.skipIf(noMailServer)('a folder of a mail server', () => {
  let server: MailServer
  beforeAll(async () => {
    server = await startMailServer('window')
    const hands = await server.open()
    await hands.mailboxCreate('Archive')
    for (const letter of conversation(agent)) await hands.append('Archive', letter, [])
    hands.close()
  })
  afterAll(() => server.stop())
  const from = (secret: string, folder_name = 'Archive') =>
    admin().post('/api/mail-imports', {
      mailbox_id: world.mailbox_id,
      source: {
        kind: 'imap',
        folder: folder_name,
        server: {
          host: server.imap.host,
          port: server.imap.port,
          secure: false,
          user: server.imap.user,
          password: secret,
        },
      },
    })

  it('is brought in like a file, its letters left unread', async () => {
    const { body } = await from(password)
    await workAll()
    expect(await state(body.id)).toMatchObject({
      state: 'looked',
      kind: 'imap',
      letters: 4,
      conversations: 2,
    })
    await start(body.id)
    await workAll()
    expect(await state(body.id)).toMatchObject({ state: 'done', imported: 4, requests: 2 })
    const hands = await server.open()
    expect((await hands.status('Archive', { unseen: true })) as object).toMatchObject({ unseen: 4 })
    hands.close()
    expect((await one('select secret from channels.mail_import where id = $1', [body.id])).secret).toBeNull()
    expect(JSON.stringify(await state(body.id))).not.toContain(password)
  })

  it('says when the password is wrong or the folder is not there', async () => {
    const wrong = (await from('wrong')).body.id
    const nowhere = (await from(password, 'Nowhere')).body.id
    await workAll()
    expect((await state(wrong)).error).toMatch(/^login/)
    expect((await state(nowhere)).error).toMatch(/^server/)
  })
})

describe('the command line', () => {
  const run = (more: Partial<{ path: string; mailbox: string; dry: boolean }>) =>
    importArchive(world.okno, { path: '', mailbox: window, dry: false, ...more }, () => {})

  it('looks an archive of any folder through, and brings it in unless it is only to look', async () => {
    const file = path.join(world.folder, await put('command.mbox', conversation(agent)))
    expect(await run({ path: file, dry: true })).toMatchObject({ state: 'looked', letters: 4, requests: 0 })
    expect(await run({ path: file })).toMatchObject({
      state: 'done',
      imported: 4,
      requests: 2,
      began_by: null,
    })
    expect(await run({ path: file })).toMatchObject({ state: 'done', imported: 0, duplicates: 4 })
  })

  it('says what is not there', async () => {
    expect(await run({ path: path.join(world.folder, 'nowhere') })).toBe('no_archive')
    expect(await run({ path: world.folder, mailbox: 'nobody@window.test' })).toBe('no_mailbox')
  })
})
