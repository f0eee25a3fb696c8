// Short ways of making and publishing agreements, for the tests of this folder.
import { expect } from 'vitest'
import type { Answered, Caller } from '#app/testing.ts'

/** A target of the first answer within 30 working minutes, with other fields put over it. */
export const target = (fields: Record<string, unknown> = {}) => ({
  code: 'first',
  metric: 'first_answer',
  title: { ru: 'Первый ответ', en: 'First answer' },
  limit: { unit: 'working_minutes', count: 30 },
  warn_minutes: 0,
  calendar_source: 'center',
  calendar_id: null,
  pauses: ['requester', 'third_party'],
  steps: [],
  budgets: {},
  ...fields,
})

/** What is written into a draft: one target, in force from the beginning of 2026. */
export const draft = (fields: Record<string, unknown> = {}) => ({
  valid_from: '2026-01-01T00:00:00Z',
  covers_open: false,
  scope: {},
  targets: [target()],
  ...fields,
})

/** An SLA of the centre with clients. */
export const ofCenter = (code: string, fields: Record<string, unknown> = {}) => ({
  code,
  kind: 'sla',
  title: { ru: `Соглашение ${code}`, en: `Agreement ${code}` },
  promiser: 'center',
  promisee: 'client',
  ...fields,
})

/** An OLA of clients with the centre. */
export const ofClients = (code: string, fields: Record<string, unknown> = {}) => ({
  ...ofCenter(code),
  kind: 'ola',
  promiser: 'client',
  promisee: 'center',
  ...fields,
})

const good = (given: Answered, status: number) => {
  expect(given, JSON.stringify(given.body)).toMatchObject({ status })
  return given.body
}

/** Makes an agreement with its empty draft. */
export const make = async (who: Caller, agreement: object) =>
  good(await who.post('/api/agreements', agreement), 201)

export const read = async (who: Caller, id: string) => good(await who.get(`/api/agreements/${id}`), 200)

/** Writes over a draft. */
export const write = async (who: Caller, edition_id: string, fields: object) =>
  good(await who.put(`/api/editions/${edition_id}`, fields), 200)

export const publish = async (who: Caller, edition_id: string) =>
  good(await who.post(`/api/editions/${edition_id}/publish`), 200)

/** Makes an agreement and publishes its first edition. */
export async function inForce(who: Caller, agreement: object, edition: object = draft()) {
  const { editions } = await make(who, agreement)
  await write(who, editions[0].id, edition)
  return publish(who, editions[0].id)
}

/** Publishes another edition of an agreement. */
export async function inForceNext(who: Caller, id: string, edition: object) {
  const { editions } = good(await who.post(`/api/agreements/${id}/editions`), 201)
  await write(who, editions[0].id, edition)
  return publish(who, editions[0].id)
}

/** The answer is the refusal of this name, with these parameters, told in words. */
export function expectRefusal(given: Answered, status: number, code: string, params: object = {}): void {
  expect({ status: given.status, ...given.body }, JSON.stringify(given.body)).toMatchObject({
    status,
    type: `/problems/${code}`,
    ...params,
  })
  expect(given.body.detail).toMatch(/\S \S/)
  expect(given.body.detail).not.toMatch(/[{}]/)
}
