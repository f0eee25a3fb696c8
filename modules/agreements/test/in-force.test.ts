// What an edition in force does to clocks: those that begin, those that run, and which of several promises holds.
import { describe, expect, test } from 'vitest'
import { tuesdayMorning } from '#app/testing.ts'
import { draft, expectRefusal, inForce, inForceNext, ofCenter, ofClients, target } from './acting.ts'
import { admin, inSmallCenter, okno } from './center.ts'

inSmallCenter()

const ask = async (who: 'requester' | 'stranger' = 'requester', fields: object = {}): Promise<string> =>
  (await okno.as(who).post('/api/requests', { text: 'Где мой пропуск', ...fields })).body.id

/** Minutes allowed for the first answer to a request, by metric in force now. */
async function minutes(id: string): Promise<number | null> {
  const { body } = await okno.as('agent').get(`/api/requests/${id}`)
  const promise = body.promises.find(({ metric }: { metric: string }) => metric === 'first_answer')
  return promise?.limit.count ?? null
}
/** What the log of the database keeps of it, without deriving it anew. */
async function kept(id: string): Promise<{ limit_count: number; due_at: string }[]> {
  const { rows } = await okno.okno.pools.read.query(
    `select limit_count, to_char(due_at, 'HH24:MI') as due_at from agreements.clock
     where subject_id = $1 and metric = 'first_answer'`,
    [id],
  )
  return rows
}

const within = (count: number, fields: object = {}) =>
  draft({ targets: [target({ limit: { unit: 'working_minutes', count } })], ...fields })

/** Lets the walks that are due at a moment run to their ends. */
async function walkAt(moment: string): Promise<void> {
  await okno.work()
  okno.setNow(moment)
  for (let i = 0; i < 5; i += 1) await okno.runPeriodic('recalculate_clocks')
}
const walks = async () => (await admin.get('/api/recalculations')).body.items

/** Retires what a test has made, so that the next one begins with the agreement of the centre alone. */
async function withAgreement<T>(made: { id: string }, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } finally {
    await admin.post(`/api/agreements/${made.id}/retire`)
    await walkAt('2026-03-10T23:00:00Z')
    okno.setNow(tuesdayMorning)
  }
}

