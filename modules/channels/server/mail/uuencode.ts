// Files in the old coding of Unix (uuencode): as the coding of a part, and written into the words of a letter. Pure.

export type UuFile = { name: string; content: Uint8Array<ArrayBuffer> }

const first_line = /^begin [0-7]{3,4}(?: (.*))?$/
const last_line = /^end[ \t]*$/
const bytes_in_line = 45

/** The first file in the text; null when there is none that can be decoded. */
export const readUu = (text: string): UuFile | null => takeUuBlocks(text, 1).files[0] ?? null

/** Takes up to `most` files out of the words; what only begins like one stays among them. */
export function takeUuBlocks(text: string, most: number): { text: string; files: UuFile[] } {
  if (!/^begin [0-7]{3,4}\b/m.test(text)) return { text, files: [] }
  const lines = text.split('\n')
  const kept: string[] = []
  const files: UuFile[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const begun = files.length < most ? first_line.exec(bare(lines[at]!)) : null
    const found = begun && fileAt(lines, at + 1)
    if (!found) {
      kept.push(lines[at]!)
      continue
    }
    files.push({ name: (begun[1] ?? '').trim(), content: found.content })
    at = found.end
  }
  return files.length === 0 ? { text, files } : { text: kept.join('\n').replace(/\n{3,}/g, '\n\n'), files }
}

/** Old gateways end lines with blanks and carriage returns. */
const bare = (line: string): string => line.replace(/\r$/, '')

/** The file whose lines begin there, and the number of its last line; null when a line is none of uuencode's. */
function fileAt(
  lines: readonly string[],
  from: number,
): { content: Uint8Array<ArrayBuffer>; end: number } | null {
  const pieces: Uint8Array[] = []
  for (let at = from; at < lines.length; at += 1) {
    const line = bare(lines[at]!)
    if (last_line.test(line))
      return pieces.length > 0 ? { content: new Uint8Array(Buffer.concat(pieces)), end: at } : null
    // Between the last line of bytes and `end` stands a line of none, of which gateways leave a blank or nothing.
    if (/^[ `]*$/.test(line)) continue
    const piece = bytesOf(line)
    if (!piece) return null
    pieces.push(piece)
  }
  return null
}

const six = (code: number): number => (code - 32) & 63

/** The bytes of a line; null when its length does not fit what it says of itself. */
function bytesOf(line: string): Uint8Array | null {
  if (!/^[ -`]+$/.test(line)) return null
  const length = six(line.charCodeAt(0))
  if (length === 0 || length > bytes_in_line + 18) return null
  const wanted = Math.ceil(length / 3) * 4
  const coded = line.slice(1)
  // Blanks at the end may have been lost; some programs add a sign that is a checksum.
  if (coded.length > wanted + 2 || coded.length < Math.ceil((length * 4) / 3) - trailing_lost) return null
  const bytes = new Uint8Array(wanted)
  for (let at = 0, out = 0; at < wanted; at += 4, out += 3) {
    const [a, b, c, d] = [0, 1, 2, 3].map(offset => six(codeAt(coded, at + offset))) as [
      number,
      number,
      number,
      number,
    ]
    bytes[out] = (a << 2) | (b >> 4)
    bytes[out + 1] = ((b & 15) << 4) | (c >> 2)
    bytes[out + 2] = ((c & 3) << 6) | d
  }
  return bytes.subarray(0, length)
}

/** How many blanks at the end of a line a gateway may have cut. */
const trailing_lost = 12

const codeAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : 32)
