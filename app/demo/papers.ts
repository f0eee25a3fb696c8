// The files that people of the demo attach: one for each message that says so, real and small, the same at every seed.
import { createHash } from 'node:crypto'
import type { Language } from '#kernel/contract/shapes.ts'
import type { Tale } from './beginning.ts'
import { ATTACHES, PAPER_NAMES, PAPER_TEXTS, type PaperKind, UNNAMED } from './data/papers.ts'
import { type Box, type Drawing, pdfOf, pngOf } from './drawing.ts'
import { type Chance, chanceOf } from './random.ts'
import type { FileRow, MessageRow } from './rows.ts'

/** How many different files of each kind there are; many rows share one content. */
const variants = 6

export interface Papers {
  readonly rows: FileRow[]
  /** What the rows name, to be put into the store of files. */
  readonly contents: Uint8Array[]
}

/** A file for every message of the history that speaks of one; what agents note among themselves carries none. */
export function papersOf(tales: readonly Tale[], chance: Chance): Papers {
  const contents = new Map<string, Content>()
  const rows = tales.flatMap(({ request, messages }) =>
    messages
      .filter(message => message.kind !== 'note' && ATTACHES.test(message.text))
      .map(message => {
        const language = request.language as Language
        const { kind, name } = paperFor(message.text)
        const key = `${kind} ${chance.whole(1, variants)} ${language}`
        const content = contents.get(key) ?? contentOf(kind, language, chanceOf(contents.size + 1))
        contents.set(key, content)
        return rowOf(message, content, named(name[language], kind, message.created_at), chance)
      }),
  )
  return { rows, contents: [...contents.values()].map(content => content.bytes) }
}

/** What it is: as the sentence says that speaks of it, or else the rest of the message. */
export function paperFor(text: string): typeof UNNAMED {
  const sentence = text.split(/(?<=[.!?])\s+/).find(part => ATTACHES.test(part)) ?? text
  const suits = (words: string) => PAPER_NAMES.find(one => one.said.test(words))
  return suits(sentence) ?? suits(text) ?? UNNAMED
}

interface Content {
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly type: string
}

const rowOf = (
  message: MessageRow,
  { bytes, sha256, type }: Content,
  name: string,
  chance: Chance,
): FileRow => ({
  id: chance.id(message.created_at.getTime()),
  sha256,
  name,
  type,
  size_bytes: bytes.byteLength,
  uploaded_by: message.author_id,
  holder_kind: 'requests.message',
  holder_id: message.id,
  inline: false,
  content_id: null,
  created_at: message.created_at,
})

const types: Record<PaperKind, { extension: string; type: string }> = {
  screen: { extension: 'png', type: 'image/png' },
  photo: { extension: 'png', type: 'image/png' },
  paper: { extension: 'pdf', type: 'application/pdf' },
  table: { extension: 'pdf', type: 'application/pdf' },
  text: { extension: 'txt', type: 'text/plain' },
}

/** Programs put the moment into the names of pictures; people leave papers as they are called. */
function named(name: string, kind: PaperKind, at: Date): string {
  const { extension } = types[kind]
  if (kind !== 'screen') return `${name}.${extension}`
  const moment = at.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-')
  return `${name} ${moment}.${extension}`
}

function contentOf(kind: PaperKind, language: Language, chance: Chance): Content {
  const bytes = bytesOf(kind, language, chance)
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), type: types[kind].type }
}

function bytesOf(kind: PaperKind, language: Language, chance: Chance): Uint8Array {
  switch (kind) {
    case 'screen':
      return pngOf(screen(chance))
    case 'photo':
      return pngOf(sheet(chance, { width: 420, height: 560, desk: 0x8d7b68 }))
    case 'paper':
      return pdfOf(sheet(chance, { width: 595, height: 842 }))
    case 'table':
      return pdfOf(table(chance))
    case 'text':
      return Buffer.from(PAPER_TEXTS[language])
  }
}

const [ink, pale, line, blue, red, white] = [0x495057, 0xf1f3f5, 0xced4da, 0x2b5fc1, 0xe03131, 0xffffff]

/** A line of text seen from afar: dark boxes, one a word. */
function words(chance: Chance, x: number, y: number, width: number, size: number): Box[] {
  const boxes: Box[] = []
  for (let at = x; at < x + width; ) {
    const long = Math.min(chance.whole(2, 9) * size, x + width - at)
    boxes.push({ x: at, y, width: long, height: Math.max(2, Math.round(size * 0.6)), colour: ink })
    at += long + size
  }
  return boxes
}

