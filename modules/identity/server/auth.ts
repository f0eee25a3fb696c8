// The sign-in library on our tables: passwords, sessions and their cookies are made and checked by better-auth, nothing by us.
import type { IncomingHttpHeaders } from 'node:http'
import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import pg from 'pg'
import { z } from 'zod'
import type { Context } from '#kernel/server/context.ts'
import { type Database, kyselyOn } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import type { Okno } from '#kernel/server/okno.ts'

const session_seconds = 14 * 24 * 60 * 60
const connections = 4

/** Opens a session for an account whose right to enter has been shown. Callable by our own code only: it has no URL. */
const entrance = {
  id: 'okno-entrance',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      {
        method: 'POST',
        body: z.object({ account_id: z.string(), ip_address: z.string(), user_agent: z.string() }),
      },
      async ctx => {
        const { account_id, ip_address, user_agent } = ctx.body
        const user = await ctx.context.internalAdapter.findUserById(account_id)
        if (!user) throw new Error(`there is no account ${account_id} to open a session for`)
        const session = await ctx.context.internalAdapter.createSession(account_id, false, {
          ipAddress: ip_address,
          userAgent: user_agent,
        })
        await setSessionCookie(ctx, { session, user })
        return { id: session.id }
      },
    ),
  },
} satisfies BetterAuthPlugin

function makeAuth(okno: Okno, pool: pg.Pool) {
  return betterAuth({
    appName: 'Okno',
    baseURL: okno.config.OKNO_URL,
    secret: okno.config.OKNO_SECRET,
    database: pool,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_, message) => okno.log.error({ from: 'sign-in' }, message) },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: {
      modelName: 'account',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'account_id',
        accountId: 'provider_account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    session: {
      modelName: 'session',
      fields: {
        userId: 'account_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: session_seconds,
      // A session ends 14 days after it was opened: reading it then never writes.
      disableSessionRefresh: true,
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'okno',
      useSecureCookies: okno.config.OKNO_URL.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      database: { generateId: () => newId() },
    },
    plugins: [entrance],
  })
}

interface SignIn {
  readonly auth: ReturnType<typeof makeAuth>
  /** Connections apart from those of use cases: what is written here stays when the use case refuses. */
  readonly pool: pg.Pool
  readonly db: Database
}

const made = new WeakMap<Okno, SignIn>()

/** The sign-in of this program, made on first use and closed with it. */
export function signInOf(okno: Okno): SignIn {
  const before = made.get(okno)
  if (before) return before
  const pool = new pg.Pool({
    connectionString: okno.pools.write.options.connectionString,
    application_name: 'okno sign-in',
    options: '-c search_path=identity -c statement_timeout=10s -c timezone=UTC',
    max: connections,
  })
  pool.on('error', () => {})
  okno.onClose(() => pool.end())
  const signIn = { auth: makeAuth(okno, pool), pool, db: kyselyOn(pool) }
  made.set(okno, signIn)
  return signIn
}

/** Opens a session for the account and puts its cookie into the answer of this call. */
export async function openSession(ctx: Context, account_id: string): Promise<void> {
  const { request } = ctx.http!
  const { headers } = await signInOf(ctx.okno).auth.api.openSession({
    body: {
      account_id,
      ip_address: request.ip,
      user_agent: (request.headers['user-agent'] ?? '').slice(0, 500),
    },
    headers: new Headers(),
    returnHeaders: true,
  })
  passCookies(ctx, headers)
}

/** Ends the session of this call's cookie and clears the cookie. */
export async function closeSession(ctx: Context): Promise<void> {
  const { headers } = await signInOf(ctx.okno).auth.api.signOut({
    headers: cookieOf(ctx.http!.request.headers),
    returnHeaders: true,
  })
  passCookies(ctx, headers)
}

/** The session that a cookie proves, or null. */
export async function sessionOf(
  okno: Okno,
  headers: IncomingHttpHeaders,
): Promise<{ id: string; account_id: string } | null> {
  if (!headers.cookie?.includes('okno.session_token=')) return null
  const found = await signInOf(okno).auth.api.getSession({ headers: cookieOf(headers) })
  return found ? { id: found.session.id, account_id: found.session.userId } : null
}

export async function hashPassword(okno: Okno, password: string): Promise<string> {
  return (await signInOf(okno).auth.$context).password.hash(password)
}

/** Is this the password behind the hash? Without a hash it is not, and saying so takes as long. */
export async function isPassword(
  okno: Okno,
  hash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const context = await signInOf(okno).auth.$context
  if (hash) return context.password.verify({ hash, password })
  await context.password.hash(password)
  return false
}

function passCookies(ctx: Context, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) ctx.http!.reply.header('set-cookie', cookie)
}

const cookieOf = (headers: IncomingHttpHeaders): Headers => new Headers({ cookie: headers.cookie ?? '' })
