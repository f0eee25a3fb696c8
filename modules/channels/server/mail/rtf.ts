// Reads the RTF in which Outlook wraps letters: unpacks it (MS-OXRTFCP) and takes the HTML or the text out of it (MS-OXRTFEX).

import { decodeText } from './charset.ts'

/** What fills the window of the unpacker before anything is unpacked, as the format fixes it. */
const first_window =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'
const window_bytes = 4096
const packed_mark = 0x75465a4c
const plain_mark = 0x414c454d

/** RTF out of its packed form; null when it is not packed RTF. At most `limit_bytes` come out. */
export function unpackRtf(packed: Uint8Array, limit_bytes: number): Uint8Array | null {
  if (packed.length < 16) return null
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const size = Math.min(view.getUint32(4, true), limit_bytes)
  const mark = view.getUint32(8, true)
  if (mark === plain_mark) return packed.subarray(16, 16 + size)
  if (mark !== packed_mark) return null
  const window = new Uint8Array(window_bytes)
  window.set(Buffer.from(first_window, 'latin1'))
  let at = first_window.length
  let read = 16
  // A step of two bytes unpacks to at most seventeen, so a lying size costs no memory.
  const out = new Uint8Array(Math.min(size, packed.length * 9))
  let written = 0
  const put = (byte: number) => {
    out[written++] = byte
    window[at] = byte
    at = (at + 1) % window_bytes
  }
  while (read < packed.length && written < out.length) {
    const control = packed[read++]!
    for (let bit = 0; bit < 8 && written < out.length; bit++) {
      if (!(control & (1 << bit))) {
        if (read >= packed.length) return out.subarray(0, written)
        put(packed[read++]!)
        continue
      }
      if (read + 1 >= packed.length) return out.subarray(0, written)
      const pair = (packed[read]! << 8) | packed[read + 1]!
      read += 2
      let from = pair >> 4
      if (from === at) return out.subarray(0, written)
      for (let left = (pair & 15) + 2; left > 0 && written < out.length; left--) {
        put(window[from]!)
        from = (from + 1) % window_bytes
      }
    }
  }
  return out.subarray(0, written)
}

/** What a letter in RTF says; `html` when it was HTML before Outlook made RTF of it. */
export type RtfContent = { html: string } | { text: string }

type Group = {
  /** Nothing of this group is part of the letter. */
  silent: boolean
  /** Inside `\htmlrtf`: shown by readers of RTF only. */
  rtf_only: boolean
  /** A piece of the HTML itself. */
  tag: boolean
  font: number
  skip: number
}

const charset_pages: Record<number, string> = {
  0: 'windows-1252',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
}
const signs: Record<string, string> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  cell: '\t',
  tab: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  emspace: ' ',
  enspace: ' ',
}
const silent_groups = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'footer',
  'headerl',
  'headerr',
  'footerl',
  'footerr',
  'pntext',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'generator',
  'themedata',
  'colorschememapping',
  'latentstyles',
  'datastore',
  'xmlnstbl',
  'mhtmltag',
])
const deepest = 500

/** Takes the letter out of RTF. Never throws; linear in its length. */
export function readRtf(rtf: Uint8Array): RtfContent {
  const source = Buffer.from(rtf.buffer, rtf.byteOffset, rtf.byteLength).toString('latin1')
  const from_html = /\\fromhtml1\b/.test(source.slice(0, 4000))
  const page = /\\ansicpg(\d{3,5})/.exec(source.slice(0, 1000))?.[1]
  const fonts = readFonts(source)
  const default_page = page ? (page === '65001' ? 'utf-8' : `windows-${page}`) : null
  const out: string[] = []
  let bytes: number[] = []
  let bytes_page: string | null = null
  const groups: Group[] = []
  let group: Group = { silent: false, rtf_only: false, tag: false, font: -1, skip: 1 }
  let skipping = 0

  const heard = () => !group.silent && !(from_html && group.rtf_only && !group.tag)
  const flush = () => {
    if (bytes.length > 0) out.push(decodeText(Uint8Array.from(bytes), bytes_page))
    bytes = []
  }
  const say = (text: string) => {
    if (!heard()) return
    flush()
    out.push(text)
  }
  const sayByte = (byte: number) => {
    if (!heard()) return
    const its_page = fonts.get(group.font) ?? default_page
    if (its_page !== bytes_page) flush()
    bytes_page = its_page
    bytes.push(byte)
  }

  const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|([^\\{}]+)/giy
  let opened = false
  for (let match = token.exec(source); match; match = token.exec(source)) {
    const [, word, number, hex, escaped, brace, plain] = match
    if (brace === '{') {
      if (groups.length >= deepest) break
      groups.push(group)
      group = { ...group }
      opened = true
      continue
    }
    if (brace === '}') {
      flush()
      const outer = groups.pop()
      if (!outer || groups.length === 0) break
      group = outer
    } else if (hex !== undefined) {
      if (skipping > 0) skipping--
      else sayByte(Number.parseInt(hex, 16))
    } else if (escaped !== undefined) {
      if (escaped === '*') {
        // A group that only programs who know it read: of those, the HTML of the letter.
        const html_tag =
          from_html && /^\s*\\htmltag\d*/.test(source.slice(token.lastIndex, token.lastIndex + 40))
        if (html_tag) group.tag = true
        else group.silent = true
        continue
      }
      if (escaped === '~') say('\u00a0')
      else if (escaped === '_') say('-')
      else if (escaped === '\n' || escaped === '\r') say('\n')
      else if ('\\{}'.includes(escaped)) say(escaped)
    } else if (plain !== undefined) {
      const text = plain.replace(/[\r\n]+/g, '')
      const skipped = Math.min(skipping, text.length)
      skipping -= skipped
      const rest = text.slice(skipped)
      if (/[\u0080-\u00ff]/.test(rest)) for (const char of rest) sayByte(char.charCodeAt(0))
      else if (rest) say(rest)
    } else if (word !== undefined) {
      const name = word.toLowerCase()
      const value = number === undefined ? null : Number(number)
      if (opened && silent_groups.has(name)) group.silent = true
      else if (name === 'htmlrtf') group.rtf_only = value !== 0
      else if (name === 'f') group.font = value ?? 0
      else if (name === 'uc') group.skip = Math.max(0, value ?? 1)
      else if (name === 'u' && value !== null) {
        say(String.fromCharCode(value & 0xffff))
        skipping = group.skip
      } else if (name === 'bin' && value !== null && value > 0) token.lastIndex += value
      else if (signs[name] !== undefined) say(signs[name])
    }
    opened = false
  }
  flush()
  const whole = out.join('').replaceAll('\0', '').toWellFormed()
  return from_html ? { html: whole } : { text: whole.trim() }
}

/** The code page of each font that is not the letter's own. */
function readFonts(source: string): Map<number, string> {
  const fonts = new Map<number, string>()
  const start = source.indexOf('{\\fonttbl')
  if (start < 0) return fonts
  for (const [, font, charset] of source
    .slice(start, start + 20_000)
    .matchAll(/\\f(\d{1,5})\b[^{}]{0,200}?\\fcharset(\d{1,3})/g)) {
    const page = charset_pages[Number(charset)]
    // 0 is the Western set by its name and whatever the letter's page is by the practice of programs.
    if (page && charset !== '0') fonts.set(Number(font), page)
  }
  return fonts
}
