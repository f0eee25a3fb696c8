// Takes a letter apart: its parts with the charset of each text judged by its bytes, and the tree they stood in.

import type { Email } from 'postal-mime'
import PostalMime from 'postal-mime'
import { chooseCharset, decodeText } from './charset.ts'
import type { LetterLimits } from './letter.ts'
import { withoutQuoting } from './unquote.ts'
import { readUu } from './uuencode.ts'
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
  contentDisposition: Field
  contentTransferEncoding: { encoding: string }
}
type OpenParser = PostalMime & {
  isInlineTextNode(leaf: Leaf): boolean
  processLine(line: Uint8Array, last: boolean): Promise<void>
  root: MimePart
  currentNode: OpenPart
}
/** A part while its lines are read. */
type OpenPart = MimePart & {
  state: string
  contentTransferEncoding: { encoding: string }
  contentDecoder: BodyDecoder | null
  parentNode?: unknown
}
type BodyDecoder = { update(line: Uint8Array): void; finalize(): Promise<ArrayBuffer> }

const invitation = /^(text\/calendar|application\/ics)$/

/**
 * Parses a letter or a part with a head of its own. The parser has no option for judging charsets, so the method that
 * sorts leaves is wrapped; the tests on mislabelled letters and on files fail if an upgrade takes it away. Throws beyond
 * a limit.
 */
export async function parseMime(bytes: Uint8Array, limits: LetterLimits): Promise<Parsed> {
  const parser = new PostalMime({
    maxNestingDepth: limits.depth,
    maxHeadersSize: limits.header_bytes * 4,
    forceRfc822Attachments: true,
  }) as OpenParser
  const sort = parser.isInlineTextNode.bind(parser)
  const whole = takeBodiesWhole(parser, bytes)
  const files: Uint8Array<ArrayBuffer>[] = []
  let parts = 0
  parser.isInlineTextNode = leaf => {
    parts++
    mendNames(leaf)
    decodeUu(leaf)
    if (invitation.test(leaf.contentType.parsed.value)) mendCharset(leaf)
    // A text with a name is a file, unless it is the letter itself; the first text often is, whatever its type is called.
    const { filename } = leaf.contentDisposition.parsed.params
    const named =
      leaf.parentNode !== undefined && (filename || (parts > 1 && leaf.contentType.parsed.params.name))
    if (named || !sort(leaf)) {
      if (leaf.content) files.push(new Uint8Array(leaf.content))
      return false
    }
    if (leaf.content && whole.has(leaf)) leaf.content = withLineEnd(leaf.content)
    mendCharset(leaf)
    return true
  }
  const email = await parser.parse(bytes)
  for (const [index, file] of files.entries()) keepInvitation(email.attachments[index]!, file)
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

/** The parser knows no uuencode and leaves such a part as it came. */
function decodeUu(leaf: Leaf): void {
  if (!leaf.content || !/^(x-)?uue?(ncode)?$/.test(leaf.contentTransferEncoding.encoding)) return
  const file = readUu(Buffer.from(leaf.content).toString('latin1'))
  if (!file) return
  leaf.content = file.content.buffer
  const { params } = leaf.contentDisposition.parsed
  const is_text = /^text\//.test(leaf.contentType.parsed.value)
  if (!params.filename && !is_text && file.name) params.filename = file.name
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

/**
 * Bodies are taken out of the letter whole, not line by line: their line ends stay as they came, none is kept that
 * belongs to the boundary, and a million lines take no longer than their bytes. Base64 is left to the parser.
 */
function takeBodiesWhole(parser: OpenParser, letter: Uint8Array): WeakSet<MimePart> {
  const taken = new WeakSet<MimePart>()
  const read = parser.processLine.bind(parser)
  let last_part: OpenPart | null = null
  parser.processLine = (line, last) => {
    const part = parser.currentNode
    if (part.state === 'body' && part !== last_part) {
      last_part = part
      if (!taken.has(part) && !/base64/.test(part.contentTransferEncoding.encoding)) {
        taken.add(part)
        part.contentDecoder = wholeBody(part, letter)
      }
    }
    return read(line, last)
  }
  return taken
}

function wholeBody(part: OpenPart, letter: Uint8Array): BodyDecoder {
  let from = -1
  let to = 0
  return {
    update({ byteOffset, length }) {
      if (from < 0) from = byteOffset
      to = byteOffset + length
    },
    async finalize() {
      const end = part.parentNode ? to : letter.length
      const body = from < 0 ? new Uint8Array() : new Uint8Array(letter.subarray(from, end))
      const quoted = /quoted-printable/.test(part.contentTransferEncoding.encoding)
      return (quoted ? withoutQuoting(body) : body).buffer
    },
  }
}

/** The parser joins texts of a letter with one line end and counts on another at the end of each. */
function withLineEnd(content: ArrayBuffer): ArrayBuffer {
  const ended = new Uint8Array(content.byteLength + 1)
  ended.set(new Uint8Array(content))
  ended[content.byteLength] = 10
  return ended.buffer
}

/** The parser writes invitations anew in UTF-8, which is what calendars read; one that is in UTF-8 stays as it came. */
function keepInvitation(attachment: Email['attachments'][number], file: Uint8Array<ArrayBuffer>): void {
  const { mimeType, content } = attachment
  if (!invitation.test(mimeType) || typeof content === 'string') return
  const came = new TextDecoder().decode(file).replace(/\r?\n/g, '\n')
  if (new TextDecoder().decode(content).trim() === came.trim()) attachment.content = file
}
