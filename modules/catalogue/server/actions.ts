// The use cases of the catalogue.
import { notFound } from '#kernel/contract/kernel.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import type { contract } from '../contract.ts'
import * as store from './store.ts'

const shown = <R extends store.ServiceRow>({ department_id, department_name, ...row }: R) => ({
  ...row,
  department: { id: department_id, name: department_name },
})

export const actions: Actions<typeof contract> = {
  async listServices(ctx, { query: { limit, after, ...wanted } }) {
    const rows = await store.list(ctx, {
      ...wanted,
      limit: limit + 1,
      after: after ? placeOf(after, 2) : null,
    })
    const page = pageOf(rows, limit, row => [-row.popularity, row.id])
    return { ...page, items: page.items.map(shown) }
  },

  async readService(ctx, { params: { id } }) {
    const row = await store.find(ctx, id)
    if (!row) throw notFound({})
    return shown(row)
  },
}
