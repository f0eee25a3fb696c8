// The account that letters of a mailbox leave by: its own, or the common relay.
import type { Okno } from '#kernel/server/okno.ts'
import type { Imap, Outgoing } from '../../contract.ts'
import { tlsOptions } from '../imap/certificate.ts'
import { tokenOf } from '../oauth/tokens.ts'
import { unseal } from '../sealing.ts'
import type { MailboxRow } from '../store/mailboxes.ts'
import { type RelayLogin, type RelaySettings, relayAt } from './connections.ts'

type Sending = Pick<
  MailboxRow,
  'id' | 'address' | 'imap' | 'oauth' | 'imap_password' | 'outgoing' | 'outgoing_password'
>

/** Where letters of this mailbox are handed over, null when nowhere is set. A token is got when it is needed. */
export function outgoingOf(okno: Okno, mailbox: Sending | undefined): RelaySettings | null {
  const outgoing = mailbox?.outgoing as Outgoing | null | undefined
  if (mailbox && outgoing) return ownAccount(okno, mailbox, outgoing, token => tokenOf(okno, mailbox, token))
  return okno.config.OKNO_MAIL_RELAY ? relayAt(okno.config.OKNO_MAIL_RELAY) : null
}

/** `tokenFor` is given the token that was refused, if one was. */
export function ownAccount(
  okno: Okno,
  mailbox: Omit<Sending, 'outgoing'>,
  outgoing: Outgoing,
  tokenFor: (refused: string | null) => Promise<string>,
): RelaySettings {
  const { host, port, secure, sign_in } = outgoing
  const user = outgoing.user || (mailbox.imap as Imap | null)?.user || mailbox.address
  const login = sign_in === 'none' ? undefined : loginFor(okno, mailbox, user, sign_in, tokenFor)
  return { host, port, secure, tls: tlsOptions(outgoing), ...(login ? { login } : {}) }
}

function loginFor(
  okno: Okno,
  mailbox: Omit<Sending, 'outgoing'>,
  user: string,
  sign_in: 'same' | 'own',
  tokenFor: (refused: string | null) => Promise<string>,
): RelayLogin {
  const secret = okno.config.OKNO_SECRET
  if (sign_in === 'own') {
    const sealed = mailbox.outgoing_password
    return { user, password: (sealed && unseal(sealed, `${mailbox.id}:outgoing_password`, secret)) ?? '' }
  }
  if (!mailbox.oauth) {
    const sealed = mailbox.imap_password
    return { user, password: (sealed && unseal(sealed, mailbox.id, secret)) ?? '' }
  }
  let last: string | null = null
  return {
    user,
    token: async renew => {
      last = await tokenFor(renew ? last : null)
      return last
    },
  }
}
