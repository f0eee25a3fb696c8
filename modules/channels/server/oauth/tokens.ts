// Tokens of mailboxes: kept sealed, renewed before they end, and what it means when the provider refuses.
import * as oauth from 'oauth4webapi'
import { inTransaction } from '#kernel/server/context.ts'
import type { Database } from '#kernel/server/database.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import type { OAuth } from '../../contract.ts'
import { StepFailed } from '../imap/faults.ts'
import { seal, unseal } from '../sealing.ts'
import type { MailboxRow } from '../store/mailboxes.ts'
import { type Provider, providerOf } from './providers.ts'

interface Tokens {
  readonly access_token: string
  /** Milliseconds since 1970; null where the provider does not tell. */
  readonly ends_at: number | null
  readonly refresh_token: string | null
}

/** So long before its end a token is renewed. */
const early_ms = 120_000
const patience_ms = 15_000

type Kept = Pick<MailboxRow, 'id' | 'oauth' | 'client_secret' | 'tokens'>

/** A token that is good for a while; `refused`: the one that a server would not take. Throws StepFailed of step `token`. */
export async function tokenOf(
  okno: Okno,
  mailbox: Pick<MailboxRow, 'id'>,
  refused: string | null = null,
): Promise<string> {
  const usable = (tokens: Tokens | null | undefined): string | null =>
    tokens && tokens.access_token !== refused && isGood(okno, tokens) ? tokens.access_token : null
  const kept = await readKept(okno.readDb, mailbox.id)
  const tokens = kept && openTokens(okno, kept)
  const good = usable(tokens)
  if (good) return good
  // Of all processes one renews: a provider may take a refresh token only once.
  return inTransaction(okno, bySystem(okno, `token:${mailbox.id}`), async ctx => {
    const held = await readKept(ctx.db, mailbox.id, { hold: true })
    if (!held?.oauth) throw new StepFailed('token', 'no_token', '')
    const now = openTokens(okno, held)
    const renewedBefore = usable(now)
    if (renewedBefore) return renewedBefore
    const renewed = await renew(okno, held, now)
    await keepTokens(okno, ctx.db, mailbox.id, renewed, now?.refresh_token ?? null)
    return renewed.access_token
  })
}

const readKept = (db: Database, id: string, { hold } = { hold: false }): Promise<Kept | undefined> =>
  db
    .selectFrom('channels.mailbox')
    .select(['id', 'oauth', 'client_secret', 'tokens'])
    .where('id', '=', id)
    .$if(hold, query => query.forUpdate())
    .executeTakeFirst()

function openTokens(okno: Okno, { id, tokens }: Kept): Tokens | null {
  if (!tokens) return null
  const opened = unseal(tokens, `${id}:tokens`, okno.config.OKNO_SECRET)
  if (opened === null) throw new StepFailed('token', 'secret_changed', '')
  return JSON.parse(opened)
}

const isGood = (okno: Okno, tokens: Tokens): boolean =>
  tokens.ends_at === null || tokens.ends_at - early_ms > okno.clock.now().getTime()

/** A token for settings that are only tried; nothing is kept. */
export async function triedToken(okno: Okno, settings: Omit<Kept, 'tokens'>): Promise<string> {
  return (await renew(okno, { ...settings, tokens: null }, null)).access_token
}

async function renew(okno: Okno, kept: Kept, tokens: Tokens | null): Promise<oauth.TokenEndpointResponse> {
  const settings = kept.oauth as OAuth
  const provider = providerOf(settings)
  if (settings.flow === 'app')
    return asked(
      oauth.clientCredentialsGrantRequest(
        provider.server,
        provider.client,
        clientAuth(okno, kept),
        { scope: provider.scope },
        options(provider),
      ),
      response => oauth.processClientCredentialsResponse(provider.server, provider.client, response),
    )
  if (!tokens?.refresh_token) throw new StepFailed('token', 'no_token', '')
  return asked(
    oauth.refreshTokenGrantRequest(
      provider.server,
      provider.client,
      clientAuth(okno, kept),
      tokens.refresh_token,
      options(provider),
    ),
    response => oauth.processRefreshTokenResponse(provider.server, provider.client, response),
  )
}

/** How the application shows itself to the provider; one without a secret is public. */
export function clientAuth(okno: Okno, { id, client_secret }: Kept): oauth.ClientAuth {
  if (!client_secret) return oauth.None()
  const secret = unseal(client_secret, `${id}:client_secret`, okno.config.OKNO_SECRET)
  if (secret === null) throw new StepFailed('token', 'secret_changed', '')
  return oauth.ClientSecretPost(secret)
}

/** Plain HTTP is for a provider on this very machine. */
export const options = ({ server }: Provider) => ({
  signal: () => AbortSignal.timeout(patience_ms),
  [oauth.allowInsecureRequests]: server.token_endpoint!.startsWith('http:'),
})

/** What the provider answers; its refusal as StepFailed. */
export async function asked(
  request: Promise<Response>,
  read: (response: Response) => Promise<oauth.TokenEndpointResponse>,
): Promise<oauth.TokenEndpointResponse> {
  try {
    return await read(await request)
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError)
      throw new StepFailed(
        'token',
        'token_refused',
        [error.error, error.error_description].filter(Boolean).join(': ').slice(0, 500),
      )
    const { message, cause } = error as Error
    const why = cause instanceof Error ? cause.message : ''
    throw new StepFailed('token', 'refused', [message, why].filter(Boolean).join(': ').slice(0, 500))
  }
}

/** Keeps what the provider gave; a refresh token that it does not repeat stays good. */
export async function keepTokens(
  okno: Okno,
  db: Database,
  id: string,
  given: oauth.TokenEndpointResponse,
  refreshBefore: string | null,
): Promise<void> {
  const now = okno.clock.now().getTime()
  const tokens: Tokens = {
    access_token: given.access_token,
    ends_at: given.expires_in === undefined ? null : now + given.expires_in * 1000,
    refresh_token: given.refresh_token ?? refreshBefore,
  }
  // Google and Microsoft call it one way, Keycloak another; 0 there means "without end".
  const left_s = Number(given.refresh_token_expires_in ?? given.refresh_expires_in ?? 0)
  await db
    .updateTable('channels.mailbox')
    .set({
      tokens: seal(JSON.stringify(tokens), `${id}:tokens`, okno.config.OKNO_SECRET),
      ...(left_s > 0 ? { token_ends_at: new Date(now + left_s * 1000) } : {}),
    })
    .where('id', '=', id)
    .execute()
}
