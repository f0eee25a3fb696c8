// The rules in force, kept in memory: published editions with their targets and the calendars they count on.
import { sql } from 'kysely'
import type { Database } from '#kernel/server/database.ts'
import type { LoggedEvent } from '#kernel/server/events.ts'
import type { Okno } from '#kernel/server/okno.ts'
import { type CompiledCalendar, calendarsKept, compiledCalendar } from '#modules/calendar/server/face.ts'
import type { Limit } from './rules/course.ts'
import { type Metric, metrics } from './rules/metrics.ts'
import type { StandingReason } from './rules/moments.ts'
import { isMeasuredBy } from './rules/owed.ts'
import { type Attributes, fits, holdsFor, type InForce, ranked, type Scope } from './rules/scope.ts'
import type { StepCondition, StepTime } from './rules/steps.ts'

/** A step before or after the limit: when, under which conditions, and who hears of it. */
export interface Step {
  readonly key: string
  readonly when: StepTime
  readonly level: number
  readonly if?: StepCondition
  readonly to: readonly {
    readonly kind: 'role' | 'person' | 'rota' | 'team_lead' | 'assignee'
    readonly id?: string
  }[]
}

export interface TargetRule extends InForce {
  readonly target_id: string
  readonly agreement_id: string
  readonly edition_id: string
  readonly code: string
  readonly metric: Metric
  readonly kind: 'sla' | 'ola'
  readonly title: { ru?: string; en?: string }
  readonly promiser: 'center' | 'department' | 'client' | 'supplier'
  readonly promiser_id: string | null
  readonly promisee_id: string | null
  readonly scope: Scope
  readonly limit: Limit
  readonly warn_minutes: number
  readonly calendar_source: 'center' | 'client' | 'region' | 'named'
  readonly calendar_id: string | null
  readonly pauses: readonly StandingReason[]
  readonly steps: readonly Step[]
  readonly budgets: Readonly<Partial<Record<string, number>>>
}

export interface Rulebook {
  readonly targets: readonly TargetRule[]
  /** Compiled calendars by id; `center` is that of the centre. */
  readonly calendars: ReadonlyMap<string, { readonly id: string; readonly compiled: CompiledCalendar }>
  /** Teams of departments, for what departments promise. */
  readonly teams: ReadonlyMap<string, ReadonlySet<string>>
  /** Regions of units. */
  readonly regions: ReadonlyMap<string, string>
}

/** With the calendars it was made of. */
const kept = new WeakMap<Okno, { readonly book: Promise<Rulebook>; readonly calendars: object }>()

/** The rules in force now. */
export function rulebook(okno: Okno, db: Database): Promise<Rulebook> {
  const calendars = calendarsKept(okno)
  const known = kept.get(okno)
  if (known?.calendars === calendars) return known.book
  const book = load(okno, db)
  kept.set(okno, { book, calendars })
  book.catch(() => kept.delete(okno))
  return book
}

export const forget = (okno: Okno): void => void kept.delete(okno)

/** Forgets the rules when an agreement, a calendar or the organisation has changed, in whatever process. */
export function follow(okno: Okno, events: readonly LoggedEvent[]): void {
  if (
    events.some(({ name }) =>
      /^(agreements\.(agreement|edition|target|party)|calendar|organisation)/.test(name),
    )
  )
    forget(okno)
}

async function load(okno: Okno, db: Database): Promise<Rulebook> {
  // One after the other: the transaction may be on a connection that takes no more than one question at a time.
  const targets = await publishedTargets(db)
  const parties = await db
    .selectFrom('agreements.party_calendar')
    .select(['party', 'party_id', 'calendar_id'])
    .execute()
  const center = await db
    .selectFrom('calendar.calendar_view')
    .select('id')
    .where('is_default', '=', true)
    .executeTakeFirst()
  const teams = await db.selectFrom('organisation.team_view').select(['id', 'department_id']).execute()
  const units = await db.selectFrom('organisation.unit_view').select(['id', 'region_id']).execute()
  const named = new Map<string, string>([
    ...(center ? [['center', center.id!] as const] : []),
    ...parties.map(({ party, party_id, calendar_id }) => [`${party}:${party_id}`, calendar_id] as const),
    ...targets.flatMap(({ calendar_id }) => (calendar_id ? [[calendar_id, calendar_id] as const] : [])),
  ])
  const calendars: [string, { id: string; compiled: CompiledCalendar }][] = []
  for (const [name, id] of named)
    calendars.push([name, { id, compiled: await compiledCalendar(okno, db, id) }])
  const byDepartment = Map.groupBy(teams, ({ department_id }) => department_id!)
  return {
    targets,
    calendars: new Map(calendars),
    regions: new Map(units.flatMap(({ id, region_id }) => (region_id ? [[id!, region_id] as const] : []))),
    teams: new Map([...byDepartment].map(([id, rows]) => [id, new Set(rows.map(row => row.id!))])),
  }
}

