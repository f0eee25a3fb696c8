// readPromises: why each promised time is what it is, told to the requester without the centre's own names, and to the centre with teams, people and budgets.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { bySystem } from '#kernel/server/okno.ts'
import type { TraceInterval } from '#modules/agreements/contract.ts'
import { forget } from '#modules/agreements/server/face.ts'
import { ask, expectRefusal, read, say } from './acting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
  await promise()
})
beforeEach(() => okno.setNow(tuesdayMorning))
afterAll(() => okno.close())

/** A resolution within 8 working hours, split between queue, agent and client; and a promise between departments. */
async function promise() {
  await inTransaction(okno.okno, bySystem(okno.okno, 'test'), async ctx => {
    const { id: edition_id } = await ctx.db
      .selectFrom('agreements.edition')
      .select('id')
      .executeTakeFirstOrThrow()
    const target = {
      metric: 'resolution' as const,
      limit_unit: 'working_minutes' as const,
      warn_minutes: 60,
      created_at: ctx.now,
    }
    await ctx.db
      .insertInto('agreements.target')
      .values({
        ...target,
        id: newId(),
        edition_id,
        code: 'resolution',
        title: { ru: 'Решение', en: 'Resolution' },
        limit_count: 480,
        calendar_source: 'center',
        budgets: JSON.stringify({ queue: 30, agent: 240, client: 120 }),
      })
      .execute()
    const agreement_id = newId()
    const payroll = newId()
    await ctx.db
      .insertInto('agreements.agreement')
      .values({
        id: agreement_id,
        code: 'payslips',
        kind: 'sla',
        title: { ru: 'Расчётные листки', en: 'Payslips' },
        promiser: 'center',
        promisee: 'client',
      })
      .execute()
    await ctx.db
      .insertInto('agreements.edition')
      .values({
        id: payroll,
        agreement_id,
        number: 1,
        valid_from: new Date(0),
        published_at: ctx.now,
        scope: JSON.stringify({ service: [okno.center.services.payslip] }),
      })
      .execute()
    await ctx.db
      .insertInto('agreements.target')
      .values({
        ...target,
        id: newId(),
        edition_id: payroll,
        code: 'resolution',
        title: { ru: 'Решение по листкам', en: 'Payslip resolution' },
        limit_count: 240,
        calendar_source: 'center',
      })
      .execute()
    const inner = newId()
    const inner_edition = newId()
    await ctx.db
      .insertInto('agreements.agreement')
      .values({
        id: inner,
        code: 'it',
        kind: 'ola',
        title: { ru: 'ИТ центру', en: 'IT to the centre' },
        promiser: 'department',
        promiser_id: okno.center.departments.it,
        promisee: 'center',
      })
      .execute()
    await ctx.db
      .insertInto('agreements.edition')
      .values({
        id: inner_edition,
        agreement_id: inner,
        number: 1,
        valid_from: new Date(0),
        published_at: ctx.now,
      })
      .execute()
    await ctx.db
      .insertInto('agreements.target')
      .values({
        ...target,
        id: newId(),
        edition_id: inner_edition,
        code: 'task',
        metric: 'task',
        title: { ru: 'Задача', en: 'Task' },
        limit_count: 60,
        calendar_source: 'center',
      })
      .execute()
    ctx.afterwards(() => forget(okno.okno))
  })
}

const promises = async (who: Parameters<Testing['as']>[0], id: string) => {
  const given = await okno.as(who).get(`/api/requests/${id}/promises`)
  expect(given, JSON.stringify(given.body)).toMatchObject({ status: 200 })
  return given.body
}
// biome-ignore lint/suspicious/noExplicitAny: an answer of the API
const clockOf = (body: any, metric: string) => body.clocks.find((clock: any) => clock.metric === metric)

/** 10:00 asked, 10:30 taken, 11:00 a question to the requester, next day 15:00 the answer, 16:00 resolved. */
async function story(fields: Record<string, unknown> = {}) {
  const { id } = await ask(okno, 'requester', fields)
  okno.setNow('2026-03-10T07:30:00Z')
  await okno.as('agent').post(`/api/requests/${id}/assign`, { assignee_id: okno.center.people.agent })
  okno.setNow('2026-03-10T08:00:00Z')
  await say(okno, 'agent', id, 'За какой месяц?', { next_status: 'waiting_requester' })
  okno.setNow('2026-03-11T12:00:00Z')
  await say(okno, 'requester', id, 'За февраль')
  okno.setNow('2026-03-11T13:00:00Z')
  return id
}

