// A real IMAP server for tests: Dovecot in a temporary folder, with any user and one password.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ImapFlow } from 'imapflow'
import type { Imap } from '../contract.ts'
import { freePort } from './mail-world.ts'

export const password = 'secret'
const program = '/usr/sbin/dovecot'

/** Why the tests with a mail server cannot run here; null when they can. */
export const noMailServer = !existsSync(program)
  ? 'Dovecot is not installed (apt-get install dovecot-imapd)'
  : process.getuid?.() !== 0
    ? 'Dovecot is only started by root'
    : null

export interface MailServer {
  readonly imap: Imap
  /** Where TLS begins with the first byte; 0 without a certificate. */
  readonly tls_port: number
  /** A connection as the window's mailbox, for the tests' own hands. */
  open(): Promise<ImapFlow>
  /** Ends it with all its connections, and starts it again on the same letters. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export interface MailServerOptions {
  /** What the server says it can, in place of all it can. */
  readonly capability?: string
  /** Where it asks whether a token is good; passwords are good besides. */
  readonly introspection_url?: string
  readonly tls?: { readonly key: string; readonly cert: string }
}

export async function startMailServer(user: string, options: MailServerOptions = {}): Promise<MailServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'okno-dovecot-'))
  const port = await freePort()
  await chmod(folder, 0o755)
  await mkdir(path.join(folder, 'mail'), { mode: 0o777 })
  await chmod(path.join(folder, 'mail'), 0o777)
  const file = path.join(folder, 'dovecot.conf')
  const tls_port = options.tls ? await freePort() : 0
  await writeFile(path.join(folder, 'oauth.conf'), tokenSettings(options.introspection_url ?? ''))
  await writeFile(path.join(folder, 'tls.pem'), `${options.tls?.key ?? ''}${options.tls?.cert ?? ''}`)
  await writeFile(file, settings(folder, port, tls_port, options))
  let server = spawn(program, ['-F', '-c', file], { stdio: 'ignore' })
  await reachable(port, server)
  const end = async () => {
    const ended = new Promise(resolve => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
  }
  const imap = {
    host: '127.0.0.1',
    port,
    secure: false,
    user,
    folders: ['Window'],
    after: 'read' as const,
    move_to: null,
  }
  const open = async () => {
    const client = new ImapFlow({
      ...imap,
      auth: { user, pass: password },
      logger: false,
      tls: { rejectUnauthorized: false },
    })
    client.on('error', () => {})
    await client.connect()
    return client
  }
  return {
    imap,
    tls_port,
    open,
    restart: async () => {
      await end()
      server = spawn(program, ['-F', '-c', file], { stdio: 'ignore' })
      await reachable(port, server)
    },
    stop: async () => {
      await end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const tokenSettings = (url: string) => `
introspection_mode = post
introspection_url = ${url}
username_attribute = username
active_attribute = active
active_value = true
`

const settings = (folder: string, port: number, tls_port: number, options: MailServerOptions) => `
base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
default_process_limit = 50
mail_max_userip_connections = 50
${options.tls ? `ssl = yes\nssl_cert = <${folder}/tls.pem\nssl_key = <${folder}/tls.pem` : 'ssl = no'}
${options.capability ? `imap_capability = ${options.capability}` : ''}
${
  options.introspection_url
    ? `auth_mechanisms = plain oauthbearer xoauth2
passdb {
  driver = oauth2
  mechanisms = oauthbearer xoauth2
  args = ${folder}/oauth.conf
}`
    : ''
}
passdb {
  driver = static
  mechanisms = plain
  args = password=${password}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tls_port}
    ssl = yes
  }
}
`

async function reachable(port: number, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`dovecot ended with ${server.exitCode}`)
    const answered = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1')
      socket.once('data', () => resolve(true))
      socket.once('error', () => resolve(false))
      socket.once('close', () => resolve(false))
    })
    if (answered) return
  }
}