async function publishedTargets(db: Database): Promise<TargetRule[]> {
  const { rows } = await sql<
    Omit<TargetRule, 'valid_from' | 'valid_until' | 'limit'> & {
      valid_from: Date
      valid_until: Date | null
      limit_unit: Limit['unit']
      limit_count: number
    }
  >`
    select target.id as target_id, agreement.id as agreement_id, edition.id as edition_id, target.code, target.metric,
           agreement.kind, target.title, agreement.promiser, agreement.promiser_id, agreement.promisee_id, edition.scope,
           target.limit_unit, target.limit_count, target.warn_minutes, target.calendar_source, target.calendar_id,
           target.pauses, target.steps, target.budgets, edition.valid_from, edition.valid_until, edition.covers_open
    from agreements.target
    join agreements.edition on edition.id = target.edition_id
    join agreements.agreement on agreement.id = edition.agreement_id
    where edition.published_at is not null and agreement.retired_at is null`.execute(db)
  return rows.map(({ valid_from, valid_until, limit_unit, limit_count, ...row }) => ({
    ...row,
    scope: effectiveScope(row, row.scope),
    valid_from: valid_from.getTime(),
    valid_until: valid_until?.getTime() ?? null,
    limit: { unit: limit_unit, count: limit_count },
  }))
}

/** An agreement with one client is as specific as one whose scope names that client. */
export function effectiveScope(
  {
    promiser,
    promiser_id,
    promisee_id,
    kind,
  }: Pick<TargetRule, 'promiser' | 'promiser_id' | 'promisee_id' | 'kind'>,
  scope: Scope,
): Scope {
  const client = promiser === 'client' ? promiser_id : kind === 'sla' ? promisee_id : null
  return client ? { ...scope, client: [client] } : scope
}

/** A target that holds for a thing, with the calendar that counts for this thing. */
export interface Applied {
  readonly rule: TargetRule
  /** What is measured for whom; occurrences are counted within it. */
  readonly lane: string
  readonly calendar: { readonly id: string; readonly compiled: CompiledCalendar }
}

/** The targets that hold for a thing: of each metric and side the most specific. Milliseconds. */
export function targetsFor(
  book: Rulebook,
  attributes: Attributes,
  opened_at: number,
  ended_at: number | null,
): Applied[] {
  const applied: Applied[] = []
  for (const candidates of candidatesFor(book, attributes, opened_at, ended_at).values()) {
    const rule = ranked(candidates)[0]!
    const calendar = calendarFor(book, rule, attributes)
    if (calendar) applied.push({ rule, lane: laneOf(rule), calendar })
  }
  return applied
}

/** All targets whose scope fits a thing, of each agreement that of its latest edition, by lane, in no order. */
export function candidatesFor(
  book: Rulebook,
  attributes: Attributes,
  opened_at: number,
  ended_at: number | null,
): Map<string, TargetRule[]> {
  const inForce = editionsInForce(book, opened_at, ended_at)
  const found = new Map<string, TargetRule[]>()
  for (const rule of book.targets) {
    if (inForce.get(rule.agreement_id)?.edition_id !== rule.edition_id) continue
    if (!isMeasuredBy(rule, attributes.type)) continue
    if (!fits(rule.scope, attributes) || !concerns(rule, attributes)) continue
    const lane = laneOf(rule)
    const others = found.get(lane)
    if (others) others.push(rule)
    else found.set(lane, [rule])
  }
  return found
}

/** Of each agreement the latest edition that holds for a thing: an older one is no alternative to it. */
function editionsInForce(
  book: Rulebook,
  opened_at: number,
  ended_at: number | null,
): Map<string, TargetRule> {
  const latest = new Map<string, TargetRule>()
  for (const rule of book.targets) {
    if (!holdsFor(rule, opened_at, ended_at)) continue
    const known = latest.get(rule.agreement_id)
    if (!known || known.valid_from < rule.valid_from) latest.set(rule.agreement_id, rule)
  }
  return latest
}

/** Agreements of one client hold for that client alone. */
const concerns = (rule: TargetRule, { client }: Attributes): boolean =>
  (rule.promiser !== 'client' || rule.promiser_id === null || rule.promiser_id === client) &&
  (rule.kind !== 'sla' || rule.promisee_id === null || rule.promisee_id === client)

/** Departments promise each for themselves; of all others, one promise of each metric holds. */
const laneOf = (rule: TargetRule): string =>
  rule.promiser === 'department'
    ? `${rule.kind}:${rule.metric}:${rule.promiser_id}`
    : `${rule.kind}:${rule.metric}`

function calendarFor(
  book: Rulebook,
  rule: TargetRule,
  { client, region }: Attributes,
): Applied['calendar'] | undefined {
  const own =
    rule.calendar_source === 'named'
      ? rule.calendar_id!
      : rule.calendar_source === 'client'
        ? `client:${client}`
        : rule.calendar_source === 'region'
          ? `region:${region}`
          : 'center'
  return book.calendars.get(own) ?? book.calendars.get('center')
}

/** The metrics in the order in which people name them. */
export const metricOrder = (metric: Metric): number => metrics.indexOf(metric)
