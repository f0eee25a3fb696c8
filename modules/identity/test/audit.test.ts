// The event log as auditors read it.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five'])
    await okno.as('colleague').patch('/api/me', { name })
})
afterAll(() => okno.close())

interface Line {
  id: number
  name: string
  at: string
}

it('is read page by page, newest first, without gaps or repeats', async () => {
  const all: Line[] = (await okno.as('admin').get('/api/audit?limit=200')).body.items
  const paged: Line[] = []
  let after = ''
  do {
    const { body } = await okno.as('admin').get(`/api/audit?limit=2${after && `&after=${after}`}`)
    paged.push(...body.items)
    after = body.next ?? ''
  } while (after)
  expect(paged).toEqual(all)
  expect(paged.length).toBeGreaterThan(5)
})

it('is narrowed to a kind of event, a person and a thing', async () => {
  const colleague = okno.center.people.colleague
  const { body } = await okno
    .as('admin')
    .get(`/api/audit?name=identity.profile&actor_id=${colleague}&subject_id=${colleague}`)
  expect(body.items).toHaveLength(5)
  expect(body.items[0]).toMatchObject({
    name: 'identity.profile_changed',
    actor_name: 'Five',
    payload: { account_id: colleague, fields: ['name'] },
  })
})

it('refuses a cursor that it did not give', async () => {
  const forged = Buffer.from(JSON.stringify(['1; drop table', 2])).toString('base64url')
  for (const after of ['nonsense', forged]) {
    const answer = await okno.as('admin').get(`/api/audit?after=${after}`)
    expect(answer.body.type).toBe('/problems/kernel.broken_cursor')
  }
})

it('is not for everybody', async () => {
  expect((await okno.as('agent').get('/api/audit')).status).toBe(403)
  expect((await okno.as('nobody').get('/api/audit')).status).toBe(401)
})