describe('an edition in force', () => {
  test('holds for what is opened from its day on', async () => {
    const made = await inForce(
      admin,
      ofCenter('from-noon'),
      within(15, { valid_from: '2026-03-10T09:00:00Z', scope: { client: [okno.center.clients.north] } }),
    )
    await withAgreement(made, async () => {
      const before = await ask()
      okno.setNow('2026-03-10T09:00:00Z')
      const after = await ask()
      expect([await minutes(before), await minutes(after)]).toEqual([30, 15])
      expect([await kept(before), await kept(after)]).toEqual([
        [{ limit_count: 30, due_at: '07:30' }],
        [{ limit_count: 15, due_at: '09:15' }],
      ])
    })
  })

  test('derives the clocks of what it covers anew, a moment after it is published', async () => {
    const id = await ask()
    const made = await inForce(
      admin,
      ofCenter('anew'),
      within(20, { scope: { client: [okno.center.clients.north] } }),
    )
    await withAgreement(made, async () => {
      // People see it at once; lists and sweeps a moment later.
      expect(await minutes(id)).toBe(20)
      expect(await kept(id)).toEqual([{ limit_count: 30, due_at: '07:30' }])
      await walkAt('2026-03-10T07:00:01Z')
      expect(await kept(id)).toEqual([{ limit_count: 30, due_at: '07:30' }])
      await walkAt('2026-03-10T07:00:03Z')
      expect(await kept(id)).toEqual([{ limit_count: 20, due_at: '07:20' }])
      expect((await okno.as('agent').get(`/api/requests/${id}`)).body.due_at).toMatch(/T07:20/)
      const [walk] = await walks()
      expect(walk).toMatchObject({
        reason: 'agreement',
        asked_at: expect.stringMatching(/T07:00:00/),
        begins_at: expect.stringMatching(/T07:00:02/),
        finished_at: expect.stringMatching(/T07:00:03/),
      })
      expect(walk.done).toBe(walk.total)
      expect(walk.changed).toBeGreaterThanOrEqual(1)
    })
  })

  test.each([
    [true, 10],
    [false, 30],
  ])('covers what is open: %s', async (covers_open, expected) => {
    const id = await ask()
    okno.setNow('2026-03-10T07:05:00Z')
    const scope = { client: [okno.center.clients.north] }
    const made = await inForce(
      admin,
      ofCenter(`covers-${covers_open}`),
      within(10, { covers_open, scope, valid_from: '2026-03-10T07:05:00Z' }),
    )
    await withAgreement(made, async () => {
      await walkAt('2026-03-10T07:05:03Z')
      expect(await minutes(id)).toBe(expected)
      expect(await kept(id)).toMatchObject([{ limit_count: expected }])
    })
  })

  test('of tomorrow covers what is open tomorrow, without anybody doing anything', async () => {
    const scope = { client: [okno.center.clients.north] }
    const id = await ask()
    const made = await inForce(
      admin,
      ofCenter('tomorrow'),
      within(600, { covers_open: true, scope, valid_from: '2026-03-11T07:00:00Z' }),
    )
    await withAgreement(made, async () => {
      await walkAt('2026-03-10T07:00:03Z')
      expect(await kept(id)).toEqual([{ limit_count: 30, due_at: '07:30' }])
      expect((await walks())[0]).toMatchObject({
        begins_at: expect.stringMatching(/^2026-03-11T07:00:02/),
        total: null,
        finished_at: null,
      })
      await walkAt('2026-03-11T07:00:03Z')
      expect(await kept(id)).toMatchObject([{ limit_count: 600 }])
    })
  })

  test('takes the place of the edition before also where that was more specific', async () => {
    const id = await ask()
    const narrow = within(10, { scope: { client: [okno.center.clients.north], priority: ['P3'] } })
    const made = await inForce(admin, ofCenter('wider'), narrow)
    await withAgreement(made, async () => {
      expect(await minutes(id)).toBe(10)
      okno.setNow('2026-03-10T07:01:00Z')
      await inForceNext(
        admin,
        made.id,
        within(25, {
          valid_from: '2026-03-10T07:01:00Z',
          covers_open: true,
          scope: { client: [okno.center.clients.north] },
        }),
      )
      await walkAt('2026-03-10T07:01:03Z')
      expect(await kept(id)).toMatchObject([{ limit_count: 25 }])
    })
  })

  test('that is retired holds no more, and holds again when it is restored', async () => {
    const id = await ask()
    const scope = { client: [okno.center.clients.north] }
    const made = await inForce(admin, ofCenter('come-and-go'), within(20, { scope }))
    await walkAt('2026-03-10T07:00:03Z')
    await withAgreement(made, async () => {
      expect(await kept(id)).toMatchObject([{ limit_count: 20 }])
      await admin.post(`/api/agreements/${made.id}/retire`)
      await walkAt('2026-03-10T07:00:06Z')
      expect(await kept(id)).toMatchObject([{ limit_count: 30 }])
      await admin.post(`/api/agreements/${made.id}/restore`)
      await walkAt('2026-03-10T07:00:09Z')
      expect(await kept(id)).toMatchObject([{ limit_count: 20 }])
    })
  })

  test('leaves what has ended as it was', async () => {
    const id = await ask()
    await okno.as('agent').post(`/api/requests/${id}/resolve`)
    const made = await inForce(admin, ofCenter('too-late'), within(20))
    await withAgreement(made, async () => {
      await walkAt('2026-03-10T07:00:03Z')
      expect(await kept(id)).toMatchObject([{ limit_count: 30 }])
    })
  })
})

