// What promises cost in use: letting clocks follow one event of a long story, taking many steps that are due, reading a page's clocks.
import { inTransaction, reading } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { clockStates } from '#modules/agreements/server/face.ts'
import { messageAdded } from '#modules/requests/contract.ts'
import { keepPromises } from '#modules/requests/server/actions/deeds.ts'
import { alternate, type Figure, meanDuration } from './measure.ts'
import { growTo, openPlace, type Place } from './place.ts'
import { runPeriodic } from './server.ts'

const open = 20_000
const due_at_once = 10_000
const moments = [10, 100, 1000]
const rounds = 3
const seconds = 2

export async function benchPromises(): Promise<Figure[]> {
  const place = await openPlace()
  try {
    await growTo(place, open, { all_open: true })
    const { rows } = await place.client.query<{ id: string }>(
      'select id from agreements.subject where ended_at is null order by id desc limit 50',
    )
    const ids = rows.map(row => row.id)
    const figures: Figure[] = []
    for (const [i, count] of moments.entries()) figures.push(await follow(place, ids[i]!, count))
    figures.push(await read(place, ids), await sweep(place))
    return figures
  } finally {
    await place.close()
  }
}

/** Beside the floor of adding one moment and rewriting the clocks of the thing as they are. */
async function follow({ okno, client }: Place, id: string, count: number): Promise<Figure> {
  const opening = await client.query('select moments -> 0 as first from agreements.subject where id = $1', [
    id,
  ])
  const story = Array.from({ length: count }, (_, i) =>
    i === 0
      ? opening.rows[0].first
      : {
          at: opening.rows[0].first.at + i * 1000,
          ...{ do: 'assigned', team: opening.rows[0].first.team, person: i % 2 ? id : null },
        },
  )
  const put = () =>
    client.query('update agreements.subject set moments = $2 where id = $1', [id, JSON.stringify(story)])
  const alone = async () => {
    await put()
    return meanDuration(seconds, async () => {
      await client.query('begin')
      await client.query(
        'update agreements.subject set moments = moments || $2::jsonb where id = $1 returning *',
        [id, '[]'],
      )
      await client.query('select * from agreements.clock where subject_id = $1 for update', [id])
      await client.query('update agreements.clock set warn_at = warn_at where subject_id = $1', [id])
      await client.query('update requests.request set warn_at = warn_at where id = $1', [id])
      await client.query('commit')
    })
  }
  const ours = async () => {
    await put()
    return meanDuration(seconds, () =>
      // Rolled back, so that the story stays as long as it is.
      inTransaction(okno, bySystem(okno, 'bench'), async ctx => {
        ctx.tell(messageAdded, {
          ...{ request_id: id, message_id: id, kind: 'inbound', author_id: null, channel: 'portal' },
          ...{ automatic: false, first_answer: false, resolves: false },
        })
        await keepPromises(ctx, id)
        throw new Undone()
      }).catch(error => {
        if (!(error instanceof Undone)) throw error
      }),
    )
  }
  const what = 'let the clocks follow one event'
  return { what, size: `${count} moments`, unit: 'ms', ...(await alternate(rounds, alone, ours)) }
}

class Undone extends Error {}

async function read({ okno, client }: Place, ids: readonly string[]): Promise<Figure> {
  const measured = await alternate(
    rounds,
    () =>
      meanDuration(seconds, () =>
        Promise.all([
          client.query('select * from agreements.subject where id = any($1::uuid[])', [ids]),
          client.query('select * from agreements.clock where subject_id = any($1::uuid[])', [ids]),
        ]),
      ),
    () => meanDuration(seconds, () => reading(okno, bySystem(okno, 'bench'), ctx => clockStates(ctx, ids))),
  )
  return { what: 'read the clocks of a page', size: `${ids.length} requests`, unit: 'ms', ...measured }
}

/** All at one instant, as after a stop: one step of each thing, told and written. */
async function sweep(place: Place): Promise<Figure> {
  await place.client.query(
    `update agreements.clock set next_step_at = now() + interval '1 year' where next_step_at is not null`,
  )
  await place.client.query(
    `update agreements.clock set fired = '{}', next_step_at = now() - interval '1 second'
     where id in (select id from agreements.clock where metric = 'first_answer' order by id limit $1)`,
    [due_at_once],
  )
  const told = async () =>
    Number(
      (
        await place.client.query(
          `select count(*) as count from kernel.event where name like 'agreements.clock_%'`,
        )
      ).rows[0].count,
    )
  const before = await told()
  const begun = performance.now()
  while ((await runPeriodic(place, 'take_clock_steps')) > 0) {
    // A full handful: there may be more.
  }
  const spent = (performance.now() - begun) / 1000
  return {
    what: 'take steps that are due at once',
    size: `${due_at_once.toLocaleString('en')} things`,
    unit: '/s',
    ours: due_at_once / spent,
    note: `${spent.toFixed(1)} s, ${((await told()) - before).toLocaleString('en')} events told`,
  }
}
