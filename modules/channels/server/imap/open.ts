// Opening a connection to a mail server, and what its faults mean: which step failed and what was said.
import { ImapFlow } from 'imapflow'
import type { fetchSteps, Imap } from '../../contract.ts'

export type FetchStep = (typeof fetchSteps)[number]

/** A step that failed, with the mail server's words. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed'
  readonly step: FetchStep
  constructor(step: FetchStep, said: string) {
    super(said)
    this.step = step
  }
}

const patience_ms = 15_000

/** A connection that is logged in. Throws StepFailed. */
export async function openServer(imap: Imap, password: string): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: imap.host,
    port: imap.port,
    secure: imap.secure,
    auth: { user: imap.user, pass: password },
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
    throw new StepFailed(isLoginFault(error) ? 'login' : 'connect', saidBy(error))
  }
}

/** Does one step and names it when it fails. */
export async function atStep<T>(step: FetchStep, doing: Promise<T>): Promise<T> {
  try {
    return await doing
  } catch (error) {
    throw error instanceof StepFailed ? error : new StepFailed(step, saidBy(error))
  }
}

const isLoginFault = (error: unknown): boolean =>
  Boolean((error as { authenticationFailed?: boolean }).authenticationFailed)

/** The mail server's own words where it had any, otherwise the fault's. */
function saidBy(error: unknown): string {
  const { responseText, message, code } = error as { responseText?: string; message?: string; code?: string }
  return (responseText || [message, code].filter(Boolean).join(' ') || String(error)).slice(0, 500)
}
