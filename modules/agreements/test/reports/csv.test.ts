// Tables as CSV: numbers as numbers, and no cell that a spreadsheet would calculate.
import { expect, it } from 'vitest'
import { csvOf } from '../../web/reports/csv.ts'

it('quotes texts, writes numbers as they are, and begins with the mark of UTF-8', () => {
  expect(csvOf([['Процесс', 12, -3.5, null, 'a "b"']])).toBe('\uFEFF"Процесс";12;-3.5;"";"a ""b"""\r\n')
})

it.each(['=1+1', '+7', '-cmd', '@sum', '\tx', '\rx'])('keeps %j from being taken for a formula', text => {
  expect(csvOf([[text]])).toBe(`\uFEFF"'${text}"\r\n`)
})
