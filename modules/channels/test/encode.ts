// Bytes of a text in an old charset, for tests.

/** Bytes of `text` in a one-byte charset, by trying what each byte decodes to; `?` for what it lacks. */
export function encode(text: string, charset: string): Uint8Array {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(charset).decode(Uint8Array.of(byte)), byte]),
  )
  return Uint8Array.from([...text].map(char => table.get(char) ?? 63))
}
