// Whose ratings a report may show, whose follow-ups and signatures somebody looks after.
import { type RawBuilder, sql } from 'kysely'
import { type Actor, type Scopes, scopes } from '#kernel/contract/access.ts'

const inside = (
  { all, departments, teams }: Scopes,
  team: string,
  department: string,
): RawBuilder<boolean> =>
  all
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.ref(team)} = any(${[...teams]}::uuid[]) or ${sql.ref(department)} = any(${[...departments]}::uuid[]))`

/** As a condition on `rating` joined with its `request` and `team`, of which either may be missing. */
export function reportableTo(actor: Actor): RawBuilder<boolean> {
  const { all, departments, teams, clients } = scopes(actor, 'feedback.report')
  if (all) return sql<boolean>`true`
  return sql<boolean>`(rating.team_id = any(${[...teams]}::uuid[])
    or coalesce(request.department_id, team.department_id) = any(${[...departments]}::uuid[])
    or request.client_id = any(${[...clients]}::uuid[]))`
}

/** As a condition on `rating` joined with its `team`: who may see figures and names of agents, and act on low marks. */
export const followedUpBy = (actor: Actor): RawBuilder<boolean> =>
  inside(scopes(actor, 'feedback.follow'), 'rating.team_id', 'team.department_id')

/** The same on `card`, a follow-up joined with its `team`. */
export const cardsOf = (actor: Actor): RawBuilder<boolean> =>
  inside(scopes(actor, 'feedback.follow'), 'card.team_id', 'team.department_id')

/** The same on `press`, joined with its `team`. */
export const pressesOf = (actor: Actor): RawBuilder<boolean> =>
  inside(scopes(actor, 'feedback.follow'), 'press.team_id', 'team.department_id')

/** Ratings by agent are for those who follow low marks up; a client's lead sees teams and services only. */
export const seesAgents = (actor: Actor): boolean => actor.grants.has('feedback.follow')

/** Of whose signatures somebody is in charge besides the own one: everywhere, or of these teams and departments. */
export const inChargeOf = (actor: Actor): Scopes => scopes(actor, 'feedback.manage')
