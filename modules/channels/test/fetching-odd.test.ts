// Fetching where mail servers are poor or letters are odd: several folders, thousands waiting, servers without extensions,
// letters that vanish or cannot be taken in, what becomes of them afterwards, certificates.
import type { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Imap, Outgoing } from '../contract.ts'
import { checkServer } from '../server/imap/check.ts'
import { mailboxHealth } from '../server/imap/health.ts'
import { openServer } from '../server/imap/open.ts'
import { startFetching } from '../server/imap/supervise.ts'
import { takeNew } from '../server/imap/take-new.ts'
import { takingTurns } from '../server/imap/turns.ts'
import { seal } from '../server/sealing.ts'
import { ownCertificate } from '../server/smtp/own-certificate.ts'
import { type MailServer, noMailServer, password, startMailServer } from './mail-server.ts'
import { addMailbox, freePort, type MailWorld, startMailWorld } from './mail-world.ts'

if (noMailServer) console.warn(`skipped: ${noMailServer}`)

const letter = (id: string, more = '') =>
  `From: requester@test.okno\r\nTo: box@window.test\r\nSubject: ${id}\r\nMessage-ID: <${id}@client.test>\r\n${more}Date: Tue, 10 Mar 2026 09:58:00 +0300\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nТекст письма ${id}.\r\n`

