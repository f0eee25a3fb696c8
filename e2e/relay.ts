// A mail server outside: takes what Okno sends, can be away, and can answer letters as a machine does.
import { once } from 'node:events'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface TakenLetter {
  readonly to: string
  readonly text: string
}

export interface Relay {
  readonly port: number
  readonly taken: readonly TakenLetter[]
  /** Refuses connections until it comes back. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
}

/** Opens on a free port. `onLetter` is told of every letter that was taken. */
export async function openRelay(onLetter: (letter: TakenLetter) => void): Promise<Relay> {
  const taken: TakenLetter[] = []
  const take = async (stream: AsyncIterable<unknown>, receivers: readonly { address: string }[]) => {
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    const { text } = await PostalMime.parse(Buffer.concat(chunks))
    for (const { address } of receivers) {
      const letter = { to: address, text: text ?? '' }
      taken.push(letter)
      onLetter(letter)
    }
  }
  const listen = async (port: number) => {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onData: (stream, session, callback) => {
        take(stream, session.envelope.rcptTo).then(() => callback(null), callback)
      },
    })
    // A client that was killed is no fault of the server.
    server.on('error', () => undefined)
    server.listen(port, '127.0.0.1')
    await once(server.server, 'listening')
    return server
  }
  let server = await listen(0)
  const { port } = server.server.address() as { port: number }
  return {
    port,
    taken,
    goAway: () => new Promise(resolve => server.close(() => resolve())),
    comeBack: async () => {
      server = await listen(port)
    },
  }
}
