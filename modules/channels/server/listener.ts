// Okno's own SMTP listener: takes letters to its mailboxes and says yes only when they are kept.
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Okno } from '#kernel/server/okno.ts'
import { assertPortFree } from '#kernel/server/ports.ts'
import { takeIn } from './intake/take-in.ts'
import { mailboxes, mailboxOf } from './store/mailboxes.ts'

/** Connections at a time; more are asked to come later. */
const mostClients = 50
const mostRecipients = 50
const idle_ms = 60_000

/** Listens on OKNO_SMTP_PORT; answers how to stop. */
export async function startListener(okno: Okno, port: number): Promise<() => Promise<void>> {
  const limit_bytes = okno.config.OKNO_FILE_LIMIT_MB * 1024 * 1024
  const host = okno.config.OKNO_SMTP_HOST ?? okno.config.HOST
  await assertPortFree(port, host, 'OKNO_SMTP_PORT')
  const server = new SMTPServer({
    name: new URL(okno.config.OKNO_URL).hostname,
    banner: 'Okno',
    size: limit_bytes,
    maxClients: mostClients,
    socketTimeout: idle_ms,
    closeTimeout: 5000,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: (address, session, callback) => {
      permitRecipient(okno, address.address, session).then(
        () => callback(),
        error => callback(refusalOf(okno, error)),
      )
    },
    onData: (stream, session, callback) => {
      receive(okno, stream, session, limit_bytes).then(
        said => callback(null, said),
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
  return () => new Promise(resolve => server.close(() => resolve()))
}

/** A foreseen no, with the code that the other side acts on: 4xx comes again, 5xx goes back to its writer. */
class SmtpRefusal extends Error {
  override readonly name = 'SmtpRefusal'
  readonly responseCode: number
  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

async function permitRecipient(okno: Okno, address: string, session: SMTPServerSession): Promise<void> {
  if (session.envelope.rcptTo.length >= mostRecipients) throw new SmtpRefusal(452, 'Too many recipients')
  const boxes = await mailboxes({ db: okno.readDb })
  if (!mailboxOf(boxes, address)) throw new SmtpRefusal(550, `No such mailbox here: ${address}`)
}

async function receive(
  okno: Okno,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  limit_bytes: number,
): Promise<string> {
  const raw = await collected(stream, limit_bytes)
  const { mailFrom, rcptTo } = session.envelope
  const taken = await takeIn(okno, raw, {
    envelope: {
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map(recipient => recipient.address),
    },
  })
  return `Kept as ${taken.letter_id} (${taken.outcome})`
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
