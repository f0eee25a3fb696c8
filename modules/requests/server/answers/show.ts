// How answers that have not gone yet become what the contract promises.
import { Refusal } from '#kernel/contract/refusal.ts'
import type { Context } from '#kernel/server/context.ts'
import { filesOf } from '#kernel/server/files.ts'
import { sentence } from '#kernel/server/problem.ts'
import type { UnsentRow } from './store.ts'

export async function answers(ctx: Context, rows: readonly UnsentRow[]) {
  const files = await filesOf(
    ctx,
    rows.map(row => row.id),
  )
  return rows.map(({ body, failed, ...row }) => ({
    ...row,
    text: body.text,
    next_status: body.next_status ?? null,
    attachments: files.get(row.id) ?? [],
    seconds_left: Math.max(0, (row.goes_at.getTime() - ctx.now.getTime()) / 1000),
    failed: failed && { code: failed.code, detail: said(ctx, failed) },
  }))
}

function said(
  { okno, language }: Context,
  { code, status, params }: NonNullable<UnsentRow['failed']>,
): string {
  const texts = new Map(okno.modules.map(module => [module.name, module.words]))
  return sentence(new Refusal(code, status, params), texts, language)
}
