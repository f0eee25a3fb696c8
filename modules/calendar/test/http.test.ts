// The HTTP interface of working calendars, which integrators rely on.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())
test('x', async () => {
  const a = await okno.as('requester').get('/api/calendars')
  expect(a.status).toBe(200)
  const b = await okno.as('requester').post('/api/requests', {text: 'привет'})
  console.log(b.body)
  expect(b.status).toBe(201)
})
