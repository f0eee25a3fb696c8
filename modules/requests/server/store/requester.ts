// What is known of a requester from the requests: how many, how many open, the last ones. Only what the actor may see.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { visibleTo } from '../policy.ts'

/** Figures and the five newest other requests of a person; counted up to 1,000. */
export async function requesterFigures(ctx: Context, person_id: string, except_id: string) {
  const own = () =>
    ctx.db
      .selectFrom('requests.request as request')
      .where('request.requester_id', '=', person_id)
      .where(visibleTo(ctx.actor))
  const [figures, recent] = await Promise.all([
    ctx.db
      .selectFrom(own().select(['request.is_open']).limit(1000).as('some'))
      .select(sql<number>`count(*)::int`.as('requests_total'))
      .select(sql<number>`(count(*) filter (where is_open))::int`.as('requests_open'))
      .executeTakeFirstOrThrow(),
    own()
      .select(['request.id', 'request.number', 'request.subject', 'request.status', 'request.created_at'])
      .where('request.id', '<>', except_id)
      .orderBy('request.created_at', 'desc')
      .orderBy('request.id', 'desc')
      .limit(5)
      .execute(),
  ])
  return { ...figures, recent }
}
