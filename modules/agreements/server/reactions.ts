// What agreements do by themselves: take the steps of clocks at their moments, and derive clocks anew when rules change.
import { inTransaction } from '#kernel/server/context.ts'
import { on, type Periodic, type Reaction } from '#kernel/server/module.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { calendarChanged } from '#modules/calendar/contract.ts'
import { agreementRestored, agreementRetired, editionPublished, partyCalendarChanged } from '../contract.ts'
import { askRecalculation, stride } from './engine/recalculate.ts'
import { takeSteps } from './engine/sweep.ts'
import { tellOverdue } from './objections/answer.ts'
import { openPeriods } from './obligations/opening.ts'
import { checkStride } from './reports/checks.ts'
import { keepHands } from './reports/hands.ts'
import { keepMonths } from './reports/kept-months.ts'
import { freezeLastMonth } from './reports/snapshots.ts'
import { findEdition } from './store/editions.ts'

const most = 500

export const reactions: Reaction[] = [
  on(editionPublished, 'recalculateAfterEdition', async (ctx, { edition_id }) => {
    const { published_at, valid_from } = await findEdition(ctx, edition_id)
    // Recalled or thrown away before its turn came: nothing has changed.
    if (published_at === null) return
    const id = await askRecalculation(ctx, 'agreement', valid_from)
    await ctx.db.updateTable('agreements.recalculation').set({ edition_id }).where('id', '=', id).execute()
  }),
  on(
    agreementRetired,
    'recalculateAfterRetiring',
    async ctx => void (await askRecalculation(ctx, 'agreement')),
  ),
  on(
    agreementRestored,
    'recalculateAfterRestoring',
    async ctx => void (await askRecalculation(ctx, 'agreement')),
  ),
  on(
    partyCalendarChanged,
    'recalculateAfterPartyCalendar',
    async ctx => void (await askRecalculation(ctx, 'calendar')),
  ),
  on(
    calendarChanged,
    'recalculateAfterCalendar',
    async ctx => void (await askRecalculation(ctx, 'calendar')),
  ),
]

export const periodic: Periodic[] = [
  { name: 'freeze_month', every_seconds: 600, run: freezeLastMonth },
  {
    name: 'take_clock_steps',
    every_seconds: 1,
    run: okno => inTransaction(okno, bySystem(okno, 'take_clock_steps'), ctx => takeSteps(ctx, most)),
  },
  // Two hands: while one derives, the database writes for the other.
  ...['recalculate_clocks', 'recalculate_clocks_beside'].map(name => ({
    name,
    every_seconds: 1,
    run: (okno: Okno) => inTransaction(okno, bySystem(okno, name), stride),
  })),
  {
    name: 'check_snapshots',
    every_seconds: 1,
    run: okno => inTransaction(okno, bySystem(okno, 'check_snapshots'), checkStride),
  },
  {
    name: 'keep_hands',
    every_seconds: 1,
    run: okno => inTransaction(okno, bySystem(okno, 'keep_hands'), keepHands),
  },
  { name: 'keep_months', every_seconds: 10, run: keepMonths },
  {
    name: 'open_obligations',
    every_seconds: 60,
    async run(okno) {
      await inTransaction(okno, bySystem(okno, 'open_obligations'), openPeriods)
      return 0
    },
  },
  {
    name: 'tell_overdue_objections',
    every_seconds: 5,
    run: okno =>
      inTransaction(okno, bySystem(okno, 'tell_overdue_objections'), ctx => tellOverdue(ctx, most)),
  },
]
