// Where tokens come from: the addresses of the providers, what is asked for there, and by which client. Pure.
import type { AuthorizationServer, Client } from 'oauth4webapi'
import type { OAuth } from '../../contract.ts'

export interface Provider {
  readonly server: AuthorizationServer
  readonly client: Client
  readonly scope: string
  /** What the provider wants to hear beside the usual when somebody signs in. */
  readonly extra: Readonly<Record<string, string>>
}

const microsoft = {
  person:
    'offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
  app: 'https://outlook.office365.com/.default',
} as const

/** Addresses that an administrator gives go before the usual ones: national clouds have their own. */
export function providerOf(oauth: OAuth): Provider {
  const usual = usualOf(oauth)
  const authorization_endpoint = oauth.authorize_url || usual.authorize
  const token_endpoint = oauth.token_url || usual.token
  return {
    server: {
      issuer: new URL(token_endpoint).origin,
      token_endpoint,
      ...(authorization_endpoint ? { authorization_endpoint } : {}),
    },
    client: { client_id: oauth.client_id },
    scope: oauth.scope || usual.scope,
    extra: usual.extra,
  }
}

interface Usual {
  readonly authorize: string
  readonly token: string
  readonly scope: string
  readonly extra: Readonly<Record<string, string>>
}

function usualOf({ provider, flow, tenant }: OAuth): Usual {
  if (provider === 'microsoft') {
    const base = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0`
    return { authorize: `${base}/authorize`, token: `${base}/token`, scope: microsoft[flow], extra: {} }
  }
  if (provider === 'google')
    return {
      authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
      token: 'https://oauth2.googleapis.com/token',
      scope: 'https://mail.google.com/',
      // Google gives a refresh token only to those who ask for it, and only when somebody consents anew.
      extra: { access_type: 'offline', prompt: 'consent' },
    }
  return { authorize: '', token: '', scope: '', extra: {} }
}
