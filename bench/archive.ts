// Letters from archives and from a mail server: looked through, imported and taken in, beside parsing the same letters alone.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { kyselyOn } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import { importArchive } from '#modules/channels/server/face.ts'
import { openServer } from '#modules/channels/server/imap/open.ts'
import { takeNew } from '#modules/channels/server/imap/take-new.ts'
import { readLetter } from '#modules/channels/server/mail/read.ts'
import { noMailServer, password, startMailServer } from '#modules/channels/test/mail-server.ts'
import type { Figure } from './measure.ts'
import { openPlace, type Place } from './place.ts'

const archived_letters = 10_000
const fetched_letters = 1000
const people = 200
const inConversation = 3

const words = `Добрый день.

Прошу выдать доступ к отчёту по командировкам за март: при входе пишет, что недостаточно прав.

С уважением, сотрудник участка`

/** Conversations of three letters; the second is the window's answer. */
function letter(number: number, domain: string): Buffer {
  const place = number % inConversation
  const person = `person${Math.floor(number / inConversation) % people}@${domain}`
  const [from, to] = place === 1 ? ['help@demo.okno', person] : [person, 'help@demo.okno']
  const head = [
    `From: <${from}>`,
    `To: <${to}>`,
    `Subject: ${place === 0 ? '' : 'Re: '}Report ${Math.floor(number / inConversation)}`,
    `Message-ID: <past-${number}@${domain}>`,
    ...(place === 0 ? [] : [`In-Reply-To: <past-${number - 1}@${domain}>`]),
    `Date: ${new Date(Date.UTC(2020, 0, 1) + number * 60_000).toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ]
  const text = Buffer.from(words)
    .toString('base64')
    .replaceAll(/(.{76})/g, '$1\n')
  return Buffer.from(`${head.join('\n')}\n\n${text}\n`)
}

const memory = () => process.memoryUsage().rss / 1024 / 1024

async function parsedPerSecond(letters: readonly Buffer[]): Promise<number> {
  const begun = performance.now()
  for (const raw of letters) await readLetter(raw)
  return letters.length / ((performance.now() - begun) / 1000)
}

/** An mbox of 10,000 letters by the command's own way, in this process. */
async function benchImport(place: Place): Promise<Figure[]> {
  const letters = Array.from({ length: archived_letters }, (_, number) => letter(number, 'archive.example'))
  const file = path.join(place.folder, 'archive.mbox')
  await writeFile(
    file,
    Buffer.concat(
      letters.flatMap(raw => [Buffer.from('From x Mon Feb  3 10:00:00 2020\n'), raw, Buffer.from('\n')]),
    ),
  )
  await parsedPerSecond(letters.slice(0, 1000))
  const floor = await parsedPerSecond(letters)
  let looked = 0
  let early_mb = 0
  const begun = performance.now()
  const ended = await importArchive(
    place.okno,
    { path: file, mailbox: 'help@demo.okno', dry: false },
    state => {
      if (looked === 0 && state.looked_at) looked = performance.now()
      if (early_mb === 0 && state.imported >= archived_letters / 5) early_mb = memory()
    },
  )
  const done = performance.now()
  if (typeof ended === 'string' || ended.imported !== archived_letters)
    throw new Error(`not all letters were imported: ${JSON.stringify(ended)}`)
  const size = `${archived_letters.toLocaleString('en')} letters, ${ended.requests.toLocaleString('en')} requests`
  const rate = (ms: number) => archived_letters / (ms / 1000)
  const ours = (ms: number) => ({ ours: rate(ms), floor, ratio: rate(ms) / floor })
  return [
    {
      what: 'look through an archive',
      size,
      unit: '/s',
      ...ours(looked - begun),
      note: 'floor: parsing alone',
    },
    { what: 'import what was looked through', size, unit: '/s', ...ours(done - looked) },
    { what: 'both', size, unit: '/s', ...ours(done - begun) },
    {
      what: 'memory after importing',
      size,
      unit: 'MB',
      ours: memory(),
      floor: early_mb,
      ratio: memory() / early_mb,
      note: 'floor: after a fifth of them',
    },
  ]
}

/** Unread letters of a Dovecot beside, fetched over one connection. */
async function benchFetching({ okno }: Place): Promise<Figure[]> {
  if (noMailServer) return []
  const server = await startMailServer('bench')
  try {
    const letters = Array.from({ length: fetched_letters }, (_, number) =>
      letter(number * inConversation, 'fetched.example'),
    )
    const hands = await server.open()
    await hands.mailboxCreate('Window')
    for (const raw of letters) await hands.append('Window', raw, [])
    hands.close()
    const mailbox_id = newId()
    const db = kyselyOn(okno.pools.write)
    const { team_id } = await db.selectFrom('channels.mailbox').select('team_id').executeTakeFirstOrThrow()
    await db
      .insertInto('channels.mailbox')
      .values({
        id: mailbox_id,
        address: 'bench@demo.okno',
        name: { ru: 'Замер', en: 'Bench' },
        team_id,
        imap: JSON.stringify(server.imap),
        enabled: false,
      })
      .execute()
    const floor = await parsedPerSecond(letters)
    const client = await openServer(server.imap, { pass: password })
    const begun = performance.now()
    const taken = await takeNew(okno, { mailbox_id, imap: server.imap, folder: 'Window' }, client)
    const rate = fetched_letters / ((performance.now() - begun) / 1000)
    client.close()
    if (taken !== fetched_letters) throw new Error(`only ${taken} letters were fetched`)
    const size = `${fetched_letters.toLocaleString('en')} letters, one connection`
    return [{ what: 'take in a letter by IMAP', size, unit: '/s', ours: rate, floor, ratio: rate / floor }]
  } finally {
    await server.stop()
  }
}

export async function benchArchive(): Promise<Figure[]> {
  const place = await openPlace()
  try {
    return [...(await benchImport(place)), ...(await benchFetching(place))]
  } finally {
    await place.close()
  }
}
