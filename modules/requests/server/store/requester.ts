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
      .selectFrom(own().select(['request.is_open']).limit(1000).as('counted'))
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

/** Where a requester belongs and how to reach the person. */
export async function requesterCard(ctx: Context, person_id: string) {
  const [person, addresses] = await Promise.all([
    ctx.db
      .selectFrom('organisation.person_view as person')
      .leftJoin('organisation.client_view as client', 'client.id', 'person.client_id')
      .leftJoin('organisation.unit_view as unit', 'unit.id', 'person.unit_id')
      .leftJoin('organisation.region_view as region', 'region.id', 'person.region_id')
      .leftJoin('organisation.person_view as manager', 'manager.id', 'person.manager_id')
      .select([
        'person.id',
        'person.name',
        'person.email',
        'person.language',
        'person.time_zone',
        'person.function',
        'person.position',
      ])
      .select([
        'client.id as client_id',
        'client.name as client_name',
        'unit.id as unit_id',
        'unit.name as unit_name',
      ])
      .select([
        'region.id as region_id',
        'region.name as region_name',
        'manager.id as manager_id',
        'manager.name as manager_name',
      ])
      .where('person.id', '=', person_id)
      .executeTakeFirstOrThrow(),
    ctx.db
      .selectFrom('organisation.address_view')
      .select('value')
      .where('person_id', '=', person_id)
      .where('kind', '=', 'phone')
      .orderBy('value')
      .execute(),
  ])
  const named = <N>(id: string | null, name: N | null) => (id === null || name === null ? null : { id, name })
  return {
    ...person,
    phones: addresses.map(address => address.value),
    client: named(person.client_id, person.client_name),
    unit: named(person.unit_id, person.unit_name),
    region: named(person.region_id, person.region_name),
    manager: named(person.manager_id, person.manager_name),
  }
}
