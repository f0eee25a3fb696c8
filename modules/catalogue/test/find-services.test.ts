// Finding services: the most asked for first, by words in both languages, and nothing that is not published.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
  await okno.okno.pools.write.query(
    `insert into catalogue.service (id, code, department_id, team_id, title, summary, status, popularity)
     values (gen_random_uuid(), 'HR-201', $1, $2, '{"ru": "Ежегодный отпуск", "en": "Annual leave"}', '{"ru": "Оформляем отпуска и переносы"}', 'published', 90),
            (gen_random_uuid(), 'HR-202', $1, $2, '{"ru": "Скидка 100%_особая"}', null, 'published', 5),
            (gen_random_uuid(), 'HR-203', $1, $2, '{"ru": "Ещё не готово"}', null, 'draft', 99)`,
    [okno.center.departments.hr, okno.center.teams.window],
  )
})
afterAll(() => okno.close())

const titles = async (query: string, who: 'requester' | 'admin' = 'requester') => {
  const { body } = await okno.as(who).get(`/api/services?${query}`)
  return body.items.map((item: { title: { ru: string } }) => item.title.ru)
}

it('lists the most asked for first, with the department', async () => {
  const { body } = await okno.as('requester').get('/api/services')
  expect(body.items[0]).toMatchObject({ code: 'HR-201', department: { id: okno.center.departments.hr } })
  expect(body.items).toHaveLength(4)
})

it('finds by other forms of a word, in Russian and in English', async () => {
  expect(await titles('q=отпуском')).toEqual(['Ежегодный отпуск'])
  expect(await titles('q=leaves')).toEqual(['Ежегодный отпуск'])
})

it('finds by a piece of a title and takes signs of patterns literally', async () => {
  expect(await titles('q=ежегод')).toEqual(['Ежегодный отпуск'])
  expect(await titles(`q=${encodeURIComponent('100%_')}`)).toEqual(['Скидка 100%_особая'])
  expect(await titles(`q=${encodeURIComponent('%')}`)).toEqual(['Скидка 100%_особая'])
})

it('pages without gaps', async () => {
  const first = await okno.as('requester').get('/api/services?limit=3')
  const second = await okno.as('requester').get(`/api/services?limit=3&after=${first.body.next}`)
  const codes = [...first.body.items, ...second.body.items].map((item: { code: string }) => item.code)
  expect(new Set(codes).size).toBe(4)
  expect(second.body.next).toBeNull()
})

it('shows drafts only to those who manage their department', async () => {
  expect(await titles('')).not.toContain('Ещё не готово')
  expect(await titles('', 'admin')).toContain('Ещё не готово')
})

it('reads a specification, and refuses what is not published like what is not there', async () => {
  const vpn = await okno.as('requester').get(`/api/services/${okno.center.services.vpn}`)
  expect(vpn.body).toMatchObject({ code: 'IT-101', request_type: 'service_request', price: null })
  const { rows } = await okno.okno.pools.read.query(`select id from catalogue.service where code = 'HR-203'`)
  const hidden = await okno.as('requester').get(`/api/services/${rows[0].id}`)
  const missing = await okno.as('requester').get(`/api/services/${crypto.randomUUID()}`)
  expect([hidden.status, missing.status]).toEqual([404, 404])
  expect({ ...hidden.body, request_id: '' }).toEqual({ ...missing.body, request_id: '' })
})
