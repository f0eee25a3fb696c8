// Evidence from files: each line looked up and judged, and, when it is to be taken in, delivered; refused lines say why.
import { sql } from 'kysely'
import { emptyFile } from '#kernel/contract/kernel.ts'
import { Refusal } from '#kernel/contract/refusal.ts'
import { fill } from '#kernel/contract/words.ts'
import type { Context } from '#kernel/server/context.ts'
import { readList, readUpload } from '#modules/organisation/server/face.ts'
import { tooManyLines, unreadableEvidence } from '../../contract.ts'
import en from '../../text/obligations.en.ts'
import ru from '../../text/obligations.ru.ts'
import { countedFrom, deliver } from './delivering.ts'
import { namesPast, owedInSight, speaksFor } from './policy.ts'

const most_lines = 2000

const headings = {
  client: ['клиент', 'client'],
  obligation: ['обязательство', 'obligation'],
  period: ['период', 'period'],
  item: ['пункт', 'item'],
  document: ['документ', 'document'],
  delivered_at: ['передано', 'deliveredat', 'delivered'],
} as const
type Column = keyof typeof headings
const needed: readonly Column[] = ['client', 'obligation', 'period', 'item']

type Reason = keyof typeof en.list.reasons
type Verdict =
  | { readonly verdict: 'taken' | 'known' }
  | { readonly verdict: 'refused'; readonly reason: Reason | Refusal }

/** Reads the uploaded list; with `apply` what is right is taken in, whatever else the list holds. */
export async function readEvidenceList(ctx: Context, apply: boolean) {
  const part = await ctx.http!.request.file()
  if (!part) throw emptyFile({ name: '' })
  const name = part.filename?.slice(-200) ?? ''
  const bytes = await readUpload(part.file)
  if (bytes.length === 0) throw emptyFile({ name })
  const [heading = [], ...body] = await readList(bytes, name)
  const columns = recognised(heading)
  if (needed.some(column => !columns.has(column)))
    throw unreadableEvidence({ headings: heading.filter(Boolean).slice(0, 20).join(', ') })
  if (body.length > most_lines) throw tooManyLines({ most: most_lines })
  const known = await knownOwed(ctx)
  const words = ctx.language === 'ru' ? ru : en
  const refusedWith = ({ code, params }: Refusal): string =>
    fill(words.refusals[code.split('.')[1] as keyof typeof words.refusals] ?? code, ctx.language, params)
  const rows: { line: number; cells: string[]; verdict: Verdict['verdict']; reason: string | null }[] = []
  const seen = new Set<string>()
  for (const [i, cells] of body.entries()) {
    if (cells.every(cell => cell === '')) continue
    const cell = (column: Column) => cells[columns.get(column) ?? -1] ?? ''
    const judged = await judge(ctx, known, cell, seen, apply)
    rows.push({
      line: i + 2,
      cells: [...cells],
      verdict: judged.verdict,
      reason:
        judged.verdict !== 'refused'
          ? null
          : judged.reason instanceof Refusal
            ? refusedWith(judged.reason)
            : words.list.reasons[judged.reason],
    })
  }
  const count = (verdict: string) => rows.filter(row => row.verdict === verdict).length
  return {
    applied: apply,
    counts: { taken: count('taken'), known: count('known'), refused: count('refused') },
    rows,
  }
}

function recognised(heading: readonly string[]): Map<Column, number> {
  const found = new Map<Column, number>()
  for (const [i, text] of heading.entries()) {
    const word = text.toLowerCase().replace(/[^\p{L}]/gu, '')
    for (const [column, words] of Object.entries(headings) as [Column, readonly string[]][])
      if (words.includes(word) && !found.has(column)) found.set(column, i)
  }
  return found
}

interface Known {
  readonly id: string
  readonly client_id: string
  readonly opened_at: Date
  readonly key: string
  readonly items: readonly { readonly code: string }[]
  readonly given: readonly string[]
}

/** What is owed by plan, by `client plan period`, where the asker sees it. */
async function knownOwed(ctx: Context): Promise<Map<string, Known>> {
  const { rows } = await sql<Known>`
    select owed.id, owed.client_id, owed.opened_at, lower(client.code || ' ' || plan.code || ' ' || owed.period) as key, owed.items,
           array(select item from agreements.evidence where evidence.owed_id = owed.id) as given
    from agreements.owed as owed
    join agreements.obligation as plan on plan.id = owed.obligation_id
    join organisation.client_view as client on client.id = owed.client_id
    where ${owedInSight(ctx.actor)}`.execute(ctx.db)
  return new Map(rows.map(row => [row.key, row]))
}

async function judge(
  ctx: Context,
  known: ReadonlyMap<string, Known>,
  cell: (column: Column) => string,
  seen: Set<string>,
  apply: boolean,
): Promise<Verdict> {
  const owed = known.get([cell('client'), cell('obligation'), cell('period')].join(' ').toLowerCase())
  if (!owed) return { verdict: 'refused', reason: 'not_owed' }
  if (!speaksFor(ctx.actor, owed.client_id)) return { verdict: 'refused', reason: 'not_yours' }
  const item = owed.items.find(({ code }) => code === cell('item').toLowerCase())
  if (!item) return { verdict: 'refused', reason: 'no_item' }
  const delivered_at = instantOf(cell('delivered_at'), ctx, namesPast(ctx.actor, owed.client_id))
  if (!delivered_at) return { verdict: 'refused', reason: 'no_date' }
  const place = `${owed.id} ${item.code}`
  if (owed.given.includes(item.code) || seen.has(place)) return { verdict: 'known' }
  try {
    countedFrom(ctx, owed, delivered_at)
    seen.add(place)
    if (!apply) return { verdict: 'taken' }
    const document = cell('document').slice(0, 500) || null
    const isNew = await deliver(ctx, owed.id, { item: item.code, document, delivered_at, source: 'csv' })
    return { verdict: isNew ? 'taken' : 'known' }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { verdict: 'refused', reason: error }
  }
}

/**
 * 2026-03-03, 03.03.2026 or a moment with its offset; days count from noon of the asker, and nothing said is now. So is the
 * day of today for who may not name the past.
 */
function instantOf(text: string, ctx: Context, names_past: boolean): Date | null {
  if (text === '') return ctx.now
  const day =
    /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ??
    /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(text)?.toSpliced(1, 3, ...text.split('.').toReversed())
  try {
    if (day && !names_past && isToday(`${day[1]}-${day[2]}-${day[3]}`, ctx)) return ctx.now
    if (day)
      return new Date(
        Math.min(
          Temporal.PlainDateTime.from(`${day[1]}-${day[2]}-${day[3]}T12:00`).toZonedDateTime(
            ctx.actor.time_zone,
          ).epochMilliseconds,
          // What was handed over this morning was not handed over at noon.
          isToday(`${day[1]}-${day[2]}-${day[3]}`, ctx) ? ctx.now.getTime() : Number.POSITIVE_INFINITY,
        ),
      )
    return new Date(Temporal.Instant.from(text).epochMilliseconds)
  } catch {
    return null
  }
}

const isToday = (day: string, ctx: Context): boolean =>
  Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime())
    .toZonedDateTimeISO(ctx.actor.time_zone)
    .toPlainDate()
    .toString() === day
