// Sealing passwords of mailboxes, so that a copy of the database alone opens no mailbox.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const version = 'v1'

const keyOf = (secret: string) =>
  Buffer.from(hkdfSync('sha256', secret, 'okno', 'channels.mailbox.imap_password', 32))

/** Seals a text for one owner (a mailbox id): AES-256-GCM with a key made of the installation's secret. */
export function seal(text: string, owner: string, secret: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce)
  cipher.setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [version, nonce, cipher.getAuthTag(), sealed]
    .map(part => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('.')
}

/** Opens what `seal` made; null when the secret, the owner or the text has changed. */
export function unseal(sealed: string, owner: string, secret: string): string | null {
  const [mark, nonce, tag, body] = sealed.split('.')
  if (mark !== version || !nonce || !tag || body === undefined) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), Buffer.from(nonce, 'base64url'))
    decipher.setAAD(Buffer.from(owner))
    decipher.setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
