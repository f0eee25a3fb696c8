// A certificate that Okno makes for its own listeners, so that letters come encrypted where nobody has bought one.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const day_ms = 86_400_000
const lasts_ms = 3650 * day_ms
const renewed_before_ms = 30 * day_ms

/** Key and certificate for this name, PEM; kept in the data folder and made anew in time. */
export function ownCertificate(data: string, host: string, now: Date): { key: string; cert: string } {
  const place = path.join(data, 'mail', 'listener.pem')
  const kept = keptAt(place)
  if (kept && isGood(kept.cert, host, now)) return kept
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const made = { key, cert: certificateFor(key, host, now) }
  mkdirSync(path.dirname(place), { recursive: true })
  const beside = `${place}.${process.pid}`
  writeFileSync(beside, `${made.key}${made.cert}`, { mode: 0o600 })
  renameSync(beside, place)
  return made
}

function keptAt(place: string): { key: string; cert: string } | null {
  try {
    const text = readFileSync(place, 'utf8')
    const [key] = /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----\n/.exec(text) ?? []
    const [cert] = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----\n/.exec(text) ?? []
    return key && cert ? { key, cert } : null
  } catch {
    return null
  }
}

function isGood(cert: string, host: string, now: Date): boolean {
  try {
    const read = new X509Certificate(cert)
    return (
      read.validToDate.getTime() - now.getTime() > renewed_before_ms && read.checkHost(host) !== undefined
    )
  } catch {
    return false
  }
}

/** A certificate that signs itself (RFC 5280), PEM. */
function certificateFor(key: string, host: string, now: Date): string {
  const privateKey = createPrivateKey(key)
  const name = sequence(tagged(0x31, sequence(oid('2.5.4.3'), tagged(0x0c, Buffer.from(host.slice(0, 64))))))
  const rsaWithSha256 = sequence(oid('1.2.840.113549.1.1.11'), tagged(0x05, Buffer.alloc(0)))
  const alternative = sequence(tagged(0x82, Buffer.from(host)))
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    // The first bit stays clear: serial numbers are positive.
    tagged(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    rsaWithSha256,
    name,
    sequence(time(new Date(now.getTime() - day_ms)), time(new Date(now.getTime() + lasts_ms))),
    name,
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(sequence(oid('2.5.29.17'), tagged(0x04, alternative)))),
  )
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)])
  const base64 = sequence(body, rsaWithSha256, tagged(0x03, signature)).toString('base64')
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`
}

/** DER: a tag, the length, the content. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content
  const head =
    length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from(head), content])
}

const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts))

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = rest.flatMap(number => {
    const digits = [number & 127]
    for (let left = number >> 7; left > 0; left >>= 7) digits.unshift((left & 127) | 128)
    return digits
  })
  return tagged(0x06, Buffer.from([first * 40 + second, ...bytes]))
}

/** Years before 2050 are written with two digits (RFC 5280, 4.1.2.5). */
const time = (at: Date): Buffer => tagged(at.getUTCFullYear() < 2050 ? 0x17 : 0x18, Buffer.from(timeText(at)))

function timeText(at: Date): string {
  const whole = at.toISOString().replace(/[-:T]|\.\d+/g, '')
  return at.getUTCFullYear() < 2050 ? whole.slice(2) : whole
}
