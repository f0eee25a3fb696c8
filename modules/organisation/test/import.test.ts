// Taking people in from files: what the preview says, what happens then, and what is reported as refused.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startOkno, type Testing } from '#app/testing.ts'

let okno: Testing
let admin: Caller
beforeAll(async () => {
  okno = await startOkno()
  admin = okno.as('admin')
})
afterAll(() => okno.close())

async function upload(bytes: string | Buffer, name = 'people.csv', who: Caller = admin) {
  const edge = 'edge-of-the-part'
  const response = await who.inject({
    method: 'POST',
    url: '/api/people-imports',
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([
      Buffer.from(`--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
      Buffer.from(bytes),
      Buffer.from(`\r\n--${edge}--\r\n`),
    ]),
  })
  return { status: response.statusCode, body: response.json() }
}

const rowsOf = async (id: string, query = '') =>
  (await admin.get(`/api/people-imports/${id}/rows?limit=200${query}`)).body.items
const find = async (q: string) => (await admin.get(`/api/people?q=${encodeURIComponent(q)}`)).body.items

async function apply(id: string) {
  const started = await admin.post(`/api/people-imports/${id}/apply`)
  expect(started.status).toBe(202)
  for (let round = 0; round < 20; round += 1) {
    const { body } = await admin.get(`/api/people-imports/${id}`)
    if (body.state === 'done') return body
    await okno.runPeriodic('applyImports')
  }
  throw new Error('the list was not taken in')
}

describe('a list', () => {
  it('is looked through row by row before anything is written', async () => {
    await admin.post('/api/people', {
      name: 'Старый Знакомый',
      emails: ['old@list.example'],
      staff_no: 'S-1',
    })
    await admin.post('/api/people', { name: 'Другой Человек', emails: ['other@list.example'] })
    const { status, body } = await upload(
      [
        'ФИО;Почта;Телефон;Табельный номер;Клиент;Подразделение;Регион;Язык;Часовой пояс;Заметки',
        'Новая Анна;anna@list.example;8 912 000-00-01;S-2;north;Завод north;Москва;русский;Asia/Omsk;пусто',
        'Старый Знакомый;old@list.example;;S-1;;;;;;',
        'Старый Знакомый Переименован;;;S-1;;;;;;',
        ';nobody@list.example;;;;;;;;',
        'Без Адреса;;;;;;;;;',
        'Плохая Почта;не почта;;;;;;;;',
        'Плохой Телефон;;много цифр;;;;;;;',
        'Чужой Клиент;c1@list.example;;;west;;;;;',
        'Чужое Подразделение;c2@list.example;;;;Завод west;;;;',
        'Не То Подразделение;c3@list.example;;;south;north-1;;;;',
        'Чужой Регион;c4@list.example;;;;;Луна;;;',
        'Чужой Язык;c5@list.example;;;;;;klingon;;',
        'Чужой Пояс;c6@list.example;;;;;;;Moon/Base;',
        'Двое Сразу;other@list.example;;S-1;;;;;;',
        'Двое Разных;other@list.example, fresh@list.example;;;;;;;;',
        `${'Д'.repeat(301)};long@list.example;;;;;;;;`,
      ].join('\n'),
    )
    expect(status).toBe(201)
    expect(body).toMatchObject({
      state: 'previewed',
      rows_total: 16,
      counts: { new: 1, changed: 1, unchanged: 1, refused: 13 },
    })
    expect(body.columns.at(-1)).toEqual({ heading: 'Заметки', field: null })
    const rows = await rowsOf(body.id)
    expect(
      rows.map((row: { line: number; verdict: string; reason: string | null }) => [
        row.line,
        row.verdict,
        row.reason,
      ]),
    ).toEqual([
      [2, 'new', null],
      [3, 'unchanged', null],
      [4, 'refused', 'Повторяет строку 3.'],
      [5, 'refused', 'Не указано имя.'],
      [6, 'refused', 'Нет ни адреса почты, ни телефона, ни табельного номера.'],
      [7, 'refused', '«не» — не адрес почты.'],
      [8, 'refused', '«много цифр» — не номер телефона.'],
      [9, 'refused', 'Клиента «west» нет.'],
      [10, 'refused', 'Подразделения «Завод west» нет, или так называются несколько.'],
      [11, 'refused', 'Подразделение «north-1» относится к другому клиенту.'],
      [12, 'refused', 'Региона «Луна» нет.'],
      [13, 'refused', 'Язык «klingon» неизвестен; пишите ru или en.'],
      [14, 'refused', 'Часового пояса «Moon/Base» нет; пишите название вроде Europe/Moscow.'],
      [15, 'refused', 'Повторяет строку 3.'],
      [16, 'changed', null],
      [17, 'refused', `Слишком длинно: ${'Д'.repeat(40)}…`],
    ])
    expect(await find('Новая Анна')).toEqual([])
    const refused = await rowsOf(body.id, '&verdict=refused')
    expect(refused).toHaveLength(13)
    const english = await admin.get(`/api/people-imports/${body.id}/rows?verdict=refused&limit=1`, {
      'accept-language': 'en',
    })
    expect(english.body.items[0].reason).toBe('It repeats line 3.')
    expect(english.body.next).not.toBeNull()
  })

  it('is refused for one row when its keys belong to different people', async () => {
    const { body } = await upload('Name,Email,Staff no\nWho Is It,other@list.example,S-1\n')
    const [row] = await rowsOf(body.id)
    expect(row.reason).toContain('Старый Знакомый')
    expect(row.reason).toContain('Другой Человек')
  })

  it('is taken in: new people are made, known ones changed, the rest left alone', async () => {
    const { body } = await upload(
      [
        'Name;Email;Phone;Staff no;Client;Unit;Position',
        'Новая Анна;anna@taken.example;+7 912 000-00-02;S-20;north;north-1;Экономист',
        'Старый Знакомый;old@list.example;+7 912 000-00-03;;;;Chief',
        'Bad Row;nothing;;;;;',
      ].join('\n'),
    )
    const done = await apply(body.id)
    expect(done).toMatchObject({
      state: 'done',
      rows_done: 3,
      counts: { new: 1, changed: 1, unchanged: 0, refused: 1 },
    })
    const [anna] = await find('anna@taken.example')
    expect(anna).toMatchObject({
      name: 'Новая Анна',
      client_id: okno.center.clients.north,
      staff_no: 'S-20',
      time_zone: 'Europe/Moscow',
      position: { ru: 'Экономист' },
    })
    const [old] = await find('+7 912 000-00-03')
    expect(old).toMatchObject({
      name: 'Старый Знакомый',
      email: 'old@list.example',
      staff_no: 'S-1',
      position: { en: 'Chief' },
    })
    const log = await admin.get(`/api/audit?subject_id=${anna.id}`)
    expect(log.body.items[0]).toMatchObject({ name: 'organisation.person_added', actor_name: 'Admin' })
    const again = await upload('Name;Email;Position\nНовая Анна;anna@taken.example;Экономист\n')
    expect(again.body.counts).toMatchObject({ unchanged: 1, new: 0 })
  })

  it('is taken in once', async () => {
    const { body } = await upload('Name;Email\nOnce;once@taken.example\n')
    await apply(body.id)
    expect((await admin.post(`/api/people-imports/${body.id}/apply`)).body.type).toBe(
      '/problems/organisation.already_applied',
    )
    await okno.runPeriodic('applyImports')
    expect(await find('once@taken.example')).toHaveLength(1)
  })

  it('of many rows is taken in by handfuls, whoever else works at it', async () => {
    const lines = Array.from({ length: 250 }, (_, count) => `Человек ${count};many${count}@taken.example`)
    const { body } = await upload(['ФИО;Почта', ...lines].join('\n'))
    expect(body.counts.new).toBe(250)
    await admin.post(`/api/people-imports/${body.id}/apply`)
    await okno.runPeriodic('applyImports')
    expect((await admin.get(`/api/people-imports/${body.id}`)).body).toMatchObject({
      state: 'applying',
      rows_done: 100,
    })
    await Promise.all([1, 2, 3].map(() => okno.runPeriodic('applyImports')))
    await okno.runPeriodic('applyImports')
    await okno.runPeriodic('applyImports')
    expect((await admin.get(`/api/people-imports/${body.id}`)).body).toMatchObject({
      state: 'done',
      rows_done: 250,
      counts: { new: 250 },
    })
    const { rows } = await okno.okno.pools.read.query(
      `select count(*) from organisation.person_address where value like 'many%@taken.example'`,
    )
    expect(rows[0].count).toBe(250)
  })

  it('follows what has changed since the preview', async () => {
    const { body } = await upload('Name;Email\nMeanwhile;meanwhile@taken.example\n')
    await admin.post('/api/people', { name: 'Quicker', emails: ['meanwhile@taken.example'] })
    const done = await apply(body.id)
    expect(done.counts).toMatchObject({ new: 0, changed: 1 })
    expect((await find('meanwhile@taken.example')).map((person: { name: string }) => person.name)).toEqual([
      'Meanwhile',
    ])
  })

  it('reports its refused rows as CSV that no spreadsheet runs and that can be uploaded again', async () => {
    const { body } = await upload(
      'Name;Email;Phone\n"=HYPERLINK(""http://x.example"")";bad;+7 912 000-00-09\n',
    )
    const answer = await admin.get(`/api/people-imports/${body.id}/refused`)
    expect(answer.headers['content-type']).toContain('text/csv')
    expect(answer.headers['content-disposition']).toContain('attachment')
    expect(answer.body).toBe(
      '\uFEFF"Строка";"Причина";"ФИО";"Почта";"Телефон"\r\n' +
        `"2";"«bad» — не адрес почты.";"'=HYPERLINK(""http://x.example"")";"bad";"'+7 912 000-00-09"\r\n`,
    )
    const again = await upload(answer.body.replace('"bad"', '"good@taken.example"'))
    expect(again.body.counts).toMatchObject({ new: 1, refused: 0 })
  })

  it('may be a spreadsheet', async () => {
    const { body, status } = await upload(
      readFileSync(path.join(import.meta.dirname, 'people.xlsx')),
      'люди.xlsx',
    )
    expect(status).toBe(201)
    expect(body).toMatchObject({ file_name: 'люди.xlsx', counts: { new: 2, refused: 0 } })
    const [first] = await rowsOf(body.id)
    expect(first.fields).toMatchObject({ name: 'Иксова Алла', phone: '79123450001', staff_no: '1007' })
  })
})

describe('what is no list', () => {
  it.each([
    ['a broken spreadsheet', Buffer.from('PK\u0003\u0004 and then nothing'), 'organisation.unreadable_list'],
    ['a list without names', Buffer.from('Colour;Size\nred;5\n'), 'organisation.no_name_column'],
    ['an empty file', Buffer.alloc(0), 'kernel.empty_file'],
    ['too long a list', Buffer.from(`Name\n${'x\n'.repeat(20_001)}`), 'organisation.too_many_rows'],
    ['too large a file', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'kernel.too_large'],
  ])('%s is refused', async (_, bytes, refusal) => {
    expect((await upload(bytes)).body.type).toBe(`/problems/${refusal}`)
  })

  it('does not exist for others', async () => {
    const { body } = await upload('Name;Email\nX;x@x.example\n')
    expect((await upload('Name\nX\n', 'x.csv', okno.as('agent'))).status).toBe(403)
    expect((await okno.as('agent').get(`/api/people-imports/${body.id}`)).status).toBe(403)
    for (const rest of ['', '/rows', '/refused'])
      expect((await admin.get(`/api/people-imports/${crypto.randomUUID()}${rest}`)).status).toBe(404)
    expect((await admin.post(`/api/people-imports/${crypto.randomUUID()}/apply`)).status).toBe(404)
  })

  it('is listed newest first, page by page', async () => {
    const all = (await admin.get('/api/people-imports')).body.items
    const first = (await admin.get('/api/people-imports?limit=2')).body
    const second = (await admin.get(`/api/people-imports?limit=200&after=${first.next}`)).body
    expect([...first.items, ...second.items]).toEqual(all)
    const forged = Buffer.from(JSON.stringify(['not a moment', 'x'])).toString('base64url')
    expect((await admin.get(`/api/people-imports?after=${forged}`)).body.type).toBe(
      '/problems/kernel.broken_cursor',
    )
  })
})
