// Signing in and out with a password, and what slows down those who guess.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import { cookieOf, emailOf, enter, enterAgain, givePassword, password, tryToEnter } from './signed-in.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
  await givePassword(okno, 'agent')
  await givePassword(okno, 'lead')
})
afterAll(() => okno.close())
beforeEach(async () => {
  okno.setNow(tuesdayMorning)
  await okno.okno.pools.write.query('delete from identity.failed_sign_in')
})

describe('signing in', () => {
  it('opens a session by a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await tryToEnter(okno, ' Agent@Test.okno ', password)
    expect(answer.status).toBe(200)
    const cookie = String([answer.headers['set-cookie']].flat()[0])
    expect(cookie).toMatch(/^okno\.session_token=/)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(cookie).toMatch(/Max-Age=1209600/)
    expect(cookie).not.toMatch(/Secure/)
    const me = await okno.with({ cookie: cookieOf(answer) }).get('/api/me')
    expect(me.body).toMatchObject({ email: 'agent@test.okno', is_agent: true, demo: false })
  })

  it('makes the cookie for encrypted connections only where Okno is reached by https', async () => {
    const secure = await startOkno({ environment: { OKNO_URL: 'https://okno.example' } })
    try {
      await givePassword(secure, 'agent')
      const answer = await tryToEnter(secure, emailOf('agent'), password)
      expect(String(answer.headers['set-cookie'])).toMatch(/^__Secure-okno\.session_token=.*Secure/)
      expect((await secure.with({ cookie: cookieOf(answer) }).get('/api/me')).status).toBe(200)
    } finally {
      await secure.close()
    }
  })

  it('answers a wrong password, an unknown address, an account without a password and a blocked one alike', async () => {
    const admin = okno.as('admin')
    await givePassword(okno, 'quality')
    await admin.post(`/api/people/${okno.center.people.quality}/block`)
    const answers = [
      await tryToEnter(okno, emailOf('agent'), 'not the password'),
      await tryToEnter(okno, 'nobody@nowhere.example', password),
      await tryToEnter(okno, emailOf('stranger'), password),
      await tryToEnter(okno, emailOf('quality'), password),
      await tryToEnter(okno, "' or 1=1 --", '\0'),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(401)
      expect({ ...answer.body, request_id: '' }).toEqual({ ...answers[0]!.body, request_id: '' })
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    expect(answers[0]!.body.type).toBe('/problems/identity.wrong_password')
  })

  it('tells that somebody signed in and out', async () => {
    const agent = await enterAgain(okno, 'agent')
    await agent.del('/api/session')
    const { body } = await okno.as('admin').get(`/api/audit?subject_id=${okno.center.people.agent}&limit=2`)
    expect(body.items.map((line: { name: string }) => line.name)).toEqual([
      'identity.signed_out',
      'identity.signed_in',
    ])
  })
})

