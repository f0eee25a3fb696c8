// Whether senders are proven: checked against a real DNS server, read in the head of a server that is believed, and what a forged
// letter of an agent may not do.
import { generateKeyPairSync } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkSender } from '../server/proof/check.ts'
import { proofInHeaders } from '../server/proof/header.ts'
import { rememberingResolver } from '../server/proof/resolver.ts'
import { verdictOf } from '../server/proof/verdict.ts'
import { type DnsServer, startDnsServer } from './dns-server.ts'
import { type MailWorld, startMailWorld, window } from './mail-world.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

function publish(dns: DnsServer): void {
  dns.records.set('test.okno TXT', ['v=spf1 ip4:192.0.2.7 -all'])
  dns.records.set('_dmarc.test.okno TXT', ['v=DMARC1; p=reject'])
  dns.records.set('mail._domainkey.test.okno TXT', [`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`])
  dns.records.set('plain.test TXT', ['v=spf1 ip4:192.0.2.8 -all'])
}

const raw = (from: string, subject = 'x') =>
  Buffer.from(
    `From: ${from}\r\nTo: ${window}\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@x.test>\r\n\r\ntext\r\n`,
  )

/** What was said in a request, and whose words they count as. */
async function wordsOf({ okno }: MailWorld, request_id: string): Promise<[string, string][]> {
  const { rows } = await okno.pools.read.query(
    'select kind, text from requests.message where request_id = $1 order by created_at, id',
    [request_id],
  )
  return rows.map(row => [row.kind, row.text])
}

describe('checking a sender', () => {
  let dns: DnsServer
  beforeAll(async () => {
    dns = await startDnsServer()
    publish(dns)
  })
  afterAll(() => dns.stop())

  const check = (from: string, address: string, inside = false) =>
    checkSender(raw(from), {
      bringer: { address, helo: 'mail.client.test', inside },
      from,
      mta: 'window.test',
      ask: rememberingResolver(dns.address),
    })

  it('proves a letter from a server that its domain names, and disproves one from elsewhere', async () => {
    expect(await check('anna@test.okno', '192.0.2.7')).toMatchObject({
      verdict: 'proven',
      by: 'okno',
      domain: 'test.okno',
      spf: { result: 'pass' },
      dmarc: { result: 'pass' },
    })
    expect(await check('anna@test.okno', '198.51.100.9')).toMatchObject({
      verdict: 'failed',
      spf: { result: 'fail' },
      dmarc: { result: 'fail' },
    })
  })

  it('goes by SPF where a domain has no DMARC, and by nothing where it has neither', async () => {
    expect(await check('a@plain.test', '192.0.2.8')).toMatchObject({ verdict: 'proven' })
    expect(await check('a@plain.test', '198.51.100.9')).toMatchObject({ verdict: 'failed' })
    expect(await check('a@unknown.test', '198.51.100.9')).toMatchObject({ verdict: 'unproven' })
  })

  it('asks nothing about an unsigned letter that an own mail server brings', async () => {
    const before = dns.asked.length
    expect(await check('anna@test.okno', '10.0.0.1', true)).toBeNull()
    expect(dns.asked.length).toBe(before)
  })

  it('asks the same only once in a while', async () => {
    const ask = rememberingResolver(dns.address)
    const before = dns.asked.length
    await Promise.all([ask('test.okno', 'TXT'), ask('TEST.okno', 'TXT')])
    await ask('test.okno', 'TXT')
    expect(dns.asked.length - before).toBe(1)
  })
})

