// Letters of Okno from the moment they wait until the relay has taken them, beside a plain client that sends the same bytes.
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { inTransaction } from '#kernel/server/context.ts'
import { deliverDue } from '#kernel/server/deliveries.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { sendLetter } from '#modules/channels/server/face.ts'
import { alternate, type Figure } from './measure.ts'
import { openPlace } from './place.ts'

const letters = 300
const rounds = 3

/** 300 answers a round, each to one recipient, to an SMTP sink in the same process. */
export async function benchLettersOut(): Promise<Figure[]> {
  const place = await openPlace()
  const sink = await startSink()
  try {
    Object.assign(place.okno.config, { OKNO_MAIL_RELAY: `smtp://127.0.0.1:${sink.port}` })
    const { rows } = await place.client.query<{ id: string; number: number; team_id: string }>(
      `select id, number, team_id from requests.request order by number limit ${letters}`,
    )
    const ours = async () => {
      await queue(place.okno, rows)
      const before = sink.taken()
      const begun = performance.now()
      while (await deliverDue(place.okno)) {
        // A full handful: there may be more.
      }
      const seconds = (performance.now() - begun) / 1000
      if (sink.taken() - before !== letters)
        throw new Error(`${sink.taken() - before} letters came, not ${letters}`)
      return letters / seconds
    }
    await ours()
    const floor = async () => plainClient(sink.port, sink.last())
    const measured = await alternate(rounds, floor, ours)
    const { rows: unsent } = await place.client.query(
      `select count(*)::int as count from channels.letter where direction = 'out' and state = 'waiting'`,
    )
    if (unsent[0].count > 0) throw new Error(`${unsent[0].count} letters still wait`)
    return [{ what: 'hand letters to the relay', size: `${letters} letters`, unit: '/s', ...measured }]
  } finally {
    await place.close()
    await sink.stop()
  }
}

async function queue(okno: Okno, requests: readonly { id: string; number: number; team_id: string }[]) {
  for (let count = 0; count < letters; count += 1) {
    const request = requests[count % requests.length]!
    await inTransaction(okno, bySystem(okno, `bench:${count}`), ctx =>
      sendLetter(ctx, {
        request,
        purpose: 'answer',
        to: [{ name: 'Somebody', address: `reader-${count}@client.test` }],
        body: { language: 'ru', subject: request.id, text: answer, html: `<p>${answer}</p>` },
      }),
    )
  }
}

const answer =
  'Добрый день. Справка готова, её можно получить в кабинете 214 с 9:00 до 18:00 или скачать в портале. '.repeat(
    8,
  )

/** The same bytes by a client that keeps eight connections. */
async function plainClient(port: number, raw: Buffer): Promise<number> {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    pool: true,
    maxConnections: 8,
  })
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: letters }, (_, count) =>
      transport.sendMail({ envelope: { from: 'help@demo.okno', to: `reader-${count}@client.test` }, raw }),
    ),
  )
  transport.close()
  return letters / ((performance.now() - begun) / 1000)
}

async function startSink() {
  let taken = 0
  let last = Buffer.alloc(0)
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 50,
    onData: (stream, _session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        taken += 1
        last = Buffer.concat(chunks)
        callback(null, `queued as ${taken}`)
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    taken: () => taken,
    last: () => last,
    stop: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
