// A small DNS server for tests (RFC 1035, UDP): TXT, A, AAAA and MX records from a table; NXDOMAIN for everything else.
import { createSocket } from 'node:dgram'

export interface DnsServer {
  /** For OKNO_DNS. */
  readonly address: string
  /** Records by `name TYPE`; they may be changed at any time. */
  readonly records: Map<string, string[]>
  /** Questions that were asked, `name TYPE`. */
  readonly asked: string[]
  /** Answers nothing any more, as when the network is gone. */
  silent: boolean
  stop(): Promise<void>
}

const types: Readonly<Record<number, string>> = { 1: 'A', 5: 'CNAME', 15: 'MX', 16: 'TXT', 28: 'AAAA' }

export async function startDnsServer(): Promise<DnsServer> {
  const socket = createSocket('udp4')
  const records = new Map<string, string[]>()
  const asked: string[] = []
  socket.on('message', (question, from) => {
    if (dns.silent) return
    const { name, type, end } = questionIn(question)
    const key = `${name.toLowerCase()} ${types[type] ?? type}`
    asked.push(key)
    const found = records.get(key) ?? []
    const isKnown = [...records.keys()].some(known => known.startsWith(`${name.toLowerCase()} `))
    const head = Buffer.alloc(12)
    question.copy(head, 0, 0, 2)
    head.writeUInt16BE(found.length > 0 || isKnown ? 0x8180 : 0x8183, 2)
    head.writeUInt16BE(1, 4)
    head.writeUInt16BE(found.length, 6)
    const answers = found.map(value => answerOf(type, value))
    socket.send(Buffer.concat([head, question.subarray(12, end), ...answers]), from.port, from.address)
  })
  await new Promise<void>(resolve => socket.bind(0, '127.0.0.1', resolve))
  const dns: DnsServer = {
    address: `127.0.0.1:${socket.address().port}`,
    records,
    asked,
    silent: false,
    stop: () => new Promise(resolve => socket.close(() => resolve())),
  }
  return dns
}

function questionIn(question: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = []
  let at = 12
  for (;;) {
    const length = question[at]!
    at += 1
    if (length === 0) break
    labels.push(question.toString('latin1', at, at + length))
    at += length
  }
  return { name: labels.join('.'), type: question.readUInt16BE(at), end: at + 4 }
}

function answerOf(type: number, value: string): Buffer {
  const data = type === 16 ? textData(value) : Buffer.from(value.split('.').map(Number))
  const head = Buffer.alloc(12)
  // The name is the one that was asked for: a pointer to it.
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(type, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(60, 6)
  head.writeUInt16BE(data.byteLength, 10)
  return Buffer.concat([head, data])
}

/** Long texts go in pieces of 255 bytes. */
function textData(text: string): Buffer {
  const bytes = Buffer.from(text)
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.byteLength; at += 255) {
    const piece = bytes.subarray(at, at + 255)
    pieces.push(Buffer.from([piece.byteLength]), piece)
  }
  return Buffer.concat(pieces)
}
