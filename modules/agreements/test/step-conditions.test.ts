// Under which conditions a step of escalation is taken: true, false and nothing said each mean what they say.
import { expect, test } from 'vitest'
import { draft, inForce, ofCenter, target } from './acting.ts'
import { admin, inSmallCenter, okno } from './center.ts'

inSmallCenter()

const step = (key: string, condition?: object) => ({
  ...{ key, level: 1, when: { minutes_before: 10 }, to: [{ kind: 'team_lead' }] },
  ...(condition ? { if: condition } : {}),
})

test('a step that waits for a taken request, for an untouched one, and for any', async () => {
  const steps = [
    step('any'),
    step('untouched', { unassigned: true }),
    step('taken', { unassigned: false }),
    step('taken-and-first', { unassigned: false, priority: ['P1'] }),
  ]
  await inForce(
    admin,
    ofCenter('conditions'),
    draft({ targets: [target({ steps })], scope: { client: [okno.center.clients.north] } }),
  )
  const ask = async (): Promise<string> =>
    (await okno.as('requester').post('/api/requests', { text: 'Где мой пропуск' })).body.id
  const [untouched, taken] = [await ask(), await ask()]
  const { agent } = okno.center.people
  expect(await okno.as('agent').post(`/api/requests/${taken}/assign`, { assignee_id: agent })).toMatchObject({
    status: 200,
  })
  okno.setNow('2026-03-10T07:25:00Z')
  await okno.runPeriodic('take_clock_steps')
  const stepsOf = async (id: string) => {
    const { rows } = await okno.okno.pools.read.query(
      `select payload ->> 'step' as step from kernel.event
       where name = 'agreements.clock_escalated' and subject_id = $1 order by step`,
      [id],
    )
    return rows.map(row => row.step)
  }
  expect(await stepsOf(untouched)).toEqual(['any', 'untouched'])
  expect(await stepsOf(taken)).toEqual(['any', 'taken'])
})
