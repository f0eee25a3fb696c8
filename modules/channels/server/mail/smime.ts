// Checks an S/MIME signature: is what was signed unchanged, whose certificate is it, does it lead to a root known here.

import type { Certificate, SignedData } from 'pkijs'
import type { Signature } from '../../contract/about.ts'

export type Verified = {
  signature: Signature | null
  /** What the signature carries inside; null when it lies beside its content. */
  content: Uint8Array | null
  encrypted: boolean
}

const signed_data = '1.2.840.113549.1.7.2'
const enveloped = new Set(['1.2.840.113549.1.7.3', '1.2.840.113549.1.9.16.1.23', '1.2.840.113549.1.7.6'])

/** Algorithms that the platform's cryptography knows, by the ids of keys and signatures; others are named if they can be. */
const checked_here: Record<string, string> = {
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.113549.1.1.5': 'RSA, SHA-1',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.113549.1.1.11': 'RSA, SHA-256',
  '1.2.840.113549.1.1.12': 'RSA, SHA-384',
  '1.2.840.113549.1.1.13': 'RSA, SHA-512',
  '1.2.840.10045.2.1': 'ECDSA',
  '1.2.840.10045.4.1': 'ECDSA, SHA-1',
  '1.2.840.10045.4.3.2': 'ECDSA, SHA-256',
  '1.2.840.10045.4.3.3': 'ECDSA, SHA-384',
  '1.2.840.10045.4.3.4': 'ECDSA, SHA-512',
}
const named: Record<string, string> = {
  ...checked_here,
  '1.2.643.2.2.19': 'GOST R 34.10-2001',
  '1.2.643.2.2.3': 'GOST R 34.10-2001',
  '1.2.643.7.1.1.1.1': 'GOST R 34.10-2012, 256',
  '1.2.643.7.1.1.3.2': 'GOST R 34.10-2012, 256',
  '1.2.643.7.1.1.1.2': 'GOST R 34.10-2012, 512',
  '1.2.643.7.1.1.3.3': 'GOST R 34.10-2012, 512',
  '1.3.101.112': 'Ed25519',
}
const most_bytes = 64 * 1024 * 1024

/**
 * Reads a CMS message (RFC 5652) and checks the signature of its first signer over `detached` or what it carries.
 * `roots` are certificates in PEM; without them no chain is looked for. Withdrawal of certificates is never looked for.
 * Never throws.
 */
export async function verifySigned(
  cms: Uint8Array,
  detached: Uint8Array | null,
  asked: { sender: string | null; date: string | null; roots: readonly string[] },
): Promise<Verified> {
  const unread: Verified = { signature: nothingKnown('unreadable'), content: null, encrypted: false }
  if (cms.length > most_bytes) return unread
  try {
    const pki = await import('pkijs')
    const message = pki.ContentInfo.fromBER(copied(cms))
    if (enveloped.has(message.contentType)) return { signature: null, content: null, encrypted: true }
    if (message.contentType !== signed_data) return { ...unread, signature: null }
    const signed = new pki.SignedData({ schema: message.content })
    const content = detached ? null : carried(signed)
    return { signature: await judge(pki, signed, detached ?? content, asked), content, encrypted: false }
  } catch {
    return unread
  }
}

const nothingKnown = (reason: Signature['reason']): Signature => ({
  kind: 'smime',
  state: 'unchecked',
  reason,
  algorithm: null,
  certificate: null,
  of_sender: null,
  in_time: null,
  chain: 'not_checked',
})

const copied = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

function carried(signed: SignedData): Uint8Array | null {
  const content = signed.encapContentInfo.eContent
  return content ? new Uint8Array(content.getValue()) : null
}

