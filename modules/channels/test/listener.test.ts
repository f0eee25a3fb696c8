// The listeners: what they offer, whom they take letters for, what they say no to, and that yes means kept.
import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isWithin, networksIn } from '#kernel/server/networks.ts'
import { addMailbox, freePort, type MailWorld, startMailWorld, window } from './mail-world.ts'

/** Speaks line by line and answers what was said. */
async function talk(port: number) {
  let socket: Socket = connectPlain(port, '127.0.0.1')
  let heard = ''
  let wake = () => {}
  const listen = () =>
    socket.on('data', chunk => {
      heard += chunk.toString()
      wake()
    })
  listen()
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
  /** The next whole answer, or so many of them. */
  const answer = async (times = 1): Promise<string> => {
    const whole = new RegExp(`^(?:(?:\\d{3}-.*\\r\\n)*\\d{3} .*\\r\\n){${times}}`)
    while (!whole.test(heard)) await new Promise<void>(resolve => (wake = resolve))
    const said = whole.exec(heard)![0]
    heard = heard.slice(said.length)
    return said
  }
  const say = async (text: string, times = 1) => {
    socket.write(`${text}\r\n`)
    return answer(times)
  }
  const upgrade = async () => {
    socket.removeAllListeners('data')
    socket = connectTls({ socket, rejectUnauthorized: false })
    listen()
    await new Promise<void>(resolve => socket.once('secureConnect', () => resolve()))
  }
  const greeting = await answer()
  return {
    greeting,
    say,
    answer,
    upgrade,
    closed,
    end: () => socket.destroy(),
    write: (text: string) => socket.write(text),
  }
}

describe('the SMTP and LMTP listeners', () => {
  let world: MailWorld
  let lmtp_port: number
  beforeAll(async () => {
    lmtp_port = await freePort()
    world = await startMailWorld({
      OKNO_LMTP_PORT: String(lmtp_port),
      OKNO_SMTP_CERT: 'own',
      OKNO_FILE_LIMIT_MB: '1',
    })
    await addMailbox(world, 'second@window.test')
  })
  afterAll(() => world.close())

  const letter = (id: string, text = 'x') =>
    `From: requester@test.okno\r\nTo: ${window}\r\nSubject: ${id}\r\nMessage-ID: <${id}@x.test>\r\n\r\n${text}\r\n.`

  it('offer TLS, the size limit, eight bits, addresses in any script and pipelining', async () => {
    const smtp = await talk(world.smtp_port)
    const offered = await smtp.say('EHLO client.test')
    for (const word of ['STARTTLS', 'SIZE 1048576', '8BITMIME', 'SMTPUTF8', 'PIPELINING'])
      expect(offered).toContain(word)
    expect(offered).not.toContain('AUTH')
    expect(await smtp.say('STARTTLS')).toMatch(/^220/)
    await smtp.upgrade()
    expect(await smtp.say('EHLO client.test')).toMatch(/^250/m)
    // All at once, as PIPELINING allows.
    const said = await smtp.say(`MAIL FROM:<requester@test.okno> SMTPUTF8\r\nRCPT TO:<${window}>\r\nDATA`, 3)
    expect(said).toMatch(/^250.*\r\n250.*\r\n354/)
    expect(await smtp.say(letter('encrypted'))).toMatch(/^250 .*registered/)
    smtp.end()
    expect((await world.requests()).map(one => one.subject)).toContain('encrypted')
  })

  it('take letters for mailboxes and their marked addresses, and for nobody else', async () => {
    const smtp = await talk(world.smtp_port)
    await smtp.say('EHLO client.test')
    await smtp.say('MAIL FROM:<>')
    expect(await smtp.say('RCPT TO:<help+R-1.abcd@window.test>')).toMatch(/^250/)
    expect(await smtp.say('RCPT TO:<nobody@window.test>')).toMatch(
      /^550 .*No such mailbox here: nobody@window.test/,
    )
    expect(await smtp.say('RCPT TO:<someone@elsewhere.test>')).toMatch(/^550/)
    smtp.end()
  })

  it('refuse what is too large, at once when it is announced and otherwise at its end', async () => {
    const smtp = await talk(world.smtp_port)
    await smtp.say('EHLO client.test')
    expect(await smtp.say('MAIL FROM:<a@x.test> SIZE=99999999')).toMatch(/^552/)
    await smtp.say('MAIL FROM:<a@x.test>')
    await smtp.say(`RCPT TO:<${window}>`)
    await smtp.say('DATA')
    expect(await smtp.say(letter('large', `${'x'.repeat(998)}\r\n`.repeat(1200)))).toMatch(/^552/)
    smtp.end()
    expect((await world.requests()).map(one => one.subject)).not.toContain('large')
  })

  it('answer in LMTP for each recipient, and make one message of the letter', async () => {
    const lmtp = await talk(lmtp_port)
    expect(lmtp.greeting).toContain('LMTP')
    expect(await lmtp.say('EHLO client.test')).toMatch(/^500/)
    await lmtp.say('LHLO client.test')
    await lmtp.say('MAIL FROM:<requester@test.okno>')
    await lmtp.say(`RCPT TO:<${window}>`)
    await lmtp.say('RCPT TO:<second@window.test>')
    expect(await lmtp.say('RCPT TO:<nobody@window.test>')).toMatch(/^550/)
    await lmtp.say('DATA')
    expect(await lmtp.say(letter('by-lmtp'), 2)).toMatch(/^250 .*registered.*\r\n250 .*registered.*\r\n$/)
    lmtp.end()
    const requests = (await world.requests()).filter(one => one.subject === 'by-lmtp')
    expect(requests).toHaveLength(1)
    const { body } = await world.as('agent').get(`/api/requests/${requests[0]!.number}/letters`)
    expect(body.items[0].also_to).toEqual(['second@window.test'])
  })

  it('ask to come again while the database refuses, and keep the letter the next time', async () => {
    const { pools } = world.okno
    const smtp = await talk(world.smtp_port)
    await smtp.say('EHLO client.test')
    await smtp.say('MAIL FROM:<requester@test.okno>')
    await smtp.say(`RCPT TO:<${window}>`)
    await smtp.say('DATA')
    await pools.write.query('alter table channels.letter rename to letter_away')
    try {
      expect(await smtp.say(letter('away'))).toMatch(/^4\d\d/)
    } finally {
      await pools.write.query('alter table channels.letter_away rename to letter')
    }
    await smtp.say('MAIL FROM:<requester@test.okno>')
    await smtp.say(`RCPT TO:<${window}>`)
    await smtp.say('DATA')
    expect(await smtp.say(letter('away'))).toMatch(/^250 .*registered/)
    smtp.end()
  })
})

