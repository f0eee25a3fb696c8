// The agreements that an installation begins with: what the centre promises everybody, and what it asks of them.

import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import type { Metric } from '../contract.ts'
import { forget } from './rulebook.ts'
import type { Limit } from './rules/course.ts'

interface Promised {
  readonly metric: Metric
  readonly title: LocalText
  readonly limit: Limit
  readonly warn_minutes: number
}

const ofCenter: readonly Promised[] = [
  {
    metric: 'first_answer',
    title: { ru: 'Первый ответ', en: 'First answer' },
    limit: { unit: 'working_minutes', count: 30 },
    warn_minutes: 10,
  },
  {
    metric: 'resolution',
    title: { ru: 'Решение', en: 'Resolution' },
    limit: { unit: 'working_minutes', count: 24 * 60 },
    warn_minutes: 120,
  },
]

const ofClients: readonly Promised[] = [
  {
    metric: 'clarification',
    title: { ru: 'Ответ на уточнение', en: 'Answer to a clarification' },
    limit: { unit: 'working_minutes', count: 8 * 60 },
    warn_minutes: 60,
  },
  {
    metric: 'approval',
    title: { ru: 'Согласование', en: 'Approval' },
    limit: { unit: 'working_minutes', count: 8 * 60 },
    warn_minutes: 60,
  },
]

/** Makes the first agreements, in force from the beginning of all time. `only`: these metrics and no others. */
export async function makeDefaultAgreements(
  ctx: Context,
  { only }: { only?: readonly Metric[] } = {},
): Promise<void> {
  const wanted = (promises: readonly Promised[]) =>
    promises.filter(({ metric }) => only === undefined || only.includes(metric))
  await makeAgreement(ctx, {
    code: 'center',
    kind: 'sla',
    title: { ru: 'Обещания центра', en: 'What the centre promises' },
    promiser: 'center',
    promisee: 'client',
    promises: wanted(ofCenter),
  })
  await makeAgreement(ctx, {
    code: 'clients',
    kind: 'ola',
    title: { ru: 'Обещания клиентов', en: 'What clients promise' },
    promiser: 'client',
    promisee: 'center',
    promises: wanted(ofClients),
  })
  ctx.afterwards(() => forget(ctx.okno))
}

interface NewAgreement {
  readonly code: string
  readonly kind: 'sla' | 'ola'
  readonly title: LocalText
  readonly promiser: 'center' | 'client'
  readonly promisee: 'center' | 'client'
  readonly promises: readonly Promised[]
}

async function makeAgreement(ctx: Context, { promises, title, ...parties }: NewAgreement): Promise<void> {
  if (promises.length === 0) return
  const agreement_id = newId()
  const edition_id = newId()
  await ctx.db
    .insertInto('agreements.agreement')
    .values({ id: agreement_id, ...parties, title, created_at: ctx.now, updated_at: ctx.now })
    .execute()
  await ctx.db
    .insertInto('agreements.edition')
    .values({
      id: edition_id,
      agreement_id,
      number: 1,
      valid_from: new Date(0),
      published_at: ctx.now,
      created_at: ctx.now,
    })
    .execute()
  await ctx.db
    .insertInto('agreements.target')
    .values(
      promises.map(({ metric, title, limit, warn_minutes }) => ({
        id: newId(),
        edition_id,
        code: metric,
        metric,
        title,
        limit_unit: limit.unit,
        limit_count: limit.count,
        warn_minutes,
        calendar_source: 'center' as const,
        created_at: ctx.now,
      })),
    )
    .execute()
}
