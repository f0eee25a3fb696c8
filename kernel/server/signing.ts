// Signatures by which Okno knows again what it has written into links and letters, so that nothing about them need be kept.
import { createHmac, timingSafeEqual } from 'node:crypto'

const id_bytes = 16
const signature_bytes = 18

/** 18 bytes over a text that begins with what it is for (`approval:…`), so that no signature is good for anything else. */
export const signature = (secret: string, text: string): Buffer =>
  createHmac('sha256', secret).update(text).digest().subarray(0, signature_bytes)

/** The same in 22 letters that a link may hold. */
export const shortSignature = (secret: string, text: string): string =>
  signature(secret, text).toString('base64url').slice(0, 22)

/** Compares so that the time it takes says nothing about where two differ. */
export function isSame(given: string | Buffer, right: string | Buffer): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}

/** Ids and a signature as letters of a link: 46 for one id, 67 for two. */
export const packed = (ids: readonly string[], signed: Buffer): string =>
  Buffer.concat([...ids.map(id => Buffer.from(id.replaceAll('-', ''), 'hex')), signed]).toString('base64url')

/** What `packed` put together; null for what cannot be that. Whether the signature is right, `isSame` says. */
export function unpacked(token: string, id_count: number): { ids: string[]; signed: Buffer } | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== id_count * id_bytes + signature_bytes) return null
  // The last letter has bits to spare: only the one way to write it is ours.
  if (bytes.toString('base64url') !== token) return null
  const ids = Array.from({ length: id_count }, (_, index) =>
    bytes
      .subarray(index * id_bytes, (index + 1) * id_bytes)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  )
  return { ids, signed: bytes.subarray(id_count * id_bytes) }
}
