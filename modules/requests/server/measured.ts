// Requests in the reports of agreements: their numbers and subjects, where the reader may see them.
import type { Context } from '#kernel/server/context.ts'
import type { Shown } from '#modules/agreements/server/face.ts'
import { numberText } from './rules.ts'
import { visible } from './store/find.ts'

export async function showMeasured(ctx: Context, ids: readonly string[]): Promise<Map<string, Shown>> {
  const rows = await visible(ctx, ids)
  return new Map(
    rows.map(({ id, number, subject }) => {
      const text = numberText(number)
      return [id, { number: text, title: subject, address: `/requests/${text}` }]
    }),
  )
}
