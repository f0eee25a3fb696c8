// Letters that cannot be understood are registered all the same, with the original attached; damaged ones never stay outside.
import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takeIn } from '../server/intake/take-in.ts'
import { type MailWorld, startMailWorld, window } from './mail-world.ts'

const letters = new URL('./letters/', import.meta.url)
let world: MailWorld

beforeAll(async () => {
  world = await startMailWorld({ OKNO_FILE_LIMIT_MB: '1' })
})
afterAll(() => world.close())

const take = (raw: Uint8Array) =>
  takeIn(world.okno, raw, { envelope: { from: 'requester@test.okno', to: [window] } })

const messageOf = async (request_id: string) =>
  (await world.as('agent').get(`/api/requests/${request_id}/messages`)).body.items.at(-1)

const head = (subject: string) => `From: requester@test.okno\r\nTo: ${window}\r\nSubject: ${subject}\r\n`
const nested = (depth: number) =>
  Array.from(
    { length: depth },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  ).join('')

it.each([
  ['nested too deeply', 'too_deep', `${head('глубоко')}${nested(60)}Content-Type: text/plain\r\n\r\nна дне`],
  [
    'of too many parts',
    'too_many_parts',
    `${head('много')}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: image/png\r\n\r\nx\r\n'.repeat(450)}--b--`,
  ],
  [
    'with too large a head',
    'headers_too_large',
    `${head('шапка')}X-Long: ${'x'.repeat(300_000)}\r\n\r\nслова после шапки`,
  ],
])('a letter %s becomes a request with its original', async (_, problem, raw) => {
  const taken = await take(Buffer.from(raw))
  expect(taken).toMatchObject({ outcome: 'registered', reason: `problem: ${problem}` })
  const message = await messageOf(taken.request_id!)
  const original = message.attachments.find((file: { name: string }) => file.name === 'letter.eml')
  const file = await world.as('requester').inject({ method: 'GET', url: `/api/files/${original.id}` })
  expect(file.rawPayload.equals(Buffer.from(raw))).toBe(true)
})

it('base64 without end in parts without end stays within its limits and is registered', async () => {
  const bomb = `--b\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${'UEsDBAoAAAAAAIdO4kAAAAAAAAAAAAAAAAAAAAAA'.repeat(20)}\r\n`
  const raw = Buffer.from(
    `${head('бомба')}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nслова\r\n${bomb.repeat(900)}--b--`,
  )
  const taken = await take(raw)
  expect(taken).toMatchObject({ outcome: 'registered', reason: 'problem: too_many_parts' })
  const message = await messageOf(taken.request_id!)
  expect(message.text).toBe('слова')
  // No more than the limit of parts, and the original beside them.
  expect(message.attachments.length).toBeLessThanOrEqual(401)
})

it('whatever is done to a letter, it is taken in, its original is kept, and a message says something', async () => {
  const names = readdirSync(letters)
  const blow = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(60),
    put: fc.uint8Array({ maxLength: 30 }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.array(blow, { minLength: 1, maxLength: 6 }),
      fc.uuid(),
      async (name, blows, id) => {
        let raw: Buffer = readFileSync(new URL(name, letters))
        for (const { at, cut, put } of blows) {
          const from = Math.floor(at * raw.length)
          raw = Buffer.concat([raw.subarray(0, from), put, raw.subarray(from + cut)])
        }
        // Otherwise a letter that was harmed in the same place twice would be the same letter.
        raw = Buffer.concat([raw, Buffer.from(`\r\n${id}`)])
        const taken = await take(raw)
        expect(taken.outcome).not.toBe('held')
        const { rows } = await world.okno.pools.read.query(
          `select file.sha256 from channels.letter as letter join kernel.file as file on file.id = letter.raw_file_id where letter.id = $1`,
          [taken.letter_id],
        )
        if (taken.outcome === 'duplicate') return
        expect(gunzipSync(await world.okno.files.readWhole(rows[0].sha256)).equals(raw)).toBe(true)
        if (taken.outcome !== 'registered') return
        const message = await messageOf(taken.request_id!)
        expect(message.text !== '' || message.attachments.length > 0).toBe(true)
      },
    ),
    { numRuns: 40 },
  )
})
