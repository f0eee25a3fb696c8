// The quiet line of five marks below an answer: an invitation for this message and this person.
import { belowAnswer } from '#modules/channels/server/face.ts'
import { invitationLink } from './invitations/tokens.ts'
import { issue } from './store/invitations.ts'
import { readPolicy } from './store/policy.ts'

export const askBelowAnswer = belowAnswer.fill(
  async (ctx, { request_id, message_id, author_id, person_id }) => {
    // Nobody has written it, or somebody to themselves: there is nothing to rate.
    if (author_id === null || author_id === person_id) return null
    const { ask_in_answers } = await readPolicy(ctx)
    if (!ask_in_answers) return null
    const invitation = await issue(ctx, 'answer', { request_id, message_id, agent_id: author_id, person_id })
    return score => invitationLink(ctx.okno, invitation, score)
  },
)
