// What a file really is: its type by its bytes, whether its label lies, whether it may do harm when opened.

import { fileTypeFromBuffer } from 'file-type'

export type TrueType = {
  type: string
  /** The bytes are of another kind than the label or the name says. */
  lies: boolean
  /** A program, a script or a document with macros: never to be opened by a click. */
  dangerous: boolean
}

/** The type of a file by its bytes, with the declared type and the name as hints where bytes do not tell. Never throws. */
export async function trueType(bytes: Uint8Array, declared: string, name: string): Promise<TrueType> {
  const label = declared.split(';')[0]?.trim().toLowerCase() ?? ''
  const ending = /\.([\p{L}\d]{1,12})[\s.]*$/u.exec(name)?.[1]?.toLowerCase() ?? ''
  const seen = await seenType(bytes)
  const type = refine(seen, label, ending, bytes)
  return { type, lies: lies(type, label, ending), dangerous: dangerous(type, ending, name, bytes) }
}

async function seenType(bytes: Uint8Array): Promise<string | null> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1')
  if (start.startsWith('MZ')) return 'application/x-msdownload'
  if (start.startsWith('#!')) return 'text/x-shellscript'
  if (start.startsWith('L\0\0\0\x01\x14\x02\0')) return 'application/x-ms-shortcut'
  try {
    const found = await fileTypeFromBuffer(bytes)
    if (found) return found.mime
  } catch {
    // a torn file of a known kind: its text, if any, is looked at below
  }
  const head = start
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase()
  if (/^(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)*(<!doctype svg[^>]*>\s*)?<svg[\s>]/.test(head))
    return 'image/svg+xml'
  if (/^(<!doctype html|<html|<head|<body|<script)/.test(head)) return 'text/html'
  return null
}

const by_ending: Record<string, string> = {
  txt: 'text/plain',
  csv: 'text/csv',
  md: 'text/markdown',
  log: 'text/plain',
  ics: 'text/calendar',
  vcf: 'text/vcard',
  json: 'application/json',
  html: 'text/html',
  htm: 'text/html',
  eml: 'message/rfc822',
  xml: 'application/xml',
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
  zip: 'application/zip',
  rar: 'application/vnd.rar',
  '7z': 'application/x-7z-compressed',
  gz: 'application/gzip',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  rtf: 'application/rtf',
}
const vague = new Set([
  '',
  'application/octet-stream',
  'application/x-download',
  'application/force-download',
  'binary/octet-stream',
  'application/unknown',
  'application/x-unknown',
])

function refine(seen: string | null, label: string, ending: string, bytes: Uint8Array): string {
  const hinted = by_ending[ending]
  if (
    seen === 'application/x-cfb' ||
    seen === 'application/zip' ||
    seen === 'application/xml' ||
    seen === 'text/xml'
  ) {
    // A container: the name or the label says which kind, if it says a kind that lives in such a container.
    for (const hint of [hinted, label]) if (hint && family(hint) === family(seen)) return hint
    return seen === 'text/xml' ? 'application/xml' : seen
  }
  if (seen) return seen
  if (!isText(bytes)) return 'application/octet-stream'
  for (const hint of [hinted, label]) if (hint && isTextual(hint)) return hint
  return 'text/plain'
}

/** Kinds whose bytes look alike, so that one under the name of another is no lie. */
function family(type: string): string {
  if (
    /^application\/(vnd\.openxmlformats|vnd\.oasis|zip|x-zip|java-archive|epub|vnd\.ms-(word|excel|powerpoint)\.\w+\.macroenabled|vnd\.android)/i.test(
      type,
    )
  )
    return 'zip'
  if (/^application\/(x-cfb|msword|vnd\.ms-(excel|powerpoint|outlook|project)|vnd\.visio|x-msi)/i.test(type))
    return 'cfb'
  if (/xml$/.test(type)) return 'xml'
  if (/^image\/(jpe?g|pjpeg)$/.test(type)) return 'jpeg'
  if (/^image\/hei[cf]/.test(type)) return 'heif'
  if (/rtf$/.test(type)) return 'rtf'
  if (/pdf$/.test(type)) return 'pdf'
  if (/gzip$/.test(type)) return 'gzip'
  if (/rar/.test(type)) return 'rar'
  if (/^(audio|video)\//.test(type)) return 'media'
  if (isTextual(type)) return 'text'
  return type
}

function isTextual(type: string): boolean {
  return (
    /^(text\/(?!html)|message\/|application\/(json|javascript|x-sh|pgp|sql|ics|yaml|x-yaml|xml)|multipart\/)/.test(
      type,
    ) || /\+json$/.test(type)
  )
}

function lies(type: string, label: string, ending: string): boolean {
  const said = [vague.has(label) ? null : label, by_ending[ending] ?? null].filter(each => each !== null)
  return said.some(each => !agrees(type, each))
}

function agrees(type: string, said: string): boolean {
  if (type === said || family(type) === family(said)) return true
  // A document is a zip to a program that does not know it; the other way round it is a lie.
  if (family(said) === 'zip' && family(type) === 'zip') return true
  const plain = said.startsWith('text/') || family(said) === 'text'
  if (type === 'text/html')
    return said === 'text/html' || said === 'text/plain' || said === 'application/xhtml+xml'
  return plain && (family(type) === 'text' || family(type) === 'xml')
}

const harmful_ending =
  /^(exe|com|scr|pif|bat|cmd|msi|msp|msc|cpl|dll|sys|jar|js|jse|vbs|vbe|wsf|wsh|ws|hta|ps1|psm1|lnk|url|reg|inf|scf|chm|hlp|appx|msix|iso|img|vhdx?|app|dmg|pkg|deb|rpm|apk|sh|bash|py|pl|rb|php|jnlp|gadget|application|xll|wll|docm|dotm|xlsm|xltm|xlam|pptm|potm|ppam|sldm|one|ade|adp|mde|library-ms|settingcontent-ms)$/

function dangerous(type: string, ending: string, name: string, bytes: Uint8Array): boolean {
  if (harmful_ending.test(ending)) return true
  if (/\.[a-z]{3,4}[\s_]{5,}\.[a-z]{2,4}$/i.test(name) || /[\u202a-\u202e]/.test(name)) return true
  if (
    /x-msdownload|x-dosexec|x-elf|x-mach-binary|x-sharedlib|shellscript|x-ms-shortcut|java-vm|x-msi|macroenabled|javascript|android\.package|x-sh$/i.test(
      type,
    )
  )
    return true
  if (type === 'image/svg+xml' || type === 'text/html')
    return /<script|\bon[a-z]{3,20}\s*=|javascript:|<iframe|<object|<embed/i.test(latin(bytes))
  if (family(type) === 'zip') return latin(bytes).includes('vbaProject.bin')
  return family(type) === 'cfb' && /_\0V\0B\0A\0_\0P\0R\0O\0J|V\0B\0A\0/.test(latin(bytes))
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8 * 1024 * 1024)).toString(
    'latin1',
  )
}

/** No control bytes but tabs, line ends and page breaks near the start. */
function isText(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true
  for (const byte of bytes.subarray(0, 4096))
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) return false
  return true
}
