// Calendars of clients and regions, what agreements may name, and which promises hold for a kind of thing.
import { sql } from 'kysely'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { type contract, partyCalendarChanged, unknownCalendar, unknownParty } from '../../contract.ts'
import { applying } from '../applying.ts'
import { type Choice, type ChoiceKind, choicesOf } from '../choices.ts'
import { type Realm, realmOf, requireManager } from '../policy.ts'
import { forget } from '../rulebook.ts'

export const partyActions: Pick<
  Actions<typeof contract>,
  'listPartyCalendars' | 'setPartyCalendar' | 'readManaging' | 'listChoices' | 'listApplying'
> = {
  async listPartyCalendars(ctx) {
    return { items: await partyCalendars(ctx) }
  },

  async setPartyCalendar(ctx, { params: { party, id }, body: { calendar_id } }) {
    requireManager(ctx)
    if ((await choicesOf(ctx, party, { ids: [id] })).length === 0) throw unknownParty({})
    if (calendar_id && !(await exists(ctx, calendar_id))) throw unknownCalendar({})
    if (await set(ctx, party, id, calendar_id)) {
      ctx.tell(partyCalendarChanged, { party_id: id, party, calendar_id })
      ctx.afterwards(() => forget(ctx.okno))
    }
    return { items: await partyCalendars(ctx) }
  },

  async readManaging(ctx) {
    const { everywhere, departments } = await realmOf(ctx)
    return { everywhere, departments: [...(await choicesOf(ctx, 'department', { ids: departments }))] }
  },

  async listChoices(ctx, { query: { kind, mine, q, limit } }) {
    const wanted = { q: q?.trim(), limit }
    const realm = mine ? await realmOf(ctx) : null
    const own = realm?.everywhere ? null : ownIn(realm, kind)
    if (!own) return { items: (await choicesOf(ctx, kind, wanted)).map(named) }
    // Few: those of some departments.
    const all = await choicesOf(ctx, kind, { ...wanted, limit: 1000 })
    return {
      items: all
        .filter(({ id }) => own.includes(id))
        .slice(0, limit)
        .map(named),
    }
  },

  listApplying: (ctx, { query }) => applying(ctx, query),
}

const named = ({ id, name }: Choice) => ({ id, name })

const ownIn = (realm: Realm | null, kind: ChoiceKind): readonly string[] | null =>
  kind === 'service' ? (realm?.services ?? null) : kind === 'department' ? (realm?.departments ?? null) : null

interface Named {
  readonly id: string
  readonly name: LocalText
}

async function partyCalendars(ctx: Context) {
  const { rows } = await sql<{
    party: 'client' | 'region'
    id: string
    name: LocalText
    calendar: Named | null
  }>`
    select p.party, p.id, p.name,
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as calendar
    from (
      select 'client' as party, id, name, retired_at from organisation.client_view
      union all
      select 'region', id, name, null from organisation.region_view
    ) as p
    left join agreements.party_calendar own on own.party = p.party and own.party_id = p.id
    left join calendar.calendar_view c on c.id = own.calendar_id
    where p.retired_at is null or c.id is not null
    order by p.party, coalesce(p.name ->> ${ctx.language}::text, p.name ->> 'ru', p.name ->> 'en'), p.id`.execute(
    ctx.db,
  )
  return rows
}

async function exists(ctx: Context, calendar_id: string): Promise<boolean> {
  const { rows } = await sql`select id from calendar.calendar_view where id = ${calendar_id}`.execute(ctx.db)
  return rows.length > 0
}

/** Answers whether that changed anything. */
async function set(
  ctx: Context,
  party: 'client' | 'region',
  party_id: string,
  calendar_id: string | null,
): Promise<boolean> {
  const { rows } = await (calendar_id === null
    ? sql`delete from agreements.party_calendar where party = ${party} and party_id = ${party_id} returning party`
    : sql`
        insert into agreements.party_calendar as own (party, party_id, calendar_id) values (${party}, ${party_id}, ${calendar_id})
        on conflict (party, party_id) do update set calendar_id = excluded.calendar_id
        where own.calendar_id <> excluded.calendar_id returning party`
  ).execute(ctx.db)
  return rows.length > 0
}
