// The small centre of a test file that calls `inSmallCenter`: started before its tests, on a Tuesday morning at the beginning of each.
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Answered, type Caller, startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'

export let okno: Testing
export let admin: Caller

/** To be called at the head of the file: test files that share a process share this one as well. */
export function inSmallCenter(): void {
  beforeAll(async () => {
    okno = await startOkno()
    admin = okno.as('admin')
  })
  beforeEach(() => okno.setNow(tuesdayMorning))
  afterAll(() => okno.close())
}

/** The names of what was told about a thing, newest first. */
export const told = async (id: string): Promise<string[]> =>
  (await admin.get(`/api/audit?subject_id=${id}`)).body.items.map((line: { name: string }) => line.name)

/** What a list holds, by codes. */
export const codes = (answer: Answered): string[] =>
  answer.body.items.map((item: { code: string }) => item.code)

/** Lets somebody keep the services of a department, with all that an owner of services may. */
export async function makeOwner(who: keyof Testing['center']['people'], department: 'hr' | 'it') {
  const roles = (await admin.get('/api/roles')).body.items
  await admin.post('/api/grants', {
    account_id: okno.center.people[who],
    role_id: roles.find((role: { code: string }) => role.code === 'owner').id,
    scope_kind: 'department',
    scope_id: okno.center.departments[department],
    starts_on: '2020-01-01',
  })
  return okno.as(who)
}
