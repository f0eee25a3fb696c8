// Drafts of agreements over HTTP: begun, written whole, thrown away, and everything that cannot be promised.
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { draft, expectRefusal, inForce, make, ofCenter, ofClients, read, target, write } from './acting.ts'
import { admin, inSmallCenter, okno } from './center.ts'

inSmallCenter()

describe('a draft', () => {
  test('is written whole and read back as it was written', async () => {
    const { id, editions } = await make(admin, ofCenter('whole'))
    const { north } = okno.center.clients
    const { payslip } = okno.center.services
    const written = draft({
      covers_open: true,
      scope: { client: [north], service: [payslip], priority: ['P1'], type: ['incident'] },
      note: { ru: 'Пробный год', en: 'A year of trial' },
      targets: [
        target({
          limit: { unit: 'working_days', count: 2 },
          warn_minutes: 120,
          calendar_source: 'named',
          calendar_id: okno.center.calendar_id,
          pauses: [],
          steps: [
            {
              key: 'lead',
              when: { minutes_before: 30 },
              level: 1,
              if: { unassigned: true, priority: ['P1'] },
              to: [
                { kind: 'role', id: 'lead' },
                { kind: 'person', id: okno.center.people.lead },
                { kind: 'team_lead' },
              ],
            },
          ],
          budgets: { queue: 10, agent: 20 },
        }),
        target({ code: 'second', metric: 'resolution', limit: { unit: 'working_day_of_month', count: 2 } }),
      ],
    })
    const body = await write(admin, editions[0].id, written)
    expect(body.version).toBe(2)
    expect(body.editions).toMatchObject([
      { ...written, valid_from: '2026-01-01T00:00:00.000Z', number: 1, published_at: null },
    ])
    expect(body.names).toMatchObject({
      [`client:${north}`]: { en: 'north' },
      [`service:${payslip}`]: { ru: expect.any(String) },
      [`calendar:${okno.center.calendar_id}`]: { en: 'Calendar of the centre' },
      [`person:${okno.center.people.lead}`]: { en: 'Lead' },
      'type:incident': { en: 'Incident' },
      'role:lead': { en: 'Team lead' },
    })
    const again = await write(admin, editions[0].id, draft({ targets: [] }))
    expect(again.editions[0]).toMatchObject({ targets: [], scope: {}, covers_open: false, note: null })
    expect((await read(admin, id)).editions).toEqual(again.editions)
  })

  test('is a copy of the last edition, and the one that is there already', async () => {
    const { id } = await inForce(admin, ofCenter('copied'), draft({ scope: { priority: ['P1'] } }))
    const { body } = await admin.post(`/api/agreements/${id}/editions`)
    expect(body.editions).toMatchObject([
      {
        number: 2,
        published_at: null,
        scope: { priority: ['P1'] },
        targets: [target()],
        valid_from: expect.stringMatching(/^2026-03-10T07:00/),
      },
      { number: 1 },
    ])
    expect(body.editions[0].targets[0].id).not.toBe(body.editions[1].targets[0].id)
    const again = await admin.post(`/api/agreements/${id}/editions`)
    expect(again.body.editions.map((edition: { id: string }) => edition.id)).toEqual(
      body.editions.map((edition: { id: string }) => edition.id),
    )
  })

  test('is begun once by three clicks', async () => {
    const { id } = await inForce(admin, ofCenter('thrice'))
    await Promise.all([1, 2, 3].map(() => admin.post(`/api/agreements/${id}/editions`)))
    expect((await read(admin, id)).editions).toHaveLength(2)
  })

  test('is thrown away; what is published is not', async () => {
    const { id, editions } = await inForce(admin, ofCenter('dropped'))
    const drafted = await admin.post(`/api/agreements/${id}/editions`)
    const { body } = await admin.post(`/api/editions/${drafted.body.editions[0].id}/drop`)
    expect(body).toMatchObject({ has_draft: false, editions: [{ number: 1 }] })
    expectRefusal(await admin.post(`/api/editions/${editions[0].id}/drop`), 409, 'agreements.not_a_draft')
    expectRefusal(await admin.put(`/api/editions/${editions[0].id}`, draft()), 409, 'agreements.not_a_draft')
  })

  test.each([
    ['a limit of nothing', { limit: { unit: 'working_minutes', count: 0 } }],
    ['half a minute', { limit: { unit: 'working_minutes', count: 0.5 } }],
    ['more than ten years of minutes', { limit: { unit: 'working_minutes', count: 5_256_001 } }],
    ['a unit that does not exist', { limit: { unit: 'weeks', count: 1 } }],
    ['a metric that does not exist', { metric: 'happiness' }],
    ['a pause that does not exist', { pauses: ['lunch'] }],
    ['a code with a space', { code: 'a b' }],
    ['no title', { title: {} }],
    ['a warning before all time', { warn_minutes: -1 }],
    ['a step for nobody', { steps: [{ key: 'a', when: { percent: 50 }, level: 1, to: [] }] }],
    ['a step at two times', { steps: [{ key: 'a', when: { percent: 50, minutes_before: 1 }, level: 1 }] }],
    ['a budget of an unknown holder', { budgets: { nobody: 1 } }],
  ])('with %s is no draft', async (_, fields) => {
    const { editions } = await make(admin, ofCenter(`bad-${randomUUID()}`))
    const given = await admin.put(`/api/editions/${editions[0].id}`, draft({ targets: [target(fields)] }))
    expectRefusal(given, 400, 'kernel.invalid')
    expect(given.body.errors[0].path).toMatch(/^targets\.0\./)
  })

  const step = (fields: object = {}) => ({
    key: 'first',
    when: { percent: 50 },
    level: 1,
    to: [{ kind: 'assignee' }],
    ...fields,
  })
  test.each([
    ['code_repeated', 'code', [target(), target({ metric: 'resolution' })], 1],
    ['metric_repeated', 'metric', [target(), target({ code: 'other' })], 1],
    ['metric_unfit', 'metric', [target({ metric: 'clarification' })], 0],
    ['limit_too_long', 'limit.count', [target({ limit: { unit: 'working_days', count: 3651 } })], 0],
    ['limit_too_long', 'limit.count', [target({ limit: { unit: 'calendar_days', count: 3651 } })], 0],
    ['day_of_month', 'limit.count', [target({ limit: { unit: 'working_day_of_month', count: 32 } })], 0],
    ['calendar_missing', 'calendar_id', [target({ calendar_source: 'named' })], 0],
    ['calendar_surplus', 'calendar_id', [target({ calendar_id: randomUUID() })], 0],
    ['step_repeated', 'steps.1.key', [target({ steps: [step(), step()] })], 0],
    ['step_reserved', 'steps.0.key', [target({ steps: [step({ key: 'missed' })] })], 0],
    ['step_before_start', 'steps.0.when', [target({ steps: [step({ when: { minutes_before: 31 } })] })], 0],
    ['warning_before_start', 'warn_minutes', [target({ warn_minutes: 31 })], 0],
    ['receiver_missing', 'steps.0.to.0', [target({ steps: [step({ to: [{ kind: 'role' }] })] })], 0],
    [
      'receiver_unknown',
      'steps.0.to.1',
      [target({ steps: [step({ to: [{ kind: 'team_lead' }, { kind: 'role', id: 'emperor' }] })] })],
      0,
    ],
    [
      'receiver_unknown',
      'steps.0.to.0',
      [target({ steps: [step({ to: [{ kind: 'rota', id: randomUUID() }] })] })],
      0,
    ],
  ] as const)(
    'that cannot be promised is refused with its place: %s',
    async (problem, field, targets, index) => {
      const { id, editions } = await make(admin, ofCenter(`unfit-${randomUUID()}`))
      const given = await admin.put(`/api/editions/${editions[0].id}`, draft({ targets }))
      const { code } = targets[index]!
      expectRefusal(given, 422, 'agreements.unfit_target', {
        code,
        problem,
        problems: [{ index, code, field, problem }],
      })
      expect(await read(admin, id)).toMatchObject({ version: 1, editions: [{ targets: [] }] })
    },
  )

  test('is refused with everything that is wrong with it', async () => {
    const { editions } = await make(admin, ofCenter('all-wrong'))
    const targets = [
      target({ metric: 'task', warn_minutes: 40 }),
      target({ metric: 'task', calendar_source: 'named' }),
    ]
    const given = await admin.put(`/api/editions/${editions[0].id}`, draft({ targets }), {
      'accept-language': 'ru',
    })
    expect(given.body.problems.map((one: { problem: string }) => one.problem)).toEqual([
      'metric_unfit',
      'warning_before_start',
      'code_repeated',
      'metric_repeated',
      'metric_unfit',
      'calendar_missing',
    ])
    expect(given.body.detail).toBe('Норматив first так задать нельзя: эта сторона такого обещать не может.')
  })

  test.each([
    ['center', {}, ['first_answer', 'next_answer', 'resolution', 'promised_date', 'document']],
    ['client', ofClients(''), ['clarification', 'approval', 'document']],
    ['supplier', { kind: 'ola', promiser: 'supplier', promisee: 'center', supplier: { en: 'W' } }, ['task']],
    [
      'department',
      { kind: 'ola', promiser: 'department', promisee: 'center' },
      ['task', 'resolution', 'document'],
    ],
  ] as const)('of a %s promises what that side can', async (side, sides, metrics) => {
    const all = 'first_answer next_answer resolution task promised_date document clarification approval'
    const department = side === 'department' ? { promiser_id: okno.center.departments.it } : {}
    const agreement = { ...ofCenter('x'), ...sides, ...department, code: `side-${side}` }
    const { editions } = await make(admin, agreement)
    const fit: string[] = []
    for (const metric of all.split(' ')) {
      const given = await admin.put(
        `/api/editions/${editions[0].id}`,
        draft({ targets: [target({ metric })] }),
      )
      if (given.status === 200) fit.push(metric)
      else expectRefusal(given, 422, 'agreements.unfit_target', { problem: 'metric_unfit' })
    }
    expect(fit.sort()).toEqual([...metrics].sort())
  })

  test('on a calendar that does not exist is refused', async () => {
    const { editions } = await make(admin, ofCenter('no-calendar'))
    const targets = [target({ calendar_source: 'named', calendar_id: randomUUID() })]
    const given = await admin.put(`/api/editions/${editions[0].id}`, draft({ targets }))
    expectRefusal(given, 422, 'agreements.unknown_calendar')
  })

  test.each(['client', 'service', 'unit', 'region', 'department'] as const)(
    'for a %s that does not exist is refused',
    async dimension => {
      const { editions } = await make(admin, ofCenter(`no-${dimension}`))
      const scope = { [dimension]: [randomUUID()] }
      const given = await admin.put(`/api/editions/${editions[0].id}`, draft({ scope }))
      expectRefusal(given, 422, 'agreements.unfit_scope', { dimension })
    },
  )

  test('for a kind of request that does not exist, or for others than its client, is refused', async () => {
    const { north, south } = okno.center.clients
    const { editions } = await make(admin, ofCenter('north-only', { promisee_id: north }))
    const put = (scope: object) => admin.put(`/api/editions/${editions[0].id}`, draft({ scope }))
    expectRefusal(await put({ type: ['wish'] }), 422, 'agreements.unfit_scope', { dimension: 'type' })
    expectRefusal(await put({ client: [south] }), 422, 'agreements.unfit_scope', { dimension: 'client' })
    const units = (await admin.get(`/api/units?client_id=${south}`)).body.items
    expectRefusal(await put({ unit: [units[0].id] }), 422, 'agreements.unfit_scope', { dimension: 'unit' })
    expectRefusal(await put({ color: ['red'] }), 400, 'kernel.invalid')
    expect((await put({ client: [north] })).status).toBe(200)
  })
})
