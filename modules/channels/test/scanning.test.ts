// Files are scanned before anybody can have them; what is found is kept visibly; when the scanner is away nothing is lost.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { makeScanner, noScanner, type Scanner, testPattern } from '#kernel/test/clamd-server.ts'
import { addMailbox, freePort, startRelay, window } from './mail-world.ts'

if (noScanner) console.warn(`skipped: ${noScanner}`)

async function upload(okno: Testing, who: Who, content: string | Buffer, name: string) {
  const form = new FormData()
  form.append('file', new File([Uint8Array.from(Buffer.from(content))], name, { type: 'text/plain' }))
  const packed = new Response(form)
  const given = await okno.as(who).inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': packed.headers.get('content-type')! },
    payload: Buffer.from(await packed.arrayBuffer()),
  })
  return given.json()
}

describe('without a scanner', () => {
  it('files can be downloaded at once', async () => {
    const okno = await startOkno()
    const { id } = await upload(okno, 'requester', testPattern, 'letter.txt')
    expect((await okno.as('requester').get(`/api/files/${id}`)).status).toBe(200)
    await okno.runPeriodic('scan_files')
    expect((await okno.as('requester').get(`/api/files/${id}`)).status).toBe(200)
    await okno.close()
  })
})

describe.skipIf(noScanner)('with a scanner', () => {
  let okno: Testing
  let scanner: Scanner
  let relay: Awaited<ReturnType<typeof startRelay>>

  beforeAll(async () => {
    scanner = await makeScanner()
    await scanner.start()
    relay = await startRelay()
    okno = await startOkno({
      environment: {
        OKNO_CLAMD: scanner.address,
        OKNO_MAIL_RELAY: `smtp://127.0.0.1:${relay.port}`,
        OKNO_SMTP_PORT: String(await freePort()),
      },
    })
    await addMailbox(okno, window)
  })
  afterAll(async () => {
    await okno.close()
    await relay.stop()
    await scanner.close()
  })

  const scan = () => okno.runPeriodic('scan_files')
  const download = (id: string, who: Who = 'requester') => okno.as(who).get(`/api/files/${id}`)
  const ask = async (text: string, files: string[]) =>
    (await okno.as('requester').post('/api/requests', { text, attachments: files })).body
  const attachments = async (id: string) => {
    const { body } = await okno.as('agent').get(`/api/requests/${id}/messages`)
    return body.items.flatMap((message: { attachments: unknown[] }) => message.attachments)
  }

  it('gives a file out only after the scan', async () => {
    const file = await upload(okno, 'requester', 'Справка о доходах', 'income.txt')
    const waiting = await download(file.id)
    expect([waiting.status, waiting.body.type]).toEqual([409, '/problems/kernel.file_waits'])
    await scan()
    expect(await download(file.id)).toMatchObject({ status: 200, body: 'Справка о доходах' })
  })

  it('keeps what is infected from everybody, with the name of what was found', async () => {
    const file = await upload(okno, 'requester', testPattern, 'invoice.txt')
    const request = await ask('Счёт во вложении', [file.id])
    await scan()
    const barred = await download(file.id)
    expect([barred.status, barred.body.type]).toEqual([409, '/problems/kernel.file_infected'])
    expect(barred.body.detail ?? barred.body.title).toContain('Okno-Test-Pattern')
    expect((await download(file.id, 'agent')).status).toBe(409)
    expect(await attachments(request.id)).toEqual([
      expect.objectContaining({
        name: 'invoice.txt',
        held: { state: 'infected', signature: 'Okno-Test-Pattern.UNOFFICIAL' },
      }),
    ])
    const { rows } = await okno.okno.pools.read.query(
      `select payload from kernel.event where name = 'kernel.file_quarantined'`,
    )
    expect(rows).toEqual([{ payload: expect.objectContaining({ name: 'invoice.txt' }) }])
  })

  it('takes the same content for infected at once when it comes again', async () => {
    const again = await upload(okno, 'agent', testPattern, 'other-name.txt')
    expect((await download(again.id, 'agent')).body.type).toBe('/problems/kernel.file_infected')
  })

  it('does not send what it would not give out', async () => {
    const file = await upload(okno, 'agent', `${testPattern}\n`, 'answer.txt')
    const request = await ask('Пришлите образец', [])
    await okno
      .as('agent')
      .post(`/api/requests/${request.id}/messages`, { text: 'Вот он.', attachments: [file.id] })
    await okno.work()
    const answer = async () =>
      (await okno.as('agent').get(`/api/requests/${request.id}/letters`)).body.items.at(-1)
    expect(await answer()).toMatchObject({ state: 'waiting', reason: 'not_scanned: answer.txt' })
    await scan()
    okno.setNow('2026-03-10T08:00:00Z')
    await okno.work()
    expect(await answer()).toMatchObject({ state: 'failed' })
    expect((await answer()).reason).toMatch(/^quarantine: answer.txt, Okno-Test-Pattern/)
    expect(relay.received).toEqual([])
  })

  it('lists quarantine for administrators, who release with a reason, once', async () => {
    const admin = okno.as('admin')
    expect((await okno.as('agent').get('/api/files/quarantine')).status).toBe(403)
    const first = (await admin.get('/api/files/quarantine?limit=1')).body
    const second = (await admin.get(`/api/files/quarantine?limit=1&after=${first.next}`)).body
    expect(second.next).toBeNull()
    const found = [...first.items, ...second.items]
    const invoice = found.find(one => one.files.some((file: { name: string }) => file.name === 'invoice.txt'))
    const names = invoice.files.map((file: { name: string }) => file.name)
    expect(names).toEqual(['invoice.txt', 'other-name.txt'])
    const release = (why: string, who: Who = 'admin') =>
      okno.as(who).post(`/api/files/quarantine/${invoice.sha256}/release`, { why })
    expect((await release('', 'admin')).status).toBe(400)
    expect((await release('Проверено', 'agent')).status).toBe(403)
    expect((await release('Это образец для проверки.')).status).toBe(200)
    expect((await release('Ещё раз')).body.type).toBe('/problems/kernel.not_quarantined')
    expect((await download(invoice.files[0].id)).status).toBe(200)
    const { rows } = await okno.okno.pools.read.query(
      `select payload from kernel.event where name = 'kernel.file_released'`,
    )
    expect(rows[0].payload.why).toBe('Это образец для проверки.')
  })

  it('says that a file is too large for the scanner, and keeps it', async () => {
    const file = await upload(okno, 'requester', Buffer.alloc(3 * 1024 * 1024, 'a'), 'large.txt')
    // The scanner closes while it is still written to: its words may get lost, and it is asked again.
    for (const minute of [10, 11, 12, 13, 14]) {
      okno.setNow(`2026-03-10T08:${minute}:00Z`)
      await scan()
    }
    expect((await download(file.id)).body.type).toBe('/problems/kernel.file_unscannable')
  })

  it('keeps files waiting while the scanner is away, says so, and scans them when it is back', async () => {
    await scanner.stop()
    const file = await upload(okno, 'requester', 'Письмо без антивируса', 'away.txt')
    await scan()
    expect((await download(file.id)).body.type).toBe('/problems/kernel.file_waits')
    const { scanner: figures } = (await okno.as('admin').get('/api/mail/health')).body
    expect(figures).toMatchObject({ configured: true, waiting: 1, infected: 1, unscannable: 1 })
    expect(figures.said).toMatch(/ENOENT|ECONNREFUSED/)
    okno.setNow('2026-03-10T08:40:00Z')
    await scan()
    await okno.runPeriodic('watch_mail')
    const { body } = await okno.as('agent').get('/api/mail/alerts')
    expect(body.items).toEqual([expect.objectContaining({ kind: 'scanner', mailbox: null })])
    await scanner.start()
    okno.setNow('2026-03-10T08:45:00Z')
    await scan()
    await okno.runPeriodic('watch_mail')
    expect((await download(file.id)).status).toBe(200)
    expect((await okno.as('agent').get('/api/mail/alerts')).body.items).toEqual([])
  })

  it('gives out with headers that let nothing run', async () => {
    const page = await upload(okno, 'requester', '<html><script>alert(1)</script></html>', 'page.html')
    await scan()
    expect((await download(page.id)).headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(/^attachment;/),
    })
  })
})
