// Reading days from a file: our own lines, the table of the open data portal, and the lists by month of the trade's calendars.
import { parse } from 'csv-parse/sync'
import { dateOf, dayOf, type Interval, spanOf, weekDayOf } from '../rules/document.ts'

/** A day as a file tells it. `working` means open as on a working day, whatever the week says. */
export type ListedDay = {
  date: string
  kind: 'off' | 'short' | 'working' | 'hours'
  intervals?: Interval[]
  /** The day whose hours a working day off takes, where the file says so. */
  instead_of?: string
  name?: string
}

export type RefusedLine = { line: number; text: string; reason: 'bad_date' | 'bad_kind' | 'given_twice' }

export type ReadList = {
  /** `lines`: `date;kind;name`. `table` and `months`: lists of days off, which know the five-day week only. */
  format: 'lines' | 'table' | 'months'
  days: ListedDay[]
  refused: RefusedLine[]
}

/** Null when the text is in none of the known forms; `wanted_year` chooses one year of a file that has many, the latest otherwise. */
export function readList(text: string, wanted_year?: number): ReadList | null {
  const plain = text.replace(/^\uFEFF/, '').trim()
  if (plain === '') return null
  if (plain.startsWith('{') || plain.startsWith('[')) return readMonths(plain, wanted_year)
  const rows = readRows(plain)
  if (!rows) return null
  return /год|year/i.test(rows[0]?.cells[0] ?? '') && rows[0]!.cells.length >= 13
    ? readTable(rows, wanted_year)
    : readLines(rows)
}

type Row = { line: number; cells: string[] }

function readRows(text: string): Row[] | null {
  const first = text.slice(0, text.search(/\r|\n|$/))
  const delimiter = [';', '\t', ','].find(sign => first.includes(sign)) ?? ';'
  try {
    const rows = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return rows.map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch {
    return null
  }
}

const kinds: readonly (readonly [ListedDay['kind'], RegExp])[] = [
  ['off', /^(off|day off|holiday|closed|выходной|праздник|нерабочий|праздничный)/i],
  ['short', /^(short|eve|сокращ|предпраздн|короткий)/i],
  ['working', /^(work|open|moved|рабочий)/i],
]

function readLines(rows: Row[]): ReadList | null {
  const days = new Map<string, ListedDay>()
  const refused: RefusedLine[] = []
  for (const [index, { line, cells }] of rows.entries()) {
    const [given_date = '', given_kind = '', name = ''] = cells
    const date = dateIn(given_date)
    // A heading is no fault.
    if (!date && index === 0 && /дата|date|день|day/i.test(given_date)) continue
    const day = date ? kindIn(given_kind) : null
    const refuse = (reason: RefusedLine['reason']) =>
      refused.push({ line, text: cells.join('; ').slice(0, 200), reason })
    if (!date) refuse('bad_date')
    else if (!day) refuse('bad_kind')
    else if (days.has(date)) refuse('given_twice')
    else days.set(date, { date, ...day, ...(name ? { name: name.slice(0, 200) } : {}) })
  }
  return days.size === 0 &&
    refused.length === rows.length &&
    refused.every(({ reason }) => reason === 'bad_date')
    ? null
    : { format: 'lines', days: [...days.values()], refused }
}

function kindIn(text: string): Pick<ListedDay, 'kind' | 'intervals'> | null {
  const kind = kinds.find(([, words]) => words.test(text))?.[0]
  if (kind) return { kind }
  const intervals = text.split(/\s*,\s*/).map(part => part.split(/\s*[-–—]\s*/) as Interval)
  return intervals.every(interval => spanOf(interval)) ? { kind: 'hours', intervals } : null
}

/** `2027-01-09` or `09.01.2027`. */
function dateIn(text: string): string | null {
  const turned = /^(\d\d?)\.(\d\d?)\.(\d{4})$/.exec(text)
  const date = turned ? `${turned[3]}-${turned[2]!.padStart(2, '0')}-${turned[1]!.padStart(2, '0')}` : text
  return dayOf(date) === null ? null : date
}

/** A row for each year, a column for each month, in it the days off; `*` marks a shorter working day. */
function readTable(rows: Row[], wanted_year?: number): ReadList | null {
  const years = rows.slice(1).flatMap(({ line, cells }) => {
    const year = Number(/^\d{4}/.exec(cells[0] ?? '')?.[0])
    return year ? [{ year, line, months: cells.slice(1, 13) }] : []
  })
  const latest = Math.max(...years.map(({ year }) => year))
  const found = years.find(({ year }) => year === (wanted_year ?? latest))
  return found ? fromMonths('table', found.year, found.months, new Map(), found.line) : null
}

/** `{ "year": 2027, "months": [{ "month": 1, "days": "1,2,3+,8*" }], "transitions": [{ "from": "02.20", "to": "02.22" }] }` */
function readMonths(text: string, wanted_year?: number): ReadList | null {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return null
  }
  const many = (Array.isArray(given) ? given : [given]).filter(isFields)
  const years = many.filter(({ year, months }) => Number.isInteger(year) && Array.isArray(months))
  const latest = Math.max(...years.map(({ year }) => year as number))
  const found = years.find(({ year }) => year === (wanted_year ?? latest))
  if (!found) return null
  const year = found.year as number
  const months = new Array<string>(12).fill('')
  for (const month of found.months as unknown[])
    if (isFields(month) && typeof month.days === 'string' && Number.isInteger(month.month))
      months[(month.month as number) - 1] = month.days
  const instead = new Map<string, string>()
  for (const moved of Array.isArray(found.transitions) ? found.transitions : []) {
    if (!isFields(moved)) continue
    const [from, to] = [moved.from, moved.to].map(day => `${year}-${String(day).replace('.', '-')}`)
    if (dayOf(from) !== null && dayOf(to) !== null) instead.set(from!, to!)
  }
  return fromMonths('months', year, months.slice(0, 12), instead, 1)
}

