// What everybody does with his own account: profile, password and API keys.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import { cookieOf, emailOf, enter, enterAgain, givePassword, password, tryToEnter } from './signed-in.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

describe('me', () => {
  it('is nobody without a sign-in', async () => {
    const answer = await okno.as('nobody').get('/api/me')
    expect(answer.status).toBe(401)
    expect(answer.body.type).toBe('/problems/kernel.not_signed_in')
  })

  it('says who works in the centre and who is its client', async () => {
    expect((await okno.as('requester').get('/api/me')).body).toMatchObject({
      is_agent: false,
      permissions: [],
      teams: [],
      client_id: okno.center.clients.north,
    })
    expect((await okno.as('client_lead').get('/api/me')).body.is_agent).toBe(false)
    expect((await okno.as('quality').get('/api/me')).body.is_agent).toBe(true)
    expect((await okno.as('specialist').get('/api/me')).body).toMatchObject({
      is_agent: true,
      teams: [okno.center.teams.it_help],
    })
  })

  it('changes name, language and time zone, and is known by them at once', async () => {
    const colleague = okno.as('colleague')
    await colleague.get('/api/me')
    await colleague.patch('/api/me', { name: 'Ёлкина Анна', language: 'en', time_zone: 'Asia/Vladivostok' })
    expect((await colleague.get('/api/me')).body).toMatchObject({
      name: 'Ёлкина Анна',
      language: 'en',
      time_zone: 'Asia/Vladivostok',
    })
  })

  it('refuses a time zone that does not exist and an empty name', async () => {
    expect((await okno.as('colleague').patch('/api/me', { time_zone: 'Moon/Base' })).status).toBe(400)
    expect((await okno.as('colleague').patch('/api/me', { name: '' })).status).toBe(400)
  })
})

describe('changing the password', () => {
  it('ends the other sessions, keeps this one, and the old password is over', async () => {
    const here = await enter(okno, 'agent')
    const there = await enterAgain(okno, 'agent')
    expect(
      (await here.post('/api/me/password', { current: password, next: 'another good password' })).status,
    ).toBe(200)
    expect((await here.get('/api/me')).status).toBe(200)
    expect((await there.get('/api/me')).status).toBe(401)
    expect((await tryToEnter(okno, emailOf('agent'), password)).status).toBe(401)
    expect((await tryToEnter(okno, emailOf('agent'), 'another good password')).status).toBe(200)
  })

  it('needs the current one, and guessing it is slowed down', async () => {
    const lead = await enter(okno, 'lead')
    for (let count = 0; count < 5; count += 1) {
      const wrong = await lead.post('/api/me/password', {
        current: `guess ${count}`,
        next: 'another good password',
      })
      expect(wrong.body.type).toBe('/problems/identity.wrong_password')
    }
    const refused = await lead.post('/api/me/password', { current: password, next: 'another good password' })
    expect(refused.body.type).toBe('/problems/identity.too_many_attempts')
    expect((await tryToEnter(okno, emailOf('lead'), password)).status).toBe(200)
  })

  it('refuses a short one', async () => {
    const specialist = await enter(okno, 'specialist')
    expect((await specialist.post('/api/me/password', { current: password, next: 'short' })).status).toBe(400)
  })

  it('is not done with an API key', async () => {
    const answer = await okno
      .as('agent')
      .post('/api/me/password', { current: password, next: 'another good password' })
    expect(answer.status).toBe(403)
    expect(answer.body.type).toBe('/problems/identity.session_needed')
  })
})

describe('API keys', () => {
  it('act as their person, are shown once, and end when revoked', async () => {
    const browser = await enter(okno, 'payroll_agent')
    const made = await browser.post('/api/api-keys', { name: 'reporting' })
    expect(made.status).toBe(201)
    expect(made.body.key).toMatch(/^okno_[A-Za-z0-9_-]{43}$/)
    const program = okno.with({ authorization: `Bearer ${made.body.key}` })
    expect((await program.get('/api/me')).body.id).toBe(okno.center.people.payroll_agent)
    const { body } = await browser.get('/api/api-keys')
    expect(JSON.stringify(body)).not.toContain(made.body.key.slice(5))
    expect((await browser.del(`/api/api-keys/${made.body.id}`)).status).toBe(200)
    expect((await program.get('/api/me')).status).toBe(401)
    expect((await browser.del(`/api/api-keys/${made.body.id}`)).status).toBe(404)
  })

  it('do no more than they are limited to', async () => {
    const browser = await enter(okno, 'admin')
    const made = await browser.post('/api/api-keys', { name: 'audit only', permissions: ['identity.audit'] })
    const program = okno.with({ authorization: `Bearer ${made.body.key}` })
    expect((await program.get('/api/audit')).status).toBe(200)
    expect((await program.get('/api/roles')).status).toBe(403)
    expect((await program.post('/api/api-keys', { name: 'escape' })).body.type).toBe(
      '/problems/identity.session_needed',
    )
  })

  it('end when their time is over', async () => {
    const browser = await enter(okno, 'specialist')
    const made = await browser.post('/api/api-keys', { name: 'short', expires_at: '2026-03-10T08:00:00Z' })
    const program = () =>
      okno.with({ authorization: `Bearer ${made.body.key}`, 'x-call': crypto.randomUUID() })
    expect((await program().get('/api/me')).status).toBe(200)
    okno.setNow('2026-03-10T08:00:01Z')
    okno.okno.recognition.forget()
    expect((await program().get('/api/me')).status).toBe(401)
    okno.setNow(tuesdayMorning)
  })

  it('cannot ask for a permission that does not exist', async () => {
    const browser = await enter(okno, 'second_agent')
    const answer = await browser.post('/api/api-keys', { name: 'x', permissions: ['moon.land'] })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({
      type: '/problems/identity.unknown_permission',
      permission: 'moon.land',
    })
  })

  it('that are wrong are not helped out by a cookie', async () => {
    await givePassword(okno, 'second_agent')
    const cookie = cookieOf(await tryToEnter(okno, emailOf('second_agent'), password))
    expect((await okno.with({ cookie }).get('/api/me')).status).toBe(200)
    const caller = okno.with({ cookie, authorization: `Bearer okno_${'A'.repeat(43)}` })
    expect((await caller.get('/api/me')).status).toBe(401)
  })

  it('of somebody else do not exist', async () => {
    const browser = await enter(okno, 'second_agent')
    const made = await browser.post('/api/api-keys', { name: 'mine' })
    expect((await okno.as('admin').del(`/api/api-keys/${made.body.id}`)).status).toBe(404)
  })
})
