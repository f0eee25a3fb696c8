// A domain that exists in tests only: it tells events, reacts to them as the test says, and delivers as the test says.
import { z } from 'zod'
import { event } from '#kernel/contract/event.ts'
import { Id } from '#kernel/contract/shapes.ts'
import { words } from '#kernel/contract/words.ts'
import { type Context, inTransaction } from '#kernel/server/context.ts'
import { statement } from '#kernel/server/database.ts'
import { kernelModule } from '#kernel/server/kernel-module.ts'
import { type Deliver, defineModule, type Module, on } from '#kernel/server/module.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'

export const noted = event('sample.noted', { thing_id: Id, value: z.string() })

/** Nobody reacts to it. */
export const passedBy = event('sample.passed_by', { thing_id: Id, value: z.string() })

/** What the test wants to happen. */
export interface Script {
  /** Called by the reaction `stumble` after it has written. */
  stumble: (value: string) => void
  deliver: Deliver
}

/** The kernel and the sample domain. */
export const sampleModules = (script: Script): readonly Module[] => [
  kernelModule,
  defineModule({
    name: 'sample',
    contract: {},
    actions: {},
    words: words({ refusals: {} }, { refusals: {} }),
    events: [noted, passedBy],
    reactions: [
      on(noted, 'writeDown', (ctx, { value }) => note(ctx, 'writeDown', value)),
      on(noted, 'stumble', async (ctx, { value }) => {
        await note(ctx, 'stumble', value)
        script.stumble(value)
      }),
      on(
        noted,
        'onlyLoud',
        (ctx, { value }) => note(ctx, 'onlyLoud', value),
        ({ value }) => value === value.toUpperCase(),
      ),
    ],
    deliveries: { sample: (okno, delivery) => script.deliver(okno, delivery) },
  }),
]

const note = async (ctx: Context, reaction: string, value: string): Promise<void> => {
  await ctx.db.executeQuery(
    statement('insert into public.sample_note (reaction, value) values ($1, $2)', [reaction, value]),
  )
}

export const makeNotes = (okno: Okno) =>
  okno.pools.write.query('create table public.sample_note (reaction text, value text)')

/** What the reactions wrote, as "reaction value", in order of the alphabet. */
export async function notes(okno: Okno, value: string): Promise<string[]> {
  const { rows } = await okno.pools.read.query(
    'select reaction from public.sample_note where value = $1 order by reaction',
    [value],
  )
  return rows.map(row => row.reaction)
}

/** Runs a use case as Okno itself. */
export const bySelf = <T>(okno: Okno, useCase: (ctx: Context) => Promise<T>): Promise<T> =>
  inTransaction(okno, bySystem(okno, 'test'), useCase)

/** Tells that something was noted. */
export const tellNoted = (okno: Okno, value: string): Promise<void> =>
  bySelf(okno, async ctx => ctx.tell(noted, { thing_id: crypto.randomUUID(), value }))
