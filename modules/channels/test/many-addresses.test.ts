// A letter to thousands: read in one pass, a bounded number of people follow the request, and it is said.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readAddresses } from '../server/mail/words.ts'
import { type MailWorld, startMailWorld, window } from './mail-world.ts'

const crowd = (count: number) => Array.from({ length: count }, (_, n) => `u${n}@crowd.test`)

describe('a field of addresses', () => {
  it('is read in work that grows with their number alone', () => {
    const compared = vi.spyOn(String.prototype, 'toLowerCase')
    const read = readAddresses(crowd(2000).join(', '))
    const steps = compared.mock.calls.length
    compared.mockRestore()
    expect(read).toHaveLength(2000)
    expect(steps).toBeLessThan(10 * 2000)
  })

  it('names nobody twice, however the address is written', () => {
    expect(readAddresses('a@x.test, B@x.test, A@X.TEST, "Б" <b@x.test>')).toEqual([
      { name: '', address: 'a@x.test' },
      { name: '', address: 'B@x.test' },
    ])
  })
})

describe('a letter to a crowd', () => {
  let world: MailWorld
  beforeAll(async () => {
    world = await startMailWorld()
  })
  afterAll(() => world.close())

  const letter = (id: string, to: readonly string[], more: readonly string[] = []) =>
    [
      'From: requester@test.okno',
      `To: ${[window, ...to].join(',\r\n ')}`,
      'Subject: Всем',
      `Message-ID: <${id}@client.test>`,
      'Date: Tue, 10 Mar 2026 09:58:00 +0300',
      ...more,
      '',
      'Text.',
    ].join('\r\n')

  const seen = async () => {
    const { id } = (await world.requests()).at(-1)!
    const { rows } = await world.okno.pools.read.query(
      `select count(*)::int as count from requests.participant where request_id = $1`,
      [id],
    )
    const { body } = await world.as('agent').get(`/api/requests/${id}/letters`)
    const came = body.items.filter((one: { direction: string }) => one.direction === 'in')
    return { followers: rows[0].count, came }
  }

  it('makes the first fifty follow and says how many it left out', async () => {
    await world.writeRaw(letter('crowd', crowd(3000)))
    const { followers, came } = await seen()
    expect(followers).toBe(50)
    expect(came[0].about).toMatchObject({ copied_left_out: 2950 })
    expect(came[0].to_addresses).toHaveLength(3001)
  })

  it('does so of an answer, too, and says nothing where nobody was left out', async () => {
    await world.writeRaw(letter('few', crowd(3)))
    await world.writeRaw(letter('few-again', crowd(60), ['In-Reply-To: <few@client.test>']))
    const { followers, came } = await seen()
    expect(followers).toBe(50)
    expect(came.map((one: { about: unknown }) => one.about)).toMatchObject([null, { copied_left_out: 10 }])
  })
})
