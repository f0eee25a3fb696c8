// Pictures for the head of letters: PNG and JPEG by their bytes, with their measures; everything else is none.

export interface LogoSeen {
  readonly type: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
}

const largest_points = 4000

/** What the bytes are; null when they are no picture that all mail programs show, or one of absurd measures. */
export function logoSeen(bytes: Buffer): LogoSeen | null {
  const seen = png(bytes) ?? jpeg(bytes)
  const fits = (points: number) => points > 0 && points <= largest_points
  return seen && fits(seen.width) && fits(seen.height) ? seen : null
}

/** https://www.w3.org/TR/png-3/#11IHDR */
function png(bytes: Buffer): LogoSeen | null {
  const starts = bytes.length > 33 && bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n'
  if (!starts || bytes.subarray(12, 16).toString('latin1') !== 'IHDR') return null
  if (!bytes.subarray(-12).includes('IEND')) return null
  return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** The frame header (SOF) of a JPEG, found by walking its segments: ITU-T T.81, B.2. */
function jpeg(bytes: Buffer): LogoSeen | null {
  if (bytes.length < 20 || bytes.readUInt16BE(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const mark = bytes[at + 1] ?? 0
    const is_frame = mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)
    if (is_frame)
      return { type: 'image/jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}
