// Opens winmail.dat (MS-OXTNEF), in which Outlook sends letters to those whom it takes for its own kind.

import { decodeText } from './charset.ts'
import { readRtf, unpackRtf } from './rtf.ts'

export type TnefFile = { name: string; type: string | null; content_id: string | null; content: Uint8Array }

export type TnefLetter = {
  subject: string
  text: string
  /** As it came, not safe to show. */
  html: string | null
  files: TnefFile[]
}

const signature = 0x223e9f78
/** Attributes of the outer layer that say something. */
const attribute = {
  subject: 0x00018004,
  body: 0x0002800c,
  code_page: 0x00069007,
  message_properties: 0x00069003,
  new_file: 0x00069002,
  file_data: 0x0006800f,
  file_title: 0x00018010,
  file_properties: 0x00069005,
} as const
/** Properties of the inner layer. */
const property = {
  subject: 0x0037,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  code_page: 0x3fde,
  display_name: 0x3001,
  data: 0x3701,
  short_name: 0x3704,
  long_name: 0x3707,
  type: 0x370e,
  content_id: 0x3712,
} as const
const most_files = 200
const deepest = 4
const most_rtf_bytes = 16 * 1024 * 1024

export const isTnef = (bytes: Uint8Array): boolean =>
  bytes.length >= 6 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === signature

/** What is inside; null when it is no winmail.dat. A torn one gives what stands before the tear. Never throws. */
export function readTnef(bytes: Uint8Array, depth = 0): TnefLetter | null {
  if (!isTnef(bytes) || depth > deepest) return null
  const files: Draft[] = []
  const message: Draft = { properties: new Map(), title: null, data: null }
  let code_page: string | null = null
  let subject: Uint8Array | null = null
  let body: Uint8Array | null = null
  for (const { id, data } of attributesOf(bytes)) {
    const file = files.at(-1)
    if (id === attribute.code_page && data.length >= 4) code_page = pageName(little(data).getUint32(0, true))
    else if (id === attribute.subject) subject = data
    else if (id === attribute.body) body = data
    else if (id === attribute.message_properties) message.properties = propertiesOf(data)
    else if (id === attribute.new_file) {
      if (files.length < most_files) files.push({ properties: new Map(), title: null, data: null })
    } else if (file && id === attribute.file_title) file.title = data
    else if (file && id === attribute.file_data) file.data = data
    else if (file && id === attribute.file_properties) file.properties = propertiesOf(data)
  }
  const inner = message.properties
  const page = pageOf(inner) ?? code_page
  const words = bodyOf(inner, page)
  return {
    subject: textOf(inner.get(property.subject), page) || text8(subject, page),
    text: words.text || text8(body, page),
    html: words.html,
    files: files.flatMap((file, index) => fileOf(file, index, page, depth)),
  }
}

type Value = { kind: number; data: Uint8Array }
type Draft = { properties: Map<number, Value>; title: Uint8Array | null; data: Uint8Array | null }

const little = (data: Uint8Array) => new DataView(data.buffer, data.byteOffset, data.byteLength)

function* attributesOf(bytes: Uint8Array): Generator<{ id: number; data: Uint8Array }> {
  const view = little(bytes)
  let at = 6
  // Level (1), id (4), length (4), data, sum (2).
  while (at + 9 <= bytes.length) {
    const id = view.getUint32(at + 1, true)
    const length = view.getUint32(at + 5, true)
    const from = at + 9
    if (from + length > bytes.length) {
      yield { id, data: bytes.subarray(from) }
      return
    }
    yield { id, data: bytes.subarray(from, from + length) }
    at = from + length + 2
  }
}

const fixed_bytes: Record<number, number> = {
  1: 4,
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
}
const unicode = 0x001f
const object = 0x000d
const variable = new Set([object, 0x001e, unicode, 0x0102])
const many = 0x1000

