// Signs letters with the key of their domain (DKIM, RFC 6376), where one is in use.
import { generateKeyPair } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import { promisify } from 'node:util'
import DKIM from 'nodemailer/lib/dkim'
import type { Okno } from '#kernel/server/okno.ts'
import { unseal } from '../sealing.ts'
import { domainOf } from '../store/mailboxes.ts'

/** RFC 6376, 5.4.1, with what RFC 8058 wants signed. */
const signedFields =
  'From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:In-Reply-To:References:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted'

/** The letter with its signature in front; as it is where its domain signs nothing. */
export async function signed(okno: Okno, from: string, bytes: Buffer): Promise<Buffer> {
  const domain = domainOf(from)
  const key = await okno.readDb
    .selectFrom('channels.signing_key')
    .select(['selector', 'private_key'])
    .where('domain', '=', domain)
    .where('enabled', '=', true)
    .executeTakeFirst()
  if (!key) return bytes
  const privateKey = unseal(key.private_key, sealedFor(domain), okno.config.OKNO_SECRET)
  if (!privateKey) throw new KeyUnreadable(domain)
  const dkim = new DKIM({
    domainName: domain,
    keySelector: key.selector,
    privateKey,
    headerFieldNames: signedFields,
  })
  const chunks: Buffer[] = []
  for await (const chunk of dkim.sign(bytes)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Thrown when the key of a domain cannot be opened: the installation's secret has changed. The letter waits. */
export class KeyUnreadable extends Error {
  override readonly name = 'KeyUnreadable'
  constructor(domain: string) {
    super(`signing_key: ${domain}`)
  }
}

/** What a private key is sealed for. */
export const sealedFor = (domain: string): string => `dkim:${domain}`

const makePair = promisify(generateKeyPair)

/** A new RSA key of 2048 bits: what all receivers can check, and what fits into DNS. */
export async function newKey(): Promise<{ private_key: string; public_key: string }> {
  const { privateKey, publicKey } = await makePair('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  })
  return { private_key: privateKey, public_key: publicKey.toString('base64') }
}

/** The record to publish: its name and what stands in it. */
export const recordOf = (key: { selector: string; domain: string; public_key: string }) => ({
  name: `${key.selector}._domainkey.${key.domain}`,
  value: `v=DKIM1; k=rsa; p=${key.public_key}`,
})

export interface Looked {
  readonly found: boolean
  /** `no_record`, `other_key`, or what the name server said; null when all is well. */
  readonly said: string | null
}

/** Asks DNS whether the record stands there with this key. */
export async function lookUp(
  key: { selector: string; domain: string; public_key: string },
  resolveTxt: (name: string) => Promise<string[][]> = name =>
    new Resolver({ timeout: 5000, tries: 2 }).resolveTxt(name),
): Promise<Looked> {
  try {
    const records = (await resolveTxt(recordOf(key).name)).map(parts => parts.join(''))
    const keys = records.flatMap(text => /(?:^|;)\s*p=([^;]*)/.exec(text)?.[1]?.replace(/\s/g, '') ?? [])
    if (keys.length === 0) return { found: false, said: 'no_record' }
    return keys.includes(key.public_key) ? { found: true, said: null } : { found: false, said: 'other_key' }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return {
      found: false,
      said: code === 'ENOTFOUND' || code === 'ENODATA' ? 'no_record' : (code ?? message),
    }
  }
}
