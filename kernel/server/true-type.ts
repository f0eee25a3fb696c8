// What kind of file something is, by its bytes first and by its label and name where bytes do not tell.

import { fileTypeFromBuffer } from 'file-type'

/** The type of a file by its bytes, with the declared type and the name as hints where bytes do not tell. Never throws. */
export async function trueType(bytes: Uint8Array, declared: string, name: string): Promise<string> {
  const said = declared.split(';')[0]?.trim().toLowerCase() ?? ''
  const label = /^[\w.+-]{1,64}\/[\w.+-]{1,100}$/.test(said) ? said : ''
  const ending = /\.([\p{L}\d]{1,12})[\s.]*$/u.exec(name)?.[1]?.toLowerCase() ?? ''
  return refine(await seenType(bytes), label, ending, bytes)
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
  if (bytes.length === 0) return hinted ?? (label || 'application/octet-stream')
  if (!isText(bytes)) return 'application/octet-stream'
  for (const hint of [hinted, label]) if (hint && isTextual(hint)) return hint
  return 'text/plain'
}

/** Kinds whose bytes look alike: which one it is, the name or the label must say. */
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
  return type
}

function isTextual(type: string): boolean {
  return (
    /^(text\/(?!html)|message\/|application\/(json|javascript|x-sh|pgp|sql|ics|yaml|x-yaml|xml)|multipart\/)/.test(
      type,
    ) || /\+json$/.test(type)
  )
}

/** No control bytes but tabs, line ends and page breaks near the start. */
function isText(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true
  for (const byte of bytes.subarray(0, 4096))
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) return false
  return true
}
