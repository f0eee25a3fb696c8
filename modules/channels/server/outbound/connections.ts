// Open connections to SMTP relays, kept for the next letter and closed when nobody needs them. Nothing is sent again from here:
// whoever borrows a connection hears how its letter ended (docs/decisions/0007-mail-once.md).
import type { ConnectionOptions } from 'node:tls'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Okno } from '#kernel/server/okno.ts'

/** Where letters are handed over, and who says so. */
export interface RelaySettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (usually port 465); otherwise STARTTLS where the relay offers it. */
  readonly secure: boolean
  /** How the relay's certificate is checked, where not in the usual way. */
  readonly tls?: ConnectionOptions | undefined
  /** Without it nobody logs in. */
  readonly login?: RelayLogin | undefined
}

export interface RelayLogin {
  readonly user: string
  readonly password?: string | undefined
  /** For XOAUTH2: a token that is good now; `renew` when the relay refused the last one. */
  readonly token?: ((renew: boolean) => Promise<string>) | undefined
}

/** What is written in OKNO_MAIL_RELAY, `smtp://user:password@host:port`, as settings. */
export function relayAt(address: string): RelaySettings {
  const { protocol, hostname, port, username, password } = new URL(address)
  const secure = protocol === 'smtps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...(username
      ? { login: { user: decodeURIComponent(username), password: decodeURIComponent(password) } }
      : {}),
  }
}

export interface Borrowed {
  readonly connection: SMTPConnection
  /** It has carried letters before, so the relay may have closed it meanwhile. */
  readonly used: boolean
}

interface Line extends Borrowed {
  letters: number
  idle?: NodeJS.Timeout
}

const idle_ms = 10_000
/** Relays like to see a new connection now and then. */
const mostLetters = 100
/** After a relay has kept silent nobody else waits for it in vain so long: letters of other mailboxes go on meanwhile. */
const silence_ms = 20_000
const usualTimeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 }

export interface Connections {
  /** A connection that nobody else speaks on; `fresh` never one that was used before. Throws what the relay or the network says. */
  borrow(relay: RelaySettings, fresh?: boolean): Promise<Borrowed>
  /** Gives it back after a letter that ended well. */
  giveBack(relay: RelaySettings, borrowed: Borrowed): void
  /** Closes it after one that did not. */
  drop(borrowed: Borrowed): void
  closeAll(): void
  /** How many are kept open for later. */
  idle(): number
}

export function openConnections(timeouts = usualTimeouts): Connections {
  const waiting = new Map<string, Line[]>()
  const silent = new Map<string, { readonly until_ms: number; readonly fault: Error }>()
  const linesOf = (relay: RelaySettings) => {
    const key = keyOf(relay)
    const lines = waiting.get(key) ?? []
    waiting.set(key, lines)
    return lines
  }
  const forget = (lines: Line[], line: Line) => {
    const at = lines.indexOf(line)
    if (at >= 0) lines.splice(at, 1)
    clearTimeout(line.idle)
  }
  return {
    async borrow(relay, fresh = false) {
      const lines = linesOf(relay)
      const kept = fresh ? undefined : lines.pop()
      if (kept) {
        clearTimeout(kept.idle)
        kept.connection.removeAllListeners('end')
        return kept
      }
      const before = silent.get(keyOf(relay))
      if (before && before.until_ms > performance.now()) throw before.fault
      silent.delete(keyOf(relay))
      try {
        return { connection: await connect(relay, timeouts), used: false }
      } catch (error) {
        const fault = error as Error & { code?: string }
        if (fault.code === 'ETIMEDOUT')
          silent.set(keyOf(relay), { until_ms: performance.now() + silence_ms, fault })
        throw fault
      }
    },
    giveBack(relay, borrowed) {
      const letters = ((borrowed as Line).letters ?? 0) + 1
      if (borrowed.connection.destroyed) return
      if (letters >= mostLetters) return borrowed.connection.quit()
      const lines = linesOf(relay)
      const line: Line = { connection: borrowed.connection, used: true, letters }
      const closed = () => forget(lines, line)
      line.connection.once('end', closed)
      line.idle = setTimeout(() => {
        closed()
        line.connection.quit()
      }, idle_ms)
      line.idle.unref()
      lines.push(line)
    },
    drop: ({ connection }) => connection.close(),
    closeAll() {
      for (const lines of waiting.values())
        for (const line of [...lines]) {
          forget(lines, line)
          line.connection.close()
        }
    },
    idle: () => [...waiting.values()].reduce((sum, lines) => sum + lines.length, 0),
  }
}

const opened = new WeakMap<Okno, Connections>()

/** The connections of this program, closed with it. */
export function connectionsOf(okno: Okno): Connections {
  const known = opened.get(okno)
  if (known) return known
  const made = openConnections()
  opened.set(okno, made)
  okno.onClose(async () => made.closeAll())
  return made
}

/** Another password is another login: nobody speaks on a connection that was opened with an earlier one. */
const keyOf = ({ host, port, secure, tls, login }: RelaySettings): string =>
  JSON.stringify([host, port, secure, tls?.ca, login?.user, login?.password, login?.token !== undefined])

async function connect(
  { host, port, secure, tls, login }: RelaySettings,
  timeouts: typeof usualTimeouts,
): Promise<SMTPConnection> {
  const connection = new SMTPConnection({ host, port, secure, ...(tls ? { tls } : {}), ...timeouts })
  await new Promise<void>((resolve, reject) => {
    connection.once('error', reject)
    connection.connect(error => (error ? reject(error) : resolve()))
  }).catch(error => {
    connection.close()
    throw error
  })
  connection.removeAllListeners('error')
  // Faults of a connection that nobody speaks on are heard by its end; those of a talk go to its own callback.
  connection.on('error', () => {})
  if (login)
    await new Promise<void>((resolve, reject) =>
      connection.login(authOf(login), error => (error ? reject(error) : resolve())),
    ).catch(error => {
      connection.close()
      throw error
    })
  return connection
}

function authOf({ user, password = '', token }: RelayLogin): Parameters<SMTPConnection['login']>[0] {
  if (!token) return { credentials: { user, pass: password } }
  const oauth2 = {
    getToken: (renew: boolean, done: (error: Error | null, token?: string) => void) =>
      token(renew).then(
        text => done(null, text),
        error => done(error as Error),
      ),
    buildXOAuth2Token: (text: string) =>
      Buffer.from(`user=${user}\x01auth=Bearer ${text}\x01\x01`).toString('base64'),
  }
  return { oauth2 } as unknown as Parameters<SMTPConnection['login']>[0]
}
