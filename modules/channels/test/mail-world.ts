// A mail world for tests: Okno with its own SMTP listener, a relay that receives what Okno sends, and people who write.
import { createServer } from 'node:net'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { startOkno, type Testing } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { bySystem } from '#kernel/server/okno.ts'
import type { Letter } from '../server/mail/letter.ts'
import { readLetter } from '../server/mail/read.ts'

export const window = 'help@window.test'

/** A letter as the relay got it. */
export interface Relayed {
  readonly from: string
  readonly to: readonly string[]
  readonly letter: Letter
  readonly raw: Buffer
}

export interface Relay {
  readonly port: number
  readonly received: Relayed[]
  /** Called for each recipient before the letter; what it throws is the relay's refusal. */
  onRecipient: (address: string) => Promise<void>
  /** Called for each letter before it is taken; what it throws is the relay's refusal. */
  onLetter: (relayed: Relayed) => Promise<void>
  stop(): Promise<void>
}

/** A small SMTP server that keeps what it gets. */
export async function startRelay(port = 0, more: SMTPServerOptions = {}): Promise<Relay> {
  const received: Relayed[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    // Okno keeps its connections for the next letter; who stops the relay does not wait for them.
    closeTimeout: 50,
    ...more,
    onRcptTo: ({ address }, _session, callback) => {
      relay.onRecipient(address).then(() => callback(), callback)
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks)
        const { mailFrom, rcptTo } = session.envelope
        const relayed = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(one => one.address),
          letter: await readLetter(raw),
          raw,
        }
        try {
          await relay.onLetter(relayed)
          received.push(relayed)
          callback(null, `queued as ${received.length}`)
        } catch (error) {
          callback(error as Error)
        }
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  const relay: Relay = {
    port: typeof address === 'object' && address ? address.port : port,
    received,
    onRecipient: async () => {},
    onLetter: async () => {},
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
  return relay
}

/** The relay's no, with its code. */
export const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode })

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

export interface MailWorld extends Testing {
  readonly relay: Relay
  readonly smtp_port: number
  readonly mailbox_id: string
  /** Writes to the window (or as `letter` says) by SMTP; answers the listener's words. */
  write(letter: SendMailOptions): Promise<string>
  /** Sends bytes as they are. */
  writeRaw(raw: string | Buffer, envelope?: { from?: string; to?: string[] }): Promise<string>
  /** Everything received, oldest first. */
  intake(): Promise<Intake[]>
  /** The requests there are, oldest first. */
  requests(): Promise<{ id: string; number: string; subject: string; status: string }[]>
  close(): Promise<void>
}

export interface Intake {
  readonly outcome: string
  readonly reason: string | null
  readonly request_id: string | null
}

export async function startMailWorld(environment: Record<string, string> = {}): Promise<MailWorld> {
  const relay = await startRelay()
  const smtp_port = await freePort()
  const testing = await startOkno({
    environment: {
      OKNO_SMTP_PORT: String(smtp_port),
      OKNO_SMTP_HOST: '127.0.0.1',
      OKNO_MAIL_RELAY: `smtp://127.0.0.1:${relay.port}`,
      OKNO_URL: 'http://window.test',
      ...environment,
    },
  })
  const mailbox_id = await addMailbox(testing, window)
  const transport = createTransport({ host: '127.0.0.1', port: smtp_port, ignoreTLS: true })
  return {
    ...testing,
    work: async () => {
      await logReadable(testing)
      await testing.work()
    },
    relay,
    smtp_port,
    mailbox_id,
    write: async letter => (await transport.sendMail({ to: window, ...letter })).response,
    writeRaw: async (raw, { from = 'sender@client.test', to = [window] } = {}) =>
      (await transport.sendMail({ envelope: { from, to }, raw })).response,
    async intake() {
      const { rows } = await testing.okno.pools.read.query(
        `select outcome, reason, request_id from channels.letter where direction = 'in' order by at, id`,
      )
      return rows
    },
    async requests() {
      const { rows } = await testing.okno.pools.read.query(
        `select id, 'R-' || number as number, subject, status from requests.request order by number`,
      )
      return rows
    },
    async close() {
      await testing.close()
      await relay.stop()
    },
  }
}

/** Lines of the log wait for every older transaction on the server, also of other test files: until those have ended. */
async function logReadable({ okno }: Testing): Promise<void> {
  const asked = `select coalesce(max(xid::text::bigint), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint as readable
    from kernel.event`
  while (!(await okno.pools.read.query(asked)).rows[0].readable) {
    // Asked again at once: the other transactions are those of tests and short.
  }
}

export async function addMailbox(
  testing: Testing,
  address: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const id = newId()
  await inTransaction(testing.okno, bySystem(testing.okno, 'test'), ctx =>
    ctx.db
      .insertInto('channels.mailbox')
      .values({
        id,
        address,
        name: { ru: 'Единое окно', en: 'The window' },
        team_id: testing.center.teams.window,
        is_default: address === window,
        ...more,
      })
      .execute(),
  )
  return id
}
