// What the making of agreements is refused with.
import { z } from 'zod'
import { refusal } from '#kernel/contract/refusal.ts'

export const targetProblems = [
  'code_repeated',
  'metric_repeated',
  'metric_unfit',
  'limit_too_long',
  'day_of_month',
  'calendar_missing',
  'calendar_surplus',
  'step_repeated',
  'step_reserved',
  'receiver_missing',
  'receiver_unknown',
  'step_before_start',
  'warning_before_start',
  'unit_unfit',
  'share_too_large',
  'steps_surplus',
] as const

export const codeTaken = refusal('agreements.code_taken', 409, { code: z.string() })
export const partiesUnfit = refusal('agreements.parties_unfit', 422)
export const notADraft = refusal('agreements.not_a_draft', 409)
export const unknownCalendar = refusal('agreements.unknown_calendar', 422)
export const unknownParty = refusal('agreements.unknown_party', 422)
/** What is wrong with the targets of a draft, all of it; the sentence tells the first. `index`: which of the targets. */
export const unfitTarget = refusal('agreements.unfit_target', 422, {
  code: z.string(),
  problem: z.enum(targetProblems),
  problems: z.array(
    z.object({
      index: z.int(),
      code: z.string(),
      field: z.string(),
      problem: z.enum(targetProblems),
    }),
  ),
})
/** A scope that names what does not exist, or other clients in an agreement with one client. */
export const unfitScope = refusal('agreements.unfit_scope', 422, { dimension: z.string() })
export const beforeLast = refusal('agreements.before_last', 422)
export const nothingPromised = refusal('agreements.nothing_promised', 422)
export const rotaNeeded = refusal('agreements.rota_needed', 409, { name: z.string() })
/** Whoever manages the promises of some departments does so for their services alone. */
export const beyondYourServices = refusal('agreements.beyond_your_services', 403)
/** An edition is recalled until it begins. */
export const editionBegun = refusal('agreements.edition_begun', 409)
/** A recalled edition becomes a draft, and there is one already. */
export const draftWaits = refusal('agreements.draft_waits', 409)
export const agreementRefusals = {
  code_taken: codeTaken,
  parties_unfit: partiesUnfit,
  not_a_draft: notADraft,
  unknown_calendar: unknownCalendar,
  unknown_party: unknownParty,
  unfit_target: unfitTarget,
  unfit_scope: unfitScope,
  before_last: beforeLast,
  nothing_promised: nothingPromised,
  rota_needed: rotaNeeded,
  beyond_your_services: beyondYourServices,
  edition_begun: editionBegun,
  draft_waits: draftWaits,
}
