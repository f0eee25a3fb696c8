// How people come to be known: account, place and addresses together, whether an administrator, a file or a letter brings them.
import type { Language, LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { violatedConstraint } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import { makeAccount } from '#modules/identity/server/face.ts'
import {
  addressTaken,
  badAddress,
  personAdded,
  staffNoTaken,
  unitOfOther,
  unknownPlace,
} from '../contract.ts'
import { addressValue } from './rules.ts'

export interface NewPerson {
  readonly id?: string
  readonly name: string
  /** The first mail address is the main one, with which one signs in. */
  readonly emails?: readonly string[]
  readonly phones?: readonly string[]
  readonly language?: Language
  /** The region's unless given; the centre's without a region. */
  readonly time_zone?: string
  /** The unit's unless given. */
  readonly client_id?: string | null
  readonly unit_id?: string | null
  /** The unit's unless given. */
  readonly region_id?: string | null
  readonly manager_id?: string | null
  readonly function?: string | null
  readonly position?: LocalText | null
  readonly staff_no?: string | null
  readonly demo_role?: string | null
}

/**
 * Makes account, person and addresses; answers the id. Refuses with `badAddress`, `addressTaken`, `emailTaken`,
 * `staffNoTaken`, `unknownPlace` and `unitOfOther`. The caller has made sure that it may.
 */
export async function addPerson(ctx: Context, wanted: NewPerson): Promise<string> {
  const emails = kept('email', wanted.emails ?? [])
  const phones = kept('phone', wanted.phones ?? [])
  await refuseTaken(ctx, [...emails, ...phones])
  const place = await placeOfPerson(ctx, wanted)
  const id = await makeAccount(ctx, {
    id: wanted.id,
    name: wanted.name,
    email: emails[0] ?? null,
    language: wanted.language,
    time_zone: wanted.time_zone ?? place.time_zone ?? undefined,
    demo_role: wanted.demo_role,
  })
  await ctx.db
    .insertInto('organisation.person')
    .values({
      id,
      client_id: place.client_id,
      unit_id: place.unit_id,
      region_id: place.region_id,
      manager_id: wanted.manager_id ?? null,
      function: wanted.function ?? null,
      position: wanted.position ?? null,
      staff_no: wanted.staff_no ?? null,
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .execute()
    .catch(error => {
      throw namedPersonFault(error, wanted.staff_no)
    })
  await keepAddresses(ctx, id, 'email', emails)
  await keepAddresses(ctx, id, 'phone', phones)
  ctx.tell(personAdded, { person_id: id, client_id: place.client_id, unit_id: place.unit_id })
  return id
}

/** The places given, completed by what follows from them: a unit has its client and region, a region its time zone. */
export async function placeOfPerson(
  ctx: Pick<Context, 'db'>,
  wanted: Pick<NewPerson, 'client_id' | 'unit_id' | 'region_id'>,
) {
  const unit = wanted.unit_id
    ? await ctx.db
        .selectFrom('organisation.unit')
        .select(['client_id', 'region_id'])
        .where('id', '=', wanted.unit_id)
        .executeTakeFirst()
    : null
  if (wanted.unit_id && !unit) throw unknownPlace({ field: 'unit_id' })
  if (unit && wanted.client_id && unit.client_id !== wanted.client_id) throw unitOfOther({})
  const region_id = wanted.region_id ?? unit?.region_id ?? null
  const region = region_id
    ? await ctx.db
        .selectFrom('organisation.region')
        .select('time_zone')
        .where('id', '=', region_id)
        .executeTakeFirst()
    : null
  if (region_id && !region) throw unknownPlace({ field: 'region_id' })
  return {
    client_id: unit?.client_id ?? wanted.client_id ?? null,
    unit_id: wanted.unit_id ?? null,
    region_id,
    time_zone: region?.time_zone ?? null,
  }
}

/** Adds addresses to a person; refuses with `addressTaken` when one came to belong to another meanwhile. */
export async function keepAddresses(
  ctx: Pick<Context, 'db'>,
  person_id: string,
  kind: 'email' | 'phone',
  values: readonly string[],
): Promise<void> {
  if (values.length === 0) return
  const rows = values.map(value => ({ id: newId(), person_id, kind, value }))
  const added = await ctx.db
    .insertInto('organisation.person_address')
    .values(rows)
    .onConflict(conflict => conflict.columns(['kind', 'value']).doNothing())
    .returning('value')
    .execute()
  const missing = values.find(value => !added.some(row => row.value === value))
  if (missing) throw addressTaken({ value: missing })
}

/** What a broken key or a double number of a person's row means to people. */
export function namedPersonFault(error: unknown, staff_no: string | null | undefined): unknown {
  const constraint = violatedConstraint(error)
  if (constraint === 'person_staff_no_unique') return staffNoTaken({ staff_no: staff_no ?? '' })
  const field = constraint?.match(/^person_(\w+_id)_fkey$/)?.[1]
  return field ? unknownPlace({ field }) : error
}

function kept(kind: 'email' | 'phone', texts: readonly string[]): string[] {
  const values = texts.map(text => {
    const value = addressValue(kind, text)
    if (!value) throw badAddress({ value: text })
    return value
  })
  return [...new Set(values)]
}

async function refuseTaken(ctx: Pick<Context, 'db'>, values: readonly string[]): Promise<void> {
  if (values.length === 0) return
  const taken = await ctx.db
    .selectFrom('organisation.person_address')
    .select('value')
    .where('value', 'in', [...values])
    .limit(1)
    .executeTakeFirst()
  if (taken) throw addressTaken({ value: taken.value })
}
