// Fetching from a real mail server: once each, whatever happens to the connection, the numbers or the process.
import type { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Imap } from '../contract.ts'
import { checkServer } from '../server/imap/check.ts'
import { openServer } from '../server/imap/open.ts'
import { startFetching } from '../server/imap/supervise.ts'
import { takeNew } from '../server/imap/take-new.ts'
import { seal } from '../server/sealing.ts'
import { type MailServer, noMailServer, password, startMailServer } from './mail-server.ts'
import { addMailbox, freePort, type MailWorld, startMailWorld } from './mail-world.ts'

if (noMailServer) console.warn(`skipped: ${noMailServer}`)

describe.skipIf(noMailServer)('fetching by IMAP', () => {
  let world: MailWorld
  let server: MailServer
  let hands: ImapFlow
  let imap: Imap
  let mailbox_id: string
  let boxes = 0

  beforeAll(async () => {
    world = await startMailWorld({ OKNO_FILE_LIMIT_MB: '1' })
    server = await startMailServer('window')
    hands = await server.open()
  })
  afterAll(async () => {
    hands.close()
    await server.stop()
    await world.close()
  })
  beforeEach(async () => {
    boxes += 1
    imap = { ...server.imap, folders: [`Window${boxes}`] }
    await hands.mailboxCreate(folder())
    mailbox_id = await addMailbox(world, `box${boxes}@window.test`, {
      imap: JSON.stringify(imap),
      enabled: false,
    })
  })

  const folder = () => imap.folders[0]!
  const login = { pass: password }
  const letter = (id: string, body = 'Текст письма.') =>
    `From: requester@test.okno\r\nTo: box@window.test\r\nSubject: ${id}\r\nMessage-ID: <${id}@client.test>\r\nDate: Tue, 10 Mar 2026 09:58:00 +0300\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`
  const put = (id: string, flags: string[] = []) => hands.append(folder(), letter(id), flags)
  const take = async () => {
    const client = await openServer(imap, login)
    try {
      return await takeNew(world.okno, { mailbox_id, imap, folder: folder() }, client)
    } finally {
      client.close()
    }
  }
  const subjects = async () => {
    const { rows } = await world.okno.pools.read.query(
      `select subject from channels.letter where mailbox_id = $1 and outcome = 'registered' order by at, id`,
      [mailbox_id],
    )
    return rows.map(row => row.subject)
  }
  const unread = async () => {
    await hands.mailboxOpen(folder())
    return hands.search({ seen: false })
  }

  it('takes in what is unread at first and everything new after that, marked as read', async () => {
    await put(`old-${boxes}`, ['\\Seen'])
    await put(`unread-${boxes}`)
    expect(await take()).toBe(1)
    await put(`read-elsewhere-${boxes}`, ['\\Seen'])
    await put(`new-${boxes}`)
    expect(await take()).toBe(2)
    expect(await take()).toBe(0)
    expect(await subjects()).toEqual([`unread-${boxes}`, `read-elsewhere-${boxes}`, `new-${boxes}`])
    expect(await unread()).toEqual([])
  })

  it('registers once when the process died before it could mark the letter or keep its place', async () => {
    await put(`marked-${boxes}`)
    await take()
    await world.okno.pools.write.query('delete from channels.folder where mailbox_id = $1', [mailbox_id])
    await hands.mailboxOpen(folder())
    await hands.messageFlagsRemove('1:*', ['\\Seen'])
    await hands.mailboxClose()
    // Known by its number, it is only marked again.
    expect(await take()).toBe(0)
    expect(await unread()).toEqual([])
    expect(await subjects()).toEqual([`marked-${boxes}`])
    const { rows } = await world.okno.pools.read.query(
      'select count(*)::int as count from channels.letter where mailbox_id = $1',
      [mailbox_id],
    )
    expect(rows[0].count).toBe(1)
  })

  it('knows the letters again when the numbers of the folder begin anew', async () => {
    await put(`before-${boxes}`)
    await take()
    await world.okno.pools.write.query('update channels.folder set looked_at = now() where mailbox_id = $1', [
      mailbox_id,
    ])
    await hands.mailboxDelete(folder())
    await hands.mailboxCreate(folder())
    await put(`before-${boxes}`, ['\\Seen'])
    await put(`after-${boxes}`)
    expect(await take()).toBe(2)
    expect(await subjects()).toEqual([`before-${boxes}`, `after-${boxes}`])
  })

  it('moves what it has taken when a folder is named for it', async () => {
    imap = { ...imap, after: 'move', move_to: `Done${boxes}` }
    await hands.mailboxCreate(imap.move_to!)
    await put(`moved-${boxes}`)
    await take()
    expect(await hands.status(folder(), { messages: true })).toMatchObject({ messages: 0 })
    expect(await hands.status(imap.move_to!, { messages: true })).toMatchObject({ messages: 1 })
  })

  it('registers a letter over the limit by its head', async () => {
    await hands.append(folder(), letter(`huge-${boxes}`, 'x'.repeat(1_500_000)), [])
    await take()
    expect(await subjects()).toEqual([`huge-${boxes}`])
    expect((await world.intake()).at(-1)!.reason).toBe('problem: too_large')
  })

  it('fetches by itself, in one process of two, and tells when the password is wrong', async () => {
    await world.okno.pools.write.query(
      'update channels.mailbox set enabled = true, imap_password = $2 where id = $1',
      [mailbox_id, seal(password, mailbox_id, world.okno.config.OKNO_SECRET)],
    )
    const stops = await Promise.all([startFetching(world.okno), startFetching(world.okno)])
    await put(`called-${boxes}`)
    await expect.poll(subjects, { timeout: 20_000 }).toEqual([`called-${boxes}`])
    await put(`called-again-${boxes}`)
    await expect.poll(subjects, { timeout: 20_000 }).toHaveLength(2)
    const health = async () =>
      (
        await world.okno.pools.read.query(
          'select last_error, failed_step, last_poll_at is not null as polled from channels.mailbox where id = $1',
          [mailbox_id],
        )
      ).rows[0]
    await expect.poll(health).toMatchObject({ last_error: null, polled: true })
    await world.okno.pools.write.query('update channels.mailbox set imap_password = $2 where id = $1', [
      mailbox_id,
      seal('wrong', mailbox_id, world.okno.config.OKNO_SECRET),
    ])
    await expect.poll(health, { timeout: 20_000 }).toMatchObject({ failed_step: 'login' })
    const forget = 'imap_password = null, failed_step = null, last_error = null, failing_since = null'
    await world.okno.pools.write.query(`update channels.mailbox set ${forget} where id = $1`, [mailbox_id])
    await expect.poll(health, { timeout: 20_000 }).toMatchObject({ failed_step: 'login' })
    await Promise.all(stops.map(stop => stop()))
  })

  it('names the step that fails', async () => {
    expect((await checkServer(imap, login)).map(({ step, ok }) => [step, ok])).toEqual([
      ['connect', true],
      ['login', true],
      ['folder', true],
      ['fetch', true],
    ])
    expect((await checkServer(imap, { pass: 'wrong' })).at(-1)).toMatchObject({ step: 'login', ok: false })
    expect((await checkServer({ ...imap, folders: ['Nowhere'] }, login)).at(-1)).toMatchObject({
      step: 'folder',
      ok: false,
    })
    const closed = { ...imap, port: await freePort() }
    expect((await checkServer(closed, login)).at(-1)).toMatchObject({ step: 'connect', ok: false })
  })
})
