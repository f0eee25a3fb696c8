// Links for rating in letters to several people: each copy has its reader's own, so that one's mark is not another's.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MailWorld, startMailWorld, window } from './mail-world.ts'

let world: MailWorld
beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())

const tokensIn = (text: string) => [
  ...new Set([...text.matchAll(/\/rate\/([\w-]+)\?score=[1-5]/g)].map(found => found[1]!)),
]

it('are each recipient’s own, in words and HTML, and marks do not replace each other', async () => {
  await world.writeRaw(
    `From: asker@client.test\r\nTo: ${window}\r\nCc: chief@client.test, friend@client.test\r\nSubject: x\r\nMessage-ID: <own-1@client.test>\r\n\r\nasked\r\n`,
    { from: 'asker@client.test' },
  )
  await world.work()
  const [request] = await world.requests()
  await world.as('agent').post(`/api/requests/${request!.id}/messages`, { text: 'Готово.' })
  await world.work()
  const copies = new Map(
    world.relay.received
      .filter(({ letter }) => letter.text.includes('Готово.'))
      .map(({ to, letter }) => [to[0]!, letter]),
  )
  const all = ['asker@client.test', 'chief@client.test', 'friend@client.test']
  expect([...copies.keys()].sort()).toEqual(all)
  const tokens = all.map(address => {
    const letter = copies.get(address)!
    const own = tokensIn(letter.text)
    expect(own).toHaveLength(1)
    expect(tokensIn(letter.html ?? '')).toEqual(own)
    return own[0]!
  })
  expect(new Set(tokens).size).toBe(3)
  const rate = async (token: string, score: number) => {
    const address = `/api/ratings/invitations/${token}`
    const { visit } = (await world.as('nobody').get(address)).body
    return (await world.as('nobody').post(address, { score, visit })).body
  }
  for (const [at, token] of tokens.entries())
    expect(await rate(token, at + 3)).toMatchObject({ counted: true })
  const { rows } = await world.okno.pools.read.query(
    `select person.email, rating.score from feedback.rating join organisation.person_view as person
       on person.id = rating.person_id where rating.request_id = $1 order by person.email`,
    [request!.id],
  )
  expect(rows.map(row => [row.email, row.score])).toEqual([
    ['asker@client.test', 3],
    ['chief@client.test', 4],
    ['friend@client.test', 5],
  ])
})