describe('Authentication-Results of a server that is believed', () => {
  const read = (...lines: string[]) => proofInHeaders(lines, 'mx.centre.test', 'test.okno')

  it('are read with comments, quotes and several methods', () => {
    expect(
      read(
        'mx.centre.test; spf=pass (sender is; "fine") smtp.mailfrom=anna@test.okno; dkim=pass header.d=test.okno header.s=s1; dkim=fail header.i=@list.test; dmarc=pass (p=reject) header.from=test.okno',
      ),
    ).toEqual({
      verdict: 'proven',
      by: 'mx.centre.test',
      domain: 'test.okno',
      spf: { result: 'pass', domain: 'test.okno' },
      dkim: [
        { result: 'pass', domain: 'test.okno' },
        { result: 'fail', domain: 'list.test' },
      ],
      dmarc: { result: 'pass', domain: 'test.okno' },
      arc: null,
    })
    expect(read('mx.centre.test 1; dmarc=fail header.from=test.okno')).toMatchObject({ verdict: 'failed' })
    expect(read('mx.centre.test; none')).toMatchObject({ verdict: 'unproven' })
  })

  it('count only when the named server wrote them, and only the topmost', () => {
    expect(read('mx.evil.test; dmarc=pass header.from=test.okno')).toBeNull()
    expect(read('(mx.centre.test) mx.evil.test; dmarc=pass header.from=test.okno')).toBeNull()
    expect(
      read(
        'mx.centre.test; dmarc=fail header.from=test.okno',
        'mx.centre.test; dmarc=pass header.from=test.okno',
      ),
    ).toMatchObject({ verdict: 'failed' })
  })
})

it('a broken signature alone disproves nothing, and a signature of another domain proves nothing', () => {
  const checks = { by: 'okno', domain: 'test.okno', spf: null, dmarc: null, arc: null }
  expect(verdictOf({ ...checks, dkim: [{ result: 'fail', domain: 'test.okno' }] })).toBe('unproven')
  expect(verdictOf({ ...checks, dkim: [{ result: 'pass', domain: 'evil.test' }] })).toBe('unproven')
  expect(verdictOf({ ...checks, dkim: [{ result: 'pass', domain: 'mail.test.okno' }] })).toBe('proven')
})

describe('letters at the listener', () => {
  let world: MailWorld
  let dns: DnsServer
  beforeAll(async () => {
    dns = await startDnsServer()
    publish(dns)
    world = await startMailWorld({ OKNO_SMTP_INSIDE: 'none', OKNO_DNS: dns.address, OKNO_SMTP_RATE: '1000' })
  })
  afterAll(async () => {
    await world.close()
    await dns.stop()
  })

  const signed = (keyed = true) =>
    createTransport({
      host: '127.0.0.1',
      port: world.smtp_port,
      ignoreTLS: true,
      ...(keyed ? { dkim: { domainName: 'test.okno', keySelector: 'mail', privateKey } } : {}),
    })
  const letters = async (number: string) =>
    (await world.as('agent').get(`/api/requests/${number}/letters`)).body.items

  it('speak in the name of an agent when signed, and are only a stranger’s words when forged', async () => {
    await signed().sendMail({
      from: 'requester@test.okno',
      to: window,
      subject: 'Справка',
      text: 'Нужна.',
      messageId: '<first@test.okno>',
    })
    const [request] = await world.requests()
    expect((await letters(request!.number))[0].auth).toMatchObject({
      verdict: 'proven',
      dkim: [{ result: 'pass' }],
    })
    const answer = {
      from: 'agent@test.okno',
      to: window,
      subject: 'Re: Справка',
      inReplyTo: '<first@test.okno>',
    }
    await signed(false).sendMail({ ...answer, text: 'Я подделка.' })
    await signed().sendMail({ ...answer, text: 'Готово.' })
    const said = await wordsOf(world, request!.id)
    expect(said).toEqual([
      ['inbound', 'Нужна.'],
      ['inbound', 'Я подделка.'],
      ['answer', 'Готово.'],
    ])
    const [, forged] = (await letters(request!.number)).filter(
      (one: { direction: string }) => one.direction === 'in',
    )
    expect(forged.auth).toMatchObject({ verdict: 'failed', dmarc: { result: 'fail' } })
  })

  it('are checked in a thread when they are large', async () => {
    await signed().sendMail({
      from: 'requester@test.okno',
      to: window,
      subject: 'Большое',
      text: 'x',
      attachments: [{ filename: 'large.bin', content: Buffer.alloc(700_000, 7) }],
    })
    const request = (await world.requests()).at(-1)!
    expect((await letters(request.number))[0].auth).toMatchObject({
      verdict: 'proven',
      dkim: [{ result: 'pass' }],
    })
  })

  it('come in all the same while the DNS is silent', async () => {
    dns.records.delete('other.test TXT')
    dns.silent = true
    await signed(false).sendMail({ from: 'somebody@other.test', to: window, subject: 'Без DNS', text: 'x' })
    dns.silent = false
    expect((await world.requests()).at(-1)!.subject).toBe('Без DNS')
  }, 40_000)
})

