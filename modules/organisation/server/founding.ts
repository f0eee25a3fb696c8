// The first department and team of a new centre: the one window, so that whatever comes has somebody to go to.
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { placeMade, teamJoined } from '../contract.ts'

/** Makes a department and its first-line team with one leading member. Answers the team's id. */
export async function foundWindow(ctx: Context, leader_id: string): Promise<string> {
  const department_id = newId()
  const team_id = newId()
  const membership_id = newId()
  const starts_on = ctx.now.toISOString().slice(0, 10)
  await ctx.db
    .insertInto('organisation.department')
    .values({
      id: department_id,
      code: 'window',
      name: { ru: 'Единое окно', en: 'Single window' },
      created_at: ctx.now,
    })
    .execute()
  await ctx.db
    .insertInto('organisation.team')
    .values({
      id: team_id,
      code: 'ask_us',
      department_id,
      name: { ru: 'Спросите нас', en: 'Ask us' },
      purpose: {
        ru: 'Принимает всё, для чего не назвали другую группу',
        en: 'Takes everything for which no other team is named',
      },
      first_line: true,
      created_at: ctx.now,
    })
    .execute()
  await ctx.db
    .insertInto('organisation.membership')
    .values({ id: membership_id, team_id, person_id: leader_id, is_lead: true, starts_on })
    .execute()
  ctx.tell(placeMade, { place_id: department_id, kind: 'department', code: 'window' })
  ctx.tell(placeMade, { place_id: team_id, kind: 'team', code: 'ask_us' })
  ctx.tell(teamJoined, {
    person_id: leader_id,
    team_id,
    membership_id,
    is_lead: true,
    starts_on,
    ends_on: null,
  })
  return team_id
}
