// What administrators and agents see of mail, what others do not, and the demo mailbox.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MailWorld, startMailWorld, window } from './mail-world.ts'

describe('mail in a real centre', () => {
  let world: MailWorld
  beforeAll(async () => {
    world = await startMailWorld()
  })
  afterAll(() => world.close())

  it('shows the letters of a request to those who work on it, and to nobody else', async () => {
    await world.write({ from: 'requester@test.okno', subject: 'Кто видит?', text: 'Письма.' })
    await world.work()
    const [request] = await world.requests()
    const path = `/api/requests/${request!.number}/letters`
    const { body } = await world.as('agent').get(path)
    expect(body.items).toMatchObject([
      {
        direction: 'in',
        outcome: 'registered',
        state: null,
        has_original: true,
        message_id: expect.any(String),
      },
      { direction: 'out', purpose: 'receipt', state: 'sent', has_original: false },
    ])
    expect((await world.as('requester').get(path)).status).toBe(403)
    expect((await world.as('specialist').get(path)).status).toBe(404)
    expect((await world.as('nobody').get(path)).status).toBe(401)
  })

  it('logs everything received page by page, with the original byte for byte', async () => {
    const raw = `From: requester@test.okno\r\nTo: ${window}\r\nMessage-ID: <raw@client.test>\r\n\r\nкак есть\r\n`
    await world.writeRaw(raw)
    await world.writeRaw(raw)
    const first = await world.as('admin').get('/api/mail/intake?limit=2')
    expect(first.body.items).toMatchObject([
      { outcome: 'duplicate', has_original: false, mailbox: { address: window } },
      {
        outcome: 'registered',
        from_address: 'requester@test.okno',
        request: { number: expect.stringMatching(/^R-/) },
      },
    ])
    const rest = await world.as('admin').get(`/api/mail/intake?limit=2&after=${first.body.next}`)
    expect(rest.body).toMatchObject({ next: null, items: [{ subject: 'Кто видит?' }] })
    const filtered = await world.as('admin').get('/api/mail/intake?outcome=duplicate')
    expect(filtered.body.items).toHaveLength(1)
    const original = await world.as('admin').inject({
      method: 'GET',
      url: `/api/mail/intake/${first.body.items[1].id}/original`,
    })
    expect(original.body).toContain('как есть')
    expect(original.headers['content-disposition']).toMatch(/^attachment/)
    const none = await world.as('admin').get(`/api/mail/intake/${first.body.items[0].id}/original`)
    expect(none.body.type).toBe('/problems/channels.no_original')
    expect((await world.as('agent').get('/api/mail/intake')).status).toBe(403)
    expect((await world.as('agent').get(`/api/mail/intake/${first.body.items[1].id}/original`)).status).toBe(
      403,
    )
  })

  it('keeps mailboxes, their passwords sealed and never shown', async () => {
    const fields = {
      address: 'HR@Window.test',
      name: { ru: 'Кадры', en: 'HR' },
      team_id: world.center.teams.payroll,
      language: 'en',
      imap: {
        host: '127.0.0.1',
        port: 993,
        secure: true,
        user: 'hr',
        folders: ['INBOX', 'Forms'],
        after: 'move',
        move_to: 'Done',
      },
      imap_password: 'пароль в открытом виде',
    }
    const admin = world.as('admin')
    const added = await admin.post('/api/mailboxes', fields)
    expect(added.status).toBe(201)
    expect(added.body).toMatchObject({
      address: 'hr@window.test',
      has_password: true,
      is_default: false,
      enabled: true,
    })
    expect(JSON.stringify(added.body)).not.toContain('пароль')
    const { rows } = await world.okno.pools.read.query(
      'select imap_password from channels.mailbox where id = $1',
      [added.body.id],
    )
    expect(rows[0].imap_password).toMatch(/^v1\./)
    expect(rows[0].imap_password).not.toContain('пароль')
    expect((await admin.post('/api/mailboxes', fields)).body.type).toBe('/problems/channels.mailbox_taken')
    const edited = await admin.patch(`/api/mailboxes/${added.body.id}`, {
      enabled: false,
      imap_password: null,
    })
    expect(edited.body).toMatchObject({ enabled: false, has_password: false, imap: fields.imap })
    await expect(
      world.write({ from: 'requester@test.okno', to: 'hr@window.test', text: 'x' }),
    ).rejects.toMatchObject({
      responseCode: 550,
    })
    expect((await admin.del(`/api/mailboxes/${added.body.id}`)).status).toBe(200)
    expect((await admin.del(`/api/mailboxes/${world.mailbox_id}`)).body.type).toBe(
      '/problems/channels.mailbox_in_use',
    )
    expect((await admin.post('/api/mailboxes', { ...fields, team_id: crypto.randomUUID() })).body.type).toBe(
      '/problems/channels.unknown_team',
    )
    const broken = { ...fields, address: 'x@window.test', imap: { ...fields.imap, certificate: 'none' } }
    expect((await admin.post('/api/mailboxes', broken)).body.type).toBe(
      '/problems/channels.not_a_certificate',
    )
    const lost = { ...fields, address: 'y@window.test', imap: { ...fields.imap, move_to: null } }
    expect((await admin.post('/api/mailboxes', lost)).body.errors).toMatchObject([{ path: 'imap.move_to' }])
    expect((await world.as('agent').get('/api/mailboxes')).status).toBe(403)
  })

  it('moves the default from one mailbox to another', async () => {
    const admin = world.as('admin')
    const { body } = await admin.post('/api/mailboxes', {
      address: 'new@window.test',
      name: { ru: 'Новый' },
      team_id: world.center.teams.window,
      language: 'ru',
      is_default: true,
    })
    const { items } = (await admin.get('/api/mailboxes')).body
    expect(items.filter((box: { is_default: boolean }) => box.is_default)).toMatchObject([{ id: body.id }])
    await admin.patch(`/api/mailboxes/${world.mailbox_id}`, { is_default: true })
  })

  it('has no demo mailbox', async () => {
    expect((await world.as('admin').get('/api/demo/letters')).status).toBe(404)
    const written = await world.as('admin').post('/api/demo/letters', {
      from: 'requester@test.okno',
      subject: 's',
      text: 't',
    })
    expect(written.status).toBe(404)
  })
})

