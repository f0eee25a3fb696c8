// Rules of a mailbox: which letter they mean, what they do, and that the first one decides.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MailRule, ruleFor } from '../contract.ts'
import { type MailWorld, startMailWorld } from './mail-world.ts'

const letter = { sender: 'news@Shop.test', subject: 'Скидки недели', recipients: ['help@window.test'] }
const rule = (some: Partial<MailRule>): MailRule => ({ field: 'sender', like: 'x', deed: 'place', ...some })

describe('a rule fits', () => {
  it('where its words stand anywhere, in any case', () => {
    expect(ruleFor([rule({ like: '@shop' })], letter)).toBe(0)
    expect(ruleFor([rule({ field: 'subject', like: 'СКИДКИ' })], letter)).toBe(0)
    expect(ruleFor([rule({ field: 'recipient', like: 'help@' })], letter)).toBe(0)
    expect(ruleFor([rule({ like: 'bank' })], letter)).toBe(-1)
  })

  it('where its pattern covers the whole', () => {
    for (const like of ['*@shop.test', 'news@*', '*', 'n*s@*test', '*@*'])
      expect(ruleFor([rule({ like })], letter)).toBe(0)
    for (const like of ['@shop*', '*@shop', 'news@shop.test*x', '*news@shop.testnews@shop.test'])
      expect(ruleFor([rule({ like })], letter)).toBe(-1)
  })

  it('takes no time whatever it is', () => {
    const endless = { ...letter, subject: 'a'.repeat(10_000) }
    expect(ruleFor([rule({ field: 'subject', like: `${'a*'.repeat(99)}b` })], endless)).toBe(-1)
  })

  it('before those behind it', () => {
    const rules = [rule({ like: 'bank' }), rule({ like: 'shop' }), rule({ like: 'news' })]
    expect(ruleFor(rules, letter)).toBe(1)
  })
})

describe('rules of a mailbox', () => {
  let world: MailWorld
  beforeAll(async () => {
    world = await startMailWorld()
    const rules = [
      { field: 'sender', like: '*@spam.test', deed: 'refuse' },
      { field: 'sender', like: 'robot@', deed: 'automatic', priority: 'P4' },
      {
        field: 'subject',
        like: 'зарплата',
        deed: 'place',
        team_id: world.center.teams.payroll,
        priority: 'P1',
      },
    ]
    expect((await world.as('admin').patch(`/api/mailboxes/${world.mailbox_id}`, { rules })).status).toBe(200)
  })
  afterAll(() => world.close())

  const request = async (subject: string) => {
    const { rows } = await world.okno.pools.read.query(
      'select id, team_id, priority from requests.request where subject = $1',
      [subject],
    )
    return rows[0]
  }

  it('place a request with a team and a priority, and say so in the log', async () => {
    await world.write({ from: 'requester@test.okno', subject: 'Где зарплата?', text: 'x' })
    expect(await request('Где зарплата?')).toMatchObject({
      team_id: world.center.teams.payroll,
      priority: 'P1',
    })
    expect((await world.intake()).at(-1)).toMatchObject({
      outcome: 'registered',
      reason: 'rule: subject зарплата',
    })
  })

  it('refuse a letter that begins something, keep it in the log, and never one that answers', async () => {
    await world.write({ from: 'any@spam.test', subject: 'Купите', text: 'x' })
    expect(await request('Купите')).toBeUndefined()
    expect((await world.intake()).at(-1)).toMatchObject({
      outcome: 'refused',
      reason: 'rule: sender *@spam.test',
    })
    await world.write({ from: 'requester@test.okno', subject: 'Вопрос', text: 'x', messageId: '<q@x.test>' })
    await world.write({ from: 'any@spam.test', subject: 'Re: Вопрос', text: 'y', inReplyTo: '<q@x.test>' })
    expect((await world.intake()).at(-1)).toMatchObject({ outcome: 'joined' })
  })

  it('take a letter for a machine’s, so that nothing answers it', async () => {
    await world.write({ from: 'robot@plant.test', subject: 'Авария', text: 'x' })
    await world.work()
    expect(await request('Авария')).toMatchObject({ priority: 'P4' })
    expect(world.relay.received.some(one => one.to.includes('robot@plant.test'))).toBe(false)
  })

  it('name only teams and services that there are', async () => {
    const put = (some: object) =>
      world.as('admin').patch(`/api/mailboxes/${world.mailbox_id}`, {
        rules: [{ field: 'sender', like: 'x', deed: 'place', ...some }],
      })
    expect((await put({ team_id: crypto.randomUUID() })).body.type).toBe('/problems/channels.unknown_team')
    expect((await put({ service_id: crypto.randomUUID() })).body.type).toBe(
      '/problems/channels.unknown_service',
    )
  })
})
