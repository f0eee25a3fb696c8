// Takes a letter apart: its parts with the charset of each text judged by its bytes, and the tree they stood in.

import type { Email } from 'postal-mime'
import PostalMime from 'postal-mime'
import { chooseCharset, decodeText } from './charset.ts'
import type { LetterLimits } from './letter.ts'
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
type Leaf = MimePart & {
  content: ArrayBuffer | null
  parentNode?: unknown
  contentDisposition: Field
  contentTransferEncoding: { encoding: string }
}
type OpenParser = PostalMime & { isInlineTextNode(leaf: Leaf): boolean; root: MimePart }

/**
 * Parses a letter or a part with a head of its own. The parser has no option for judging charsets, so the method that
 * sorts leaves is wrapped; the tests on mislabelled letters fail if an upgrade takes it away. Throws beyond a limit.
 */
export async function parseMime(bytes: Uint8Array, limits: LetterLimits): Promise<Parsed> {
  const parser = new PostalMime({
    maxNestingDepth: limits.depth,
    maxHeadersSize: limits.header_bytes * 4,
    forceRfc822Attachments: true,
  }) as OpenParser
  const sort = parser.isInlineTextNode.bind(parser)
  let parts = 0
  parser.isInlineTextNode = leaf => {
    parts++
    mendNames(leaf)
    decodeUu(leaf)
    if (/^(text\/calendar|application\/ics)$/.test(leaf.contentType.parsed.value)) mendCharset(leaf)
    // A text with a name is a file, unless it is the letter itself; the first text often is, whatever its type is called.
    const { filename } = leaf.contentDisposition.parsed.params
    const named =
      leaf.parentNode !== undefined && (filename || (parts > 1 && leaf.contentType.parsed.params.name))
    if (named || !sort(leaf)) return false
    mendCharset(leaf)
    return true
  }
  const email = await parser.parse(bytes)
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
