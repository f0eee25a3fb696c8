// Who hears of ratings and follow-ups: whoever may see the request, and who looks after low marks there.
import { type Actor, scopes } from '#kernel/contract/access.ts'
import type { LiveTopic } from '#kernel/server/module.ts'
import { requestAudience } from '#modules/requests/server/face.ts'

export const live: LiveTopic = {
  topic: 'feedback',
  subject: event => (event.name.startsWith('feedback.') ? event.subject_id : null),
  audience: async (db, ids) => {
    const cards = await db
      .selectFrom('feedback.follow_up as card')
      .leftJoin('organisation.team_view as team', 'team.id', 'card.team_id')
      .select(['card.id', 'card.team_id', 'team.department_id'])
      .where('card.id', 'in', [...ids])
      .execute()
    const ofCards = cards.map(card => [card.id, (actor: Actor) => looksAfter(actor, card)] as const)
    return new Map([...(await requestAudience(db, ids)), ...ofCards])
  },
}

function looksAfter(
  actor: Actor,
  { team_id, department_id }: { team_id: string | null; department_id: string | null },
): boolean {
  const { all, teams, departments } = scopes(actor, 'feedback.follow')
  return (
    all ||
    (team_id !== null && teams.includes(team_id)) ||
    (department_id !== null && departments.includes(department_id))
  )
}
