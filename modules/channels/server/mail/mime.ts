// Takes a letter apart: its parts with the charset of each text judged by its bytes, and the tree they stood in.

import type { Email } from 'postal-mime'
import PostalMime from 'postal-mime'
import { chooseCharset, decodeText } from './charset.ts'
import type { LetterLimits } from './letter.ts'
import { withoutQuoting } from './unquote.ts'
import { mendWords } from './words.ts'

type Field = { parsed: { value: string; params: Record<string, string> } }

/** A part as the parser keeps it. */
export type MimePart = {
  childNodes: MimePart[]
  contentType: Field
}

export type Parsed = { email: Email; parts: number; root: MimePart }

/** The leaf of a MIME tree as the parser shows it to `isInlineTextNode`, which it asks once for each leaf. */
type Leaf = OpenPart & {
  content: ArrayBuffer | null
  parentNode?: unknown
  contentDisposition: Field
}
type OpenParser = PostalMime & {
  isInlineTextNode(leaf: Leaf): boolean
  processLine(line: Uint8Array, last: boolean): Promise<void>
  root: MimePart
  currentNode: OpenPart
}
/** A part while its lines are read. */
type OpenPart = MimePart & { state: string; contentTransferEncoding: { encoding: string } }

/** Where the body of a part stands in the letter, without the end of its last line, which is the boundary's. */
type Place = { from: number; to: number }

/**
 * Parses a letter or a part with a head of its own. The parser has no option for judging charsets, so the method that
 * sorts leaves is wrapped; the tests on mislabelled letters fail if an upgrade takes it away. It also makes every line
 * of a file end in a line feed, so files come from the bytes of the letter itself. Throws beyond a limit.
 */
export async function parseMime(bytes: Uint8Array, limits: LetterLimits): Promise<Parsed> {
  const parser = new PostalMime({
    maxNestingDepth: limits.depth,
    maxHeadersSize: limits.header_bytes * 4,
    forceRfc822Attachments: true,
  }) as OpenParser
  const sort = parser.isInlineTextNode.bind(parser)
  const places = notePlaces(parser)
  const files: Uint8Array<ArrayBuffer>[] = []
  let parts = 0
  parser.isInlineTextNode = leaf => {
    parts++
    mendNames(leaf)
    if (/^(text\/calendar|application\/ics)$/.test(leaf.contentType.parsed.value)) mendCharset(leaf)
    // A text with a name is a file, unless it is the letter itself; the first text often is, whatever its type is called.
    const { filename } = leaf.contentDisposition.parsed.params
    const named =
      leaf.parentNode !== undefined && (filename || (parts > 1 && leaf.contentType.parsed.params.name))
    if (named || !sort(leaf)) {
      if (leaf.content) files.push(asItCame(leaf, bytes, places.get(leaf)))
      return false
    }
    mendCharset(leaf)
    return true
  }
  const email = await parser.parse(bytes)
  for (const [index, file] of files.entries()) putBack(email.attachments[index]!, file)
  return { email, parts, root: parser.root }
}

/** The first part of this type, outermost first. */
export function findPart(root: MimePart, type: RegExp): MimePart | null {
  const left = [root]
  for (let part = left.shift(); part; part = left.shift()) {
    if (type.test(part.contentType.parsed.value)) return part
    left.push(...part.childNodes)
  }
  return null
}

function mendNames(leaf: Leaf): void {
  const { params } = leaf.contentDisposition.parsed
  const type_params = leaf.contentType.parsed.params
  if (params.filename) params.filename = mendWords(params.filename)
  if (type_params.name) type_params.name = mendWords(type_params.name)
}

function mendCharset(leaf: Leaf): void {
  if (!leaf.content) return
  const bytes = new Uint8Array(leaf.content)
  const { params } = leaf.contentType.parsed
  const declared = params.charset ?? null
  const charset = chooseCharset(bytes, declared)
  if (charset === 'utf-7') leaf.content = new TextEncoder().encode(decodeText(bytes, declared)).buffer
  params.charset = charset === 'utf-7' ? 'utf-8' : charset
}

/** Notes where the body of each part stands, line by line as the parser reads. */
function notePlaces(parser: OpenParser): WeakMap<MimePart, Place> {
  const places = new WeakMap<MimePart, Place>()
  const read = parser.processLine.bind(parser)
  parser.processLine = async (line, last) => {
    const part = parser.currentNode
    const inside = part.state === 'body'
    await read(line, last)
    // A line after which another part is read was a boundary.
    if (!inside || parser.currentNode !== part) return
    const to = line.byteOffset + line.length
    const place = places.get(part)
    if (!place) places.set(part, { from: line.byteOffset, to })
    else place.to = to
  }
  return places
}

/** The bytes of a file as its sender had them: line ends as they came, and none that belongs to the boundary. */
function asItCame(leaf: Leaf, letter: Uint8Array, place: Place | undefined): Uint8Array<ArrayBuffer> {
  const decoded = new Uint8Array(leaf.content!)
  const { encoding } = leaf.contentTransferEncoding
  if (/base64/.test(encoding)) return decoded
  const body = place ? letter.slice(place.from, leaf.parentNode ? place.to : letter.length) : new Uint8Array()
  return /quoted-printable/.test(encoding) ? withoutQuoting(body) : body
}

/** An invitation in another charset stays as the parser made it: UTF-8, which is what calendars read. */
function putBack(attachment: Email['attachments'][number], file: Uint8Array<ArrayBuffer>): void {
  const { mimeType, content } = attachment
  if (/^(text\/calendar|application\/ics)$/.test(mimeType) && !sameWords(content, file)) return
  attachment.content = file
}

const sameWords = (made: Email['attachments'][number]['content'], file: Uint8Array): boolean =>
  typeof made !== 'string' &&
  new TextDecoder().decode(made).trim() === new TextDecoder().decode(file).replace(/\r?\n/g, '\n').trim()