/** Days off by month, against a week with free Saturdays and Sundays: only what differs from it is told. */
function fromMonths(
  format: ReadList['format'],
  year: number,
  months: readonly string[],
  instead: ReadonlyMap<string, string>,
  line: number,
): ReadList | null {
  const refused: RefusedLine[] = []
  const listed = new Map<string, 'off' | 'short'>()
  for (const [index, text] of months.entries())
    for (const part of text.split(',').map(day => day.trim())) {
      if (part === '') continue
      const match = /^(\d\d?)([*+]?)$/.exec(part)
      const date = `${year}-${String(index + 1).padStart(2, '0')}-${(match?.[1] ?? '').padStart(2, '0')}`
      if (!match || dayOf(date) === null)
        refused.push({ line, text: `${index + 1}: ${part}`.slice(0, 200), reason: 'bad_date' })
      else if (listed.has(date)) refused.push({ line, text: `${index + 1}: ${part}`, reason: 'given_twice' })
      else listed.set(date, match[2] === '*' ? 'short' : 'off')
    }
  // A year without free days in every month is no calendar but a piece of one.
  if (new Set([...listed.keys()].map(date => date.slice(0, 7))).size < 12) return null
  const days: ListedDay[] = []
  const first = dayOf(`${year}-01-01`)!
  for (let day = first; day < dayOf(`${year + 1}-01-01`)!; day++) {
    const date = dateOf(day)
    const kind = listed.get(date)
    const is_weekend = weekDayOf(day) === 0 || weekDayOf(day) === 6
    const moved = instead.get(date)
    const from = moved ? { instead_of: moved } : {}
    if (kind === 'short') days.push({ date, kind, ...from })
    else if (kind === 'off' && (!is_weekend || isHoliday(date))) days.push({ date, kind })
    else if (!kind && is_weekend) days.push({ date, kind: 'working', ...from })
  }
  return { format, days, refused }
}

/** Statutory holidays are told on a weekend as well, so that the calendar holds the whole year. */
const isHoliday = (date: string) => /-(01-0[1-8]|02-23|03-08|05-01|05-09|06-12|11-04)$/.test(date)

const isFields = (value: unknown): value is { [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
