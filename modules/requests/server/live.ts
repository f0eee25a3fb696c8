// Who hears that a request has changed: the same rule as for seeing it.
import type { Actor } from '#kernel/contract/access.ts'
import type { LiveTopic } from '#kernel/server/module.ts'
import { requestImported } from '../contract.ts'
import { maySee } from './policy.ts'

/** For each of these requests: may this actor hear of it? */
export const requestAudience: LiveTopic['audience'] = async (db, ids) => {
  const rows = await db
    .selectFrom('requests.request as request')
    .leftJoin('requests.participant as part', 'part.request_id', 'request.id')
    .select([
      'request.id',
      'requester_id',
      'reported_by',
      'department_id',
      'team_id',
      'client_id',
      'status',
      'merged_into',
    ])
    .select(eb => eb.fn<(string | null)[]>('array_agg', ['part.person_id']).as('followers'))
    .where('request.id', 'in', [...ids])
    .groupBy('request.id')
    .execute()
  return new Map(
    rows.map(row => [
      row.id,
      (actor: Actor) => maySee(actor, { ...row, follows: row.followers.includes(actor.id) }),
    ]),
  )
}

export const live: LiveTopic = {
  topic: 'requests',
  // An objection changes what is shown beside the request, not the request. What is long past is no news to anybody.
  subject: ({ name, subject_id }) =>
    /^(requests\.|agreements\.objection_)/.test(name) && name !== requestImported.name ? subject_id : null,
  audience: requestAudience,
}
