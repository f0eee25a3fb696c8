// Reading the event log: what happened, to what, by whom, newest first.

import { pageOfLog } from '#kernel/server/log-pages.ts'
import type { Actions } from '#kernel/server/module.ts'
import type { contract } from '../../contract.ts'
import { requireEverywhere } from '../policy.ts'
import { namesOf } from '../store.ts'

export const audit: Pick<Actions<typeof contract>, 'readAudit'> = {
  async readAudit(ctx, { query }) {
    requireEverywhere(ctx.actor, 'identity.audit')
    const { items, next } = await pageOfLog(ctx, query)
    const names = await namesOf(
      ctx,
      items.flatMap(line => line.actor_id ?? []),
    )
    return {
      items: items.map(line => ({
        ...line,
        actor_name: (line.actor_id && names.get(line.actor_id)) || null,
      })),
      next,
    }
  },
}