async function judge(
  pki: typeof import('pkijs'),
  signed: SignedData,
  content: Uint8Array | null,
  { sender, date, roots }: { sender: string | null; date: string | null; roots: readonly string[] },
): Promise<Signature> {
  const signer = signed.signerInfos[0]
  if (!signer || !content) return nothingKnown('unreadable')
  const oid = signer.signatureAlgorithm.algorithmId
  const algorithm = named[oid] ?? oid
  const others = (signed.certificates ?? []).filter(each => each instanceof pki.Certificate)
  const own = others.find(each => isOf(pki, each, signer.sid))
  if (!own) return { ...nothingKnown('no_certificate'), algorithm }
  const certificate = await described(own)
  const about = {
    kind: 'smime' as const,
    algorithm,
    certificate,
    of_sender: sender === null ? null : certificate.addresses.includes(sender.toLowerCase()),
    in_time:
      date === null
        ? null
        : date >= certificate.valid_from && Date.parse(date) <= Date.parse(certificate.valid_until),
  }
  const key_oid = own.subjectPublicKeyInfo.algorithm.algorithmId
  if (!checked_here[oid] || !checked_here[key_oid])
    return { ...about, state: 'unchecked', reason: 'algorithm', chain: 'not_checked' }
  const intact = await verifies(signed, content)
  const chain =
    roots.length === 0
      ? 'not_checked'
      : (await leadsToRoot(pki, own, others, roots, date))
        ? 'known'
        : 'unknown'
  return { ...about, state: intact ? 'intact' : 'broken', reason: null, chain }
}

async function verifies(signed: SignedData, content: Uint8Array): Promise<boolean> {
  try {
    const found = await signed.verify({
      signer: 0,
      data: copied(content),
      checkChain: false,
      extendedMode: true,
    })
    return found.signatureVerified === true
  } catch {
    return false
  }
}

type Sid = SignedData['signerInfos'][number]['sid']

/** A signer names a certificate by issuer and number, or by the id of its key. */
function isOf(pki: typeof import('pkijs'), certificate: Certificate, sid: Sid): boolean {
  if (sid instanceof pki.IssuerAndSerialNumber)
    return certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber)
  const key_id = certificate.extensions?.find(each => each.extnID === '2.5.29.14')?.parsedValue
  const wanted = (sid as { valueBlock?: { valueHexView?: Uint8Array } })?.valueBlock?.valueHexView
  const given = (key_id as { valueBlock?: { valueHexView?: Uint8Array } })?.valueBlock?.valueHexView
  return Boolean(wanted && given && Buffer.from(wanted).equals(Buffer.from(given)))
}

async function described(certificate: Certificate): Promise<NonNullable<Signature['certificate']>> {
  const digest = await crypto.subtle.digest('SHA-256', certificate.toSchema(true).toBER())
  return {
    name: nameOf(certificate.subject),
    addresses: addressesOf(certificate),
    issuer: nameOf(certificate.issuer),
    serial: Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex').slice(0, 100),
    valid_from: certificate.notBefore.value.toISOString(),
    valid_until: certificate.notAfter.value.toISOString(),
    sha256: Buffer.from(digest).toString('hex'),
  }
}

type Name = Certificate['subject']

const common_name = '2.5.4.3'
const organisation = '2.5.4.10'
const email_address = '1.2.840.113549.1.9.1'

const valuesOf = (name: Name, oid: string): string[] =>
  name.typesAndValues
    .filter(each => String(each.type) === oid)
    .map(each => String((each.value as { valueBlock?: { value?: unknown } }).valueBlock?.value ?? ''))

function nameOf(name: Name): string {
  const said = [...valuesOf(name, common_name), ...valuesOf(name, organisation)].filter(Boolean)
  return [...new Set(said)].join(', ').slice(0, 300).toWellFormed()
}

/** Addresses that the certificate is for: its alternative names, and the old field of its subject. */
function addressesOf(certificate: Certificate): string[] {
  const alternative = certificate.extensions?.find(each => each.extnID === '2.5.29.17')?.parsedValue as
    | { altNames?: { type: number; value: unknown }[] }
    | undefined
  const named_there = (alternative?.altNames ?? [])
    .filter(each => each.type === 1)
    .map(each => String(each.value))
  const found = [...named_there, ...valuesOf(certificate.subject, email_address)]
  return [...new Set(found.map(each => each.toLowerCase().slice(0, 320)))].slice(0, 20)
}

async function leadsToRoot(
  pki: typeof import('pkijs'),
  own: Certificate,
  others: Certificate[],
  roots: readonly string[],
  date: string | null,
): Promise<boolean> {
  try {
    const trustedCerts = roots.map(pem =>
      pki.Certificate.fromBER(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')),
    )
    const certs = [...others.filter(each => each !== own).slice(0, 20), own]
    const checkDate = date === null ? new Date() : new Date(date)
    const found = await new pki.CertificateChainValidationEngine({ trustedCerts, certs, checkDate }).verify()
    return found.result
  } catch {
    return false
  }
}
