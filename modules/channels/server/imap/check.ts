// Tries a mailbox step by step without changing anything on its servers, so that an administrator sees which step fails.
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { CheckStep, FetchFault, Imap, Outgoing, Server } from '../../contract.ts'
import { openConnections, type RelaySettings } from '../outbound/connections.ts'
import { shownBy } from './certificate.ts'
import { atStep, type FetchStep, faultOf, isCertificateFault, StepFailed, saidBy } from './faults.ts'
import { type Login, openServer } from './open.ts'

const order: readonly FetchStep[] = ['connect', 'login', 'folder', 'fetch']

const passed = (step: CheckStep['step']): CheckStep => ({
  step,
  ok: true,
  fault: null,
  said: null,
  certificate: null,
})

const failed = async (
  step: CheckStep['step'],
  fault: FetchFault,
  said: string,
  server: Server | null,
  protocol: 'imap' | 'smtp',
): Promise<CheckStep> => ({
  step,
  ok: false,
  fault,
  said: said || null,
  certificate: server && isCertificateFault(fault) ? await shownBy(server, protocol) : null,
})

/** What is logged in with, step `token` where it is a token; null when that step failed. */
export async function checkLogin(
  isToken: boolean,
  login: () => Promise<Login>,
): Promise<{ steps: CheckStep[]; login: Login | null }> {
  try {
    return { login: await login(), steps: isToken ? [passed('token')] : [] }
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    return { login: null, steps: [await failed(error.step, error.fault, error.said, null, 'imap')] }
  }
}

/** The steps of fetching up to and including the first that fails. */
export async function checkServer(imap: Imap, login: Login): Promise<CheckStep[]> {
  try {
    await tryAll(imap, login)
    return order.map(passed)
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    const before = order.slice(0, order.indexOf(error.step)).map(passed)
    return [...before, await failed(error.step, error.fault, error.said, imap, 'imap')]
  }
}

async function tryAll(imap: Imap, login: Login): Promise<void> {
  const client = await openServer(imap, login)
  try {
    for (const name of imap.folders) {
      const folder = await named(name, client.mailboxOpen(name, { readOnly: true }))
      if (folder.exists > 0) await atStep('fetch', client.fetchOne('*', { uid: true, size: true }))
    }
    if (imap.after === 'move' && imap.move_to)
      await named(imap.move_to, client.status(imap.move_to, { messages: true }))
    await client.logout()
  } finally {
    client.close()
  }
}

/** A folder that is not there is told by its name. */
async function named<T>(folder: string, doing: Promise<T>): Promise<T> {
  try {
    return await doing
  } catch (error) {
    throw new StepFailed('folder', faultOf(error, 'folder'), `${folder}: ${saidBy(error)}`)
  }
}

/** A letter to try with, as it goes over the wire. */
export interface TestLetter {
  readonly from: string
  readonly to: string
  readonly bytes: Buffer
}

/** The step of sending: a talk up to the login, and a letter where one is given. */
export async function checkSending(
  relay: RelaySettings,
  server: Outgoing | null,
  letter: TestLetter | null,
): Promise<CheckStep> {
  const connections = openConnections()
  try {
    const borrowed = await connections.borrow(relay)
    try {
      const said = letter ? await spoken(borrowed.connection, letter) : null
      return { ...passed('send'), said }
    } finally {
      connections.drop(borrowed)
    }
  } catch (error) {
    if (error instanceof StepFailed) return failed('send', error.fault, error.said, null, 'smtp')
    const fault = faultOf(error, 'connect')
    const meant = fault === 'silent' && !relay.secure && relay.port === 465 ? 'tls_there' : fault
    return failed('send', meant, saidBy(error), server, 'smtp')
  } finally {
    connections.closeAll()
  }
}

const spoken = (connection: SMTPConnection, { from, to, bytes }: TestLetter): Promise<string> =>
  new Promise((resolve, reject) => {
    connection.send({ from, to: [to] }, bytes, (error, info) =>
      error ? reject(error) : resolve(info.response),
    )
  })