describe('behind a mail server that has checked', () => {
  let world: MailWorld
  beforeAll(async () => {
    world = await startMailWorld({ OKNO_SMTP_AUTHSERV: 'mx.centre.test', OKNO_SENDER_PROOF: 'all' })
  })
  afterAll(() => world.close())

  it('believes it, and with the strict setting lets nobody speak as an agent without proof', async () => {
    const bring = (results: string, text: string, from = 'agent@test.okno') =>
      world.writeRaw(
        `${results}From: ${from}\r\nTo: ${window}\r\nSubject: Re: s\r\nMessage-ID: <${text}@x.test>\r\nIn-Reply-To: <strict@x.test>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`,
      )
    await world.writeRaw(
      `From: requester@test.okno\r\nTo: ${window}\r\nSubject: s\r\nMessage-ID: <strict@x.test>\r\n\r\nasked\r\n`,
    )
    await bring('', 'unknown')
    await bring('Authentication-Results: mx.evil.test; dmarc=pass header.from=test.okno\r\n', 'evil')
    await bring('Authentication-Results: mx.centre.test; dmarc=pass header.from=test.okno\r\n', 'proven')
    const [request] = await world.requests()
    expect(await wordsOf(world, request!.id)).toEqual([
      ['inbound', 'asked'],
      ['inbound', 'unknown'],
      ['inbound', 'evil'],
      ['answer', 'proven'],
    ])
  })

  it('puts nobody among the people of a client by a domain that the sender only claims', async () => {
    const admin = world.as('admin')
    await admin.post(`/api/clients/${world.center.clients.north}/domains`, { domain: 'north.test' })
    const bring = (verdict: 'pass' | 'fail', from: string) =>
      world.writeRaw(
        `Authentication-Results: mx.centre.test; dmarc=${verdict} header.from=north.test\r\nFrom: ${from}\r\nTo: ${window}\r\nCc: copy-${from}\r\nSubject: domain\r\nMessage-ID: <d-${from}>\r\n\r\nwords\r\n`,
      )
    const clientsOf = async (from: string) => {
      const { rows } = await world.okno.pools.read.query(
        `select address.value, person.client_id from organisation.person_address as address
         join organisation.person on person.id = address.person_id where address.value in ($1, $2) order by 1 desc`,
        [from, `copy-${from}`],
      )
      return rows.map(row => row.client_id as string | null)
    }
    const last = async () => (await world.intake()).at(-1)!
    await bring('pass', 'true@north.test')
    expect(await clientsOf('true@north.test')).toEqual([
      world.center.clients.north,
      world.center.clients.north,
    ])
    expect(await last()).toMatchObject({ outcome: 'registered', reason: null })
    await bring('fail', 'forged@north.test')
    expect(await clientsOf('forged@north.test')).toEqual([null, null])
    expect(await last()).toMatchObject({ outcome: 'registered', reason: 'disproven_domain: north.test' })
    // Where unknown senders are asked to confirm, this one is unknown, and whoever's name was forged is not written to.
    const none = { mailbox_id: null, new_matter_days: null, forwards_by_agents: null, agent_name: null }
    await admin.put('/api/mail/handling', { ...none, unknown_senders: 'confirm' })
    await bring('fail', 'another@north.test')
    expect(await last()).toMatchObject({
      outcome: 'held',
      reason: 'awaits_confirmation: not_told; disproven_domain: north.test',
    })
    await world.work()
    expect(world.relay.received.filter(({ to }) => to.includes('another@north.test'))).toEqual([])
    await bring('pass', 'second@north.test')
    expect(await last()).toMatchObject({ outcome: 'registered', reason: null })
  })
})
