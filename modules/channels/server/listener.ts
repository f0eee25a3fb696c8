// Okno's own listeners for incoming mail, SMTP and LMTP: a letter is acknowledged when it is kept, and not a moment earlier.
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Okno } from '#kernel/server/okno.ts'
import { assertPortFree } from '#kernel/server/ports.ts'
import { type Came, takeIn } from './intake/take-in.ts'
import { type Guard, SmtpRefusal, startGuard } from './smtp/guard.ts'
import { listenerTls } from './smtp/tls.ts'
import { mailboxes, mailboxOf } from './store/mailboxes.ts'

/** Connections at a time; more are asked to come later. */
const mostClients = 50
const mostRecipients = 50
const idle_ms = 60_000
const hour_ms = 3_600_000

type Protocol = 'smtp' | 'lmtp'

interface Listening {
  readonly okno: Okno
  readonly protocol: Protocol
  readonly guard: Guard
  readonly limit_bytes: number
}

/** Listens on the ports that are set; answers how to stop. */
export async function startListeners(okno: Okno): Promise<() => Promise<void>> {
  const { OKNO_SMTP_PORT, OKNO_LMTP_PORT } = okno.config
  const stops: (() => Promise<void>)[] = []
  try {
    if (OKNO_SMTP_PORT) stops.push(await startListener(okno, 'smtp', OKNO_SMTP_PORT))
    if (OKNO_LMTP_PORT) stops.push(await startListener(okno, 'lmtp', OKNO_LMTP_PORT))
  } catch (error) {
    await Promise.all(stops.map(stop => stop()))
    throw error
  }
  return async () => {
    await Promise.all(stops.map(stop => stop()))
  }
}

async function startListener(okno: Okno, protocol: Protocol, port: number): Promise<() => Promise<void>> {
  const limit_bytes = okno.config.OKNO_FILE_LIMIT_MB * 1024 * 1024
  const host = okno.config.OKNO_SMTP_HOST ?? okno.config.HOST
  await assertPortFree(port, host, protocol === 'smtp' ? 'OKNO_SMTP_PORT' : 'OKNO_LMTP_PORT')
  const guard = startGuard(okno)
  const listening: Listening = { okno, protocol, guard, limit_bytes }
  const tls = listenerTls(okno)
  const needsLogin = okno.config.OKNO_SMTP_LOGIN !== undefined
  const server: SMTPServer = new SMTPServer({
    name: new URL(okno.config.OKNO_URL).hostname,
    banner: 'Okno',
    lmtp: protocol === 'lmtp',
    size: limit_bytes,
    maxClients: mostClients,
    socketTimeout: idle_ms,
    closeTimeout: 5000,
    ...(tls ?? {}),
    authMethods: ['PLAIN', 'LOGIN'],
    authOptional: true,
    disabledCommands: [...(tls ? [] : ['STARTTLS']), ...(needsLogin ? [] : ['AUTH'])],
    disableReverseLookup: true,
    logger: false,
    onConnect: (session, callback) =>
      answered(okno, callback, async () =>
        guard.come(session.id, session.remoteAddress, () => endTalk(server, session.id)),
      ),
    onClose: session => guard.go(session.id, session.remoteAddress),
    onAuth: ({ username, password }, session, callback) => {
      try {
        guard.count(session.remoteAddress)
        guard.logIn(username ?? '', password ?? '')
        callback(null, { user: username ?? '' })
      } catch (error) {
        callback(refusalOf(okno, error))
      }
    },
    onMailFrom: (_address, session, callback) =>
      answered(okno, callback, async () => permitSender(listening, session)),
    onRcptTo: (address, session, callback) =>
      answered(okno, callback, () => permitRecipient(okno, address.address, session)),
    onData: (stream, session, callback) => {
      receive(listening, stream, session).then(
        // In LMTP each recipient hears for itself.
        said =>
          callback(null, protocol === 'lmtp' ? (session.envelope.rcptTo.map(() => said) as never) : said),
        error => callback(refusalOf(okno, error)),
      )
    },
  })
  // A client that breaks off is no fault of ours; without a listener it would end the process.
  server.on('error', error => okno.log.debug({ err: error }, 'an SMTP client broke off'))
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => {
      server.server.off('error', reject)
      resolve()
    })
  })
  const renewing = tls ? setInterval(() => renew(okno, server), hour_ms) : undefined
  renewing?.unref()
  return () => {
    clearInterval(renewing)
    return new Promise(resolve => server.close(() => resolve()))
  }
}

