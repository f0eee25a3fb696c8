// Talks to the ClamAV daemon: one content at a time by INSTREAM, the answer in a word.
import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'

export interface Verdict {
  readonly state: 'clean' | 'infected' | 'unscannable'
  /** What was found, as the scanner calls it. */
  readonly signature: string | null
  /** Why it cannot be scanned, in the scanner's words. */
  readonly said: string | null
}

/** Thrown when the scanner broke off in the middle of a content: it may be too large for it, or bring it down. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff'
}

const silent_ms = 60_000

/** Has the bytes scanned. Throws when the scanner is away or does not answer: then nothing is known. */
export async function scanBy(clamd: string, bytes: Readable): Promise<Verdict> {
  const socket = open(clamd)
  try {
    const answer = answerOf(socket)
    bytes.once('error', fault => socket.destroy(fault))
    // When it is away, writing fails first; what it said or why it is away comes by the answer.
    const written = send(socket, bytes).catch(() => {})
    const said = await answer
    socket.destroy()
    await written
    return verdictOf(said)
  } finally {
    socket.destroy()
    bytes.destroy()
  }
}

function open(clamd: string): Socket {
  const { protocol, hostname, port, pathname } = new URL(clamd)
  const host = hostname.replace(/^\[|\]$/g, '')
  const socket = protocol === 'unix:' ? connect(decodeURI(pathname)) : connect(Number(port), host)
  return socket.setTimeout(silent_ms, () => socket.destroy(new Error('the scanner does not answer')))
}

const greeting = Buffer.from('zINSTREAM\0')

async function send(socket: Socket, bytes: Readable): Promise<void> {
  await write(socket, greeting)
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    // What is too large is refused and the connection closed: the refusal has to be heard before writing fails.
    await setImmediate()
    if (socket.bytesRead > 0) return
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    await write(socket, Buffer.concat([length, chunk]))
  }
  await write(socket, Buffer.alloc(4))
}

const write = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.destroyed) return reject(new Error('closed'))
    socket.once('close', reject)
    socket.write(bytes, error => {
      socket.off('close', reject)
      if (error) reject(error)
      else resolve()
    })
  })

/** All that the scanner says until it closes. */
const answerOf = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    const said: Buffer[] = []
    let fault: (Error & { code?: string }) | null = null
    socket.on('data', (chunk: Buffer) => said.push(chunk))
    socket.on('error', error => {
      fault = error
    })
    socket.on('close', () => {
      // Whatever it said counts, even if it closed while we were still writing.
      if (said.length > 0) resolve(Buffer.concat(said).toString())
      else if (socket.bytesWritten > greeting.length && /^(EPIPE|ECONNRESET)$/.test(fault?.code ?? ''))
        reject(new BrokenOff(fault!.message))
      else reject(fault ?? new Error('the scanner closed without an answer'))
    })
  })

function verdictOf(answer: string): Verdict {
  const said = answer.replace(/\0[\s\S]*$/, '').trim()
  if (/^stream: OK$/.test(said)) return { state: 'clean', signature: null, said: null }
  const [, signature] = /^stream: (.+) FOUND$/.exec(said) ?? []
  if (signature) return { state: 'infected', signature, said: null }
  if (/size limit exceeded|Exceeded/i.test(said)) return { state: 'unscannable', signature: null, said }
  throw new Error(said || 'the scanner gave an empty answer')
}
