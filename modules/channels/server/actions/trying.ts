// Trying a mailbox as an administrator has it on the screen, saved or not: token, connect, log in, folders, fetch, send.
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Okno } from '#kernel/server/okno.ts'
import type { CheckStep, Imap, OAuth, Outgoing } from '../../contract.ts'
import { checkLogin, checkSending, checkServer, type TestLetter } from '../imap/check.ts'
import { StepFailed } from '../imap/faults.ts'
import { loginOf } from '../oauth/login.ts'
import { tokenOf, triedToken } from '../oauth/tokens.ts'
import { relayAt } from '../outbound/connections.ts'
import { ownAccount } from '../outbound/outgoing.ts'
import { seal } from '../sealing.ts'
import type { MailboxRow } from '../store/mailboxes.ts'

/** What is on the screen; secrets that are absent are the kept ones. */
export interface Tried {
  readonly address?: string | undefined
  readonly imap?: Imap | null | undefined
  readonly oauth?: OAuth | null | undefined
  readonly outgoing?: Outgoing | null | undefined
  readonly letter_to?: string | undefined
  readonly imap_password?: string | null | undefined
  readonly client_secret?: string | null | undefined
  readonly outgoing_password?: string | null | undefined
}

/** The steps that there are for these settings; of fetching, up to the first that fails. */
export async function tryMailbox(
  okno: Okno,
  known: MailboxRow | undefined,
  tried: Tried,
  now: Date,
): Promise<CheckStep[]> {
  const mailbox = asTried(okno, known, tried)
  const steps: CheckStep[] = []
  const tokenFor = (refused: string | null) => triedTokenOf(okno, known, mailbox, tried, refused)
  const usesLogin = tried.imap || tried.outgoing?.sign_in === 'same'
  const entered = usesLogin
    ? await checkLogin(Boolean(mailbox.oauth), async () =>
        mailbox.oauth ? { accessToken: await tokenFor(null) } : loginOf(okno, mailbox),
      )
    : { steps: [], login: null }
  steps.push(...entered.steps)
  if (tried.imap && entered.login) steps.push(...(await checkServer(tried.imap, entered.login)))
  const relay = tried.outgoing
    ? ownAccount(okno, mailbox, tried.outgoing, tokenFor)
    : okno.config.OKNO_MAIL_RELAY
      ? relayAt(okno.config.OKNO_MAIL_RELAY)
      : null
  const barred = tried.outgoing?.sign_in === 'same' && !entered.login
  const from = tried.address ?? known?.address
  if (relay && !barred) {
    const letter = tried.letter_to && from ? await testLetter(from, tried.letter_to, now) : null
    steps.push(await checkSending(relay, tried.outgoing ?? null, letter))
  }
  return steps
}

/** The mailbox as it would be kept. */
function asTried(okno: Okno, known: MailboxRow | undefined, tried: Tried) {
  const id = known?.id ?? 'tried'
  const sealed = (text: string | null | undefined, owner: string, kept: string | null | undefined) =>
    text === undefined ? (kept ?? null) : text === null ? null : seal(text, owner, okno.config.OKNO_SECRET)
  return {
    id,
    address: tried.address ?? known?.address ?? '',
    imap: (tried.imap ?? null) as MailboxRow['imap'],
    oauth: (tried.oauth ?? null) as MailboxRow['oauth'],
    imap_password: sealed(tried.imap_password, id, known?.imap_password),
    client_secret: sealed(tried.client_secret, `${id}:client_secret`, known?.client_secret),
    outgoing_password: sealed(tried.outgoing_password, `${id}:outgoing_password`, known?.outgoing_password),
  }
}

/** Saved settings have their kept token; an application enters with settings that are only tried, a person cannot. */
async function triedTokenOf(
  okno: Okno,
  known: MailboxRow | undefined,
  mailbox: ReturnType<typeof asTried>,
  tried: Tried,
  refused: string | null,
): Promise<string> {
  const isKept = JSON.stringify(sorted(known?.oauth)) === JSON.stringify(sorted(tried.oauth))
  if (known && isKept && tried.client_secret === undefined) return tokenOf(okno, known, refused)
  if (tried.oauth?.flow === 'app') return triedToken(okno, mailbox)
  throw new StepFailed('token', 'no_token', '')
}

const sorted = (settings: unknown) =>
  Object.entries((settings ?? {}) as object)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))

async function testLetter(from: string, to: string, now: Date): Promise<TestLetter> {
  const bytes = await new MailComposer({
    from,
    to,
    date: now,
    subject: 'Окно: пробное письмо / Okno: a test letter',
    text: `Если вы это читаете, ящик ${from} отправляет письма.\n\nIf you can read this, the mailbox ${from} can send letters.\n`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
    .compile()
    .build()
  return { from, to, bytes }
}
