// Who may see which service.
import { type RawBuilder, sql } from 'kysely'
import { type Actor, scopes } from '#kernel/contract/access.ts'

/** As a condition on `service`: published for everybody who is signed in, the rest for those who manage its department. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  const manage = scopes(actor, 'catalogue.manage')
  if (manage.all) return sql<boolean>`true`
  return sql<boolean>`(service.status = 'published' or service.department_id = any(${[...manage.departments]}::uuid[]))`
}
