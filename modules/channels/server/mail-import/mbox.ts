// Letters of an mbox file, found by their places in it, so that a letter of any size costs no more memory than is read of it.
import { type FileHandle, open } from 'node:fs/promises'
import { type Found, head_bytes, type Source, SourceFault } from './source.ts'

const window_bytes = 256 * 1024
const longestLine_bytes = 2000
const from = Buffer.from('From ')
const lineFrom = Buffer.from('\nFrom ')

/**
 * Opens an mbox of any variant. A line `From …` begins a letter when it looks like one that a mail program wrote and a
 * field of a head follows; where Content-Length leads exactly to the next such line it is believed (mboxcl, mboxcl2).
 * Throws SourceFault when the file is not there or begins otherwise.
 */
export async function openMbox(file: string, limit_bytes: number): Promise<Source> {
  const handle = await open(file, 'r').catch(error => {
    throw new SourceFault('not_there', (error as { code?: string }).code)
  })
  const { size } = await handle.stat()
  const read = (start: number, bytes: number) => readAt(handle, start, Math.min(bytes, size - start))
  const begin = await firstLetter(read, size)
  if (begin === null) {
    await handle.close()
    throw new SourceFault('not_mbox')
  }
  const found = async (start: number, end: number): Promise<Found> => {
    const size_bytes = end - start
    const cut = size_bytes > limit_bytes
    const raw = unquoted(await read(start, cut ? head_bytes : size_bytes))
    return { place: `${start}-${end}`, raw, size_bytes, cut, looked_bytes: end }
  }
  return {
    size_bytes: size,
    size_letters: null,
    async *letters(after) {
      let at = after === null ? begin : Number(after.split('-')[1])
      while (at < size) {
        const start = at + lineLength(await read(at, longestLine_bytes))
        const end = await endOfLetter(read, start, size)
        yield await found(start, end)
        at = end
      }
    },
    async read(places) {
      const letters = new Map<string, Found>()
      for (const place of places) {
        const [start = 0, end = 0] = place.split('-').map(Number)
        if (end <= size) letters.set(place, await found(start, end))
      }
      return letters
    },
    close: () => handle.close(),
  }
}

type Read = (start: number, bytes: number) => Promise<Buffer>

async function readAt(handle: FileHandle, start: number, bytes: number): Promise<Buffer> {
  if (bytes <= 0) return Buffer.alloc(0)
  const buffer = Buffer.allocUnsafe(bytes)
  let length = 0
  while (length < bytes) {
    const { bytesRead } = await handle.read(buffer, length, bytes - length, start + length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return buffer.subarray(0, length)
}

/** Where the first letter begins: behind a mark of UTF-8 and empty lines. Null when something else stands there. */
async function firstLetter(read: Read, size: number): Promise<number | null> {
  const head = await read(0, 4096)
  let at = head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0
  while (head[at] === 0x0d || head[at] === 0x0a) at += 1
  // An empty archive is an mbox without letters.
  if (at === size) return size
  return head.subarray(at, at + from.length).equals(from) ? at : null
}

const lineLength = (bytes: Buffer): number => {
  const end = bytes.indexOf(0x0a)
  return end < 0 ? bytes.length : end + 1
}

async function endOfLetter(read: Read, start: number, size: number): Promise<number> {
  const told = await toldEnd(read, start, size)
  if (told !== null) return told
  // One byte before, so that a letter without a head is found as well.
  let at = start - 1
  while (at < size) {
    const bytes = await read(at, window_bytes)
    let hit = bytes.indexOf(lineFrom)
    while (hit >= 0) {
      const line = at + hit + 1
      const around = await read(Math.max(line - 4, 0), 4 + longestLine_bytes)
      const before = Math.min(line, 4)
      if (line >= start && beginsLetter(around.subarray(0, before), around.subarray(before))) return line
      hit = bytes.indexOf(lineFrom, hit + 1)
    }
    if (at + bytes.length >= size) return size
    at += bytes.length - lineFrom.length
  }
  return size
}

/** As mail programs write it: who, then a day with a time and a year. */
const dated =
  /^From (?:\S+|"[^"]*"\S*)?\s.*\d{1,2}:\d\d(?::\d\d)?.*\d{4}|^From (?:\S+)?\s.*\d{4}.*\d{1,2}:\d\d/
const field = /^(?:>?From |[!-9;-~]+[ \t]*:)/

/** Is this the line that begins a letter? What stands before is its last bytes; an empty line should, but need not, stand there. */
function beginsLetter(before: Buffer, after: Buffer): boolean {
  const [line = '', next] = after.toString('latin1').split(/\r?\n/, 2)
  if (!dated.test(line)) return false
  const blank = /\n\r?\n$/.test(before.toString('latin1'))
  const headed = next === undefined || next === '' || field.test(next)
  return blank ? headed || weekday.test(line) : next !== undefined && field.test(next) && weekday.test(line)
}
const weekday = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/

/** The end that Content-Length tells, when the next letter, or the end of the file, is exactly there. */
async function toldEnd(read: Read, start: number, size: number): Promise<number | null> {
  const head = (await read(start, 64 * 1024)).toString('latin1')
  const blank = /\r?\n\r?\n/.exec(head)
  const length = /^content-length:[ \t]*(\d{1,12})[ \t]*\r?$/im.exec(head.slice(0, blank?.index ?? 0))?.[1]
  if (!blank || length === undefined) return null
  const told = start + blank.index + blank[0].length + Number(length)
  if (told > size) return null
  const rest = (await read(told, 4 + longestLine_bytes)).toString('latin1')
  const gap = /^(?:\r?\n){0,2}/.exec(rest)![0].length
  if (told + gap >= size) return size
  return dated.test(rest.slice(gap).split(/\r?\n/, 1)[0]!) ? told + gap : null
}

/** The letter as it was before it lay in an mbox: without quoting of `From ` and without the empty line that ends it. */
function unquoted(bytes: Buffer): Buffer {
  let end = bytes.length
  if (bytes[end - 1] === 0x0a) {
    end -= bytes[end - 2] === 0x0d ? 2 : 1
    // The last line of the letter keeps its own end.
    if (bytes[end - 1] !== 0x0a) end = bytes.length
  }
  const letter = bytes.subarray(0, end)
  // A letter with such a line unquoted (mboxcl2) has none that was quoted.
  if (letter.indexOf('\n>') < 0 || letter.indexOf(lineFrom) >= 0) return letter
  return Buffer.from(letter.toString('latin1').replaceAll(/(^|\n)>(>*From )/g, '$1$2'), 'latin1')
}
