// swaks, the sender in Debian that speaks SMTP as it is told to.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Spoken {
  /** 0 when the server took the letter. */
  readonly code: number
  /** The whole talk. */
  readonly talk: string
}

/** Runs swaks against a port of this machine; `letter` are the bytes to send, without it the options say what. */
export async function swaks(
  port: number,
  options: readonly string[],
  letter?: string | Buffer,
): Promise<Spoken> {
  const data = letter === undefined ? [] : ['--data', '-']
  const child = spawn('swaks', ['--server', `127.0.0.1:${port}`, ...options, ...data], { stdio: 'pipe' })
  let talk = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      talk += text
    })
  // It may end before it has read everything; its code tells how it went.
  child.stdin.on('error', () => {})
  child.stdin.end(letter ?? '')
  const [code] = await once(child, 'close')
  return { code: code as number, talk }
}
