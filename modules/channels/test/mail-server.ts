// A real IMAP server for tests: Dovecot in a temporary folder, with any user and one password.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
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
  /** A connection as the window's mailbox, for the tests' own hands. */
  open(): Promise<ImapFlow>
  stop(): Promise<void>
}

export async function startMailServer(user: string): Promise<MailServer> {
  const folder = await mkdtemp('/tmp/okno-dovecot-')
  const port = await freePort()
  await chmod(folder, 0o755)
  await mkdir(path.join(folder, 'mail'), { mode: 0o777 })
  await chmod(path.join(folder, 'mail'), 0o777)
  const file = path.join(folder, 'dovecot.conf')
  await writeFile(file, settings(folder, port))
  const server = spawn(program, ['-F', '-c', file], { stdio: 'ignore' })
  await reachable(port, server)
  const imap = {
    host: '127.0.0.1',
    port,
    secure: false,
    user,
    folder: 'Window',
    move_to: null,
  }
  const open = async () => {
    const client = new ImapFlow({ ...imap, auth: { user, pass: password }, logger: false })
    client.on('error', () => {})
    await client.connect()
    return client
  }
  return {
    imap,
    open,
    stop: async () => {
      const ended = new Promise(resolve => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const settings = (folder: string, port: number) => `
base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
passdb {
  driver = static
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
    port = 0
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
