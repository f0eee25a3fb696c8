// What happens to promises.
import { z } from 'zod'
import { event } from '#kernel/contract/event.ts'
import { Id } from '#kernel/contract/shapes.ts'
import { objectionEvents } from './objections.ts'
import { obligationEvents } from './obligations.ts'
import { agreementKinds, metricNames } from './shapes.ts'

export const agreementChanged = event('agreements.agreement_changed', { agreement_id: Id, code: z.string() })
export const agreementRetired = event('agreements.agreement_retired', { agreement_id: Id, code: z.string() })
export const agreementRestored = event('agreements.agreement_restored', {
  agreement_id: Id,
  code: z.string(),
})
export const editionPublished = event('agreements.edition_published', {
  agreement_id: Id,
  edition_id: Id,
  number: z.int(),
})
/** It had not begun; it is a draft again. */
export const editionRecalled = event('agreements.edition_recalled', {
  agreement_id: Id,
  edition_id: Id,
  number: z.int(),
})
export const partyCalendarChanged = event('agreements.party_calendar_changed', {
  party_id: Id,
  party: z.string(),
  calendar_id: Id.nullable(),
})
/** How much of the joint quality index is shown to a client, or with none to all others; no mode: its own is forgotten. */
export const indexModeSet = event('agreements.index_mode_set', {
  setting_id: Id,
  client_id: Id.nullable(),
  mode: z.string().nullable(),
})
export const monthFrozen = event('agreements.month_frozen', { snapshot_id: Id, month: z.string() })
/** A frozen month was counted again from the log. */
export const snapshotChecked = event('agreements.snapshot_checked', { snapshot_id: Id, check_id: Id })
export const rotaChanged = event('agreements.rota_changed', { rota_id: Id, code: z.string() })

const aboutClock = {
  subject_id: Id,
  subject_kind: z.string(),
  clock_id: Id,
  kind: z.enum(agreementKinds),
  metric: z.enum(metricNames),
  due_at: z.string().nullable(),
}
/** The promise is about to be broken: so many minutes before, as its target says. */
export const clockWarned = event('agreements.clock_warned', aboutClock)
export const clockMissed = event('agreements.clock_missed', aboutClock)
export const clockEscalated = event('agreements.clock_escalated', {
  ...aboutClock,
  step: z.string(),
  level: z.int(),
  /** Who hears of it. */
  people: z.array(Id),
})
export const events = [
  agreementChanged,
  agreementRetired,
  agreementRestored,
  editionPublished,
  editionRecalled,
  partyCalendarChanged,
  rotaChanged,
  indexModeSet,
  snapshotChecked,
  monthFrozen,
  clockWarned,
  clockMissed,
  clockEscalated,
  ...objectionEvents,
  ...obligationEvents,
] as const
