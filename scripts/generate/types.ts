// Writes db/types.gen.ts: the row types of every table and view of a migrated database, for Kysely.
import pg from 'pg'

interface Column {
  readonly schema: string
  readonly table: string
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly optional: boolean
  readonly always: boolean
  readonly comment: string | null
  readonly view: boolean
  readonly table_id: number
  readonly place: number
}

const simple: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  citext: 'string',
  bytea: 'Buffer',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  numeric: 'number',
  date: 'string',
  timestamptz: 'Timestamp',
  jsonb: 'Json',
  local_text: 'LocalizedText',
  tsvector: 'string',
  xid8: 'string',
  pg_snapshot: 'string',
  _text: 'string[]',
  _uuid: 'string[]',
  _int4: 'number[]',
}

const head = `// The rows of the database, generated from its migrations by \`npm run generate\`. Do not edit.
import type { ColumnType } from 'kysely'
import type { LocalText } from '#kernel/contract/shapes.ts'

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>
/** Filled by the database alone. */
export type Computed<T> = T extends ColumnType<infer S, unknown, unknown> ? ColumnType<S, never, never> : ColumnType<T, never, never>
export type Timestamp = ColumnType<Date, Date | string, Date | string>
// biome-ignore lint/suspicious/noExplicitAny: what a jsonb column holds is for its domain to say
export type Json = ColumnType<any, unknown, unknown>
export type LocalizedText = ColumnType<LocalText, LocalText, LocalText>
`

/** The text of db/types.gen.ts for the database under \`url\`. */
export async function rowTypes(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const columns = await readColumns(client)
    const choices = await readChoices(client)
    const sources = await readViewSources(client, columns)
    const tables = Map.groupBy(columns, column => `${column.schema}.${column.table}`)
    const bodies = [...tables].map(([table, own]) => {
      const lines = own.map(column => {
        const source = sources.get(`${column.table_id}.${column.place}`) ?? column
        return line(source, choices.get(`${source.schema}.${source.table}.${source.name}`), column)
      })
      return `export interface ${pascal(table)} {\n${lines.join('\n')}\n}\n`
    })
    const index = [...tables.keys()].map(table => `  '${table}': ${pascal(table)}`)
    return `${head}\n${bodies.join('\n')}\nexport interface DB {\n${index.join('\n')}\n}\n`
  } finally {
    await client.end()
  }
}

function line(source: Column, choices: string[] | undefined, shown: Column): string {
  const bare = choices?.map(choice => `'${choice}'`).join(' | ') ?? simple[source.type]
  if (!bare)
    throw new Error(`${source.schema}.${source.table}.${source.name}: no TypeScript type for ${source.type}`)
  const type = source.nullable ? `${bare} | null` : bare
  const wrapped = shown.view
    ? type
    : source.always
      ? `Computed<${type}>`
      : source.optional
        ? `Generated<${type}>`
        : type
  const comment = shown.comment ? `  /** ${shown.comment} */\n` : ''
  return `${comment}  ${shown.name}: ${wrapped}`
}

const pascal = (name: string) =>
  name
    .split(/[._]/)
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

const ours = `n.nspname not in ('public', 'graphile_worker', 'information_schema') and n.nspname not like 'pg\\_%'`

async function readColumns(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query(`
    select n.nspname as schema, c.relname as table, a.attname as name, t.typname as type, not a.attnotnull as nullable,
           (a.atthasdef or a.attidentity <> '') as optional, (a.attgenerated <> '' or a.attidentity = 'a') as always,
           col_description(c.oid, a.attnum) as comment, c.relkind = 'v' as view, c.oid::int as table_id, a.attnum::int as place
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
         join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped and not c.relispartition and ${ours}
    order by 1, 2, a.attnum`)
  return rows
}

/** Columns that a check limits to a list of words become a union of those words. */
async function readChoices(client: pg.Client): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ key: string; text: string }>(`
    select n.nspname || '.' || c.relname || '.' || a.attname as key, pg_get_constraintdef(k.oid) as text
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'c' and cardinality(k.conkey) = 1 and ${ours}`)
  return new Map(
    rows.flatMap(({ key, text }) => {
      const list = /^CHECK \(\(\w+ = (?:ANY \(ARRAY\[(?<many>.*)\]\)|(?<one>'\w+'::text))\)\)$/.exec(
        text,
      )?.groups
      const words = list?.many ?? list?.one
      return words ? [[key, [...words.matchAll(/'([^']*)'/g)].map(match => match[1]!)]] : []
    }),
  )
}

/** Which table's column stands behind each column of a view, through views of views. */
async function readViewSources(client: pg.Client, columns: readonly Column[]): Promise<Map<string, Column>> {
  const byPlace = new Map(columns.map(column => [`${column.table_id}.${column.place}`, column]))
  const sources = new Map<string, Column>()
  const views = Map.groupBy(
    columns.filter(column => column.view),
    column => column.table_id,
  )
  for (const [id, own] of views) {
    const { rows } = await client.query('select pg_get_viewdef($1::oid) as text', [id])
    const { fields } = await client.query(`${rows[0].text.replace(/;\s*$/, '')} limit 0`)
    fields.forEach((field, index) => {
      const source = byPlace.get(`${field.tableID}.${field.columnID}`)
      if (source) sources.set(`${id}.${own[index]!.place}`, source)
    })
  }
  const resolve = (column: Column): Column => {
    const next = sources.get(`${column.table_id}.${column.place}`)
    return next ? resolve(next) : column
  }
  return new Map([...sources].map(([key, source]) => [key, resolve(source)]))
}