describe('guessing', () => {
  it('is refused after five failures for an address, also with the right password, until the time is over', async () => {
    for (let count = 0; count < 5; count += 1)
      expect((await tryToEnter(okno, emailOf('lead'), `guess number ${count}`)).status).toBe(401)
    const refused = await tryToEnter(okno, emailOf('lead'), password)
    expect(refused.status).toBe(429)
    expect(refused.body).toMatchObject({ type: '/problems/identity.too_many_attempts', wait_minutes: 15 })
    expect(refused.headers['retry-after']).toBeDefined()
    expect((await tryToEnter(okno, emailOf('agent'), password)).status).toBe(200)
    okno.setNow('2026-03-10T07:15:10Z')
    expect((await tryToEnter(okno, emailOf('lead'), password)).status).toBe(200)
  })

  it('is refused in the same way for an address that nobody has', async () => {
    for (let count = 0; count < 5; count += 1) await tryToEnter(okno, 'nobody@nowhere.example', 'guess')
    expect((await tryToEnter(okno, 'nobody@nowhere.example', 'guess')).status).toBe(429)
  })

  it('lets no more than five of many at once through', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, count) => tryToEnter(okno, emailOf('lead'), `guess number ${count}`)),
    )
    expect(answers.filter(answer => answer.status === 401)).toHaveLength(5)
    expect(answers.filter(answer => answer.status === 429)).toHaveLength(15)
  })

  it('is refused after thirty failures from one place, whatever the addresses', async () => {
    const values = Array.from(
      { length: 30 },
      (_, count) => `('a${count}@x.example', '127.0.0.1', '${tuesdayMorning}')`,
    )
    await okno.okno.pools.write.query(
      `insert into identity.failed_sign_in (email, ip_address, at) values ${values.join(', ')}`,
    )
    expect((await tryToEnter(okno, emailOf('agent'), password)).status).toBe(429)
  })

  it('is forgiven to who knew the password in the end', async () => {
    for (let count = 0; count < 4; count += 1)
      await tryToEnter(okno, emailOf('agent'), 'a slip of the fingers')
    expect((await tryToEnter(okno, emailOf('agent'), password)).status).toBe(200)
    expect((await tryToEnter(okno, emailOf('agent'), 'a slip of the fingers')).status).toBe(401)
  })

  it('is forgotten after a day', async () => {
    await tryToEnter(okno, emailOf('agent'), 'a slip of the fingers')
    okno.setNow('2026-03-11T07:00:10Z')
    await okno.runPeriodic('forgetOld')
    const { rows } = await okno.okno.pools.read.query('select count(*) from identity.failed_sign_in')
    expect(rows[0].count).toBe(0)
  })
})

describe('sessions', () => {
  it('are listed with the browser and the current one marked, and nobody else’s', async () => {
    const first = await enter(okno, 'specialist')
    await enterAgain(okno, 'specialist')
    const { body } = await first.get('/api/sessions')
    expect(body.items).toHaveLength(2)
    expect(body.items.map((session: { current: boolean }) => session.current)).toEqual([false, true])
    expect(body.items[0]).not.toHaveProperty('token')
  })

  it('end when they are revoked, at once', async () => {
    const here = await enter(okno, 'payroll_agent')
    const there = await enterAgain(okno, 'payroll_agent')
    expect((await there.get('/api/me')).status).toBe(200)
    const { body } = await here.get('/api/sessions')
    const other = body.items.find((session: { current: boolean }) => !session.current)
    expect((await here.del(`/api/sessions/${other.id}`)).status).toBe(200)
    expect((await there.get('/api/me')).status).toBe(401)
    expect((await here.get('/api/me')).status).toBe(200)
    expect((await here.del(`/api/sessions/${other.id}`)).status).toBe(404)
  })

  it('of somebody else do not exist', async () => {
    const mine = await enter(okno, 'agent')
    const { body } = await mine.get('/api/sessions')
    const answer = await okno.as('admin').del(`/api/sessions/${body.items[0].id}`)
    expect(answer.status).toBe(404)
    expect((await mine.get('/api/me')).status).toBe(200)
  })

  it('end with signing out, and the cookie is cleared', async () => {
    const browser = await enter(okno, 'agent')
    const answer = await browser.del('/api/session')
    expect(String(answer.headers['set-cookie'])).toMatch(/okno\.session_token=; Max-Age=0/)
    expect((await browser.get('/api/me')).status).toBe(401)
  })

  it('prove nobody when the cookie was changed', async () => {
    const answer = await tryToEnter(okno, emailOf('agent'), password)
    const cookie = cookieOf(answer)
    const forged = cookie.replace(/=(.)/, (_, first: string) => `=${first === 'A' ? 'B' : 'A'}`)
    expect((await okno.with({ cookie: forged }).get('/api/me')).status).toBe(401)
  })

  it('do not let another web site act', async () => {
    const browser = await enter(okno, 'agent')
    const answer = await browser.patch('/api/me', { name: 'Taken over' }, { 'sec-fetch-site': 'cross-site' })
    expect(answer.status).toBe(403)
    expect(answer.body.type).toBe('/problems/kernel.foreign_origin')
  })
})
