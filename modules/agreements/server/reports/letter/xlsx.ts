// The letter as a workbook: what it says on the first sheet, each of its tables on one of its own, figures as numbers.
import writeXlsxFile from 'write-excel-file/node'
import type { Cell, Letter } from './content.ts'

/** Names of sheets are short, and some signs may not stand in them. */
const sheetName = (title: string): string => title.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31)

export function letterXlsx(letter: Letter, first: string): Promise<Buffer> {
  const words = [letter.title, ...letter.paragraphs, '', letter.counted, letter.dated]
  return writeXlsxFile([
    {
      sheet: sheetName(first),
      columns: [{ width: 110 }],
      data: words.map((text, i) => [
        {
          value: text,
          type: String,
          wrap: true,
          ...(i === 0 ? { fontWeight: 'bold' as const, fontSize: 14 } : {}),
        },
      ]),
    },
    ...letter.sections.map(({ title, head, rows }) => ({
      sheet: sheetName(title),
      columns: head.map((_, i) => ({ width: i === 0 ? 48 : 16 })),
      stickyRowsCount: 1,
      data: [
        head.map(text => ({ value: text, type: String, fontWeight: 'bold' as const, wrap: true })),
        ...rows.map(row => row.map(cellOf)),
      ],
    })),
  ]).toBuffer()
}

/** Texts are written as texts, so that none is taken for a formula. */
function cellOf(cell: Cell) {
  if (cell === null) return null
  if (typeof cell === 'string') return { value: cell, type: String }
  if (typeof cell === 'number') return { value: cell, type: Number }
  return { value: cell.percent / 100, type: Number, format: '0.0%' }
}
