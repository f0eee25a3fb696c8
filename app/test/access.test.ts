// Access is denied by default: every endpoint of every contract, asked by a stranger, by a signed-in stranger with the ids of
// others' things, and by a person of every role, against the table in docs/permissions.md.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answered, type Caller, startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import { onePersonPerRole } from '#app/testing-more.ts'
import type { Endpoint } from '#kernel/contract/endpoint.ts'

interface Listed {
  readonly name: string
  readonly endpoint: Endpoint
}

let okno: Testing
let all: Listed[]
let roles: Map<string, Caller>
/** Ids of things of the requester, by the beginning of the path and the parameter's name. */
let theirs: Record<string, string>
/** What nobody but those concerned may ever read. */
let secrets: string[]

beforeAll(async () => {
  okno = await startOkno()
  all = okno.okno.modules.flatMap(module =>
    Object.entries(module.contract).map(([name, endpoint]) => ({ name: `${module.name}.${name}`, endpoint })),
  )
  roles = await onePersonPerRole(okno)
  ;({ theirs, secrets } = await makeTheirs())
})
afterAll(() => okno.close())

const isNotAllowed = ({ status, body }: Answered) =>
  status === 403 && body?.type === '/problems/kernel.not_allowed'

async function call(
  caller: Caller,
  { endpoint }: Listed,
  fill: (parameter: string) => string,
  body: unknown = {},
): Promise<Answered> {
  const url = `/api${endpoint.path.replace(/:(\w+)/g, (_, parameter) => fill(parameter))}`
  switch (endpoint.method) {
    case 'GET':
      return caller.get(url)
    case 'DELETE':
      return caller.del(url)
    case 'PUT':
      return caller.put(url, body)
    case 'PATCH':
      return caller.patch(url, body)
    default:
      return caller.post(url, body)
  }
}

const nothing = () => randomUUID()

describe('the table in the docs', () => {
  interface Row {
    readonly name: string
    readonly method: string
    readonly path: string
    readonly permission: string
    readonly roles: readonly string[]
  }

  function rows(): Row[] {
    const text = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8')
    return text.split(/^## /m).flatMap(section => {
      const module = section.split('\n')[0]!
      return [...section.matchAll(/^\| `(\w+)` \| (\w+) \| `(\S+)` \| `?([\w.-]+)`? \| (.*) \|$/gm)].map(
        ([, name, method, path, permission, held]) => ({
          name: `${module}.${name}`,
          method: method!,
          path: path!,
          permission: permission!,
          roles: held!.split(', '),
        }),
      )
    })
  }

  test('names every endpoint with its permission, and no other', () => {
    expect(rows().map(({ name, method, path, permission }) => [name, method, path, permission])).toEqual(
      all.map(({ name, endpoint }) => [name, endpoint.method, `/api${endpoint.path}`, endpoint.can]),
    )
  })

  test('says for every role what it may call, and so it is', async () => {
    const wrong: string[] = []
    for (const row of rows()) {
      if (!row.permission.includes('.')) continue
      const listed = all.find(one => one.name === row.name)!
      for (const [role, caller] of [...roles, ['requester', okno.as('requester')] as const]) {
        const refused = isNotAllowed(await call(caller, listed, nothing))
        if (refused === row.roles.includes(role))
          wrong.push(`${row.name} ${refused ? 'refuses' : 'lets in'} ${role}`)
      }
    }
    expect(wrong).toEqual([])
    expect(roles.size).toBeGreaterThan(10)
  })
})

describe('a stranger who is not signed in', () => {
  test('is told to sign in by every endpoint that is not for anyone', async () => {
    for (const listed of all) {
      const given = await call(okno.as('nobody'), listed, nothing)
      const told = given.status === 401 && given.body.type === '/problems/kernel.not_signed_in'
      expect({ name: listed.name, told }).toEqual({
        name: listed.name,
        told: listed.endpoint.can !== 'anyone',
      })
    }
  })

  test('is let in without a sign-in only where that is meant', () => {
    expect(all.filter(({ endpoint }) => endpoint.can === 'anyone').map(({ name }) => name)).toEqual([
      'identity.enterDemo',
      'identity.signIn',
      'identity.listDemoPersonas',
      'requests.readApprovalLink',
      'requests.followApprovalLink',
      'channels.readConfirmation',
      'channels.confirmLetter',
      'channels.readDeclining',
      'channels.declineReminders',
      'channels.listDemoLetters',
      'channels.readDemoLetter',
      'channels.answerDemoLetter',
      'channels.writeDemoLetter',
      'feedback.readInvitation',
      'feedback.acceptInvitation',
      'feedback.readRatingForm',
      'feedback.sendRatingForm',
      'setup.readFirstRun',
      'setup.setUpCenter',
    ])
  })

  test('finds no demo where there is none', async () => {
    for (const listed of all.filter(({ endpoint }) => endpoint.path.startsWith('/demo/'))) {
      const bodies: Record<string, unknown> = {
        'identity.enterDemo': { role: 'admin' },
        'channels.answerDemoLetter': { text: 'a' },
        'channels.writeDemoLetter': { from: 'a@b.example', to: 'help@b.example', subject: 'a', text: 'a' },
      }
      expect((await call(okno.as('nobody'), listed, nothing, bodies[listed.name])).status, listed.name).toBe(
        404,
      )
    }
  })
})

