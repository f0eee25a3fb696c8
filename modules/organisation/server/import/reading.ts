// Reading lists: CSV in the encodings and with the separators that spreadsheets write, and XLSX, as rows of plain texts.
import type { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { tooLarge } from '#kernel/contract/kernel.ts'
import { unreadableList } from '../../contract.ts'

const limit_mb = 10

/** The whole upload; refuses with `tooLarge` as soon as it is. */
export async function readUpload(file: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of file) {
    size += chunk.length
    if (size > limit_mb * 1024 * 1024) throw tooLarge({ limit_mb })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The rows of a list, the heading first; refuses with `unreadableList`. */
export async function readList(bytes: Buffer, name: string): Promise<string[][]> {
  try {
    const rows = isZip(bytes) ? await readXlsx(bytes) : readCsv(decoded(bytes))
    return rows.map(row => row.map(cell => unguarded(cell.toWellFormed().replaceAll('\0', '').trim())))
  } catch {
    throw unreadableList({ name })
  }
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))

async function readXlsx(bytes: Buffer): Promise<string[][]> {
  const rows = await readSheet(bytes)
  return rows.map(row => row.map(text))
}

function text(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

function readCsv(content: string): string[][] {
  return parse(content, {
    delimiter: separatorOf(content),
    relax_column_count: true,
    relax_quotes: true,
    bom: true,
  })
}

/** Of the usual separators the one that is most frequent in the heading. */
function separatorOf(content: string): string {
  const heading = content.slice(0, content.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '')
  const counted = [';', ',', '\t'].map(sign => ({ sign, count: heading.split(sign).length }))
  return counted.sort((a, b) => b.count - a.count)[0]!.sign
}

/** UTF-8 and UTF-16 by what they are; anything else was written by a Russian Windows. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

/** Takes back the apostrophe that `guarded` puts before what a spreadsheet might run. */
const unguarded = (cell: string): string => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell)

/** A cell that no spreadsheet takes for a formula. */
export const guarded = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

/** A line of CSV as Excel reads it. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map(cell => `"${guarded(cell).replaceAll('"', '""')}"`).join(';')}\r\n`
