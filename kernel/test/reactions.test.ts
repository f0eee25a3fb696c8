// Reactions: each happens once for each event, whatever is repeated, and one that fails is undone and tried again alone.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { react, workOff } from '#kernel/server/dispatcher.ts'
import { readLog } from '#kernel/server/events.ts'
import { bySelf, makeNotes, noted, notes, passedBy, type Script, sampleModules, tellNoted } from './sample.ts'

let okno: Testing
const script: Script = { stumble: () => {}, deliver: async () => ({}) }
const modules = sampleModules(script)
beforeAll(async () => {
  okno = await startOkno({ modules })
  await makeNotes(okno.okno)
})
afterAll(() => okno.close())

const countJobs = async (condition: string): Promise<number> =>
  (
    await okno.okno.pools.read.query(
      `select count(*)::int as count from graphile_worker.jobs where ${condition}`,
    )
  ).rows[0].count

/** Brings every waiting job forward to now. */
async function hurry(): Promise<void> {
  while ((await countJobs('locked_at is not null')) > 0) {
    // The queue writes down how a job went a moment after it ended.
  }
  await okno.okno.pools.write.query(
    'select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at => now())',
  )
}

test('every reaction to an event runs, and only those whose condition holds', async () => {
  await tellNoted(okno.okno, 'quiet')
  await tellNoted(okno.okno, 'LOUD')
  await okno.work()
  expect(await notes(okno.okno, 'quiet')).toEqual(['stumble', 'writeDown'])
  expect(await notes(okno.okno, 'LOUD')).toEqual(['onlyLoud', 'stumble', 'writeDown'])
})

test('working again, and four dispatchers at once, do nothing twice', async () => {
  for (let i = 0; i < 20; i += 1) await tellNoted(okno.okno, `many ${i}`)
  await Promise.all([1, 2, 3, 4].map(() => workOff(okno.okno)))
  await okno.work()
  for (let i = 0; i < 20; i += 1)
    expect(await notes(okno.okno, `many ${i}`)).toEqual(['stumble', 'writeDown'])
})

test('a job that comes twice, or twice at once, reacts once', async () => {
  await tellNoted(okno.okno, 'repeated')
  await okno.work()
  const log = await readLog(okno.okno.pools.read, { xid: '0', id: -1 }, 1000)
  const event = log.find(line => line.payload.value === 'repeated')
  const reaction = modules[1]!.reactions[0]!
  const job = { reaction: 'sample.writeDown', event: event! }
  await Promise.all([react(okno.okno, job, reaction, 1), react(okno.okno, job, reaction, 1)])
  await react(okno.okno, job, reaction, 2)
  expect(await notes(okno.okno, 'repeated')).toEqual(['stumble', 'writeDown'])
})

test('a failed reaction is undone while others go on, and works when it is tried again', async () => {
  let failures = 2
  script.stumble = value => {
    if (value === 'fragile' && failures-- > 0) throw new Error('stumbled')
  }
  await tellNoted(okno.okno, 'fragile')
  await tellNoted(okno.okno, 'sound')
  await okno.work()
  expect(await notes(okno.okno, 'fragile')).toEqual(['writeDown'])
  expect(await notes(okno.okno, 'sound')).toEqual(['stumble', 'writeDown'])
  await hurry()
  await okno.work()
  expect(await notes(okno.okno, 'fragile')).toEqual(['writeDown'])
  await hurry()
  await okno.work()
  expect(await notes(okno.okno, 'fragile')).toEqual(['stumble', 'writeDown'])
  while ((await countJobs('locked_at is not null')) > 0) {
    // As above.
  }
  expect(await countJobs('true')).toBe(0)
})

test('a reaction that throws something odd is tried again as well', async () => {
  let odd = true
  script.stumble = value => {
    if (value !== 'odd' || !odd) return
    odd = false
    throw null
  }
  await tellNoted(okno.okno, 'odd')
  await okno.work()
  await hurry()
  await okno.work()
  expect(await notes(okno.okno, 'odd')).toEqual(['stumble', 'writeDown'])
})

test('an event of which nobody knows holds nobody up', async () => {
  await okno.okno.pools.write.query(
    `insert into kernel.event (name, subject_id, at, payload) values ('sample.forgotten', $1, now(), '{}')`,
    [randomUUID()],
  )
  await tellNoted(okno.okno, 'next')
  await okno.work()
  expect(await notes(okno.okno, 'next')).toEqual(['stumble', 'writeDown'])
})

test('more events than one batch are all handed over, the last as well', async () => {
  await bySelf(okno.okno, async ctx => {
    for (let i = 0; i < 1201; i += 1) {
      const about = { thing_id: randomUUID(), value: `flood ${i}` }
      ctx.tell(i % 400 === 0 ? noted : passedBy, about)
    }
  })
  await okno.work()
  for (const i of [0, 400, 800, 1200])
    expect(await notes(okno.okno, `flood ${i}`)).toEqual(['stumble', 'writeDown'])
})
