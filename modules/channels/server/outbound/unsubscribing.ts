// Links by which somebody declines reminders: signed, for one address, good without signing in (RFC 8058).
import type { Okno } from '#kernel/server/okno.ts'
import { isSame, shortSignature } from '#kernel/server/signing.ts'

/** The address that mail programs call when somebody presses "unsubscribe"; opened in a browser it asks first. */
export const unsubscribeAddress = ({ config }: Okno, address: string): string =>
  `${config.OKNO_URL}/api/mail/reminders/decline/${unsubscribeToken(address, config.OKNO_SECRET)}`

export const unsubscribeToken = (address: string, secret: string): string => {
  const whom = Buffer.from(address.toLowerCase()).toString('base64url')
  return `${whom}.${signature(whom, secret)}`
}

/** The address that a token is for; null for a forged one. */
export function readUnsubscribeToken(token: string, secret: string): string | null {
  const [whom = '', given = ''] = token.split('.')
  if (!isSame(given, signature(whom, secret))) return null
  return Buffer.from(whom, 'base64url').toString('utf8')
}

const signature = (whom: string, secret: string): string => shortSignature(secret, `decline:${whom}`)