/** Certificates are renewed while Okno runs; one that is broken leaves the old one in place. */
function renew(okno: Okno, server: SMTPServer): void {
  try {
    const tls = listenerTls(okno)
    if (tls) server.updateSecureContext({ ...tls })
  } catch (error) {
    okno.log.error({ err: error }, 'the certificate of the listener could not be read')
  }
}

function endTalk(server: SMTPServer, id: string): void {
  for (const connection of server.connections) if (connection.id === id) connection.close()
}

function answered(okno: Okno, callback: (error?: Error | null) => void, work: () => Promise<unknown>): void {
  work().then(
    () => callback(),
    error => callback(refusalOf(okno, error)),
  )
}

function permitSender({ okno, guard, protocol }: Listening, session: SMTPServerSession): void {
  if (protocol === 'lmtp') return
  const { remoteAddress } = session
  const mustLogIn = okno.config.OKNO_SMTP_LOGIN !== undefined && !guard.isInside(remoteAddress)
  if (mustLogIn && !session.user) throw new SmtpRefusal(530, 'Please log in first')
  guard.count(remoteAddress)
}

async function permitRecipient(okno: Okno, address: string, session: SMTPServerSession): Promise<void> {
  if (session.envelope.rcptTo.length >= mostRecipients) throw new SmtpRefusal(452, 'Too many recipients')
  const boxes = await mailboxes({ db: okno.readDb })
  if (!mailboxOf(boxes, address)) throw new SmtpRefusal(550, `No such mailbox here: ${address}`)
}

async function receive(
  listening: Listening,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<string> {
  const raw = await collected(stream, listening.limit_bytes)
  const { mailFrom, rcptTo } = session.envelope
  const taken = await takeIn(listening.okno, raw, {
    envelope: {
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map(recipient => recipient.address),
    },
    ...vouching(listening, session),
  })
  return `Kept as ${taken.letter_id} (${taken.outcome})`
}

/** By what the sender is judged: our own mail server has judged already, all others are looked at here. */
function vouching({ okno, protocol, guard }: Listening, session: SMTPServerSession): Partial<Came> {
  const authserv_id = okno.config.OKNO_SMTP_AUTHSERV
  const inside = protocol === 'lmtp' || Boolean(session.user) || guard.isInside(session.remoteAddress)
  if (authserv_id && inside) return { authserv_id }
  const helo = session.hostNameAppearsAs
  return {
    bringer: { address: session.remoteAddress, helo: typeof helo === 'string' ? helo : '', inside },
  }
}

/** The whole letter; what is over the limit is read to its end and dropped, so that the other side hears the answer. */
async function collected(stream: SMTPServerDataStream, limit_bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size_bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size_bytes += chunk.byteLength
    if (size_bytes <= limit_bytes) chunks.push(chunk)
    else chunks.length = 0
  }
  if (size_bytes > limit_bytes || stream.sizeExceeded)
    throw new SmtpRefusal(552, `The letter is larger than ${limit_bytes} bytes`)
  return Buffer.concat(chunks)
}

function refusalOf(okno: Okno, error: unknown): Error {
  if (error instanceof SmtpRefusal) return error
  okno.log.warn({ err: error }, 'a letter could not be taken and is asked to come again')
  return new SmtpRefusal(451, 'Temporarily not possible, please try again')
}