describe('the demo mailbox', () => {
  let world: MailWorld
  beforeAll(async () => {
    world = await startMailWorld({ OKNO_DEMO: 'on', OKNO_MAIL_RELAY: '' })
  })
  afterAll(() => world.close())

  it('keeps what Okno sends and lets anybody write and answer, by real SMTP', async () => {
    const nobody = world.as('nobody')
    const written = await nobody.post('/api/demo/letters', {
      from: 'requester@test.okno',
      subject: 'Отпуск',
      text: 'Сколько дней осталось?',
    })
    expect(written.body.said).toContain('registered')
    await world.work()
    const { items } = (await nobody.get('/api/demo/letters?to=requester@test.okno')).body
    expect(items).toMatchObject([{ state: 'kept', purpose: 'receipt', from: { address: window } }])
    const letter = (await nobody.get(`/api/demo/letters/${items[0].id}`)).body
    expect(letter.html).toContain('<a href="http://window.test/requests/R-')
    const answered = await nobody.post(`/api/demo/letters/${items[0].id}/reply`, { text: 'И ещё вопрос.' })
    expect(answered.body.said).toContain('joined')
    const [request] = await world.requests()
    const { body } = await world.as('agent').get(`/api/requests/${request!.id}/messages`)
    expect(body.items.map((one: { text: string }) => one.text)).toEqual([
      'Сколько дней осталось?',
      'И ещё вопрос.',
    ])
    expect((await nobody.get(`/api/demo/letters/${request!.id}`)).status).toBe(404)
  })

  it('says what the window said when it does not take a letter', async () => {
    const refused = await world.as('nobody').post('/api/demo/letters', {
      from: 'requester@test.okno',
      to: 'nobody@window.test',
      subject: 's',
      text: 't',
    })
    expect(refused.body).toMatchObject({ type: '/problems/channels.not_accepted', status: 422 })
  })
})
