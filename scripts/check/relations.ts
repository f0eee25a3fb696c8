// The boundaries of modules/map.ts inside the migrated database: foreign keys, views, functions and triggers.
import type pg from 'pg'
import type { Arrows } from './places.ts'
import type { Problem } from './problem.ts'

interface Reach {
  /** What reaches out, as `schema.name`, and what it is. */
  readonly thing: string
  readonly kind: 'foreign key' | 'view' | 'function' | 'trigger'
  readonly from: string
  readonly to: string
  /** Name of the table or view reached. */
  readonly relation: string
}

/** The names of all our tables and views, `schema.name`. */
export async function relationNames(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and ${ours}`)
  return new Set(rows.map(row => row.name))
}

/** What reaches across domains other than along the map, or past the published views. */
export async function relationProblems(client: pg.Client, map: Arrows): Promise<Problem[]> {
  const names = await relationNames(client)
  const reaches = [...(await keysAndViews(client)), ...(await functions(client, names))]
  return reaches.flatMap(reach => complaint(reach, map) ?? [])
}

function complaint({ thing, kind, from, to, relation }: Reach, map: Arrows): Problem | null {
  if (from === to) return null
  const file = 'db/migrations'
  const into = `${to}.${relation}`
  // Identifiers of the kernel's own things (files) may be pointed at; what is in them is the kernel's.
  if (to === 'kernel')
    return kind === 'foreign key'
      ? null
      : { file, message: `${kind} ${thing}: ${into} belongs to the kernel` }
  if (from === 'kernel') return { file, message: `${kind} ${thing}: the kernel may not reach into ${to}` }
  if (!map[from]?.includes(to))
    return { file, message: `${kind} ${thing}: ${from} may not reach into ${to} (${into})` }
  if (kind === 'foreign key' || relation.endsWith('_view')) return null
  return { file, message: `${kind} ${thing}: ${into} belongs to ${to}; join its published view` }
}

async function keysAndViews(client: pg.Client): Promise<Reach[]> {
  const { rows } = await client.query<Reach>(`
    select n.nspname || '.' || c.relname || '.' || k.conname as thing, 'foreign key' as kind,
           n.nspname as "from", m.nspname as "to", f.relname as relation
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
         join pg_class f on f.oid = k.confrelid join pg_namespace m on m.oid = f.relnamespace
    where k.contype = 'f' and ${ours}
    union
    select n.nspname || '.' || c.relname, 'view', n.nspname, m.nspname, f.relname
    from pg_rewrite w join pg_class c on c.oid = w.ev_class join pg_namespace n on n.oid = c.relnamespace
         join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_class'::regclass
         join pg_class f on f.oid = d.refobjid join pg_namespace m on m.oid = f.relnamespace
    where c.relkind in ('v', 'm') and f.oid <> c.oid and m.nspname not in ('pg_catalog', 'information_schema') and ${ours}
    union
    select n.nspname || '.' || c.relname || '.' || t.tgname, 'trigger', n.nspname, m.nspname, p.proname
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
         join pg_proc p on p.oid = t.tgfoid join pg_namespace m on m.oid = p.pronamespace
    where not t.tgisinternal and m.nspname not in ('kernel', 'pg_catalog') and ${ours}
    order by 1`)
  return rows
}

/** PostgreSQL does not look into functions, so their text is searched for names. */
async function functions(client: pg.Client, names: ReadonlySet<string>): Promise<Reach[]> {
  const { rows } = await client.query<{ schema: string; name: string; body: string }>(`
    select n.nspname as schema, p.proname as name, coalesce(p.prosrc, '') || coalesce(pg_get_function_sqlbody(p.oid), '') as body
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ours} order by 1, 2`)
  return rows.flatMap(({ schema, name, body }) =>
    namesIn(body, names).map(({ schema: to, relation }) => {
      return { thing: `${schema}.${name}`, kind: 'function' as const, from: schema, to, relation }
    }),
  )
}

/** The tables and views that a text names, with the place of each. */
export function namesIn(
  text: string,
  names: ReadonlySet<string>,
): { schema: string; relation: string; at: number }[] {
  return [...text.matchAll(/(?<![\w.])"?([a-z_]\w*)"?\s*\.\s*"?([a-z_]\w*)"?(?![\w-])/g)].flatMap(match => {
    const [, schema, relation] = match as unknown as [string, string, string]
    return names.has(`${schema}.${relation}`) ? [{ schema, relation, at: match.index }] : []
  })
}

const ours = `n.nspname not in ('public', 'graphile_worker', 'information_schema') and n.nspname not like 'pg\\_%'`
