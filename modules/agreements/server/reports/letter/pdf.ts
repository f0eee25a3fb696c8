// The letter as a PDF whose text can be selected and searched, in a font that has both alphabets.
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { type Cell, type Letter, percentIn, type Section } from './content.ts'

const regular = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf'),
)
const bold = fileURLToPath(import.meta.resolve('@expo-google-fonts/pt-sans/700Bold/PTSans_700Bold.ttf'))

const margin = 42
const ink = '#1b1f24'
const quiet = '#57606a'
const line = '#d0d7de'

export function letterPdf(letter: Letter): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin,
    lang: letter.language,
    displayTitle: true,
    info: { Title: letter.title, CreationDate: letter.made_at, ModDate: letter.made_at },
  })
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', () => resolve(Buffer.concat(parts)))
    document.on('error', reject)
  })
  document.fillColor(ink).font(bold).fontSize(18).text(letter.title).moveDown(0.4)
  document.font(regular).fontSize(11)
  for (const paragraph of letter.paragraphs) document.text(paragraph).moveDown(0.2)
  for (const section of letter.sections) writeSection(document, section, percentIn(letter.language))
  ensureRoom(document, 70)
  document.moveDown(1).fillColor(quiet).font(regular).fontSize(9).text(letter.counted).moveDown(0.3)
  document.text(letter.dated)
  document.end()
  return done
}

type Document = InstanceType<typeof PDFDocument>

const bottom = (document: Document): number => document.page.height - margin

function ensureRoom(document: Document, height: number): void {
  if (document.y + height > bottom(document)) document.addPage()
}

function writeSection(
  document: Document,
  { title, note, head, rows }: Section,
  percent: (n: number) => string,
) {
  ensureRoom(document, 90)
  document.moveDown(0.9).fillColor(ink).font(bold).fontSize(13).text(title, margin)
  document.fillColor(quiet).font(regular).fontSize(10).text(note).moveDown(0.3)
  if (rows.length === 0) return
  const width = document.page.width - 2 * margin
  // The name takes what the figures leave.
  const narrow = Math.min(70, (width - 180) / (head.length - 1))
  const widths = head.map((_, i) => (i === 0 ? width - narrow * (head.length - 1) : narrow))
  const texts = rows.map(row => row.map(cell => said(cell, percent)))
  writeRow(document, head, widths, bold)
  for (const row of texts) {
    if (document.y + rowHeight(document, row, widths) > bottom(document)) {
      document.addPage()
      writeRow(document, head, widths, bold)
    }
    writeRow(document, row, widths, regular)
  }
  document.x = margin
}

function said(cell: Cell, percent: (n: number) => string): string {
  if (cell === null) return '—'
  return typeof cell === 'object' ? percent(cell.percent) : String(cell)
}

const inner = 4
const rowHeight = (document: Document, row: readonly string[], widths: readonly number[]): number =>
  Math.max(...row.map((text, i) => document.heightOfString(text, { width: widths[i]! - 2 * inner }))) +
  2 * inner

function writeRow(document: Document, row: readonly string[], widths: readonly number[], face: string): void {
  document.font(face).fontSize(9).fillColor(ink)
  const height = rowHeight(document, row, widths)
  const top = document.y
  let left = margin
  for (const [i, text] of row.entries()) {
    document.text(text, left + inner, top + inner, {
      width: widths[i]! - 2 * inner,
      align: i === 0 ? 'left' : 'right',
    })
    left += widths[i]!
  }
  document
    .moveTo(margin, top + height)
    .lineTo(left, top + height)
    .lineWidth(0.5)
    .strokeColor(line)
    .stroke()
  document.x = margin
  document.y = top + height
}
