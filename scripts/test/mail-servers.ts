// The mail servers of the tests: Postfix, Dovecot and swaks that are there, or, as root on Debian and its kin, those that apt brings.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const packages = ['postfix', 'dovecot-imapd', 'dovecot-lmtpd', 'swaks']
const programs = ['postfix', 'dovecot', 'swaks']
/** Dovecot's parts are packages of their own. */
const parts = ['imap', 'lmtp']
const homes = ['/usr/lib/dovecot', '/usr/libexec/dovecot']
/** Installing on a slow line. */
const patience_ms = 5 * 60_000
const policy = '/usr/sbin/policy-rc.d'

/** Whether the tests can run mail servers; finds or installs them, and says why when there are none. */
export function makeSureOfMailServers(say: (line: string) => void): boolean {
  // Not every shell of root looks there.
  process.env.PATH = [process.env.PATH, '/usr/sbin', '/sbin'].join(path.delimiter)
  if (process.getuid?.() !== 0) {
    say('Postfix and Dovecot can be started by root alone: the tests with real mail servers are skipped.')
    return false
  }
  if (areThere() || (existsSync('/usr/bin/apt-get') && installed(say))) return true
  say(
    `The tests with real mail servers are skipped: install ${packages.join(', ')}, which cannot be done from here.`,
  )
  return false
}

const areThere = (): boolean =>
  programs.every(isOnPath) && parts.every(part => homes.some(home => existsSync(path.join(home, part))))

const isOnPath = (program: string): boolean =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .some(folder => folder !== '' && existsSync(path.join(folder, program)))

function installed(say: (line: string) => void): boolean {
  say('Installing Postfix, Dovecot and swaks with apt-get (once) …')
  // The packages would start servers of the machine; the tests start their own.
  const quiet = !existsSync(policy)
  if (quiet) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    run('debconf-set-selections', [], 'postfix postfix/main_mailer_type select No configuration\n')
    const install = () => apt('install', '-y', '-q', '--no-install-recommends', ...packages)
    return (install() || (apt('update', '-q') && install())) && areThere()
  } finally {
    if (quiet) rmSync(policy)
  }
}

const apt = (...args: string[]): boolean => run('apt-get', args)

const run = (command: string, args: string[], input = ''): boolean =>
  spawnSync(command, args, {
    input,
    timeout: patience_ms,
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0
