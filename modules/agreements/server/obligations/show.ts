// What is owed, as people are shown it: names beside ids, the checklist with its evidence, why it is due when it is.

import type { Context } from '#kernel/server/context.ts'
import { timeline } from '#kernel/server/events.ts'
import { peopleByIds } from '#modules/organisation/server/face.ts'
import { explainClocks, type Shown } from '../face.ts'
import { approves, namesPast, speaksFor } from './policy.ts'
import * as store from './store.ts'

/** A line of a list. */
export const summary = (row: store.OwedRow) => ({
  id: row.id,
  plan: row.obligation_id === null ? null : { id: row.obligation_id, code: row.plan_code ?? '' },
  title: row.title,
  client: { id: row.client_id, name: row.client_name },
  metric: row.metric,
  period: row.period,
  external_id: row.external_id,
  state: row.state,
  items_total: row.items.length,
  items_done: row.items_done,
  opened_at: row.opened_at,
  due_at: row.due_at,
  done_at: row.done_at,
  version: row.version,
})

export async function whole(ctx: Context, id: string) {
  const row = await store.find(ctx, id)
  const [evidence, clocks] = await Promise.all([
    store.evidenceOf(ctx, id),
    explainClocks(ctx, [id], { inside: ctx.actor.client_id === null }),
  ])
  const people = await peopleByIds(
    ctx,
    [row.waiver_asked_by, row.waived_by, ...evidence.map(one => one.recorded_by)].filter(id => id !== null),
  )
  const who = (id: string | null) => (id === null ? null : { id, name: people.get(id)?.name ?? '' })
  const given = new Map(evidence.map(one => [one.item, one]))
  const speaks = speaksFor(ctx.actor, row.client_id)
  const isOwed = row.done_at === null && row.waived_at === null
  return {
    ...summary(row),
    checklist: row.items.map(({ code, title }) => {
      const found = given.get(code)
      return { code, title, evidence: found ? { ...found, recorded_by: who(found.recorded_by) } : null }
    }),
    waiver:
      row.waiver_asked_at === null
        ? null
        : {
            reason: row.waiver_reason ?? '',
            asked_by: who(row.waiver_asked_by)!,
            asked_at: row.waiver_asked_at,
            approved_by: who(row.waived_by),
            approved_at: row.waived_at,
          },
    clocks: clocks.get(id) ?? [],
    may: {
      deliver: speaks && row.waived_at === null && row.items.length > 0,
      name_past: speaks && namesPast(ctx.actor, row.client_id),
      ask_waiver: speaks && isOwed && row.waiver_asked_at === null,
      answer_waiver:
        approves(ctx.actor) && isOwed && row.waiver_asked_at !== null && row.waiver_asked_by !== ctx.actor.id,
    },
  }
}

/** What happened to it, oldest first, after the line with this number. */
export async function history(ctx: Context, id: string, after: number, limit: number) {
  await store.find(ctx, id)
  const lines = await timeline(ctx.db, id, after, limit)
  const people = await peopleByIds(
    ctx,
    lines.flatMap(({ actor_id }) => actor_id ?? []),
  )
  return lines.map(({ actor_id, payload, ...line }) => ({
    ...line,
    payload: payload as Record<string, unknown>,
    actor: actor_id === null ? null : { id: actor_id, name: people.get(actor_id)?.name ?? '' },
  }))
}

/** What is owed in the reports of agreements, where the reader may see it. */
export async function showMeasured(ctx: Context, ids: readonly string[]): Promise<Map<string, Shown>> {
  const found = await store.visible(ctx, ids)
  return new Map(
    found.map(({ id, title, period, external_id }) => [
      id,
      {
        number: period ?? external_id ?? '',
        title: title[ctx.language] ?? title.ru ?? title.en ?? '',
        address: `/obligations?id=${id}`,
      },
    ]),
  )
}
