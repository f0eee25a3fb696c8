// What the monthly letter to a client says: the same paragraphs and tables for every kind of file.

import { scopes } from '#kernel/contract/access.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { type Language, pick } from '#kernel/contract/shapes.ts'
import { speak } from '#kernel/contract/words.ts'
import type { Context } from '#kernel/server/context.ts'
import { leastCounted, lossNames, type Quality } from '../../../contract.ts'
import { letterWords } from '../../../text/letter.ts'
import { rulebook } from '../../rulebook.ts'
import { centerZone } from '../center-zone.ts'
import { countMonths, promisedBy } from '../counting.ts'
import { modes } from '../modes.ts'
import { monthsUpTo } from '../months.ts'
import { namesOf } from '../names.ts'
import { type Counts, inMonth, type Mode, type Place, qualityOf } from '../rules/quality.ts'
import { frozenCounts } from '../snapshots.ts'

/** A cell: a text, a count, or a share in percent; nothing where there were too few. */
export type Cell = string | number | { readonly percent: number } | null

export interface Section {
  readonly title: string
  readonly note: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface Letter {
  readonly language: Language
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly sections: readonly Section[]
  readonly counted: string
  readonly dated: string
  /** The beginning of the file's name. */
  readonly file: string
  readonly made_at: Date
}

const most = 7

/** The letter about a month to a client. A client that the reader may not report on does not exist. */
export async function letterContent(
  ctx: Context,
  { client: client_id, month, language }: { client: string; month: string; language: Language },
): Promise<Letter> {
  const { all, clients } = scopes(ctx.actor, 'agreements.report')
  const client = await ctx.db
    .selectFrom('organisation.client_view')
    .select(['code', 'name'])
    .where('id', '=', client_id)
    .executeTakeFirst()
  if (!client || !(all || clients.includes(client_id))) throw notFound({})
  const text = speak(letterWords, language)
  const zone = await centerZone(ctx)
  const months = monthsUpTo(month, 12)
  const frozen = await frozenCounts(ctx, month, client_id)
  const now = await countMonths(ctx, months, { client: client_id })
  const counts = frozen ? replaced(now, month, frozen.counts) : now
  const mode = (await modes(ctx))(client_id)
  const own = inMonth(counts, month)
  const known = promisedBy(frozen?.targets ?? (await rulebook(ctx.okno, ctx.db)).targets, zone)
  const promised = (service_id: string | null) => known({ client_id, service_id, department_id: null }, month)
  const total = qualityOf(own, mode, promised(null))
  const name = pick(client.name, language)
  const percent = percentIn(language)
  const date = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    dateStyle: 'long',
    timeZone: zone,
  }).format(frozen?.as_of ?? ctx.now)
  const processes = await byProcess(ctx, own, { mode, language, none: text.none, promised })
  const slow = processes.filter(({ quality }) => quality.n > quality.good)
  const columns = columnsOf(text.columns, mode)
  const row = ({ title, quality }: (typeof processes)[number]): Cell[] => [title, ...cellsOf(quality)]
  return {
    language,
    title: text.title({ client: name }),
    file: `quality-${client.code}-${month}`,
    made_at: ctx.now,
    paragraphs: [
      text.month({ month: monthName(month, language) }),
      text.together({ n: total.n, good: String(total.good) }),
      total.index
        ? text.index({
            percent: percent(total.index.percent),
            low: percent(total.index.low),
            high: percent(total.index.high),
          })
        : text.few({ minimum: String(leastCounted) }),
      ...(total.sla?.percent != null && total.ola?.percent != null
        ? [
            text.promises({
              client: name,
              center: percent(total.sla.percent),
              own: percent(total.ola.percent),
            }),
          ]
        : []),
      ...(total.completeness?.percent != null
        ? [
            text.firsts({
              n: total.completeness.judged,
              percent: percent(total.completeness.percent),
              agreed:
                total.completeness.promised_percent === null
                  ? ''
                  : text.agreed({ percent: percent(total.completeness.promised_percent) }),
            }),
          ]
        : []),
    ],
    sections: [
      {
        title: text.places.title,
        note: slow.length === 0 ? text.places.none : text.places.note,
        head: [text.columns.process, ...columns],
        rows: slow.slice(0, most).map(row),
      },
      {
        ...text.all,
        head: [text.columns.process, ...columns],
        rows: processes.map(row),
      },
      {
        ...text.trend,
        head: [text.columns.month, ...columns],
        rows: months.map(one => [
          monthName(one, language),
          ...cellsOf(qualityOf(inMonth(counts, one), mode, null)),
        ]),
      },
    ],
    counted: text.counted,
    dated: frozen ? text.frozen({ date, id: frozen.id }) : text.live({ date }),
  }
}

const replaced = (counts: Counts, month: string, own: Counts): Counts => ({
  verdicts: [...counts.verdicts.filter(row => row.month !== month), ...own.verdicts],
  sides: [...counts.sides.filter(row => row.month !== month), ...own.sides],
  firsts: [...counts.firsts.filter(row => row.month !== month), ...own.firsts],
})

type Columns = Record<
  'n' | 'good' | 'longer' | 'index' | 'client' | 'center' | 'both' | 'outside' | 'sla' | 'ola' | 'firsts',
  string
>
const columnsOf = (names: Columns, mode: Mode): string[] => [
  ...[names.n, names.good, names.longer, names.index],
  ...(mode === 'mature' ? [...lossNames.map(loss => names[loss]), names.sla, names.ola, names.firsts] : []),
]

function cellsOf({ n, good, index, losses, sla, ola, completeness }: Quality): Cell[] {
  const share = (percent: number | null | undefined) => (percent == null ? null : { percent })
  return [
    ...[n, good, n - good, share(index?.percent)],
    ...(losses ? lossNames.map(loss => losses[loss].n) : []),
    ...(sla && ola ? [share(sla.percent), share(ola.percent), share(completeness?.percent)] : []),
  ]
}

/** What was counted by process, those where most could go better first. */
async function byProcess(
  ctx: Context,
  { verdicts, sides, firsts }: Counts,
  {
    mode,
    language,
    none,
    promised,
  }: {
    readonly mode: Mode
    readonly language: Language
    readonly none: string
    readonly promised: (service_id: string | null) => number | null
  },
) {
  const key = ({ service_id }: Place) => service_id
  const verdictsOf = Map.groupBy(verdicts, key)
  const sidesOf = Map.groupBy(sides, key)
  const firstsOf = Map.groupBy(firsts, key)
  const ids = [...new Set([...verdictsOf.keys(), ...sidesOf.keys(), ...firstsOf.keys()])]
  const name = await namesOf(ctx, { services: ids })
  return ids
    .map(id => ({
      title: id === null ? none : pick(name(id)?.name, language),
      quality: qualityOf(
        {
          verdicts: verdictsOf.get(id) ?? [],
          sides: sidesOf.get(id) ?? [],
          firsts: firstsOf.get(id) ?? [],
        },
        mode,
        promised(id),
      ),
    }))
    .sort(
      ({ quality: one }, { quality: other }) => other.n - other.good - (one.n - one.good) || other.n - one.n,
    )
}

export const percentIn = (language: Language): ((percent: number) => string) => {
  const format = new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  return percent => format.format(percent / 100)
}

function monthName(month: string, language: Language): string {
  const day = new Date(`${month}-15T12:00:00Z`)
  return new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .format(day)
    .replace(/ г\.$/, '')
}
