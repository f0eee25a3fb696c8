// A real OAuth 2.0 token server for tests: authorisation codes with proof keys, refresh tokens that are good once, client
// credentials, and introspection for Dovecot.
import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'

export const application = { id: 'okno', secret: 'the secret of the application' }

export interface TokenServer {
  readonly url: string
  /** What was asked at the token endpoint, in order. */
  readonly asked: URLSearchParams[]
  /** How long access tokens are good, seconds, and refresh tokens where told. */
  lifetimes: { access_s: number; refresh_s?: number }
  /** Refuses every refresh token from now on, as when an administrator takes the consent back. */
  revoke(): void
  /** Whose mail the tokens open. */
  user: string
  /** A browser that agrees: where it is sent back to. */
  agree(address: string): Promise<URL>
  stop(): Promise<void>
}

interface Code {
  readonly challenge: string
  readonly redirect: string
}

export async function startTokenServer(user: string): Promise<TokenServer> {
  const codes = new Map<string, Code>()
  const refreshable = new Set<string>()
  const good = new Map<string, number>()
  const random = () => randomBytes(18).toString('base64url')

  function issue(withRefresh: boolean) {
    const { access_s, refresh_s } = provider.lifetimes
    const access_token = random()
    good.set(access_token, Date.now() + 600_000)
    const refresh_token = random()
    if (withRefresh) refreshable.add(refresh_token)
    return {
      token_type: 'Bearer',
      access_token,
      expires_in: access_s,
      ...(withRefresh ? { refresh_token } : {}),
      ...(withRefresh && refresh_s ? { refresh_token_expires_in: refresh_s } : {}),
    }
  }

  function grant(told: URLSearchParams): object | null {
    if (told.get('client_id') !== application.id || told.get('client_secret') !== application.secret)
      return null
    if (told.get('grant_type') === 'client_credentials') return issue(false)
    if (told.get('grant_type') === 'refresh_token')
      return refreshable.delete(told.get('refresh_token') ?? '') ? issue(true) : null
    const code = codes.get(told.get('code') ?? '')
    codes.delete(told.get('code') ?? '')
    const proof = createHash('sha256')
      .update(told.get('code_verifier') ?? '')
      .digest('base64url')
    return code?.challenge === proof && code.redirect === told.get('redirect_uri') ? issue(true) : null
  }

  const server = createServer(async (request, answer) => {
    const told = new URLSearchParams(await bodyOf(request))
    const say = (status: number, body: object) =>
      answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const url = new URL(request.url!, 'http://any')
    if (url.pathname === '/token') {
      provider.asked.push(told)
      const given = grant(told)
      return given
        ? say(200, given)
        : say(400, { error: 'invalid_grant', error_description: 'no longer valid' })
    }
    if (url.pathname === '/introspect') {
      const active = (good.get(told.get('token') ?? '') ?? 0) > Date.now()
      return say(200, { active: String(active), username: provider.user })
    }
    const redirect = url.searchParams.get('redirect_uri') ?? ''
    const code = random()
    codes.set(code, { challenge: url.searchParams.get('code_challenge') ?? '', redirect })
    const back = new URL(redirect)
    back.searchParams.set('code', code)
    back.searchParams.set('state', url.searchParams.get('state') ?? '')
    return answer.writeHead(302, { location: back.href }).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const provider: TokenServer = {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    asked: [],
    lifetimes: { access_s: 3600 },
    revoke: () => refreshable.clear(),
    user,
    agree: async place => {
      const { headers } = await fetch(place, { redirect: 'manual' })
      return new URL(headers.get('location') ?? '')
    },
    stop: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return provider
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
