// How people object to what promises came to, for the tests of disputes and of excuses.

import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Testing } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { makeDefaultAgreements } from '#modules/agreements/server/face.ts'
import { grantRoleByCode } from '#modules/identity/server/face.ts'
import { ask } from './acting.ts'

export const dispute = {
  kind: 'dispute',
  verdict: 'client',
  reason_code: 'access_not_given',
  text: 'Доступ дали поздно',
}

/** What people may be asked to do on the Okno of a test. */
export function objectingOn(okno: () => Testing) {
  /** A request whose first answer came an hour late: the centre's loss, since 10:30. */
  async function late(who: Who = 'requester', fields: Record<string, unknown> = {}) {
    const { id } = await ask(okno(), who, fields)
    okno().setNow('2026-03-10T08:30:00Z')
    await okno().runPeriodic('take_clock_steps')
    await okno().work()
    return id
  }

  const raise = (who: Who, id: string, body: object, headers?: Record<string, string>) =>
    okno().as(who).post(`/api/requests/${id}/objections`, body, headers)

  async function raised(who: Who, id: string, body: object = dispute) {
    const given = await raise(who, id, body)
    expect(given, JSON.stringify(given.body)).toMatchObject({ status: 201 })
    return given.body
  }

  const answer = (who: Who, id: string, body: object) =>
    okno().as(who).post(`/api/objections/${id}/answer`, body)
  const objecting = async (who: Who, id: string) =>
    (await okno().as(who).get(`/api/requests/${id}/promises`)).body.objecting

  /** The one promise of a late request, as an excuse names it. */
  async function excuse(who: Who, id: string) {
    const { may_excuse } = await objecting(who, id)
    expect(may_excuse).toHaveLength(1)
    return {
      kind: 'excuse',
      clock_id: may_excuse[0],
      reason_code: 'system_failure',
      text: 'Почта не работала',
    }
  }

  const verdictOf = async (id: string) => {
    const { rows } = await okno().okno.pools.read.query(
      'select verdict, ruled from agreements.subject where id = $1',
      [id],
    )
    return rows[0]
  }
  return { late, raise, raised, answer, objecting, excuse, verdictOf }
}

/** Somebody of the payroll team alone, and a manager of agreements who is not the administrator. */
export async function addObjectors(okno: Testing): Promise<void> {
  await inTransaction(okno.okno, bySystem(okno.okno, 'test'), async ctx => {
    await makeDefaultAgreements(ctx, { only: ['clarification'] })
    await grantRoleByCode(ctx, okno.center.people.quality, 'owner', { kind: 'all' })
    await grantRoleByCode(ctx, okno.center.people.payroll_agent, 'lead', {
      kind: 'team',
      id: okno.center.teams.payroll,
    })
    await sql`update identity.role_grant set starts_on = '2020-01-01'`.execute(ctx.db)
  })
}
