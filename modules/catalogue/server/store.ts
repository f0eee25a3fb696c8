// Services in the database.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { visibleTo } from './policy.ts'

const visible = (ctx: Context) =>
  ctx.db
    .selectFrom('catalogue.service as service')
    .innerJoin('organisation.department_view as department', 'department.id', 'service.department_id')
    .where(visibleTo(ctx.actor))
    .select([
      'service.id',
      'service.code',
      'service.title',
      'service.summary',
      'service.popularity',
      'department.id as department_id',
      'department.name as department_name',
    ])

export type ServiceRow = Awaited<ReturnType<typeof list>>[number]

export interface Wanted {
  readonly q?: string | undefined
  readonly department_id?: string | undefined
  readonly limit: number
  readonly after: readonly (string | number)[] | null
}

/** Most asked for first; words match whole and as beginnings, in both languages. */
export const list = (ctx: Context, { q, department_id, limit, after }: Wanted) =>
  visible(ctx)
    .$if(Boolean(department_id), query => query.where('service.department_id', '=', department_id!))
    .$if(Boolean(q?.trim()), query =>
      query.where(
        sql<boolean>`(service.search @@ websearch_to_tsquery('russian', ${q}) or service.title::text ilike ${`%${likeSafe(q!.trim())}%`})`,
      ),
    )
    .$if(Boolean(after), query =>
      query.where(sql<boolean>`(-service.popularity, service.id) > (${after![0]}::int, ${after![1]}::uuid)`),
    )
    .orderBy(sql`-service.popularity`)
    .orderBy('service.id')
    .limit(limit)
    .execute()

const likeSafe = (text: string) => text.replace(/[\\%_]/g, sign => `\\${sign}`)

export const find = (ctx: Context, id: string) =>
  visible(ctx)
    .select([
      'service.what_you_get',
      'service.who_may',
      'service.how',
      'service.provide',
      'service.hours',
      'service.steps',
      'service.resolution_hours',
      'service.price',
      'service.request_type',
    ])
    .where('service.id', '=', id)
    .executeTakeFirst()

/** Where a request for a service goes, if the actor may see the service. */
export const findRoute = (ctx: Context, id: string) =>
  ctx.db
    .selectFrom('catalogue.service as service')
    .select(['service.id', 'service.team_id', 'service.department_id', 'service.request_type'])
    .where(visibleTo(ctx.actor))
    .where('service.status', '=', 'published')
    .where('service.id', '=', id)
    .executeTakeFirst()

/** The titles of these services by id, whoever asks and whatever their state. */
export async function titlesOf({ db }: Pick<Context, 'db'>, ids: readonly string[]) {
  const rows = await db
    .selectFrom('catalogue.service')
    .select(['id', 'title'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id, row.title]))
}