describe('a listener open to the world', () => {
  let world: MailWorld
  beforeAll(async () => {
    world = await startMailWorld({
      OKNO_SMTP_INSIDE: 'none',
      OKNO_SMTP_LOGIN: 'gate:let me in',
      OKNO_SMTP_RATE: '3',
      OKNO_DNS: '127.0.0.1:9',
      OKNO_FILE_LIMIT_MB: '1',
    })
  })
  afterAll(() => world.close())

  const login = (password: string) =>
    createTransport({
      host: '127.0.0.1',
      port: world.smtp_port,
      requireTLS: true,
      tls: { rejectUnauthorized: false },
      auth: { user: 'gate', pass: password },
    })
  const mail = { from: 'requester@test.okno', to: window, text: 'x' }

  it('asks for a login, only over TLS, and refuses a wrong one', async () => {
    await expect(world.write({ ...mail, subject: 'without' })).rejects.toMatchObject({ responseCode: 530 })
    const plain = await talk(world.smtp_port)
    await plain.say('EHLO client.test')
    expect(await plain.say('AUTH PLAIN AGdhdGUAbGV0IG1lIGlu')).toMatch(/^538/)
    plain.end()
    await expect(login('wrong').sendMail({ ...mail, subject: 'wrong' })).rejects.toMatchObject({
      responseCode: 535,
    })
    const { response } = await login('let me in').sendMail({ ...mail, subject: 'inside' })
    expect(response).toContain('registered')
  })

  it('takes no more letters of one address in a minute than are allowed', async () => {
    const codes: number[] = []
    for (let at = 0; at < 5; at += 1)
      await login('let me in')
        .sendMail({ ...mail, subject: `rate ${at}` })
        .catch(error => codes.push(error.responseCode))
    expect(codes.length).toBeGreaterThan(0)
    expect(codes.every(code => code === 451 || code === 535)).toBe(true)
  })

  it('lets one address hold ten connections, no more', async () => {
    const talks = await Promise.all(Array.from({ length: 12 }, () => talk(world.smtp_port)))
    const refused = talks.filter(one => one.greeting.startsWith('421'))
    expect(refused.length).toBe(2)
    for (const one of talks) one.end()
  })
})

describe('networks', () => {
  it('are read as they are written, and told from what is none', () => {
    const inside = networksIn('10.0.0.0/8, fc00::/7 192.0.2.1')!
    expect(['10.1.2.3', '::ffff:10.1.2.3', 'fd00::1', '192.0.2.1'].map(one => isWithin(inside, one))).toEqual(
      Array(4).fill(true),
    )
    expect(['11.0.0.1', '192.0.2.2', '2001:db8::1', 'unknown'].map(one => isWithin(inside, one))).toEqual(
      Array(4).fill(false),
    )
    expect(isWithin(networksIn('none')!, '127.0.0.1')).toBe(false)
    for (const wrong of ['10.0.0.0/33', '10.0.0', 'here', '10.0.0.0/']) expect(networksIn(wrong)).toBeNull()
  })
})
