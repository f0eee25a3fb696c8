// Signing in at a provider for a mailbox: the way there with a signed state, and the way back with a code.
import { createHmac, randomBytes } from 'node:crypto'
import * as oauth from 'oauth4webapi'
import type { Context } from '#kernel/server/context.ts'
import type { Okno } from '#kernel/server/okno.ts'
import { isSame } from '#kernel/server/signing.ts'
import type { OAuth } from '../../contract.ts'
import { noSignIn, signInBroken, signInRefused } from '../../contract.ts'
import { StepFailed } from '../imap/faults.ts'
import type { MailboxRow } from '../store/mailboxes.ts'
import { providerOf } from './providers.ts'
import { asked, clientAuth, keepTokens, options } from './tokens.ts'

/** So long the way may take. */
const patience_ms = 15 * 60_000

/** Where the provider sends the browser back to; administrators name it there. */
export const redirectAddress = (okno: Okno): string => `${okno.config.OKNO_URL}/admin/mailboxes/signed-in`

/** The address at the provider. Throws noSignIn for mailboxes whose token nobody has to sign in for. */
export async function beginSignIn(ctx: Context, mailbox: MailboxRow): Promise<string> {
  const settings = mailbox.oauth as OAuth | null
  if (settings?.flow !== 'person') throw noSignIn({})
  const { server, client, scope, extra } = providerOf(settings)
  const state = makeState(ctx, mailbox.id)
  const url = new URL(server.authorization_endpoint!)
  const asking = {
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: redirectAddress(ctx.okno),
    scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifierOf(ctx.okno, state)),
    code_challenge_method: 'S256',
    login_hint: (mailbox.imap as { user?: string } | null)?.user ?? mailbox.address,
    ...extra,
  }
  for (const [name, value] of Object.entries(asking)) url.searchParams.set(name, value)
  return url.href
}

/** The mailbox that a state was made for by the very person who asks now; throws signInBroken otherwise. */
export function mailboxOfState(ctx: Context, query: string): string {
  const [body, signature] = (new URLSearchParams(query).get('state') ?? '').split('.')
  if (!body || !signature || !isSigned(ctx.okno, body, signature)) throw signInBroken({})
  const [mailbox_id, person_id, ends_at] = Buffer.from(body, 'base64url').toString().split(' ')
  if (person_id !== ctx.actor.id || Number(ends_at) < ctx.now.getTime()) throw signInBroken({})
  return mailbox_id!
}

/** Exchanges the code for tokens and keeps them. */
export async function finishSignIn(ctx: Context, mailbox: MailboxRow, query: string): Promise<void> {
  const settings = mailbox.oauth as OAuth | null
  if (settings?.flow !== 'person') throw noSignIn({})
  const provider = providerOf(settings)
  const told = new URLSearchParams(query)
  const state = told.get('state')!
  // Some providers name themselves by an issuer that is none of their addresses: the signed state says whom we asked.
  told.delete('iss')
  try {
    const answer = oauth.validateAuthResponse(provider.server, provider.client, told, state)
    const given = await asked(
      oauth.authorizationCodeGrantRequest(
        provider.server,
        provider.client,
        clientAuth(ctx.okno, mailbox),
        answer,
        redirectAddress(ctx.okno),
        verifierOf(ctx.okno, state),
        options(provider),
      ),
      async response =>
        oauth.processAuthorizationCodeResponse(provider.server, provider.client, await withoutId(response)),
    )
    await ctx.db
      .updateTable('channels.mailbox')
      .set({
        signed_in_at: ctx.now,
        token_ends_at: null,
        last_error: null,
        failed_step: null,
        failing_since: null,
      })
      .where('id', '=', mailbox.id)
      .execute()
    await keepTokens(ctx.okno, ctx.db, mailbox.id, given, null)
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError)
      throw signInRefused({ said: [error.error, error.error_description].filter(Boolean).join(': ') })
    if (error instanceof StepFailed) throw signInRefused({ said: error.said || error.fault })
    if (error instanceof oauth.OperationProcessingError) throw signInRefused({ said: error.message })
    throw error
  }
}

/** Who signed in does not matter here, the mail server will tell: an ID token is not looked at. */
async function withoutId(response: Response): Promise<Response> {
  const body = await response
    .clone()
    .json()
    .catch(() => null)
  if (!body?.id_token) return response
  const { id_token: _, ...rest } = body
  return Response.json(rest, { status: response.status })
}

/** Which mailbox, for whom, until when, and something that nobody can guess. */
function makeState(ctx: Context, mailbox_id: string): string {
  const body = Buffer.from(
    [mailbox_id, ctx.actor.id, ctx.now.getTime() + patience_ms, randomBytes(16).toString('base64url')].join(
      ' ',
    ),
  ).toString('base64url')
  return `${body}.${signatureOf(ctx.okno, body)}`
}

const keyed = (okno: Okno, purpose: string, text: string) =>
  createHmac('sha256', okno.config.OKNO_SECRET)
    .update(`channels.sign_in.${purpose}\0${text}`)
    .digest('base64url')

const signatureOf = (okno: Okno, body: string) => keyed(okno, 'state', body)

/** The secret half of the proof key (RFC 7636): made of the state again, so that nothing need be kept meanwhile. */
const verifierOf = (okno: Okno, state: string) => keyed(okno, 'verifier', state)

const isSigned = (okno: Okno, body: string, signature: string): boolean =>
  isSame(signature, signatureOf(okno, body))