describe('a signed-in stranger', () => {
  /** What everybody who is signed in may look at or use by its id. */
  const forEverybody = new Set([
    'calendar.readCalendar',
    'calendar.readYear',
    'calendar.addWorkingTime',
    'calendar.betweenInstants',
    'calendar.dueAfterLimit',
    'calendar.isOpenAt',
    'catalogue.readService',
  ])
  /** Named by oneself and kept for each person apart; modules/requests/test/drafts.test.ts shows it. */
  const ownByName = new Set(['requests.saveDraft', 'requests.dropDraft'])
  /** What the call must carry to come as far as the thing. */
  const bodies: Record<string, unknown> = {
    'requests.addMessage': { text: 'a' },
    'requests.holdAnswer': { text: 'a' },
    'requests.addParticipant': { person_id: randomUUID() },
    'requests.decideApproval': { decision: 'approved' },
    'agreements.answerObjection': { answer: 'accepted', text: 'a' },
    'feedback.giveRating': { score: 5 },
  }
  /** The same for those who hold the permission, but not for this thing. */
  const workBodies: Record<string, unknown> = {
    'requests.mergeRequest': { into: 'R-1' },
    'requests.askApproval': { approver_id: randomUUID(), question: 'a' },
    'requests.linkRequests': { to: 'R-1' },
    'requests.changeRequester': { person_id: randomUUID() },
    'channels.addCopied': { address: 'somebody@client.test' },
  }

  const idsOf = (listed: Listed, fill: Record<string, string>) => (parameter: string) =>
    fill[`${listed.endpoint.path.split('/')[1]}:${parameter}`] ?? ''

  async function expectAlike(caller: Caller, listed: Listed, body: unknown): Promise<void> {
    const missing = Object.fromEntries(Object.keys(theirs).map(key => [key, randomUUID()]))
    const hidden = await call(caller, listed, idsOf(listed, theirs), body)
    const never = await call(caller, listed, idsOf(listed, missing), body)
    expect(
      { name: listed.name, status: hidden.status, type: hidden.body.type },
      JSON.stringify(hidden.body),
    ).toEqual({
      name: listed.name,
      status: 404,
      type: '/problems/kernel.not_found',
    })
    expect({ ...hidden.body, request_id: '' }).toEqual({ ...never.body, request_id: '' })
  }

  test('gets for the id of another’s thing the same 404 as for one that never was', async () => {
    const before = await fingerprint()
    const asked = all.filter(
      ({ name, endpoint }) =>
        endpoint.can === 'signed-in' &&
        endpoint.path.includes(':') &&
        !forEverybody.has(name) &&
        !ownByName.has(name),
    )
    for (const listed of asked) await expectAlike(okno.as('stranger'), listed, bodies[listed.name])
    expect(asked.length).toBeGreaterThan(10)
    expect(await fingerprint()).toEqual(before)
  })

  test('and so does an agent of another department with everything that only agents do', async () => {
    const before = await fingerprint()
    const asked = all.filter(
      ({ endpoint }) => endpoint.can === 'requests.work' && endpoint.path.startsWith('/requests/:id'),
    )
    for (const listed of asked) await expectAlike(okno.as('specialist'), listed, workBodies[listed.name])
    expect(asked.length).toBeGreaterThan(7)
    expect(await fingerprint()).toEqual(before)
  })

  test('finds nothing of others in any list, count or search', async () => {
    const lists = all.filter(
      ({ endpoint }) =>
        endpoint.method === 'GET' &&
        endpoint.can === 'signed-in' &&
        !endpoint.path.includes(':') &&
        endpoint.path !== '/live',
    )
    expect(lists.length).toBeGreaterThan(10)
    for (const { name, endpoint } of lists)
      for (const query of ['', '?q=%D1%82%D0%B0%D0%B9%D0%BD%D0%B0', `?q=${theirs.number}`, '?q=requester']) {
        const given = await okno.as('stranger').get(`/api${endpoint.path}${query}`)
        expect({ name, status: given.status }).toEqual({ name, status: 200 })
        const text = JSON.stringify(given.body)
        for (const secret of secrets) expect(text, `${name}${query}`).not.toContain(secret)
      }
  })

  test('but may use by id what is for everybody', async () => {
    const { calendar_id, services } = okno.center
    const ids: Record<string, string> = {
      'calendars:id': calendar_id,
      'calendars:year': '2026',
      'services:id': services.vpn,
    }
    const moment = '2026-03-10T07:00:00Z'
    const sent: Record<string, unknown> = {
      'calendar.addWorkingTime': { start: moment, working_seconds: 1 },
      'calendar.betweenInstants': { from: moment, to: moment },
      'calendar.dueAfterLimit': { start: moment, limit: { unit: 'working_days', count: 1 } },
      'calendar.isOpenAt': { at: moment },
    }
    for (const listed of all.filter(({ name }) => forEverybody.has(name)))
      expect((await call(okno.as('stranger'), listed, idsOf(listed, ids), sent[listed.name])).status).toBe(
        200,
      )
  })
})

