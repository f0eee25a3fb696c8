// Short ways of saying what people do with requests and what they are told, for the tests of this folder.
import { expect } from 'vitest'
import type { Answered, Testing } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'

/** Registers a request and answers what the window said. */
export async function ask(okno: Testing, who: Who, fields: Record<string, unknown> = {}) {
  const given = await okno.as(who).post('/api/requests', { text: 'Не приходит расчётный листок', ...fields })
  expect(given, JSON.stringify(given.body)).toMatchObject({ status: 201 })
  return given.body as { id: string; number: string; message_id: string; due_at: string; created_at: string }
}

/** The request as this person sees it. */
export async function read(okno: Testing, who: Who, id: string) {
  const given = await okno.as(who).get(`/api/requests/${id}`)
  expect(given, JSON.stringify(given.body)).toMatchObject({ status: 200 })
  return given.body
}

/** Sends a message and answers it. */
export async function say(
  okno: Testing,
  who: Who,
  id: string,
  text: string,
  fields: Record<string, unknown> = {},
) {
  const given = await okno.as(who).post(`/api/requests/${id}/messages`, { text, ...fields })
  expect(given, JSON.stringify(given.body)).toMatchObject({ status: 201 })
  return given.body
}

/** The names of the events of a request, as an administrator's eyes see them. */
export async function history(okno: Testing, id: string): Promise<string[]> {
  const { rows } = await okno.okno.pools.read.query(
    'select name from kernel.event where subject_id = $1 order by xid, id',
    [id],
  )
  return rows.map(row => row.name.replace('requests.', ''))
}

/** The ids of all items of a list, page after page. */
export async function everyId(okno: Testing, who: Who, query: string, limit = 200): Promise<string[]> {
  const ids: string[] = []
  let after = ''
  for (;;) {
    const { status, body } = await okno.as(who).get(`/api/requests?limit=${limit}${query}${after}`)
    expect(status).toBe(200)
    ids.push(...body.items.map((item: { id: string }) => item.id))
    if (body.next === null) return ids
    after = `&after=${encodeURIComponent(body.next)}`
  }
}

/** The answer is the refusal of this name, as problem details. */
export function expectRefusal(given: Answered, status: number, code: string): void {
  expect({ status: given.status, type: given.body?.type }, JSON.stringify(given.body)).toEqual({
    status,
    type: `/problems/${code}`,
  })
  expect(given.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(given.body.detail).toMatch(/\S/)
  expect(given.body.request_id).toBe(given.headers['x-request-id'])
}

/** Uploads a small text file and answers its id. */
export async function upload(
  okno: Testing,
  who: Who,
  name = 'a.txt',
  content = 'содержимое',
): Promise<string> {
  const form = new FormData()
  form.append('file', new File([content], name, { type: 'text/plain' }))
  const packed = new Response(form)
  const given = await okno.as(who).inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': packed.headers.get('content-type')! },
    payload: Buffer.from(await packed.arrayBuffer()),
  })
  expect(given.statusCode, given.body).toBe(201)
  return given.json().id
}
