// Presses are forgotten after a while; ratings and the counts of what was dropped stay.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { forgetPresses } from '../server/machines/forgetting.ts'
import { agentsSignature, press, pressBlindly } from './pressing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const presses = async () => {
  const { rows } = await okno.okno.pools.read.query(
    'select dropped from feedback.press order by dropped nulls first',
  )
  return rows.map(row => row.dropped as string | null)
}
const report = async () =>
  (await okno.as('quality').get('/api/ratings/report?from=2026-03-01&to=2026-03-31')).body as {
    dropped: { reason: string; count: number }[]
    all: { count: number }
  }

it('forgets counted presses after a month and dropped ones after half a year, and reports say what they said', async () => {
  const { token } = await agentsSignature(okno)
  expect((await press(okno, token, { score: 5 })).body).toMatchObject({ counted: true })
  for (const address of ['198.51.100.1', '198.51.100.2'])
    await pressBlindly(okno, token, { score: 1 }, { address })
  const counted = await pressBlindly(okno, token, { score: 2 }, { address: '198.51.100.3' })
  expect(counted.body).toMatchObject({ counted: false, reason: 'no_visit' })
  const { items } = (await okno.as('quality').get('/api/ratings/dropped?from=2026-03-01&to=2026-03-31')).body
  const one = items.find((item: { score: number }) => item.score === 2)
  expect((await okno.as('quality').post(`/api/ratings/dropped/${one.id}/count`)).status).toBeLessThan(300)
  const before = await report()
  expect(before.dropped).toEqual([{ reason: 'no_visit', count: 2 }])
  await forgetPresses.run(okno.okno)
  expect(await presses()).toEqual([null, 'no_visit', 'no_visit', 'no_visit'])
  okno.setNow('2026-04-20T07:00:00Z')
  await forgetPresses.run(okno.okno)
  expect(await presses()).toEqual(['no_visit', 'no_visit', 'no_visit'])
  okno.setNow('2026-10-10T07:00:00Z')
  await forgetPresses.run(okno.okno)
  expect(await presses()).toEqual([])
  expect(await report()).toEqual(before)
  // A second look adds nothing to what was kept.
  await forgetPresses.run(okno.okno)
  expect((await report()).dropped).toEqual([{ reason: 'no_visit', count: 2 }])
})
