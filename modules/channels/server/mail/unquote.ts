// Undoes quoted-printable byte by byte, with the ends of lines as they came.

const equals = 61
const line_feed = 10
const carriage_return = 13

/** The bytes behind a quoted-printable body; what is no valid escape stays as it stands. Never throws. */
export function withoutQuoting(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array(body.length)
  let length = 0
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!
    const blanks = blanksAt(body, byte === equals ? at + 1 : at)
    const end = lineEnd(body, blanks)
    if (byte === equals && end !== null) at = end - 1
    else if (byte === equals && isHex(body[at + 1]) && isHex(body[at + 2])) {
      plain[length++] = Number.parseInt(String.fromCharCode(body[at + 1]!, body[at + 2]!), 16)
      at += 2
    } else if (byte !== equals && blanks > at) {
      // Blanks before the end of a line were put there on the way (RFC 2045, 6.7).
      if (end === null) for (let each = at; each < blanks; each++) plain[length++] = body[each]!
      at = blanks - 1
    } else plain[length++] = byte
  }
  return plain.slice(0, length)
}

const isBlank = (byte: number): boolean => byte === 32 || byte === 9

const isHex = (byte: number | undefined): boolean =>
  byte !== undefined && /[\dA-Fa-f]/.test(String.fromCharCode(byte))

/** The first byte from `at` that is no blank. */
function blanksAt(body: Uint8Array, at: number): number {
  while (at < body.length && isBlank(body[at]!)) at++
  return at
}

/** Where the next line begins when this one ends at `at`; null when it goes on. */
function lineEnd(body: Uint8Array, at: number): number | null {
  if (at >= body.length) return at
  if (body[at] === line_feed) return at + 1
  return body[at] === carriage_return && body[at + 1] === line_feed ? at + 2 : null
}
