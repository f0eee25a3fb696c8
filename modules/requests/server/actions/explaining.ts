// Why the promises on a request are what they are, and objections to what they came to.
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Actions } from '#kernel/server/module.ts'
import { explainClocks, objectingTo, raiseObjection } from '#modules/agreements/server/face.ts'
import type { contract } from '../../contract.ts'
import { maySeeNotes } from '../policy.ts'
import { find } from '../store/find.ts'
import { serviceTitles } from '../store/names.ts'

type Explaining = Pick<Actions<typeof contract>, 'readPromises' | 'raiseObjection'>

export const explaining: Explaining = {
  async readPromises(ctx, { params: { id } }) {
    const request = await find(ctx, id)
    const inside = maySeeNotes(ctx.actor, request)
    const [clocks, objecting, services] = await Promise.all([
      explainClocks(ctx, [request.id], { inside }),
      objectingTo(ctx, request.id),
      serviceTitles(ctx, request.service_id === null ? [] : [request.service_id]),
    ])
    const named = (because: { dimension: string; value: string; name: LocalText | null }) =>
      because.dimension === 'service' ? { ...because, name: services.get(because.value) ?? null } : because
    return {
      clocks: (clocks.get(request.id) ?? []).map(clock => ({ ...clock, because: clock.because.map(named) })),
      objecting,
    }
  },

  async raiseObjection(ctx, { params: { id }, body }) {
    const request = await find(ctx, id)
    return raiseObjection(ctx, request.id, body)
  },
}
