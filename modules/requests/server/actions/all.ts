// All use cases of requests, gathered from their files.
import type { Actions } from '#kernel/server/module.ts'
import type { answerContract } from '../../contract/answers.ts'
import type { contract } from '../../contract.ts'
import { answering } from '../answers/actions.ts'
import { approving } from '../approvals/actions.ts'
import { explaining } from './explaining.ts'
import { joining } from './joining.ts'
import { letterPages } from './letter-page.ts'
import { reading } from './reading.ts'
import { bring, channelOf, requesterFor } from './registering.ts'
import { talking } from './talking.ts'
import { working } from './working.ts'

export const actions: Actions<typeof contract & typeof answerContract> = {
  async registerRequest(ctx, { body: { requester_id, channel, ...brought } }) {
    const requester = await requesterFor(ctx, requester_id)
    const wanted = {
      ...brought,
      requester,
      reported_by: ctx.actor.id,
      channel: channelOf(ctx.actor, channel),
    }
    return bring(ctx, wanted, { last: true })
  },
  ...reading,
  ...talking,
  ...working,
  ...letterPages,
  ...joining,
  ...explaining,
  ...approving,
  ...answering,
}