/** Properties by id; a list of them is not needed and its first value stands for it. Stops at what it cannot follow. */
function propertiesOf(data: Uint8Array): Map<number, Value> {
  const found = new Map<number, Value>()
  const view = little(data)
  const number = (at: number) => (at + 4 <= data.length ? view.getUint32(at, true) : null)
  const count = number(0) ?? 0
  let at = 4
  for (let index = 0; index < count && at + 4 <= data.length; index++) {
    const type = view.getUint16(at, true)
    const id = view.getUint16(at + 2, true)
    at += 4
    if (id >= 0x8000) {
      const kind = number(at + 16)
      if (kind === null) return found
      const length = kind === 0 ? 0 : (number(at + 20) ?? 0)
      at += kind === 0 ? 24 : 24 + padded(length)
    }
    const kind = type & ~many
    const size = fixed_bytes[kind]
    if (size !== undefined) {
      const values = type & many ? number(at) : 1
      if (values === null) return found
      if (type & many) at += 4
      if (!(type & many)) found.set(id, { kind, data: data.subarray(at, at + size) })
      at += type & many && kind === 0x0002 ? padded(values * 2) : values * size
    } else if (variable.has(kind)) {
      const values = number(at)
      if (values === null) return found
      at += 4
      for (let value = 0; value < values && at < data.length; value++) {
        const length = number(at)
        if (length === null) return found
        if (value === 0) found.set(id, { kind, data: data.subarray(at + 4, at + 4 + length) })
        at += 4 + padded(length)
      }
    } else return found
  }
  return found
}

const padded = (length: number) => length + ((4 - (length % 4)) % 4)

function pageName(page: number): string | null {
  if (page === 65001) return 'utf-8'
  if (page === 20866) return 'koi8-r'
  if (page === 28595) return 'iso-8859-5'
  return page > 0 && page < 100_000 ? `windows-${page}` : null
}

function pageOf(properties: Map<number, Value>): string | null {
  const value = properties.get(property.code_page)
  return value && value.data.length >= 4 ? pageName(little(value.data).getUint32(0, true)) : null
}

function textOf(value: Value | undefined, page: string | null): string {
  if (!value) return ''
  if (value.kind !== unicode) return text8(value.data, page)
  return ended(new TextDecoder('utf-16le').decode(value.data))
}

const text8 = (data: Uint8Array | null, page: string | null) =>
  data ? ended(decodeText(withoutEnd(data), page)) : ''

/** Texts end with a zero; what stands behind it is of an older text. */
function withoutEnd(data: Uint8Array): Uint8Array {
  const end = data.indexOf(0)
  return end < 0 ? data : data.subarray(0, end)
}

function ended(text: string): string {
  const end = text.indexOf('\0')
  return (end < 0 ? text : text.slice(0, end)).toWellFormed()
}

function bodyOf(properties: Map<number, Value>, page: string | null): { text: string; html: string | null } {
  const text = textOf(properties.get(property.body), page)
  const html = properties.get(property.html)
  if (html && html.data.length > 0) return { text, html: textOf(html, page) }
  const packed = properties.get(property.rtf)
  const rtf = packed ? unpackRtf(packed.data, most_rtf_bytes) : null
  if (!rtf) return { text, html: null }
  const content = readRtf(rtf)
  return 'html' in content ? { text, html: content.html } : { text: text || content.text, html: null }
}

/** One file, or for a letter inside the letter: its words as a file and its own files after it. */
function fileOf(
  { properties, title, data }: Draft,
  index: number,
  page: string | null,
  depth: number,
): TnefFile[] {
  const name =
    textOf(properties.get(property.long_name), page) ||
    textOf(properties.get(property.short_name), page) ||
    text8(title, page) ||
    textOf(properties.get(property.display_name), page)
  const inner = properties.get(property.data)
  if (inner?.kind === object) {
    // An object begins with the id of its interface; a letter follows as a winmail.dat of its own.
    const letter = readTnef(inner.data.subarray(16), depth + 1)
    if (letter) return [wordsFile(letter, name || `letter-${index + 1}`), ...letter.files]
  }
  const content =
    data && data.length > 0 ? data : inner?.kind === object ? inner.data.subarray(16) : inner?.data
  if (!content || content.length === 0) return []
  return [
    {
      name,
      type: textOf(properties.get(property.type), page) || null,
      content_id: textOf(properties.get(property.content_id), page) || null,
      content,
    },
  ]
}

function wordsFile(letter: TnefLetter, name: string): TnefFile {
  const title = letter.subject || name
  const text = letter.html ?? [letter.subject, letter.text].filter(Boolean).join('\n\n')
  return {
    name: `${title}.${letter.html === null ? 'txt' : 'html'}`,
    type: letter.html === null ? 'text/plain' : 'text/html',
    content_id: null,
    content: new TextEncoder().encode(text),
  }
}
