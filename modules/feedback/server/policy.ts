// Whose ratings a report may show.
import { type RawBuilder, sql } from 'kysely'
import { type Actor, scopes } from '#kernel/contract/access.ts'

/** As a condition on `rating` joined with its `request`. */
export function reportableTo(actor: Actor): RawBuilder<boolean> {
  const { all, departments, teams, clients } = scopes(actor, 'feedback.report')
  if (all) return sql<boolean>`true`
  return sql<boolean>`(rating.team_id = any(${[...teams]}::uuid[]) or request.department_id = any(${[...departments]}::uuid[])
    or request.client_id = any(${[...clients]}::uuid[]))`
}
