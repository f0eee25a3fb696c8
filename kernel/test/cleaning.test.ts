// Forgetting: a repeated call is known for a week, and no longer.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const register = () =>
  okno.as('requester').post('/api/requests', { text: 'Один раз' }, { 'idempotency-key': 'the-same' })

it('gives the first answer again for a week, then forgets it', async () => {
  okno.setNow('2026-03-10T07:00:00Z')
  const first = await register()
  okno.setNow('2026-03-17T06:59:00Z')
  await okno.runPeriodic('forget_old_answers')
  expect((await register()).body.id).toBe(first.body.id)
  okno.setNow('2026-03-17T07:01:00Z')
  await okno.runPeriodic('forget_old_answers')
  expect((await register()).body.id).not.toBe(first.body.id)
})
