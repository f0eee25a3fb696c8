// Repairs of the raw letter before it is parsed: a head that starts late, letters outside ASCII in fields.

import { chooseCharset } from './charset.ts'

const newline = 10

/** Part of `raw` where the letter begins: blank lines and the separator of an mbox before it are left out. */
export function skipPreamble(raw: Uint8Array): Uint8Array {
  let from = 0
  if (raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf) from = 3
  while (from < raw.length && (raw[from] === newline || raw[from] === 13)) from++
  const start = latin(raw.subarray(from, from + 6))
  if (start.startsWith('From ') || start === '>From ') {
    const end = raw.indexOf(newline, from)
    if (end > 0) from = end + 1
  }
  return raw.subarray(from)
}

/** Where the head of a letter ends: the offset just after its last line. */
export function headLength(raw: Uint8Array): number {
  let at = 0
  while (at < raw.length) {
    const end = raw.indexOf(newline, at)
    if (end < 0) return raw.length
    if (end === at || (end === at + 1 && raw[at] === 13)) return at
    at = end + 1
  }
  return raw.length
}

const field_line = /^[!-9;-~]{1,100}[ \t]*:/
const usual_field =
  /^(from|to|cc|bcc|sender|reply-to|subject|date|message-id|in-reply-to|references|received|return-path|mime-version|content-[a-z-]+|x-[a-z-]+|list-[a-z-]+|dkim-[a-z]+|auto-submitted|precedence|thread-[a-z]+|user-agent|importance|delivered-to)[ \t]*:/i

/**
 * The letter with an empty line where its head ends without one: at a line of blanks, or at words after which no field
 * comes. Otherwise the parser would take what was written for fields that nobody reads.
 */
export function mendHeadEnd(raw: Uint8Array, head_bytes: number): Uint8Array {
  const head = latin(raw.subarray(0, head_bytes))
  const lines = head.split('\n')
  const last_field = lines.findLastIndex(line => usual_field.test(line))
  const first_field = lines.findIndex(line => usual_field.test(line))
  if (first_field < 0) return raw
  const following: (string | undefined)[] = []
  for (let index = lines.length - 1; index > 0; index--)
    following[index - 1] = lines[index]!.trim() === '' ? following[index] : lines[index]
  let at = 0
  for (const [index, line] of lines.entries()) {
    const blank = /^[ \t]+\r?$/.test(line)
    if (blank && index > first_field) {
      // Blanks between a field and its continuation were allowed once; before words they end the head.
      const next = following[index]
      if (next && !field_line.test(next) && !/^[ \t]/.test(next))
        return Buffer.concat([raw.subarray(0, at), Buffer.from('\r\n'), raw.subarray(at + line.length + 1)])
    } else if (index > last_field && /^[^ \t\r]/.test(line) && !field_line.test(line))
      return Buffer.concat([raw.subarray(0, at), Buffer.from('\r\n'), raw.subarray(at)])
    at += line.length + 1
  }
  return raw
}

/**
 * The letter with raw 8-bit letters of its fields made UTF-8. Old programs write subjects, names and file names
 * in koi8-r or windows-1251 with no label; the parser expects UTF-8 there.
 */
export function mendFields(raw: Uint8Array): Uint8Array {
  const head_end = headLength(raw)
  const broken: { from: number; to: number }[] = []
  let at = 0
  while (at < raw.length) {
    const found = raw.indexOf(newline, at)
    const end = found < 0 ? raw.length : found
    const line = raw.subarray(at, end)
    if ((at < head_end || maybePartField(line)) && hasHighByte(line) && !isUtf8(line))
      broken.push({ from: at, to: end })
    at = end + 1
  }
  if (broken.length === 0) return raw
  const declared = declaredCharset(raw.subarray(0, head_end))
  const sample = Buffer.concat(broken.slice(0, 200).map(({ from, to }) => raw.subarray(from, to)))
  const charset = chooseCharset(sample, declared)
  const decoder = new TextDecoder(charset === 'utf-7' ? 'windows-1251' : charset)
  const pieces: Uint8Array[] = []
  let done = 0
  for (const { from, to } of broken) {
    pieces.push(raw.subarray(done, from), Buffer.from(decoder.decode(raw.subarray(from, to)), 'utf8'))
    done = to
  }
  pieces.push(raw.subarray(done))
  return Buffer.concat(pieces)
}

function declaredCharset(head: Uint8Array): string | null {
  const unfolded = latin(head).replace(/\r?\n[ \t]/g, ' ')
  const type = /^content-type[ \t]*:([^\n]*)/im.exec(unfolded)?.[1] ?? ''
  return /charset[ \t]*=[ \t]*"?([^\s";]+)/i.exec(type.slice(0, 2000))?.[1] ?? null
}

function maybePartField(line: Uint8Array): boolean {
  const first = line[0]
  if (first !== 0x43 && first !== 0x63 && first !== 0x20 && first !== 0x09) return false
  return /^(content-(type|disposition|description)\s*:|\s+(file)?name\*?\d*\*?\s*=)/i.test(
    latin(line.subarray(0, 60)),
  )
}

function hasHighByte(line: Uint8Array): boolean {
  for (const byte of line) if (byte > 127) return true
  return false
}

function isUtf8(line: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(line)
    return true
  } catch {
    return false
  }
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
