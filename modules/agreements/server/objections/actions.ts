// The use cases of objections that are asked of agreements themselves.
import type { Actions } from '#kernel/server/module.ts'
import { pageOf } from '#kernel/server/paging.ts'
import type { objectionEndpoints } from '../../contract/objections.ts'
import { answerObjection, withdrawObjection } from './answer.ts'
import { shown } from './show.ts'
import { page } from './store.ts'

export const objectionActions: Actions<typeof objectionEndpoints> = {
  async listObjections(ctx, { query: { limit, after, ...wanted } }) {
    const { items, next } = pageOf(await page(ctx, wanted, limit + 1, after), limit, row => [
      row.place,
      row.id,
    ])
    return { items: await shown(ctx, items), next }
  },
  answerObjection: (ctx, { params, body }) => answerObjection(ctx, params.id, body),
  withdrawObjection: (ctx, { params }) => withdrawObjection(ctx, params.id),
}
