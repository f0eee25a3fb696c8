// What other domains and the program may ask of identity: proof of who calls, accounts, keys and grants.
import type { Context } from '#kernel/server/context.ts'
import type { LoggedEvent } from '#kernel/server/events.ts'
import type { Okno } from '#kernel/server/okno.ts'
import type { Prove } from '#kernel/server/recognition.ts'
import { signedIn } from '../contract.ts'
import { proveByKey } from './api-keys.ts'
import { sessionOf } from './auth.ts'
import { grantRows } from './store.ts'

export {
  blockAccount,
  changeAccount,
  endSessions,
  findAccountByEmail,
  makeAccount,
  removeAccount,
  setPassword,
  unblockAccount,
} from './accounts.ts'
export { makeApiKey } from './api-keys.ts'
export { grantRoleByCode, type Scope } from './granting.ts'
export { defaultRoles, ensureDefaultRoles } from './roles.ts'

/** Whom a call's key or cookie stands for. A key that is sent and wrong is not helped out by a cookie. */
export const prove: Prove = async (okno, headers) => {
  if (headers.authorization) {
    const [scheme = '', key = ''] = headers.authorization.split(' ')
    return scheme.toLowerCase() === 'bearer' ? proveByKey(okno, key) : null
  }
  const session = await sessionOf(okno, headers)
  return session && { account_id: session.account_id, via: 'session', permissions: null }
}

/** A follower of the event log: after anything that may change who may do what, everybody is looked up anew. */
export function forgetsActors(okno: Okno, events: readonly LoggedEvent[]): void {
  if (events.some(({ name }) => name !== signedIn.name && /^(identity|organisation)\./.test(name)))
    okno.recognition.forget()
}

/** The grants of an account, also those whose time has not come or is over. */
export const grantsOf = (ctx: Context, account_id: string) =>
  grantRows(ctx)
    .where('g.account_id', '=', account_id)
    .orderBy('g.starts_on', 'desc')
    .orderBy('r.code')
    .execute()