describe('why a time is what it is', () => {
  test('says who had it, what counted and what stood, and adds up to what was used', async () => {
    const id = await story()
    const body = await promises('agent', id)
    const resolution = clockOf(body, 'resolution')
    expect(resolution).toMatchObject({
      agreement: { name: { ru: 'Обещания центра', en: expect.any(String) } },
      promiser: 'center',
      calendar: { id: okno.center.calendar_id, time_zone: 'Europe/Moscow' },
      because: [],
      before: [],
      outcome: 'running',
    })
    const told = resolution.intervals.map((one: TraceInterval) => [
      one.state,
      one.holder.kind,
      Math.round(one.working_seconds / 60),
      one.reason,
      one.nights,
    ])
    expect(told).toEqual([
      ['counts', 'queue', 30, null, 0],
      ['counts', 'agent', 30, null, 0],
      ['paused', 'requester', 780, 'requester', 1],
      ['counts', 'agent', 60, null, 0],
    ])
    const counted = resolution.intervals.reduce(
      (sum: number, one: { counted_seconds: number }) => sum + Math.round(one.counted_seconds * 1000),
      0,
    )
    expect(counted).toBe(Math.round(resolution.used_seconds * 1000))
    expect(Math.round(resolution.center_seconds / 60)).toBe(120)
    expect(Math.round(resolution.client_seconds / 60)).toBe(780)
    expect(resolution.intervals[1].holder.person).toEqual({ id: okno.center.people.agent, name: 'Agent' })
    expect(resolution.intervals[2].holder).toMatchObject({ team: { name: { en: 'Ask us' } }, person: null })
  })

  test('says who went over the own part of the limit, and by what share', async () => {
    const budgets = clockOf(await promises('agent', await story()), 'resolution').budgets
    expect(
      budgets.map((one: Record<string, number>) => [one.holder, Math.round(one.over_seconds! / 60)]),
    ).toEqual([
      ['queue', 0],
      ['agent', 0],
      ['client', 660],
    ])
    expect(budgets[2].share_percent).toBeGreaterThan(99)
  })

  test('says by what its agreement was chosen, and which gave way', async () => {
    const id = await story({ service_id: okno.center.services.payslip })
    expect(clockOf(await promises('requester', id), 'resolution')).toMatchObject({
      agreement: { name: { en: 'Payslips' } },
      because: [{ dimension: 'service', name: { ru: 'Расчётный листок', en: 'Payslip' } }],
      before: [{ ru: expect.any(String) }],
    })
  })
})

describe('who is told what', () => {
  test('the requester reads whose turn it was, and no names of teams and people nor how the limit is split', async () => {
    const id = await story()
    const body = await promises('requester', id)
    const resolution = clockOf(body, 'resolution')
    expect(resolution.intervals.map((one: TraceInterval) => one.holder)).toEqual([
      { kind: 'queue', team: null, person: null },
      { kind: 'agent', team: null, person: null },
      { kind: 'requester', team: null, person: null },
      { kind: 'agent', team: null, person: null },
    ])
    expect(resolution.budgets).toEqual([])
    expect(JSON.stringify(body)).not.toContain('Ask us')
    expect(Math.round(resolution.used_seconds / 60)).toBe(120)
    expect(JSON.stringify(body)).not.toContain(okno.center.people.agent)
    expect(body.objecting).toBeNull()
  })

  test('what departments promise the centre is told inside it only', async () => {
    const { id } = await ask(okno, 'requester', { service_id: okno.center.services.vpn })
    const metrics = (body: { clocks: { metric: string }[] }) => body.clocks.map(({ metric }) => metric)
    expect(metrics(await promises('specialist', id))).toContain('task')
    expect(metrics(await promises('requester', id))).not.toContain('task')
    const shown = (body: { promises: { metric: string }[] }) => body.promises.map(({ metric }) => metric)
    expect(shown(await read(okno, 'specialist', id))).toContain('task')
    expect(shown(await read(okno, 'requester', id))).not.toContain('task')
  })

  test('whoever may not see the request is told nothing', async () => {
    const { id } = await ask(okno, 'requester')
    expectRefusal(await okno.as('stranger').get(`/api/requests/${id}/promises`), 404, 'kernel.not_found')
    expectRefusal(await okno.as('nobody').get(`/api/requests/${id}/promises`), 401, 'kernel.not_signed_in')
  })
})