test('a key that is limited does only what it is limited to', async () => {
  const { pools } = okno.okno
  const { rows } = await pools.read.query('select id from identity.api_key where account_id = $1', [
    okno.center.people.lead,
  ])
  await pools.write.query('update identity.api_key set permissions = $2 where id = $1', [
    rows[0].id,
    ['requests.see'],
  ])
  okno.okno.recognition.forget()
  expect((await okno.as('lead').get('/api/requests?view=all')).body.items.length).toBeGreaterThan(0)
  for (const listed of all.filter(({ endpoint }) => endpoint.can === 'requests.work'))
    expect(isNotAllowed(await call(okno.as('lead'), listed, nothing)), listed.name).toBe(true)
})

/** A request of the requester with everything that can hang on it, and what else belongs to that person. */
async function makeTheirs() {
  const requester = okno.as('requester')
  const person = okno.center.people.requester
  const file = await requester.inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload:
      '--x\r\ncontent-disposition: form-data; name="file"; filename="тайна.txt"\r\n\r\nтайна\r\n--x--\r\n',
  })
  const { body: request } = await requester.post('/api/requests', {
    text: 'Моя тайна',
    attachments: [file.json().id],
    tags: ['мой-признак'],
  })
  const { body: linked } = await requester.post('/api/requests', { text: 'Вторая тайна' })
  await okno.as('agent').post(`/api/requests/${request.id}/links`, { to: linked.id })
  await requester.post(`/api/requests/${request.id}/participants`, {
    person_id: okno.center.people.colleague,
  })
  await requester.put('/api/drafts/ask', { content: { text: 'черновая тайна' } })
  okno.setNow('2026-03-10T09:00:00Z')
  await okno.runPeriodic('take_clock_steps')
  const { body: objection } = await okno.as('lead').post(`/api/requests/${linked.id}/objections`, {
    kind: 'dispute',
    verdict: 'client',
    reason_code: 'other',
    text: 'Это тайна',
  })
  okno.setNow(tuesdayMorning)
  const { body: approval } = await okno.as('agent').post(`/api/requests/${linked.id}/approvals`, {
    approver_id: okno.center.people.colleague,
    question: 'Согласуйте тайну',
  })
  const { body: held } = await okno.as('agent').post(`/api/requests/${linked.id}/answers`, {
    text: 'Ответ на тайну',
  })
  const password = 'correct horse battery'
  await okno.as('admin').post(`/api/accounts/${person}/password`, { password })
  await okno.with({}).post('/api/session', { email: 'requester@test.okno', password })
  // A draft, by which nothing is promised yet: nobody but those who write agreements sees it.
  const { body: agreement } = await okno.as('admin').post('/api/agreements', {
    code: 'draft-of-theirs',
    kind: 'sla',
    title: { ru: 'Черновик' },
    promiser: 'center',
    promisee: 'client',
  })
  const { body: sessions } = await requester.get('/api/sessions')
  const { body: keys } = await requester.get('/api/api-keys')
  const letter_id = randomUUID()
  await okno.okno.pools.write.query(
    `insert into channels.letter (id, direction, purpose, outcome, request_id, subject, at)
     values ($1, 'in', 'inbound', 'joined', $2, 'Тайна в письме', now())`,
    [letter_id, request.id],
  )
  const theirs: Record<string, string> = {
    number: request.number,
    'requests:id': request.id,
    'requests:person_id': okno.center.people.colleague,
    'requests:to': linked.id,
    'requests:answer_id': held.answer.id,
    'messages:id': request.message_id,
    'approvals:id': approval.id,
    'objections:id': objection.id,
    'letters:id': letter_id,
    'agreements:id': agreement.id,
    'files:id': file.json().id,
    'people:id': person,
    'sessions:id': sessions.items[0].id,
    'api-keys:id': keys.items[0].id,
  }
  for (const [key, id] of Object.entries(theirs)) expect(id, key).toMatch(/^(R-\d+|[0-9a-f-]{36})$/)
  return {
    theirs,
    secrets: [...Object.values(theirs), 'тайна', 'мой-признак', 'requester@test.okno', 'Requester'],
  }
}

/** The state of what the stranger tried to get at. */
async function fingerprint() {
  const id = theirs['requests:id']
  const { pools } = okno.okno
  const { rows } = await pools.read.query(
    `select (select version from requests.request where id = $1) as version,
       (select count(*)::int from kernel.event where subject_id = $1) as events,
       (select count(*)::int from requests.participant where request_id = $1) as participants,
       (select count(*)::int from identity.session where id = $2) as sessions,
       (select count(*)::int from identity.api_key where id = $3) as keys`,
    [id, theirs['sessions:id'], theirs['api-keys:id']],
  )
  return rows[0]
}
