// What a plan would open: the next periods, when each falls due on the calendars of its clients.
import type { Context } from '#kernel/server/context.ts'
import { dueAfter, provisionalBetween } from '#modules/calendar/server/face.ts'
import type { PlanPreview } from '../../contract.ts'
import { choicesOf } from '../choices.ts'
import { type Rulebook, rulebook, targetsFor } from '../rulebook.ts'
import { owedType } from '../rules/owed.ts'
import { dayIn, laterDay, type Period, periodsFrom, startOfDay } from '../rules/periods.ts'
import { type Owing, owingBy } from './document-targets.ts'

export interface Planned {
  readonly target_id: string
  readonly service_id: string | null
  readonly client_ids: readonly string[] | null
  readonly period: Period
  readonly starts_on: string
  readonly ends_on: string | null
}

const most = 3

/** Refuses with `notADocument`. */
export async function nextDues(ctx: Context, plan: Planned): Promise<PlanPreview> {
  const owing = await owingBy(ctx, plan.target_id, plan.client_ids)
  const service = plan.service_id
    ? ((await choicesOf(ctx, 'service', { ids: [plan.service_id] }))[0] ?? null)
    : null
  const book = await rulebook(ctx.okno, ctx.db)
  const time_zone = zoneOf(book)
  const first = laterDay(plan.starts_on, dayIn(ctx.now, time_zone))
  const until = Temporal.PlainDate.from(first)
    .add({ years: most + 1 })
    .toString()
  const last = plan.ends_on !== null && plan.ends_on < until ? plan.ends_on : until
  return {
    clients: owing.clients.length,
    dues: periodsFrom(plan.period, first, last)
      .slice(0, most)
      .map(({ key, first_day }) => {
        const opens = startOfDay(first_day, time_zone)
        const dues = owing.clients
          .map(client => dueOf(book, owing, { client, service }, opens))
          .filter(due => due !== null)
          .sort((one, other) => one.at - other.at)
        const [earliest, latest] = [dues[0]?.at, dues.at(-1)?.at]
        return {
          period: key,
          opens_at: instant(opens)!,
          due_at: instant(earliest),
          latest_due_at: latest === earliest ? null : instant(latest),
          provisional: dues.some(due => due.provisional),
        }
      }),
  }
}

export const zoneOf = (book: Rulebook): string =>
  book.calendars.get('center')?.compiled.document.time_zone ?? 'UTC'

interface Whose {
  readonly client: string
  readonly service: { readonly id: string; readonly department_id?: string | null } | null
}

/** By the promise that will hold for it then, on the calendar that counts for this client. */
function dueOf(
  book: Rulebook,
  { agreement_id, code }: Owing,
  { client, service }: Whose,
  opens: number,
): { readonly at: number; readonly provisional: boolean } | null {
  const attributes = {
    client,
    unit: null,
    region: null,
    service: service?.id ?? null,
    department: service?.department_id ?? null,
    type: owedType('document', { agreement_id, code }),
    priority: null,
  }
  const [applied] = targetsFor(book, attributes, opens, null)
  if (!applied) return null
  const { limit } = applied.rule
  const { compiled } = applied.calendar
  const at = dueAfter(compiled, opens, { [limit.unit]: limit.count } as never)
  return Number.isFinite(at) ? { at, provisional: provisionalBetween(compiled, opens, at).length > 0 } : null
}

const instant = (ms: number | undefined): string | null =>
  ms === undefined ? null : new Date(ms).toISOString()