/** A window of a program with a table in it and a box that tells of an error. */
function screen(chance: Chance): Drawing {
  const rows = Array.from({ length: 9 }, (_, row): Box[] => [
    { x: 150, y: 84 + row * 30, width: 470, height: 1, colour: line },
    ...words(chance, 160, 94 + row * 30, chance.whole(60, 150), 10),
    ...words(chance, 360, 94 + row * 30, chance.whole(30, 80), 10),
    ...words(chance, 520, 94 + row * 30, chance.whole(30, 80), 10),
  ])
  const [x, y] = [chance.whole(190, 260), chance.whole(120, 190)]
  return {
    width: 640,
    height: 400,
    words: [],
    boxes: [
      { x: 0, y: 0, width: 640, height: 400, colour: white },
      { x: 0, y: 0, width: 640, height: 32, colour: blue },
      { x: 0, y: 32, width: 130, height: 368, colour: pale },
      ...Array.from({ length: 6 }, (_, item) =>
        words(chance, 14, 56 + item * 28, chance.whole(50, 100), 10),
      ).flat(),
      ...words(chance, 150, 52, 180, 14),
      ...rows.flat(),
      { x: x - 1, y: y - 1, width: 302, height: 132, colour: ink },
      { x, y, width: 300, height: 130, colour: white },
      { x: x + 20, y: y + 24, width: 34, height: 34, colour: red },
      { x: x + 35, y: y + 30, width: 4, height: 14, colour: white },
      { x: x + 35, y: y + 48, width: 4, height: 4, colour: white },
      ...words(chance, x + 72, y + 28, 200, 10),
      ...words(chance, x + 72, y + 46, chance.whole(80, 180), 10),
      { x: x + 210, y: y + 92, width: 70, height: 24, colour: blue },
    ],
  }
}

/** A paper with a head, some paragraphs and a seal; lying on a desk when it was photographed. */
function sheet(
  chance: Chance,
  { width, height, desk }: { width: number; height: number; desk?: number },
): Drawing {
  const edge = desk === undefined ? 0 : chance.whole(14, 34)
  const margin = edge + Math.round(width / 10)
  const wide = width - 2 * margin
  const lines = chance.whole(14, 22)
  const step = Math.round((height * 0.55) / 24)
  return {
    width,
    height,
    words: [{ x: margin, y: margin + 8, size: 14, text: `No ${chance.whole(100, 9999)}` }],
    boxes: [
      { x: 0, y: 0, width, height, colour: desk ?? white },
      { x: edge, y: edge, width: width - 2 * edge, height: height - 2 * edge, colour: white },
      ...words(chance, margin + Math.round(wide / 4), margin + 30, Math.round(wide / 2), 14),
      ...Array.from({ length: lines }, (_, nth) =>
        words(chance, margin, margin + 70 + nth * step, nth % 6 === 5 ? Math.round(wide * 0.6) : wide, 8),
      ).flat(),
      { x: width - margin - 70, y: height - margin - 60, width: 60, height: 60, colour: blue },
      { x: width - margin - 66, y: height - margin - 56, width: 52, height: 52, colour: white },
      ...words(chance, width - margin - 60, height - margin - 34, 40, 6),
    ],
  }
}

/** A table of figures that add up. */
function table(chance: Chance): Drawing {
  const figures = Array.from({ length: chance.whole(6, 14) }, () => chance.whole(1_000, 95_000))
  const sum = figures.reduce((all, one) => all + one, 0)
  const shown = (value: number) => `${value.toFixed(2)} RUB`
  return {
    width: 595,
    height: 842,
    boxes: [
      { x: 60, y: 92, width: 475, height: 22, colour: pale },
      ...figures.map((_, row): Box => ({ x: 60, y: 138 + row * 24, width: 475, height: 1, colour: line })),
      ...figures.flatMap((_, row) => words(chance, 90, 122 + row * 24, chance.whole(80, 220), 9)),
    ],
    words: [
      { x: 60, y: 76, size: 16, text: `No ${chance.whole(100, 9999)}` },
      ...figures.flatMap((figure, row) => [
        { x: 66, y: 130 + row * 24, size: 10, text: String(row + 1) },
        { x: 420, y: 130 + row * 24, size: 10, text: shown(figure) },
      ]),
      { x: 420, y: 136 + figures.length * 24, size: 11, text: shown(sum) },
    ],
  }
}
