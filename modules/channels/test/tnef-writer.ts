// Writes winmail.dat as Outlook does, so that tests need nobody's letters.

type Property = { id: number; type: number; data: Uint8Array; named?: boolean }

const u16 = (value: number) => Uint8Array.of(value & 255, value >> 8)
const u32 = (value: number) =>
  Uint8Array.of(value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24)
const padded = (data: Uint8Array) => Buffer.concat([data, new Uint8Array((4 - (data.length % 4)) % 4)])

export const unicode = (id: number, text: string): Property => ({
  id,
  type: 0x001f,
  data: Buffer.from(`${text}\0`, 'utf16le'),
})
export const text8 = (id: number, bytes: Uint8Array): Property => ({
  id,
  type: 0x001e,
  data: Buffer.concat([bytes, Uint8Array.of(0)]),
})
export const binary = (id: number, data: Uint8Array): Property => ({ id, type: 0x0102, data })
export const long = (id: number, value: number): Property => ({ id, type: 0x0003, data: u32(value) })
/** An object begins with the id of its interface. */
export const object = (id: number, data: Uint8Array): Property => ({
  id,
  type: 0x000d,
  data: Buffer.concat([new Uint8Array(16), data]),
})

export function properties(list: Property[]): Uint8Array {
  const written = list.map(({ id, type, data, named }) => {
    const head = Buffer.concat([u16(type), u16(id)])
    const name = named
      ? Buffer.concat([new Uint8Array(16), u32(1), u32(6), padded(Buffer.from('ab\0', 'utf16le'))])
      : new Uint8Array()
    const value = type === 3 ? data : Buffer.concat([u32(1), u32(data.length), padded(data)])
    return Buffer.concat([head, name, value])
  })
  return Buffer.concat([u32(list.length), ...written])
}

export type Attribute = { level: 1 | 2; id: number; data: Uint8Array }

/** Attributes of a letter and of its files by their ids. */
export const attribute = {
  codePage: (page: number): Attribute => ({
    level: 1,
    id: 0x00069007,
    data: Buffer.concat([u32(page), u32(0)]),
  }),
  subject: (bytes: Uint8Array): Attribute => ({
    level: 1,
    id: 0x00018004,
    data: Buffer.concat([bytes, Uint8Array.of(0)]),
  }),
  body: (bytes: Uint8Array): Attribute => ({
    level: 1,
    id: 0x0002800c,
    data: Buffer.concat([bytes, Uint8Array.of(0)]),
  }),
  message: (list: Property[]): Attribute => ({ level: 1, id: 0x00069003, data: properties(list) }),
  newFile: (): Attribute => ({ level: 2, id: 0x00069002, data: new Uint8Array(14) }),
  title: (bytes: Uint8Array): Attribute => ({
    level: 2,
    id: 0x00018010,
    data: Buffer.concat([bytes, Uint8Array.of(0)]),
  }),
  data: (bytes: Uint8Array): Attribute => ({ level: 2, id: 0x0006800f, data: bytes }),
  file: (list: Property[]): Attribute => ({ level: 2, id: 0x00069005, data: properties(list) }),
}

export function winmail(attributes: Attribute[]): Uint8Array {
  const version: Attribute = { level: 1, id: 0x00089006, data: u32(0x00010000) }
  return Buffer.concat([
    u32(0x223e9f78),
    u16(1),
    ...[version, ...attributes].flatMap(({ level, id, data }) => [
      Uint8Array.of(level),
      u32(id),
      u32(data.length),
      data,
      u16(data.reduce((sum, byte) => (sum + byte) & 0xffff, 0)),
    ]),
  ])
}

/** RTF as Outlook packs it, in its plain form. */
export const packed = (rtf: Uint8Array): Uint8Array =>
  Buffer.concat([u32(rtf.length + 12), u32(rtf.length), u32(0x414c454d), u32(0), rtf])

/** A letter whose only part of weight is this winmail.dat. */
export const letterWith = (content: Uint8Array, text = ''): Buffer =>
  Buffer.from(
    [
      'From: Анна Белова <belova@vostok.example>',
      'To: help@demo.okno',
      'Subject: Акт',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=m',
      '',
      '--m',
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
      '--m',
      'Content-Type: application/ms-tnef; name=winmail.dat',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename=winmail.dat',
      '',
      Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n'),
      '--m--',
      '',
    ].join('\r\n'),
  )
