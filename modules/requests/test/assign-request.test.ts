// assignRequest: giving a request to a team or an agent, taking it, putting it back; fifty who want it at once.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { moreAgents } from '#app/testing-more.ts'
import { ask, expectRefusal, history, read } from './acting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const assign = (who: Who, id: string, body: unknown) => okno.as(who).post(`/api/requests/${id}/assign`, body)

test('taking it names the agent, opens it and tells it', async () => {
  const { id } = await ask(okno, 'requester')
  const { status, body } = await assign('agent', id, { assignee_id: okno.center.people.agent })
  expect(status).toBe(200)
  expect(body).toMatchObject({ status: 'open', assignee: { name: 'Agent' }, version: 2 })
  expect(await read(okno, 'requester', id)).toMatchObject({ status: 'open', assignee: { name: 'Agent' } })
  expect(await history(okno, id)).toEqual(['request_registered', 'status_changed', 'request_assigned'])
})

test('putting it back leaves it with the team', async () => {
  const { id } = await ask(okno, 'requester')
  await assign('agent', id, { assignee_id: okno.center.people.agent })
  expect((await assign('agent', id, { assignee_id: null })).body).toMatchObject({
    assignee: null,
    team: { id: okno.center.teams.window },
  })
})

test('another team gets it without an assignee, and its department sees it', async () => {
  const { id } = await ask(okno, 'requester')
  await assign('agent', id, { assignee_id: okno.center.people.agent })
  expectRefusal(await okno.as('specialist').get(`/api/requests/${id}`), 404, 'kernel.not_found')
  const { body } = await assign('agent', id, { team_id: okno.center.teams.it_help })
  expect(body).toMatchObject({ team: { id: okno.center.teams.it_help }, assignee: null })
  expect(await read(okno, 'specialist', id)).toMatchObject({ team: { id: okno.center.teams.it_help } })
})

test('whoever gives a request out of sight still sees what became of it', async () => {
  const { id } = await ask(okno, 'requester', { service_id: okno.center.services.vpn })
  const given = await assign('specialist', id, { team_id: okno.center.teams.payroll })
  expect(given).toMatchObject({ status: 200, body: { team: { id: okno.center.teams.payroll } } })
  expectRefusal(await okno.as('specialist').get(`/api/requests/${id}`), 404, 'kernel.not_found')
})

test('a team and one of its people at once', async () => {
  const { id } = await ask(okno, 'requester')
  const { body } = await assign('lead', id, {
    team_id: okno.center.teams.it_help,
    assignee_id: okno.center.people.specialist,
  })
  expect(body).toMatchObject({ assignee: { name: 'Specialist' }, team: { id: okno.center.teams.it_help } })
})

test('saying what is so already changes and tells nothing', async () => {
  const { id } = await ask(okno, 'requester')
  await assign('agent', id, { assignee_id: okno.center.people.agent })
  const before = await history(okno, id)
  const { status, body } = await assign('agent', id, { assignee_id: okno.center.people.agent })
  expect({ status, version: body.version }).toEqual({ status: 200, version: 2 })
  expect(await history(okno, id)).toEqual(before)
})

test('refusals: not in the team, not of the centre, nobody, no such team', async () => {
  const { id } = await ask(okno, 'requester')
  const { people, teams } = okno.center
  const before = await history(okno, id)
  const inTeam = await assign('agent', id, { team_id: teams.it_help, assignee_id: people.second_agent })
  expectRefusal(inTeam, 422, 'requests.not_in_team')
  expect(inTeam.body.detail).toContain('Second agent')
  expectRefusal(await assign('agent', id, { assignee_id: people.colleague }), 422, 'requests.not_an_agent')
  expectRefusal(await assign('agent', id, { assignee_id: randomUUID() }), 422, 'requests.unknown_person')
  expectRefusal(await assign('agent', id, { team_id: randomUUID() }), 422, 'requests.unknown_team')
  expectRefusal(await assign('agent', id, { team_id: 'it_help' }), 400, 'kernel.invalid')
  expect(await history(okno, id)).toEqual(before)
})

test('a blocked agent gets nothing', async () => {
  const { id } = await ask(okno, 'requester')
  const { second_agent } = okno.center.people
  const admin = okno.as('admin')
  expect((await admin.post(`/api/people/${second_agent}/block`)).status).toBe(200)
  expectRefusal(await assign('agent', id, { assignee_id: second_agent }), 422, 'requests.unknown_person')
  await admin.post(`/api/people/${second_agent}/unblock`)
  expect((await assign('agent', id, { assignee_id: second_agent })).status).toBe(200)
})

test('if_unassigned never takes from another and says who has it', async () => {
  const { id } = await ask(okno, 'requester')
  const { agent, second_agent } = okno.center.people
  await assign('agent', id, { assignee_id: agent, if_unassigned: true })
  const given = await assign('second_agent', id, { assignee_id: second_agent, if_unassigned: true })
  expectRefusal(given, 409, 'requests.already_taken')
  expect(given.body.name).toBe('Agent')
  expect((await assign('agent', id, { assignee_id: agent, if_unassigned: true })).status).toBe(200)
  expect((await assign('second_agent', id, { assignee_id: second_agent })).status).toBe(200)
})

test('fifty agents take one request at once: one has it, forty-nine are told who', async () => {
  const agents = await moreAgents(okno, 50)
  const { id } = await ask(okno, 'requester')
  const given = await Promise.all(
    agents.map(agent =>
      agent.caller.post(`/api/requests/${id}/assign`, { assignee_id: agent.id, if_unassigned: true }),
    ),
  )
  const won = given.flatMap((answer, i) => (answer.status === 200 ? [agents[i]!] : []))
  expect(won).toHaveLength(1)
  const request = await read(okno, 'agent', id)
  expect(request.assignee.id).toBe(won[0]!.id)
  for (const answer of given.filter(one => one.status !== 200)) {
    expectRefusal(answer, 409, 'requests.already_taken')
    expect(answer.body.name).toBe(request.assignee.name)
  }
  expect((await history(okno, id)).filter(name => name === 'request_assigned')).toHaveLength(1)
})

test('a finished request is not given away', async () => {
  const { id } = await ask(okno, 'requester')
  await okno.as('requester').post(`/api/requests/${id}/cancel`)
  expectRefusal(await assign('agent', id, { assignee_id: null }), 409, 'requests.finished')
})

test('who may only look, or sees nothing, does not assign', async () => {
  const { id } = await ask(okno, 'requester')
  for (const who of ['requester', 'client_lead', 'quality'] as const)
    expectRefusal(await assign(who, id, {}), 403, 'kernel.not_allowed')
  expectRefusal(await assign('specialist', id, {}), 404, 'kernel.not_found')
})
