// Objections: disputes about whose loss a thing is, and excuses for missed promises, with the answer of the other side.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, LocalText, Page, Paging, PlainText } from '#kernel/contract/shapes.ts'
import { earlyMode } from './quality.ts'
import { metricNames } from './shapes.ts'

export const verdicts = ['good', 'client', 'center', 'both', 'outside'] as const
export type Verdict = (typeof verdicts)[number]
export const objectionKinds = ['dispute', 'excuse'] as const
export const objectionSides = ['center', 'client'] as const
export const objectionReasons = [
  'force_majeure',
  'wrong_classification',
  'access_not_given',
  'duplicate',
  'data_error',
  'system_failure',
  'other',
] as const
/** `overdue`: open, and nobody has answered in time. */
export const objectionStates = ['open', 'overdue', 'accepted', 'rejected', 'withdrawn'] as const

const Who = z.object({ id: Id, name: z.string() })
const Reasoning = PlainText(2000).refine(text => text.trim().length > 0, { error: 'empty' })

export const Objection = z.object({
  id: Id,
  subject_id: Id,
  subject_kind: z.string(),
  /** The thing as it is called; null where the asker may not see it. `address` is below the face that the asker is in. */
  subject: z.object({ number: z.string(), title: z.string(), address: z.string() }).nullable(),
  kind: z.enum(objectionKinds),
  state: z.enum(objectionStates),
  /** The promise it is about; of an excuse always. */
  clock_id: Id.nullable(),
  metric: z.enum(metricNames).nullable(),
  clock_due_at: Instant.nullable(),
  side: z.enum(objectionSides),
  reason_code: z.enum(objectionReasons),
  text: z.string(),
  client: z.object({ id: Id, name: LocalText }).nullable(),
  raised_by: Who,
  raised_at: Instant,
  answer_due_at: Instant,
  /** Working minutes until then on the centre's calendar, negative when it is over; null when nothing is owed. */
  minutes_left: z.int().nullable(),
  /** The verdict when it was raised, the one that is wanted, and the ruling; not told to a client's side in the early mode. */
  verdict_then: z.enum(verdicts).nullable(),
  verdict_wanted: z.enum(verdicts).nullable(),
  verdict_given: z.enum(verdicts).nullable(),
  answered_by: Who.nullable(),
  answered_at: Instant.nullable(),
  answer_text: z.string().nullable(),
  withdrawn_at: Instant.nullable(),
  may: z.object({ answer: z.boolean(), withdraw: z.boolean() }),
})
export type Objection = z.output<typeof Objection>

export const NewObjection = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dispute'),
    /** What the verdict should be. */
    verdict: z.enum(verdicts),
    reason_code: z.enum(objectionReasons),
    text: Reasoning,
  }),
  z.strictObject({
    kind: z.literal('excuse'),
    clock_id: Id,
    reason_code: z.enum(objectionReasons),
    text: Reasoning,
  }),
])
export type NewObjection = z.output<typeof NewObjection>

/** What the asker may say against the outcome of a thing. */
export const Objecting = z.object({
  /** Null where there is none yet, and for a client's side in the early mode. */
  verdict: z.enum(verdicts).nullable(),
  verdict_at: Instant.nullable(),
  /** The verdict is a ruling on a dispute. */
  is_ruled: z.boolean(),
  /** Until when the verdict may be disputed. */
  until: Instant.nullable(),
  may_dispute: z.boolean(),
  /** The missed promises that may be excused. */
  may_excuse: z.array(Id),
  objections: z.array(Objection),
})
export type Objecting = z.output<typeof Objecting>

/** How an objection is answered. */
export const ObjectionAnswer = z.strictObject({
  answer: z.enum(['accepted', 'rejected']),
  text: Reasoning,
  /** Of an accepted dispute: the ruling, when it is another one than was wanted. */
  verdict: z.enum(verdicts).optional(),
})

export type ObjectionAnswer = z.output<typeof ObjectionAnswer>

const aboutObjection = {
  subject_id: Id,
  subject_kind: z.string(),
  objection_id: Id,
  kind: z.enum(objectionKinds),
  side: z.enum(objectionSides),
}
export const objectionRaised = event('agreements.objection_raised', {
  ...aboutObjection,
  clock_id: Id.nullable(),
  reason_code: z.enum(objectionReasons),
  verdict_then: z.enum(verdicts).nullable(),
  verdict_wanted: z.enum(verdicts).nullable(),
  answer_due_at: z.string(),
})
export const objectionAnswered = event('agreements.objection_answered', {
  ...aboutObjection,
  answer: z.enum(['accepted', 'rejected']),
  verdict_before: z.enum(verdicts).nullable(),
  verdict_after: z.enum(verdicts).nullable(),
})
export const objectionWithdrawn = event('agreements.objection_withdrawn', aboutObjection)
/** Nobody has answered in time. Told once; it decides nothing. */
export const objectionOverdue = event('agreements.objection_overdue', {
  ...aboutObjection,
  answer_due_at: z.string(),
})
export const objectionEvents = [
  objectionRaised,
  objectionAnswered,
  objectionWithdrawn,
  objectionOverdue,
] as const

export const noVerdict = refusal('agreements.no_verdict', 409)
export const verdictSame = refusal('agreements.verdict_same', 422)
export const clockNotMissed = refusal('agreements.clock_not_missed', 409)
export const notYourPromise = refusal('agreements.not_your_promise', 422)
export const objectionTooLate = refusal('agreements.objection_too_late', 409, { days: z.int() })
export const alreadyObjected = refusal('agreements.already_objected', 409)
export const noOtherSide = refusal('agreements.no_other_side', 422)
export const notYoursToAnswer = refusal('agreements.not_yours_to_answer', 403)
export const notYoursToWithdraw = refusal('agreements.not_yours_to_withdraw', 403)
export const objectionClosed = refusal('agreements.objection_closed', 409)
export const objectionRefusals = {
  no_verdict: noVerdict,
  verdict_same: verdictSame,
  clock_not_missed: clockNotMissed,
  not_your_promise: notYourPromise,
  objection_too_late: objectionTooLate,
  already_objected: alreadyObjected,
  no_other_side: noOtherSide,
  not_yours_to_answer: notYoursToAnswer,
  not_yours_to_withdraw: notYoursToWithdraw,
  objection_closed: objectionClosed,
}

/** What raising one may be refused with. */
export const raisingRefusals = [
  notFound,
  notAllowed,
  noVerdict,
  verdictSame,
  clockNotMissed,
  notYourPromise,
  objectionTooLate,
  alreadyObjected,
  noOtherSide,
  earlyMode,
] as const

const ById = z.object({ id: Id })

export const objectionEndpoints = {
  listObjections: get('/objections', {
    can: 'signed-in',
    query: Paging.extend({ state: z.enum(objectionStates).optional(), client: Id.optional() }),
    output: Page(Objection),
    summary:
      'Disputes and excuses that one may see: the open ones by due time first, then the others, newest first',
  }),
  answerObjection: post('/objections/:id/answer', {
    can: 'signed-in',
    params: ById,
    body: ObjectionAnswer,
    output: Objection,
    refusals: [notFound, notYoursToAnswer, objectionClosed, verdictSame],
    summary: 'Accept or reject an objection of the other side; an accepted one counts at once',
  }),
  withdrawObjection: post('/objections/:id/withdraw', {
    can: 'signed-in',
    params: ById,
    output: Objection,
    refusals: [notFound, notYoursToWithdraw, objectionClosed],
    summary: 'Take one’s own objection back',
  }),
}
