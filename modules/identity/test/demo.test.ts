// Entering the demo as one of its people, and that nothing of it exists elsewhere.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { cookieOf } from './signed-in.ts'

const persona = (okno: Testing) =>
  okno.okno.pools.write.query('update identity.account set demo_role = $1 where id = $2', [
    'agent',
    okno.center.people.agent,
  ])

describe('the demo', () => {
  let okno: Testing
  beforeAll(async () => {
    okno = await startOkno({ environment: { OKNO_DEMO: 'on' } })
    await persona(okno)
  })
  afterAll(() => okno.close())

  it('names its people to strangers', async () => {
    const { body } = await okno.as('nobody').get('/api/demo/personas')
    expect(body.items).toEqual([{ role: 'agent', name: 'Agent', email: 'agent@test.okno' }])
  })

  it('lets a stranger in as one of them', async () => {
    const entered = await okno.as('nobody').post('/api/demo/session', { role: 'agent' })
    const me = await okno.with({ cookie: cookieOf(entered) }).get('/api/me')
    expect(me.body).toMatchObject({ id: okno.center.people.agent, demo: true })
  })

  it('lets nobody in as anybody else', async () => {
    expect((await okno.as('nobody').post('/api/demo/session', { role: 'admin' })).status).toBe(404)
  })

  it('does not let a blocked person in', async () => {
    await okno.as('admin').post(`/api/people/${okno.center.people.agent}/block`)
    expect((await okno.as('nobody').post('/api/demo/session', { role: 'agent' })).status).toBe(404)
    expect((await okno.as('nobody').get('/api/demo/personas')).body.items).toEqual([])
  })
})

describe('a real centre', () => {
  let okno: Testing
  beforeAll(async () => {
    okno = await startOkno({ environment: { OKNO_DEMO: 'off' } })
    await persona(okno)
  })
  afterAll(() => okno.close())

  it('has no such doors', async () => {
    expect((await okno.as('nobody').get('/api/demo/personas')).status).toBe(404)
    expect((await okno.as('nobody').post('/api/demo/session', { role: 'agent' })).status).toBe(404)
  })
})
