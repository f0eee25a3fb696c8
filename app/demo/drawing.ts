// Small true PNG and PDF files out of boxes and words, for what people of the demo attach.
import { crc32, deflateSync } from 'node:zlib'

/** A filled box; the first of the page lies lowest. Sizes in points of the page, from its upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** 0xRRGGBB. */
  readonly colour: number
}

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  /** Latin letters and digits; only a PDF shows them. */
  readonly words: readonly {
    readonly x: number
    readonly y: number
    readonly size: number
    readonly text: string
  }[]
}

/** The drawing as a PNG of a palette (PNG 1.2, colour type 3). At most 256 colours. */
export function pngOf({ width, height, boxes }: Drawing): Uint8Array {
  const colours = [...new Set([0xffffff, ...boxes.map(box => box.colour)])]
  // Each line begins with the number of its filter, none.
  const lines = new Uint8Array((width + 1) * height)
  for (const box of boxes) {
    const right = Math.min(width, box.x + box.width)
    for (let y = Math.max(0, box.y); y < Math.min(height, box.y + box.height); y++)
      lines.fill(colours.indexOf(box.colour), y * (width + 1) + 1 + box.x, y * (width + 1) + 1 + right)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3], 8)
  const palette = Buffer.from(colours.flatMap(colour => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.byteLength)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** The drawing as a PDF 1.4 of one page. */
export function pdfOf({ width, height, boxes, words }: Drawing): Uint8Array {
  const drawn = [
    ...boxes.map(box => {
      const parts = [box.colour >> 16, (box.colour >> 8) & 255, box.colour & 255].map(part =>
        (part / 255).toFixed(3),
      )
      return `${parts.join(' ')} rg ${box.x} ${height - box.y - box.height} ${box.width} ${box.height} re f`
    }),
    ...words.map(
      ({ x, y, size, text }) =>
        `BT 0 g /F1 ${size} Tf ${x} ${height - y} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
    ),
  ].join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
