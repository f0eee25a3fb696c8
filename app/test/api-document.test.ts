// The description of the HTTP interface: where it is found.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'

let okno: Testing

beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

it('answers one document where programs look for it and beside its page, which says where', async () => {
  const { status, body } = await okno.as('nobody').get('/api/openapi.json')
  expect(status).toBe(200)
  expect(body).toMatchObject({ openapi: '3.1.0', info: { title: 'Okno' } })
  expect(body.info.description).toContain('/api/openapi.json')
  expect((await okno.as('nobody').get('/api/docs/openapi.json')).body).toEqual(body)
})
