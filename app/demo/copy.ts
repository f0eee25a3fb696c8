// Loading rows through COPY, the fastest way into PostgreSQL.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'

export type Cell = string | number | boolean | Date | readonly string[] | object | null | undefined

/** Loads rows into a table (with its schema); all rows have the fields of the first. Answers how many there were. */
export async function copyRows<R extends object>(
  client: pg.ClientBase,
  table: string,
  rows: readonly R[],
): Promise<number> {
  const first = rows[0]
  if (!first) return 0
  const columns = Object.keys(first) as (keyof R & string)[]
  const lines = function* () {
    for (let start = 0; start < rows.length; start += 500)
      yield rows
        .slice(start, start + 500)
        .map(row => `${columns.map(column => cell(row[column] as Cell)).join('\t')}\n`)
        .join('')
  }
  await copyText(client, table, columns, Readable.from(lines()))
  return rows.length
}

/** Loads lines that are written for COPY already (see `cell`). */
export async function copyText(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  lines: Readable,
): Promise<void> {
  await pipeline(lines, client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`)))
}

/** A value as COPY's text format has it. Arrays of text become PostgreSQL arrays, other objects JSON. */
export function cell(value: Cell): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (isTextArray(value)) return escaped(`{${value.map(quoted).join(',')}}`)
  return escaped(JSON.stringify(value))
}

const isTextArray = (value: object): value is readonly string[] =>
  Array.isArray(value) && value.every(item => typeof item === 'string')

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`

const marks: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string) =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, mark => marks[mark]!) : text
