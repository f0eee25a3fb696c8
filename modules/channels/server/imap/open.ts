// Opening a connection to a mail server, logged in by password or token.
import { ImapFlow } from 'imapflow'
import type { Imap } from '../../contract.ts'
import { tlsOptions } from './certificate.ts'
import { faultOf, StepFailed, saidBy } from './faults.ts'

/** What one logs in with. */
export type Login = { readonly pass: string } | { readonly accessToken: string }

const patience_ms = 15_000

/** A connection that is logged in. Throws StepFailed. */
export async function openServer(imap: Imap, login: Login): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: imap.host,
    port: imap.port,
    secure: imap.secure,
    auth: { user: imap.user, ...login },
    tls: tlsOptions(imap),
    logger: false,
    connectionTimeout: patience_ms,
    greetingTimeout: patience_ms,
    socketTimeout: 300_000,
    maxIdleTime: 240_000,
    disableAutoIdle: true,
  })
  // Broken connections are noticed by whoever waits for them; without a listener they would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    client.close()
    const fault = faultOf(error, 'connect')
    // A server that waits for TLS says nothing to those who begin without it.
    const meant = fault === 'silent' && !imap.secure && imap.port === 993 ? 'tls_there' : fault
    throw new StepFailed(meant === 'wrong_login' ? 'login' : 'connect', meant, saidBy(error))
  }
}
