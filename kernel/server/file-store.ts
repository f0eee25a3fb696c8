// Attachments on disk: streamed in, hashed on the way, each content stored once under its SHA-256.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface StoredContent {
  readonly sha256: string
  readonly size_bytes: number
  /** The first bytes, from which the true type is told. */
  readonly head: Uint8Array
}

export interface FileStore {
  /** Stores the bytes; when more than `limit_bytes` come, stores nothing and answers null. */
  put(bytes: AsyncIterable<Uint8Array> | Uint8Array, limit_bytes: number): Promise<StoredContent | null>
  read(sha256: string): Readable
  /** The file in which a content lies, for those who read it in pieces. */
  placeOf(sha256: string): string
  readWhole(sha256: string): Promise<Buffer>
  /** Takes a content off the disk, unless somebody has stored it again since that moment; answers whether it is gone. */
  remove(sha256: string, unless_since: Date): Promise<boolean>
}

const headBytes = 4100

export function openFileStore(dataFolder: string): FileStore {
  const folder = path.join(dataFolder, 'files')
  const placeOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256)
  return {
    async put(bytes, limit_bytes) {
      const incoming = path.join(folder, 'incoming')
      await mkdir(incoming, { recursive: true })
      const temporary = path.join(incoming, crypto.randomUUID())
      const hash = createHash('sha256')
      const head: Uint8Array[] = []
      let size_bytes = 0
      let tooMuch = false
      async function* counted() {
        for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
          if (size_bytes < headBytes) head.push(chunk)
          size_bytes += chunk.byteLength
          tooMuch ||= size_bytes > limit_bytes
          // What is over the limit is read to its end, so that the caller gets an answer and not a broken connection.
          if (tooMuch) continue
          hash.update(chunk)
          yield chunk
        }
      }
      try {
        await pipeline(Readable.from(counted()), createWriteStream(temporary))
        if (tooMuch) return null
        const sha256 = hash.digest('hex')
        await flush(temporary)
        const place = placeOf(sha256)
        await mkdir(path.dirname(place), { recursive: true })
        // Touched, so that whoever clears the disk sees that it is wanted again.
        const now = new Date()
        const known = await utimes(place, now, now).then(
          () => true,
          () => false,
        )
        if (!known) await rename(temporary, place)
        return { sha256, size_bytes, head: Buffer.concat(head).subarray(0, headBytes) }
      } finally {
        await rm(temporary, { force: true })
      }
    },
    placeOf,
    read: sha256 => createReadStream(placeOf(sha256)),
    readWhole: sha256 => readFile(placeOf(sha256)),
    async remove(sha256, unless_since) {
      const place = placeOf(sha256)
      const aside = `${place}.leaving`
      const seen = await stat(place).catch(() => null)
      if (!seen) return true
      if (seen.mtime > unless_since) return false
      // Set aside first: whoever stores the same now either touches this file, which is seen, or finds none and brings its own.
      await rename(place, aside)
      const last = await stat(aside)
      if (last.mtime > unless_since) {
        await rename(aside, place)
        return false
      }
      await rm(aside, { force: true })
      return true
    },
  }
}

/** What was acknowledged must survive a power failure. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r')
  await handle.sync().finally(() => handle.close())
}
