// The state of a screen in its address: read through a zod schema, written without what is usual.
import type { z } from 'zod'

export type RawSearch = Record<string, string | string[]>

/** `?status=open&status=new&q=x` -> `{ status: ['open', 'new'], q: 'x' }` */
export function parseSearch(text: string): RawSearch {
  const raw: RawSearch = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = raw[name]
    raw[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
  }
  return raw
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') params.append(name, String(one))
  return params.size > 0 ? `?${params}` : ''
}

/** What the address says, as the screen declares it. What does not fit is left out, so an old link still opens. */
export function readSearch<S extends z.ZodObject>(
  schema: S | undefined,
  raw: Record<string, unknown>,
): z.output<S> {
  if (!schema) return {} as z.output<S>
  const listed = Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, wantsList(schema, name) ? [value].flat() : value]),
  )
  const first = schema.safeParse(listed)
  if (first.success) return first.data
  const wrong = new Set(first.error.issues.map(issue => String(issue.path[0])))
  const kept = Object.fromEntries(Object.entries(listed).filter(([name]) => !wrong.has(name)))
  const second = schema.safeParse(kept)
  return second.success ? second.data : ({} as z.output<S>)
}

/** The search after a change. Values that the schema gives by itself do not stand in the address. */
export function changedSearch<S extends z.ZodObject>(
  schema: S | undefined,
  raw: Record<string, unknown>,
  change: Record<string, unknown>,
): Record<string, unknown> {
  const usual = schema?.safeParse({}).data as Record<string, unknown> | undefined
  const next = Object.entries({ ...raw, ...change }).filter(
    ([name, value]) =>
      value !== undefined &&
      value !== null &&
      value !== '' &&
      !(Array.isArray(value) && value.length === 0) &&
      JSON.stringify(value) !== JSON.stringify(usual?.[name]),
  )
  return Object.fromEntries(next)
}

/** Does the field take a list? Then a single value in the address is a list of one. */
function wantsList(schema: z.ZodObject, name: string): boolean {
  let field = schema.shape[name] as z.ZodType | undefined
  while (field && field.def.type !== 'array')
    field =
      (field.def as { innerType?: z.ZodType; in?: z.ZodType }).innerType ??
      (field.def as { in?: z.ZodType }).in
  return field !== undefined
}
