// Letters through the SMTP listener until they are kept and have become requests, beside parsing the same letters alone.
import { createTransport } from 'nodemailer'
import { readLetter } from '#modules/channels/server/mail/read.ts'
import { alternate, type Figure } from './measure.ts'
import { openPlace } from './place.ts'
import { freePort, startServer } from './server.ts'

const letters = 300
const rounds = 3
const connections = 8
/** So many come at first and so many in all; what is kept in memory must not grow with them. */
const early_letters = 1500
const flat_letters = Number(process.env.OKNO_BENCH_LETTERS ?? 5000)

const text = `Добрый день.

Прошу выдать доступ к отчёту по командировкам за март: при входе пишет, что недостаточно прав. Логин тот же, что в портале.

С уважением, сотрудник участка
тел. 12-34`

/** 300 letters of 600 bytes a round, eight connections, each letter from somebody known and a request of its own. */
export async function benchMail(): Promise<Figure[]> {
  const place = await openPlace()
  try {
    const port = await freePort()
    const server = await startServer(place, { OKNO_SMTP_PORT: String(port), OKNO_SMTP_HOST: '127.0.0.1' })
    const transport = createTransport({
      host: '127.0.0.1',
      port,
      pool: true,
      maxConnections: connections,
      maxMessages: Infinity,
    })
    try {
      const { rows } = await place.client.query<{ email: string }>(
        `select account.email from identity.account join organisation.person_view as person using (id)
         where person.client_id is not null and account.email is not null order by account.id limit 100`,
      )
      let sent = 0
      const rawLetter = () => {
        sent += 1
        const from = rows[sent % rows.length]!.email
        const encoded = Buffer.from(text)
          .toString('base64')
          .replaceAll(/(.{76})/g, '$1\r\n')
        return {
          from,
          raw: [
            `From: <${from}>`,
            'To: <help@demo.okno>',
            `Subject: Access to the report ${sent}`,
            `Message-ID: <bench-${sent}@demo.okno>`,
            `Date: ${new Date().toUTCString()}`,
            'MIME-Version: 1.0',
            'Content-Type: text/plain; charset=utf-8',
            'Content-Transfer-Encoding: base64',
            '',
            encoded,
          ].join('\r\n'),
        }
      }
      const perSecond = async (take: (letter: ReturnType<typeof rawLetter>) => Promise<unknown>) => {
        const bundle = Array.from({ length: letters }, rawLetter)
        const begun = performance.now()
        await Promise.all(bundle.map(take))
        return letters / ((performance.now() - begun) / 1000)
      }
      const send = ({ from, raw }: ReturnType<typeof rawLetter>) =>
        transport.sendMail({ envelope: { from, to: 'help@demo.okno' }, raw })
      await perSecond(send)
      const measured = await alternate(
        rounds,
        () => perSecond(({ raw }) => readLetter(Buffer.from(raw))),
        () => perSecond(send),
      )
      // Further letters until it is so many, in bundles as above.
      const until = async (count: number) => {
        while (sent < count) await perSecond(send)
        return server.memory()
      }
      const early_mb = await until(early_letters)
      const late_mb = await until(flat_letters)
      const requests = await place.client.query(
        `select count(*)::int as count from requests.request where channel = 'email' and subject like 'Access to the report %'`,
      )
      if (requests.rows[0].count < letters)
        throw new Error(`only ${requests.rows[0].count} letters became requests`)
      const size = `${letters} letters, ${connections} connections`
      return [
        { what: 'take in a letter by SMTP', size, unit: '/s', ...measured },
        {
          what: 'memory of the process after taking in',
          size: `${sent.toLocaleString('en')} letters`,
          unit: 'MB',
          ours: late_mb,
          floor: early_mb,
          ratio: late_mb / early_mb,
          note: `floor: after ${early_letters.toLocaleString('en')} of them`,
        },
      ]
    } finally {
      transport.close()
      await server.stop()
    }
  } finally {
    await place.close()
  }
}
