// Tables as CSV files that spreadsheets open in any language and in which no cell is taken for a formula.

export type CsvCell = string | number | null | undefined

/** A text that a spreadsheet would calculate is kept from it by an apostrophe; numbers are written as they are. */
const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** Lines of quoted cells; the mark at the beginning tells spreadsheets that it is UTF-8. */
export const csvOf = (lines: readonly (readonly CsvCell[])[]): string =>
  `\uFEFF${lines
    .map(line =>
      line
        .map(cell =>
          typeof cell === 'number' ? String(cell) : `"${guarded(cell ?? '').replaceAll('"', '""')}"`,
        )
        .join(';'),
    )
    .join('\r\n')}\r\n`

/** Lets the browser keep a table as a file. */
export function saveCsv(name: string, lines: readonly (readonly CsvCell[])[]): void {
  const address = URL.createObjectURL(new Blob([csvOf(lines)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.csv`
  link.click()
  URL.revokeObjectURL(address)
}
