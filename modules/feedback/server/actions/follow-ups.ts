// The use cases of follow-ups.
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { timeline } from '#kernel/server/events.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { peopleByIds } from '#modules/organisation/server/face.ts'
import { numberText } from '#modules/requests/server/face.ts'
import type { Cause, followUpEndpoints } from '../../contract.ts'
import { ageing } from '../follow-ups/due.ts'
import * as steps from '../follow-ups/steps.ts'
import * as store from '../store/follow-ups.ts'
import { owners } from '../store/people.ts'

const most_events = 500

export const followUpActions: Actions<typeof followUpEndpoints> = {
  async listFollowUps(ctx, { query: { limit, after, mine, ...wanted } }) {
    const rows = await store.page(
      ctx,
      { ...wanted, mine: mine === '1' },
      limit + 1,
      after ? placeOf(after, 2) : null,
    )
    const page = pageOf(rows, limit, row => [row.place, row.id])
    const age = await ageing(ctx)
    return { ...page, items: page.items.map(row => shown(ctx, row, age)) }
  },
  countFollowUps: ctx => store.counts(ctx),
  readFollowUp: (ctx, { params: { id } }) => readOne(ctx, id),

  async listFollowUpEvents(ctx, { params: { id } }) {
    if (!(await store.isSeen(ctx, id))) throw notFound({})
    const items = await timeline(ctx.db, id, 0, most_events)
    const people = await peopleByIds(
      ctx,
      items.flatMap(item => item.actor_id ?? []),
    )
    return {
      items: items.map(({ actor_id, ...item }) => ({
        ...item,
        by: actor_id ? (people.get(actor_id)?.name ?? null) : null,
      })),
    }
  },

  listOwners: async ctx => ({ items: await owners(ctx) }),

  async takeFollowUp(ctx, { params: { id }, body: { owner_id } }) {
    await steps.own(ctx, id, owner_id)
    return readOne(ctx, id)
  },
  async contactAuthor(ctx, { params: { id }, body }) {
    await steps.contact(ctx, id, body)
    return readOne(ctx, id)
  },
  async fixCause(ctx, { params: { id }, body }) {
    await steps.fix(ctx, id, body)
    return readOne(ctx, id)
  },
  async tellAuthor(ctx, { params: { id }, body }) {
    await steps.tell(ctx, id, body)
    return readOne(ctx, id)
  },
  async closeFollowUp(ctx, { params: { id }, body }) {
    await steps.close(ctx, id, body)
    return readOne(ctx, id)
  },
}

async function readOne(ctx: Context, id: string) {
  const row = await store.read(ctx, id)
  if (!row) throw notFound({})
  return shown(ctx, row, await ageing(ctx))
}

/** A follow-up as it is shown. */
function shown(ctx: Context, row: store.ShownRow, age: (from: Date, to: Date) => number) {
  const waits = store.waiting.includes(row.state)
  const known = row.author_name !== null
  const unknown = row.rater_name !== null || row.rater_address !== null
  const at = (moment: Date | null, by: string | null) => (moment ? { at: moment, by } : null)
  const contacted = at(row.contacted_at, row.contacted_by_name)
  const fixed = at(row.fixed_at, row.fixed_by_name)
  const told = at(row.told_at, row.told_by_name)
  const closed = at(row.closed_at, row.closed_by_name)
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    score: row.score,
    rating: {
      id: row.rating_id,
      kind: row.kind,
      request_id: row.request_id,
      message_id: row.message_id,
      score: row.rated,
      comment: row.comment,
      theme: row.theme,
      channel: row.channel,
      created_at: row.created_at,
      updated_at: row.updated_at,
    },
    number: row.number === null ? null : numberText(row.number),
    subject: row.subject,
    author: known
      ? { name: row.author_name, address: row.author_email, is_known: true }
      : unknown
        ? { name: row.rater_name, address: row.rater_address, is_known: false }
        : null,
    team: row.team_id && row.team_name ? { id: row.team_id, name: row.team_name } : null,
    agent: row.agent_id ? { id: row.agent_id, name: row.agent_name ?? '' } : null,
    owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? '' } : null,
    opened_at: row.opened_at,
    due_at: waits ? row.due_at : null,
    is_overdue: waits && row.due_at < ctx.now,
    age_minutes: age(row.opened_at, row.closed_at ?? ctx.now),
    contacted: contacted && { ...contacted, how: row.contacted_how!, note: row.contact_note },
    fixed: fixed && { ...fixed, cause: row.cause as Cause, changed: row.changed! },
    told: told && {
      ...told,
      how: row.told_how!,
      text: row.told_text!,
      by_letter: row.letter_id !== null,
    },
    second: row.second_at ? { score: row.second_score!, at: row.second_at } : null,
    closed: closed && { ...closed, why: row.closed_why!, note: row.closed_note },
    reopened_count: row.reopened_count,
  }
}
