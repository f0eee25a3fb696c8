// A Dovecot of our own in a temporary folder: mailboxes that are filled by LMTP and read by IMAP.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ImapFlow } from 'imapflow'
import PostalMime, { type Email } from 'postal-mime'
import { vi } from 'vitest'
import { freePort } from '../../scripts/test/free-port.ts'
import { greets } from './postfix.ts'

/** Of every mailbox. */
export const password = 'of-every-mailbox'

/** A letter as it lies in a mailbox. */
export interface Delivered extends Email {
  /** A header as it stands there, unfolded; undefined when there is none. */
  header(name: string): string | undefined
  readonly raw: Buffer
}

export interface Dovecot {
  readonly imap_port: number
  readonly lmtp_port: number
  /** All letters in the mailbox of this address, oldest first. */
  letters(address: string): Promise<Delivered[]>
  stop(): Promise<void>
}

/** Letters for other addresses than these are refused with 550. */
export async function startDovecot(folder: string, addresses: readonly string[]): Promise<Dovecot> {
  const base = path.join(folder, 'dovecot')
  const mail = path.join(base, 'mail')
  await mkdir(mail, { recursive: true })
  await chmod(mail, 0o777)
  const [imap_port, lmtp_port] = [await freePort(), await freePort()]
  await writeFile(
    path.join(base, 'users'),
    addresses.map(one => `${one}:{PLAIN}${password}::::::\n`).join(''),
  )
  const config = path.join(base, 'dovecot.conf')
  await writeFile(config, settings({ base, mail, imap_port, lmtp_port }))
  const child = spawn('dovecot', ['-F', '-c', config], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  const leave = () => child.kill('SIGTERM')
  process.on('exit', leave)
  const stop = async () => {
    process.off('exit', leave)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
  }
  try {
    await vi.waitFor(() => Promise.all([greets(imap_port, '* OK'), greets(lmtp_port, '220')]), {
      timeout: 60_000,
      interval: 50,
    })
  } catch (error) {
    await stop()
    const said = await readFile(path.join(base, 'log'), 'utf8').catch(() => '')
    throw new Error(`Dovecot does not answer:\n${said}`, { cause: error })
  }
  return { imap_port, lmtp_port, letters: address => lettersOf(imap_port, address), stop }
}

async function lettersOf(port: number, user: string): Promise<Delivered[]> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    auth: { user, pass: password },
    logger: false,
  })
  await client.connect()
  try {
    const { exists } = await client.mailboxOpen('INBOX', { readOnly: true })
    if (exists === 0) return []
    const fetched = await client.fetchAll('1:*', { source: true })
    return await Promise.all(fetched.map(({ source }) => opened(source!)))
  } finally {
    await client.logout()
  }
}

async function opened(raw: Buffer): Promise<Delivered> {
  const read = await PostalMime.parse(raw)
  const header = (name: string) => read.headers.find(({ key }) => key === name.toLowerCase())?.value
  return Object.assign(read, { header, raw })
}

interface Wanted {
  readonly base: string
  readonly mail: string
  readonly imap_port: number
  readonly lmtp_port: number
}

const settings = ({ base, mail, imap_port, lmtp_port }: Wanted) => `
base_dir = ${base}/run
state_dir = ${base}/state
log_path = ${base}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
recipient_delimiter = +
first_valid_uid = 1
mail_location = maildir:${mail}/%Lu
auth_username_format = %Lu
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%Lu ${base}/users
}
userdb {
  driver = passwd-file
  args = username_format=%Lu ${base}/users
  default_fields = uid=mail gid=mail home=${mail}/%Lu
}
service imap-login {
  process_min_avail = 1
  inet_listener imap {
    port = ${imap_port}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtp_port}
  }
}
`
