// What is open by age and by whose hands it is in, counted in the database, and the things behind each figure.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { ages } from '../../contract.ts'
import type { Holder } from './hands.ts'
import { showPage } from './listing.ts'
import { type Cut, reportableTo } from './policy.ts'

type Age = (typeof ages)[number]
type Asked = Cut & { readonly priority?: string | undefined }

const day_ms = 24 * 60 * 60_000
/** The days after which each age ends; the last has no end. */
const limits: readonly number[] = [1, 3, 7, 14, 30]

/** The instants at which things of each age were opened: the oldest begin of time last. */
const edges = (now: Date): Date[] => limits.map(days => new Date(now.getTime() - days * day_ms))

/** Opened after the first edge: the first age; what is as old as an edge belongs to the next. */
const ageIn = (now: Date) => sql<number>`case
  ${sql.join(
    edges(now).map((edge, i) => sql`when opened_at > ${edge}::timestamptz then ${sql.lit(i)}`),
    sql` `,
  )} else ${sql.lit(limits.length)} end`

const open = (ctx: Context, { priority, ...cut }: Asked) => sql`
  agreements.subject as subject where ended_at is null and kind <> 'obligation'
    ${priority === undefined ? sql`` : sql`and priority = ${priority}`} and ${reportableTo(ctx.actor, cut, 'subject')}`

export async function ageing(ctx: Context, asked: Asked) {
  const { rows } = await sql<{ holder: Holder; age: number; n: number }>`
    select holder, ${ageIn(ctx.now)} as age, count(*)::int as n from ${open(ctx, asked)} group by 1, 2`.execute(
    ctx.db,
  )
  const sum = (some: typeof rows) => some.reduce((total, { n }) => total + n, 0)
  return {
    counted_at: ctx.now,
    total: sum(rows),
    items: [...Map.groupBy(rows, row => row.holder)].map(([holder, own]) => ({
      holder,
      total: sum(own),
      counts: ages.map((_, age) => sum(own.filter(row => row.age === age))),
    })),
  }
}

/** The things behind a figure, oldest first. */
export async function ageingRequests(
  ctx: Context,
  {
    holder,
    age,
    limit,
    after,
    ...asked
  }: Asked & {
    readonly holder?: Holder | undefined
    readonly age?: Age | undefined
    readonly limit: number
    readonly after?: string | undefined
  },
) {
  const found = sql`${open(ctx, asked)} ${holder === undefined ? sql`` : sql`and holder = ${holder}`}
    ${age === undefined ? sql`` : sql`and ${ageIn(ctx.now)} = ${sql.lit(ages.indexOf(age))}`}`
  return showPage(ctx, {
    found,
    columns: sql`opened_at as at`,
    rank: { expression: sql`opened_at`, type: 'timestamptz' },
    limit,
    after,
  })
}
