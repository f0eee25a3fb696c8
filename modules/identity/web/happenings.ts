// Events in words: what happened, the names of the values that an event carries, and the values themselves.
import { useCallback, useMemo } from 'react'
import { useCan } from '#kernel/web/me.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import { eventWords } from '../text/event-words.ts'
import { screenWords } from '../text/screen-words.ts'
import { identity } from './calls.ts'
import type { Unnamed } from './parts.tsx'
import { useRights } from './rights.tsx'

const has = <T extends object>(tree: T, key: string): key is keyof T & string => key in tree
const id_pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const moment_pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const day_pattern = /^\d{4}-\d\d-\d\d$/

/** Is the value the id of something, which a name may stand for? */
export const isId = (value: unknown): value is string => typeof value === 'string' && id_pattern.test(value)

/** The ids in what these events carry, each with its field. */
export const idsOf = (lines: readonly { payload: Record<string, unknown> }[]): readonly Unnamed[] =>
  lines.flatMap(({ payload }) =>
    Object.entries(payload).flatMap(([field, id]) => (isId(id) ? [{ field, id }] : [])),
  )

/** How events are told in the reader's language. */
export function useHappenings() {
  const words = useWords(eventWords)
  const { audit: text } = useWords(screenWords)
  const format = useFormat()
  const { explain } = useRights()
  const roleTitle = useRoleTitles()
  return useMemo(() => {
    const nameOf = (event: string): string => (has(words.events, event) ? words.events[event] : event)
    const labelOf = (field: string): string => (has(words.fields, field) ? words.fields[field] : field)
    const sayValue = (value: unknown, field: string): string => {
      if (value === null || value === undefined || value === '') return text.nothing
      if (value === true) return text.yes
      if (value === false) return text.no
      if (typeof value === 'number') return format.number(value, 2)
      if (Array.isArray(value))
        return value.length > 0 ? value.map(one => sayMember(one, field)).join(', ') : text.nothing
      if (typeof value === 'object')
        return Object.entries(value)
          .map(([name, inner]) => `${labelOf(name)}: ${sayValue(inner, name)}`)
          .join('; ')
      const said = String(value)
      if (field === 'role_code') return roleTitle(said)
      if (moment_pattern.test(said)) return format.moment(said)
      if (day_pattern.test(said)) return format.date(said)
      return has(words.values, said) ? words.values[said] : said
    }
    const sayMember = (one: unknown, field: string): string =>
      field === 'fields' && typeof one === 'string'
        ? labelOf(one === 'name' ? 'name_changed' : one)
        : field === 'permissions' && typeof one === 'string'
          ? explain(one).title
          : sayValue(one, field)
    const groups = Object.entries(words.groups)
      .map(([domain, group]) => ({
        domain,
        group,
        items: Object.entries(words.events)
          .filter(([event]) => event.startsWith(`${domain}.`))
          .map(([value, label]) => ({ value, label })),
      }))
      .filter(({ items }) => items.length > 0)
    return { nameOf, labelOf, sayValue, groups }
  }, [words, text, format, explain, roleTitle])
}

/** Roles by their codes, for those who may see them; others see the codes. */
function useRoleTitles(): (code: string) => string {
  const can = useCan()
  const pick = usePick()
  const { data } = identity.useQuery('listRoles', {}, { enabled: can('identity.manage_roles') })
  return useCallback(code => pick(data?.items.find(role => role.code === code)?.title) || code, [data, pick])
}
