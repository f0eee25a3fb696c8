// What calendars do by themselves: they say in good time that the production calendar of a year is missing.
import { inTransaction } from '#kernel/server/context.ts'
import type { Periodic } from '#kernel/server/module.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { yearMissing } from '../contract.ts'
import { todayIn } from './actions.ts'
import { missingYears } from './production/missing.ts'
import * as store from './store.ts'

export const periodic: Periodic[] = [
  {
    name: 'warn_missing_years',
    every_seconds: 3600,
    run: okno =>
      inTransaction(okno, bySystem(okno, 'warn_missing_years'), async ctx => {
        for (const { id, code, document, follows } of await store.listFollowing(ctx.db))
          for (const year of missingYears(document, follows, todayIn(document.time_zone, ctx.now)))
            if (await store.noteWarning(ctx, id, year)) ctx.tell(yearMissing, { calendar_id: id, code, year })
        return 0
      }),
  },
]
