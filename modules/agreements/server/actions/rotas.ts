// Rotas of people on duty: listed, made, replaced, removed.
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { type contract, rotaChanged, rotaNeeded, unknownParty } from '../../contract.ts'
import { choicesOf } from '../choices.ts'
import { requireManager } from '../policy.ts'
import { onDuty } from '../rules/rota.ts'
import * as store from '../store/rotas.ts'

export const rotaActions: Pick<
  Actions<typeof contract>,
  'listRotas' | 'makeRota' | 'editRota' | 'dropRota'
> = {
  async listRotas(ctx, { query }) {
    const { items, next } = await store.page(ctx, query)
    return { items: items.map(row => shown(ctx, row)), next }
  },

  async makeRota(ctx, { body }) {
    requireManager(ctx)
    await requirePeople(ctx, body.people)
    const id = await store.insert(ctx, body)
    ctx.tell(rotaChanged, { rota_id: id, code: body.code })
    return shown(ctx, await store.find(ctx, id))
  },

  async editRota(ctx, { params: { id }, body }) {
    requireManager(ctx)
    await requirePeople(ctx, body.people)
    await store.replace(ctx, id, body)
    ctx.tell(rotaChanged, { rota_id: id, code: body.code })
    return shown(ctx, await store.find(ctx, id))
  },

  async dropRota(ctx, { params: { id } }) {
    requireManager(ctx)
    const rota = await store.find(ctx, id)
    if (await store.isNeeded(ctx, id))
      throw rotaNeeded({ name: rota.title[ctx.language] ?? rota.title.ru ?? rota.title.en ?? rota.code })
    await store.drop(ctx, id)
    ctx.tell(rotaChanged, { rota_id: id, code: rota.code })
    return {}
  },
}

function shown(ctx: Context, row: store.RotaRow) {
  const rota = { people: row.people.map(({ id }) => id), starts_on: row.starts_on, turn_days: row.turn_days }
  const on_duty = row.people.find(({ id }) => id === onDuty(rota, ctx.now))!
  return { ...row, people: [...row.people], on_duty }
}

async function requirePeople(ctx: Context, ids: readonly string[]): Promise<void> {
  const known = await choicesOf(ctx, 'person', { ids })
  if (known.length < new Set(ids).size) throw unknownParty({})
}
