// How a limit is split between holders, and who went beyond the own part.
import { accounts, budgetHolders } from '../../contract/why.ts'
import type { HolderKind } from './moments.ts'
import type { HolderTotal } from './trace.ts'

/** For whom a target may keep a part of its limit. */
export type BudgetHolder = (typeof budgetHolders)[number]

const budgetOf: Readonly<Record<HolderKind, BudgetHolder | null>> = {
  ...accounts,
  nobody: null,
}

export interface BudgetUse {
  readonly holder: BudgetHolder
  readonly budget_ms: number
  readonly used_ms: number
  readonly over_ms: number
  /** Of all that went over budget, percent; null where nobody went over. */
  readonly share_percent: number | null
}

/** Who used more than planned: over = max(0, time - budget), and its share in all that is over. Budgets in minutes. */
export function budgetsOf(
  totals: readonly HolderTotal[],
  budgets: Readonly<Partial<Record<string, number>>>,
): BudgetUse[] {
  const uses = budgetHolders.flatMap(holder => {
    const minutes = budgets[holder]
    if (minutes === undefined) return []
    const used_ms = totals
      .filter(total => budgetOf[total.holder.kind] === holder)
      .reduce((sum, total) => sum + total.counted_ms + total.paused_ms, 0)
    return [
      { holder, budget_ms: minutes * 60_000, used_ms, over_ms: Math.max(0, used_ms - minutes * 60_000) },
    ]
  })
  const over = uses.reduce((sum, { over_ms }) => sum + over_ms, 0)
  return uses.map(use => ({ ...use, share_percent: over === 0 ? null : (use.over_ms / over) * 100 }))
}
