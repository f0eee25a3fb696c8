// Lists of people from files: looked through, then taken in, with a report of what was refused.
import { brokenCursor, emptyFile } from '#kernel/contract/kernel.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import { fill } from '#kernel/contract/words.ts'
import { newId } from '#kernel/server/id.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import {
  alreadyApplied,
  type contract,
  importFields,
  importPreviewed,
  importStarted,
  noNameColumn,
  tooManyRows,
} from '../../contract.ts'
import en from '../../text/en.ts'
import ru from '../../text/ru.ts'
import { fieldsOf, hasName, recognised } from '../import/columns.ts'
import { judge, loadPlaces, type Row } from '../import/judging.ts'
import { csvLine, readList as readFile, readUpload } from '../import/reading.ts'
import type { Reason } from '../import/verdict.ts'
import { requireManager } from '../policy.ts'
import { keepRows, newestLists, readList, rowsOf } from '../store/imports.ts'

type Imports =
  | 'previewImport'
  | 'listImports'
  | 'readImport'
  | 'listImportRows'
  | 'applyImport'
  | 'downloadRefused'

const mostRows = 20_000
const handful = 500

export const imports: Pick<Actions<typeof contract>, Imports> = {
  async previewImport(ctx) {
    requireManager(ctx.actor)
    const part = await ctx.http!.request.file()
    if (!part) throw emptyFile({ name: '' })
    const file_name = part.filename?.slice(-200) ?? ''
    const bytes = await readUpload(part.file)
    if (bytes.length === 0) throw emptyFile({ name: file_name })
    const [heading = [], ...body] = await readFile(bytes, file_name)
    const columns = recognised(heading)
    if (!hasName(columns)) throw noNameColumn({ headings: heading.filter(Boolean).slice(0, 20).join(', ') })
    const rows = body
      .map((cells, index): Row => ({ line: index + 2, fields: fieldsOf(columns, cells) }))
      .filter(({ fields }) => Object.keys(fields).length > 0)
    if (rows.length > mostRows) throw tooManyRows({ most: mostRows })
    const id = newId()
    await ctx.db
      .insertInto('organisation.people_import')
      .values({
        id,
        file_name,
        columns: JSON.stringify(columns),
        rows_total: rows.length,
        made_by: ctx.actor.id,
        made_at: ctx.now,
      })
      .execute()
    const places = await loadPlaces(ctx)
    const seen = new Map<string, number>()
    for (let start = 0; start < rows.length; start += handful)
      await keepRows(ctx, id, await judge(ctx, rows.slice(start, start + handful), places, seen))
    ctx.tell(importPreviewed, { import_id: id, rows: rows.length })
    return readList(ctx, id)
  },

  async listImports(ctx, { query: { limit, after } }) {
    requireManager(ctx.actor)
    const rows = await newestLists(ctx, limit + 1, after ? momentAndId(after) : null)
    return pageOf(rows, limit, row => [row.made_at.toISOString(), row.id])
  },

  async readImport(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    return readList(ctx, id)
  },

  async listImportRows(ctx, { params: { id }, query: { verdict, limit, after } }) {
    requireManager(ctx.actor)
    await readList(ctx, id)
    const rows = await rowsOf(ctx, id, { verdict, limit: limit + 1, after_line: after ? lineOf(after) : 0 })
    const page = pageOf(rows, limit, row => [row.line])
    return { ...page, items: page.items.map(row => ({ ...row, reason: said(row, ctx.language) })) }
  },

  async applyImport(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    const list = await readList(ctx, id)
    const { numUpdatedRows } = await ctx.db
      .updateTable('organisation.people_import')
      .set({ state: 'applying', applied_at: ctx.now })
      .where('id', '=', id)
      .where('state', '=', 'previewed')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw alreadyApplied({})
    ctx.tell(importStarted, { import_id: id, rows: list.rows_total })
    return readList(ctx, id)
  },

  async downloadRefused(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    await readList(ctx, id)
    const rows = await rowsOf(ctx, id, { verdict: 'refused' })
    const { columns } = ctx.language === 'ru' ? ru : en
    const fields = importFields.filter(field => rows.some(row => row.fields[field]))
    const lines = [
      csvLine([columns.line, columns.reason, ...fields.map(field => columns[field])]),
      ...rows.map(row =>
        csvLine([
          String(row.line),
          said(row, ctx.language) ?? '',
          ...fields.map(field => row.fields[field] ?? ''),
        ]),
      ),
    ]
    await ctx
      .http!.reply.header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="refused-${id}.csv"`)
      .send(`\uFEFF${lines.join('')}`)
  },
}

/** The sentence why a row was refused. */
function said(row: { reason: string | null; details: unknown }, language: Language): string | null {
  if (!row.reason) return null
  const reasons: Record<Reason, string> = language === 'ru' ? ru.reasons : en.reasons
  return fill(reasons[row.reason as Reason], language, row.details as Record<string, string>)
}

function momentAndId(after: string): { made_at: string; id: string } {
  const [made_at, id] = placeOf(after, 2)
  if (
    typeof made_at !== 'string' ||
    Number.isNaN(Date.parse(made_at)) ||
    typeof id !== 'string' ||
    !/^[0-9a-f-]{36}$/.test(id)
  )
    throw brokenCursor({})
  return { made_at, id }
}

function lineOf(after: string): number {
  const [line] = placeOf(after, 1)
  if (!Number.isSafeInteger(line)) throw brokenCursor({})
  return line as number
}