describe('of several promises', () => {
  test('that of one client goes before that for all, whichever is later', async () => {
    const { north } = okno.center.clients
    const own = await inForce(admin, ofCenter('north-1', { promisee_id: north }), within(12))
    const general = await inForce(
      admin,
      ofCenter('all-later'),
      within(50, { valid_from: '2026-02-01T00:00:00Z' }),
    )
    await withAgreement(own, () =>
      withAgreement(general, async () => {
        expect(await minutes(await ask('requester'))).toBe(12)
        expect(await minutes(await ask('stranger'))).toBe(50)
        const { body } = await admin.get(`/api/promises/applying?client=${north}`)
        expect(body.items).toMatchObject([
          {
            lane: 'sla:first_answer',
            metric: 'first_answer',
            kind: 'sla',
            candidates: [
              {
                agreement: { id: own.id, code: 'north-1' },
                limit: { unit: 'working_minutes', count: 12 },
                holds: true,
                reason: 'most_specific',
                dimension: 'client',
              },
              {
                agreement: { code: 'all-later' },
                holds: false,
                reason: 'less_specific',
                dimension: 'client',
              },
              { agreement: { code: 'center' }, holds: false, reason: 'less_specific', dimension: 'client' },
            ],
          },
        ])
        const everybody = await admin.get('/api/promises/applying')
        expect(everybody.body.items[0].candidates).toMatchObject([
          { agreement: { code: 'all-later' }, holds: true, reason: 'later', dimension: null },
          { agreement: { code: 'center' }, holds: false, reason: 'earlier', dimension: null },
        ])
      }),
    )
  })

  test('the one for the priority holds once the priority is that', async () => {
    const made = await inForce(admin, ofCenter('urgent'), within(5, { scope: { priority: ['P1'] } }))
    await withAgreement(made, async () => {
      const id = await ask()
      expect(await minutes(id)).toBe(30)
      const edited = await okno
        .as('agent')
        .patch(`/api/requests/${id}`, { priority: 'P1', priority_reason: 'Касса стоит' })
      expect(edited, JSON.stringify(edited.body)).toMatchObject({ status: 200, body: { priority: 'P1' } })
      expect(await kept(id)).toEqual([{ limit_count: 5, due_at: '07:05' }])
      const applying = await admin.get('/api/promises/applying?priority=P1')
      expect(applying.body.items[0].candidates[0]).toMatchObject({
        agreement: { code: 'urgent' },
        scope: { priority: ['P1'] },
        reason: 'most_specific',
        dimension: 'priority',
      })
    })
  })

  test('of the same day and scope the one with the first code holds', async () => {
    const one = await inForce(admin, ofCenter('tie-1'), within(11, { targets: [target({ code: 'b' })] }))
    const other = await inForce(admin, ofCenter('tie-2'), within(12, { targets: [target({ code: 'a' })] }))
    await withAgreement(one, () =>
      withAgreement(other, async () => {
        const { body } = await admin.get('/api/promises/applying')
        expect(body.items[0].candidates).toMatchObject([
          { agreement: { code: 'tie-2' }, holds: true, reason: 'code' },
          { agreement: { code: 'tie-1' }, holds: false, reason: 'code' },
          { agreement: { code: 'center' }, holds: false, reason: 'earlier' },
        ])
      }),
    )
  })

  test('each side’s and each metric’s stand beside each other, and the region follows from the unit', async () => {
    const { items: regions } = (await admin.get('/api/regions')).body
    const units = (await admin.get(`/api/units?client_id=${okno.center.clients.north}`)).body.items
    const clients = await inForce(
      admin,
      ofClients('answers'),
      draft({ targets: [target({ metric: 'clarification' })] }),
    )
    const regional = await inForce(
      admin,
      ofCenter('regional'),
      within(40, { scope: { region: [regions[0].id] } }),
    )
    await withAgreement(clients, () =>
      withAgreement(regional, async () => {
        const { body } = await admin.get(`/api/promises/applying?unit=${units[0].id}`)
        expect(
          body.items.map(({ lane, candidates }: { lane: string; candidates: { reason: string }[] }) => [
            lane,
            candidates[0]!.reason,
          ]),
        ).toEqual([
          ['sla:first_answer', 'most_specific'],
          ['ola:clarification', 'only'],
        ])
      }),
    )
  })

  test('are explained to those who manage agreements', async () => {
    expectRefusal(await okno.as('agent').get('/api/promises/applying'), 403, 'kernel.not_allowed')
    expectRefusal(await admin.get('/api/promises/applying?client=north'), 400, 'kernel.invalid')
  })
})