describe.skipIf(noMailServer)('fetching from odd servers', () => {
  let world: MailWorld
  const servers: MailServer[] = []
  const open: ImapFlow[] = []

  beforeAll(async () => {
    world = await startMailWorld({ OKNO_FILE_LIMIT_MB: '1' })
  })
  afterAll(async () => {
    for (const hands of open) hands.close()
    await Promise.all(servers.map(server => server.stop()))
    await world.close()
  })

  let count = 0
  async function begin(options: Parameters<typeof startMailServer>[1], settings: Partial<Imap> = {}) {
    count += 1
    const server = await startMailServer(`user${count}`, options)
    servers.push(server)
    const hands = await server.open()
    open.push(hands)
    const imap: Imap = { ...server.imap, ...settings }
    const wanted = [...imap.folders, ...(imap.move_to ? [imap.move_to] : [])]
    for (const folder of wanted) if (folder !== 'INBOX') await hands.mailboxCreate(folder)
    const mailbox_id = await addMailbox(world, `odd${count}@window.test`, {
      imap: JSON.stringify(imap),
      enabled: false,
    })
    const put = (id: string, folder = imap.folders[0]!, more = '') =>
      hands.append(folder, letter(id, more), [])
    const take = async (folder = imap.folders[0]!, between?: (client: ImapFlow) => Promise<void>) => {
      const client = await openServer(imap, { pass: password })
      try {
        await between?.(client)
        return await takeNew(world.okno, { mailbox_id, imap, folder }, client)
      } finally {
        client.close()
      }
    }
    const left = async (folder = imap.folders[0]!) => {
      const status = await hands.status(folder, { messages: true })
      return status ? status.messages : null
    }
    const subjects = async (outcome = 'registered') => {
      const { rows } = await world.okno.pools.read.query(
        'select subject from channels.letter where mailbox_id = $1 and outcome = $2 order by at, id',
        [mailbox_id, outcome],
      )
      return rows.map(row => row.subject as string)
    }
    return { server, hands, imap, mailbox_id, put, take, left, subjects }
  }

  it('keeps its place in each folder, though their numbers are the same', async () => {
    const box = await begin({}, { folders: ['First', 'Second'] })
    await box.put('folder-1', 'First')
    await box.put('folder-2', 'Second')
    expect([await box.take('First'), await box.take('Second')]).toEqual([1, 1])
    expect([await box.take('First'), await box.take('Second')]).toEqual([0, 0])
    expect(await box.subjects()).toEqual(['folder-1', 'folder-2'])
  })

  it('leaves letters as they are when told so, and takes each in once', async () => {
    const box = await begin({}, { after: 'leave' })
    await box.put('left-1')
    expect(await box.take()).toBe(1)
    await world.okno.pools.write.query('delete from channels.folder where mailbox_id = $1', [box.mailbox_id])
    expect(await box.take()).toBe(0)
    await box.hands.mailboxOpen('Window')
    expect(await box.hands.search({ seen: false })).toHaveLength(1)
    await box.hands.mailboxClose()
  })

  it('deletes letters when told so', async () => {
    const box = await begin({}, { after: 'delete' })
    await box.put('deleted-1')
    await box.put('deleted-2')
    expect(await box.take()).toBe(2)
    expect(await box.left()).toBe(0)
  })

  it('moves on a server without MOVE and UIDPLUS, and takes away nobody else’s deleted letters', async () => {
    const poor = { capability: 'IMAP4rev1 SASL-IR LITERAL+' }
    const box = await begin(poor, { after: 'move', move_to: 'Done' })
    await box.put('poor-1')
    expect(await box.take()).toBe(1)
    expect([await box.left(), await box.left('Done')]).toEqual([0, 1])
    // Somebody else marked a letter, and may want it back.
    await box.hands.append('Window', letter('not-ours'), ['\\Deleted', '\\Seen'])
    await box.put('poor-2')
    expect(await box.take()).toBe(2)
    await box.hands.append('Window', letter('somebody-elses'), ['\\Deleted', '\\Seen'])
    expect(await box.subjects()).toEqual(expect.arrayContaining(['poor-1', 'poor-2']))
    expect(await box.left('Done')).toBe(3)
  })

  it('takes in hundreds of waiting letters in batches, in their order, and tells how many are left', async () => {
    const box = await begin({})
    const ids = Array.from({ length: 130 }, (_, index) => `many-${String(index).padStart(3, '0')}`)
    for (const id of ids) await box.put(id)
    let seen: number[] = []
    const watching = async () => {
      const [health] = (await mailboxHealth({ db: world.okno.readDb })).filter(
        one => one.id === box.mailbox_id,
      )
      if (health && health.waiting > 0) {
        expect(health.waiting_since).not.toBeNull()
        seen.push(health.waiting)
      }
    }
    const client = await openServer(box.imap, { pass: password })
    await takeNew(
      world.okno,
      { mailbox_id: box.mailbox_id, imap: box.imap, folder: 'Window' },
      client,
      async work => {
        await watching()
        return work()
      },
    )
    client.close()
    expect(await box.subjects()).toEqual(ids)
    seen = [...new Set(seen)]
    expect(seen.length).toBeGreaterThan(3)
    expect(seen).toEqual(seen.toSorted((a, b) => b - a))
  })

  it('goes on past letters that were deleted while they were fetched', async () => {
    const box = await begin({})
    for (const id of ['gone-1', 'gone-2', 'gone-3']) await box.put(id)
    await box.take('Window', async client => {
      const fetchAll = client.fetchAll.bind(client)
      client.fetchAll = (async (...told: Parameters<typeof fetchAll>) => {
        const found = await fetchAll(...told)
        await box.hands.mailboxOpen('Window')
        await box.hands.messageDelete('2', {})
        await box.hands.mailboxClose()
        return found
      }) as typeof client.fetchAll
    })
    expect(await box.subjects()).toEqual(['gone-1', 'gone-3'])
  })

  it('sets a letter aside that the server will not give, after three attempts, and takes in those behind it', async () => {
    const box = await begin({}, { after: 'delete' })
    for (const id of ['bad-1', 'bad-2', 'bad-3']) await box.put(id)
    // Exchange answers NO for items that it cannot convert.
    const stubborn = async (client: ImapFlow) => {
      const fetch = client.fetch.bind(client)
      client.fetch = async function* (range, query, options) {
        if (query.source && ['2', '1:3', '2:3'].includes(String(range)))
          throw Object.assign(new Error('Command failed'), {
            responseText: 'The message cannot be converted',
          })
        yield* fetch(range, query, options)
      } as typeof client.fetch
    }
    await expect(box.take('Window', stubborn)).rejects.toMatchObject({ step: 'fetch', fault: 'not_fetched' })
    await expect(box.take('Window', stubborn)).rejects.toMatchObject({ step: 'fetch' })
    await box.take('Window', stubborn)
    expect(await box.subjects()).toEqual(['bad-1', 'bad-3'])
    expect(await box.subjects('held')).toEqual(['bad-2'])
    const { body } = await world.as('admin').get(`/api/mail/intake?outcome=held&mailbox_id=${box.mailbox_id}`)
    expect(body.items[0].reason).toContain('set_aside')
    // What is not in Okno stays on the mail server, also when the folder is looked through once more from its start.
    expect(await box.left()).toBe(1)
    await world.okno.pools.write.query('delete from channels.folder where mailbox_id = $1', [box.mailbox_id])
    expect(await box.take('Window', stubborn)).toBe(0)
    expect(await box.left()).toBe(1)
    expect(await box.take('Window', stubborn)).toBe(0)
    // What is known of it is kept, and an administrator may have it fetched once more.
    const [aside] = body.items
    expect(aside).toMatchObject({ has_original: false, on_server: { folder: 'Window', uid: 2 } })
    expect(aside.on_server.size_bytes).toBe(Buffer.byteLength(letter('bad-2')))
    const again = () => world.as('admin').post(`/api/mail/intake/${aside.id}/again`, {})
    expect(await again()).toMatchObject({ status: 409, body: { type: '/problems/channels.not_given' } })
    const { body: explained } = await world.as('admin').get(`/api/letters/${aside.id}`)
    expect(explained.reason).toMatch(/^set_aside: wrong_login/)
    expect(explained.may).toMatchObject({ fetch_again: true, take_again: false })
    await world.okno.pools.write.query('update channels.mailbox set imap_password = $2 where id = $1', [
      box.mailbox_id,
      seal(password, box.mailbox_id, world.okno.config.OKNO_SECRET),
    ])
    expect((await again()).body).toMatchObject({ outcome: 'registered' })
    expect(await box.subjects()).toEqual(['bad-1', 'bad-3', 'bad-2'])
    expect(await box.left()).toBe(0)
  })

  it('says that a letter set aside is gone from its server, and keeps what is known of it', async () => {
    const box = await begin({})
    await box.put('gone-4')
    const { rows } = await world.okno.pools.write.query(
      `insert into channels.letter (id, direction, purpose, mailbox_id, folder, uid_validity, uid, outcome, reason, at)
       select gen_random_uuid(), 'in', 'inbound', $1, 'Window', $2, 77, 'held', 'set_aside: not_fetched', now() returning id`,
      [
        box.mailbox_id,
        (
          (await box.hands.status('Window', { uidValidity: true })) as { uidValidity: bigint }
        ).uidValidity.toString(),
      ],
    )
    await world.okno.pools.write.query('update channels.mailbox set imap_password = $2 where id = $1', [
      box.mailbox_id,
      seal(password, box.mailbox_id, world.okno.config.OKNO_SECRET),
    ])
    const answer = await world.as('admin').post(`/api/mail/intake/${rows[0].id}/again`, {})
    expect(answer).toMatchObject({ status: 409, body: { type: '/problems/channels.letter_gone' } })
    expect((await world.as('admin').get(`/api/letters/${rows[0].id}`)).body.outcome).toBe('held')
  })

  it('makes one message of a letter that came to two mailboxes, and shows both', async () => {
    const one = await begin({})
    const two = await begin({})
    await one.put('both-1')
    await two.put('both-1')
    await one.take()
    await two.take()
    const { rows } = await world.okno.pools.read.query(
      `select outcome, also_to, request_id from channels.letter where header_id = 'both-1@client.test' order by at, id`,
    )
    expect(rows.map(row => row.outcome)).toEqual(['registered', 'duplicate'])
    const { body } = await world.as('agent').get(`/api/requests/${rows[0].request_id}/letters`)
    const { items } = (await world.as('admin').get('/api/mailboxes')).body
    const second = items.find((box: { id: string }) => box.id === two.mailbox_id)
    expect(body.items[0].also_to).toEqual([second.address])
  })

  it('comes back by itself after the mail server was away, also to one that cannot call, and takes each letter in once', async () => {
    const box = await begin({ capability: 'IMAP4rev1 SASL-IR LITERAL+ UIDPLUS' })
    await world.okno.pools.write.query(
      'update channels.mailbox set enabled = true, imap_password = $2 where id = $1',
      [box.mailbox_id, seal(password, box.mailbox_id, world.okno.config.OKNO_SECRET)],
    )
    await box.put('away-1')
    const stop = await startFetching(world.okno)
    await expect.poll(box.subjects, { timeout: 30_000 }).toEqual(['away-1'])
    await box.server.restart()
    const hands = await box.server.open()
    open.push(hands)
    await hands.append('Window', letter('away-2'), [])
    await expect.poll(box.subjects, { timeout: 60_000 }).toEqual(['away-1', 'away-2'])
    const health = async () =>
      (await mailboxHealth({ db: world.okno.readDb })).find(one => one.id === box.mailbox_id)
    await expect.poll(health, { timeout: 30_000 }).toMatchObject({ failed_step: null, waiting: 0 })
    await stop()
  }, 150_000)

  it('gives every mailbox its turn while another has many letters', async () => {
    const inTurn = takingTurns(1)
    const order: string[] = []
    const work = async (name: string, times: number) => {
      for (let at = 0; at < times; at += 1)
        await inTurn(async () => {
          order.push(name)
          await Promise.resolve()
        })
    }
    await Promise.all([work('large', 6), work('small', 2)])
    expect(order.indexOf('small')).toBeLessThan(2)
    expect(order.lastIndexOf('small')).toBeLessThan(5)
  })

  it('takes the certificate that an administrator trusts, and no other', async () => {
    const now = new Date()
    const tls = ownCertificate(world.okno.config.OKNO_DATA, 'mail.test', now)
    const box = await begin({ tls })
    const imap = { ...box.imap, host: '127.0.0.1', port: box.server.tls_port, secure: true }
    const [refused] = await checkServer(imap, { pass: password })
    expect(refused).toMatchObject({ step: 'connect', ok: false, fault: 'certificate_unknown' })
    expect(refused!.certificate!.subject).toContain('mail.test')
    const trusting = { ...imap, certificate: refused!.certificate!.pem }
    expect((await checkServer(trusting, { pass: password })).every(step => step.ok)).toBe(true)
    const other = ownCertificate(`${world.okno.config.OKNO_DATA}/other`, 'mail.test', now)
    expect(
      (await checkServer({ ...imap, certificate: other.cert }, { pass: password })).at(-1),
    ).toMatchObject({
      step: 'connect',
      ok: false,
      fault: expect.stringMatching(/^certificate_/),
    })
  })

  it('says in a word what is wrong with the address of a server', async () => {
    const box = await begin({})
    const fault = async (some: Partial<Imap>) =>
      (await checkServer({ ...box.imap, ...some }, { pass: password })).at(-1)?.fault
    expect(await fault({ port: await freePort() })).toBe('nobody_listens')
    expect(await fault({ host: 'no-such-server.invalid' })).toBe('unknown_host')
    expect(await fault({ secure: true })).toBe('no_tls_there')
    expect(await fault({ folders: ['Nowhere'] })).toBe('no_folder')
  })

  it('says in a word what is wrong with an account for sending', async () => {
    const tls = ownCertificate(world.okno.config.OKNO_DATA, 'mail.test', new Date())
    const box = await begin({ tls })
    const send = async (some: Partial<Outgoing>) => {
      const outgoing = { host: '127.0.0.1', port: world.relay.port, secure: false, sign_in: 'none', ...some }
      const { body } = await world
        .as('admin')
        .post('/api/mailboxes/check', { address: 'a@window.test', outgoing })
      return body.steps.at(-1)
    }
    expect(await send({})).toMatchObject({ step: 'send', ok: true })
    expect(await send({ port: await freePort() })).toMatchObject({ ok: false, fault: 'nobody_listens' })
    expect(await send({ host: 'no-such-server.invalid' })).toMatchObject({ ok: false, fault: 'unknown_host' })
    expect(await send({ secure: true })).toMatchObject({ ok: false, fault: 'no_tls_there' })
    const unknown = await send({ port: box.server.tls_port, secure: true })
    expect(unknown).toMatchObject({ ok: false, fault: 'certificate_unknown' })
    expect(unknown.certificate.subject).toContain('mail.test')
  })

  it('sends a test letter where it is asked to', async () => {
    const { body } = await world.as('admin').post('/api/mailboxes/check', {
      address: 'box@window.test',
      letter_to: 'me@test.okno',
    })
    expect(body.steps).toMatchObject([{ step: 'send', ok: true, said: expect.stringContaining('250') }])
    expect(world.relay.received.at(-1)).toMatchObject({ from: 'box@window.test', to: ['me@test.okno'] })
  })
})
