// A Postfix of our own in a temporary folder: takes letters on a free port and brings them where the test says.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { vi } from 'vitest'

const exec = promisify(execFile)
const patience = { timeout: 60_000, interval: 50 }

export interface Postfix {
  readonly port: number
  /** How many letters it still has in hand. */
  queued(): Promise<number>
  /** What it has written down. */
  log(): Promise<string>
  stop(): Promise<void>
}

export interface Carrying {
  /** Which transport takes an address (`help@window.test`) or a domain (`people.test`). */
  readonly routes: Record<string, string>
  /** After how long a writer hears that a letter still waits (`2s`). */
  readonly delay_warning: string
}

export async function startPostfix(folder: string, port: number, carrying: Carrying): Promise<Postfix> {
  const [config, queue, data] = ['config', 'queue', 'data'].map(name => path.join(folder, 'postfix', name))
  for (const made of [config!, queue!, data!]) await mkdir(made, { recursive: true })
  await chmod(config!, 0o755)
  await exec('chown', ['postfix', data!])
  const log = path.join(folder, 'postfix', 'log')
  await writeFile(path.join(config!, 'master.cf'), services(port))
  await writeFile(
    path.join(config!, 'main.cf'),
    settings({ queue: queue!, data: data!, folder, log, ...carrying }),
  )
  const routed = Object.entries(carrying.routes).map(([to, transport]) => `${to} ${transport}\n`)
  await writeFile(path.join(config!, 'transport'), routed.join(''))
  const postfix = (...words: string[]) => exec('postfix', ['-c', config!, ...words])
  // Makes the folders of the queue and gives them their owners.
  await postfix('check')
  const daemon = path.join(await settingOf(config!, 'daemon_directory'), 'master')
  const child = spawn(daemon, ['-c', config!, '-d'], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  const leave = () => child.kill('SIGTERM')
  process.on('exit', leave)
  const said = () => readFile(log, 'utf8').catch(() => '')
  const stop = async () => {
    process.off('exit', leave)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
  }
  try {
    await vi.waitFor(() => greets(port, '220'), patience)
  } catch (error) {
    await stop()
    throw new Error(`Postfix does not answer:\n${await said()}`, { cause: error })
  }
  return {
    port,
    queued: async () => {
      const { stdout } = await exec('postqueue', ['-c', config!, '-j'])
      return stdout.split('\n').filter(Boolean).length
    },
    log: said,
    stop,
  }
}

async function settingOf(config: string, name: string): Promise<string> {
  const { stdout } = await exec('postconf', ['-c', config, '-h', name])
  return stdout.trim()
}

/** Resolves when a server on this port greets with these characters. */
export async function greets(port: number, wanted: string): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  try {
    const [chunk] = await once(socket, 'data', { signal: AbortSignal.timeout(5000) })
    if (!String(chunk).startsWith(wanted)) throw new Error(`port ${port} says ${chunk}`)
  } finally {
    socket.destroy()
  }
}

const services = (port: number) => `
127.0.0.1:${port} inet n - n - - smtpd
cleanup   unix  n - n - 0 cleanup
qmgr      unix  n - n 300 1 qmgr
rewrite   unix  - - n - - trivial-rewrite
bounce    unix  - - n - 0 bounce
defer     unix  - - n - 0 bounce
trace     unix  - - n - 0 bounce
verify    unix  - - n - 1 verify
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n - - proxymap
smtp      unix  - - n - - smtp
lmtp      unix  - - n - - lmtp
showq     unix  n - n - - showq
error     unix  - - n - - error
retry     unix  - - n - - error
discard   unix  - - n - - discard
anvil     unix  - - n - 1 anvil
scache    unix  - - n - 1 scache
postlog   unix-dgram n - n - 1 postlogd
`

interface Wanted extends Carrying {
  readonly queue: string
  readonly data: string
  readonly folder: string
  readonly log: string
}

/** Tries again after a second, as nobody wants to wait in a test; otherwise as Postfix comes. */
const settings = ({ queue, data, folder, log, routes, delay_warning }: Wanted) => `
compatibility_level = 3.6
queue_directory = ${queue}
data_directory = ${data}
maillog_file = ${log}
maillog_file_prefixes = ${folder}
myhostname = mx.window.test
mydestination =
local_recipient_maps =
alias_maps =
alias_database =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtpd_relay_restrictions = permit_mynetworks, reject
relay_domains = ${[...new Set(Object.keys(routes).map(to => to.split('@').at(-1)))].join(' ')}
relay_recipient_maps =
transport_maps = texthash:$config_directory/transport
recipient_delimiter = +
disable_dns_lookups = yes
smtpd_peername_lookup = no
smtp_address_preference = ipv4
smtp_tls_security_level = none
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
transport_retry_time = 1s
delay_warning_time = ${delay_warning}
smtp_connect_timeout = 5s
in_flow_delay = 0s
smtpd_error_sleep_time = 0s
message_size_limit = 60000000
mailbox_size_limit = 0
header_size_limit = 1024000
`
