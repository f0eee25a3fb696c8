// Ratings, the invitations behind links in letters, and the report: shapes, events, refusals and endpoints.
import { z } from 'zod'
import { get, post, put } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Day, Id, Instant, LocalText, Page, Paging, PlainText } from '#kernel/contract/shapes.ts'
import { dropReasons, ratingKinds } from './names.ts'

export const RatingKind = z.enum(ratingKinds)
export type RatingKind = z.output<typeof RatingKind>

/** What the mark is about first of all: the one question beside it, which may be left out. */
export const themes = ['speed', 'completeness', 'clarity', 'manner', 'result'] as const
export const Theme = z.enum(themes)
export type Theme = z.output<typeof Theme>

export const DropReason = z.enum(dropReasons)
export type DropReason = z.output<typeof DropReason>

export const Score = z.int().min(1).max(5)
export const RatingFields = z.object({
  score: Score,
  comment: PlainText(5000).optional(),
  theme: Theme.optional(),
})

export const Rating = z.object({
  id: Id,
  kind: RatingKind,
  /** Null where a letter outside Okno was rated. */
  request_id: Id.nullable(),
  message_id: Id.nullable(),
  score: Score,
  comment: z.string().nullable(),
  theme: Theme.nullable(),
  channel: z.enum(['portal', 'email', 'api']),
  created_at: Instant,
  updated_at: Instant,
})

/** A press without it is kept and answered like others, and does not count. */
const Visit = z
  .string()
  .max(200)
  .describe(
    'What the GET of the same link answered as `visit`, at most twelve hours before; without it nothing is counted',
  )

/** What somebody sees who follows the link in a letter; nothing is stored by looking. */
export const Invitation = z.object({
  kind: RatingKind,
  number: z.string().nullable(),
  subject: z.string().nullable(),
  /** Whose answer or signature it is. */
  agent_name: z.string().nullable(),
  holder_name: LocalText.nullable(),
  resolved_at: Instant.nullable(),
  /** Is it not known who rates, so that a name and an address are asked for? Both may be left out. */
  asks_who: z.boolean(),
  rating: Rating.pick({ score: true, comment: true, theme: true }).nullable(),
  /** Proof that the page was opened; to be sent along with the mark, within twelve hours. */
  visit: z.string(),
})

export const Accepted = z.object({
  /** False: the press looked like a machine's. It is kept, and somebody of the centre can count it. */
  counted: z.boolean(),
  reason: DropReason.nullable(),
  rating: Rating.nullable(),
})

const Named = z.object({ id: Id, name: z.string() })
const Titled = z.object({ id: Id, name: LocalText })

export const RatingLine = Rating.extend({
  number: z.string().nullable(),
  subject: z.string().nullable(),
  /** Who gave it, as far as known; what somebody unknown says of themselves stands in `rater`. */
  person_name: z.string().nullable(),
  rater: z.object({ name: z.string().nullable(), address: z.string().nullable() }).nullable(),
  team: Titled.nullable(),
  agent: Named.nullable(),
  service: z.object({ id: Id, title: LocalText }).nullable(),
  follow_up_id: Id.nullable(),
})

/** Figures of some ratings. Shares, means and intervals are null under five ratings: not enough data. */
export const Figures = z.object({
  count: z.int(),
  mean_score: z.number().nullable(),
  /** CSAT: the share of 4 and 5, percent, with its 95 % interval. */
  csat_percent: z.number().nullable(),
  csat_low: z.number().nullable(),
  csat_high: z.number().nullable(),
  /** How many gave 1, 2, 3, 4 and 5. */
  counts: z.array(z.int()).length(5),
})

/** The mean of an agent drawn towards what is usual for the services rated, as far as there are few ratings. */
export const AgentIndex = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  /** The usual mean of the same services. */
  usual: z.number(),
})

/** How many who gave a low mark were told what was done. */
export const Loop = z.object({ low: z.int(), told: z.int(), percent: z.number().nullable() })

export const ReportRow = Figures.extend({
  id: Id.nullable(),
  title: LocalText.nullable(),
  /** Of rows by agent only. */
  index: AgentIndex.nullable(),
  loop: Loop,
})

export const DroppedCount = z.object({ reason: DropReason, count: z.int() })

export const Dropped = z.object({
  id: Id,
  at: Instant,
  reason: DropReason,
  kind: RatingKind,
  request_id: Id.nullable(),
  number: z.string().nullable(),
  score: Score,
  comment: z.string().nullable(),
  /** The network it came from, without the last part of the address. */
  network: z.string().nullable(),
  /** What the program called itself. */
  program: z.string().nullable(),
  counted: z.object({ at: Instant, by: z.string() }).nullable(),
})

export const MyRatings = z.object({
  from: z.string(),
  to: z.string(),
  all: Figures,
  index: AgentIndex.nullable(),
  loop: Loop,
  /** By month, oldest first. */
  trend: z.array(Figures.extend({ month: z.string() })),
  themes: z.array(z.object({ theme: Theme, count: z.int(), mean_score: z.number() })),
  causes: z.array(z.object({ cause: z.string(), count: z.int() })),
  comments: z.array(
    z.object({
      id: Id,
      score: Score,
      comment: z.string(),
      at: Instant,
      number: z.string().nullable(),
      request_id: Id.nullable(),
      person_name: z.string().nullable(),
    }),
  ),
  /** Are those who gave the marks named here? A setting of the centre. */
  names_shown: z.boolean(),
})

/** A network in the usual notation: `40.92.0.0/15`, `2a01:111::/32`, or one address. */
export const NetworkRange = z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()])

export const Policy = z.object({
  ask_in_answers: z.boolean(),
  agents_see_names: z.boolean(),
  low_mark: z.int().min(1).max(4),
  contact_days: z.int().min(0).max(60),
  tell_days: z.int().min(0).max(60),
  presses_per_place: z.int().min(1).max(100_000),
  ranges: z.array(NetworkRange).max(2000),
  programs: z.array(z.string().trim().toLowerCase().min(2).max(60)).max(500),
})
export type Policy = z.output<typeof Policy>

export const ratingGiven = event('feedback.rating_given', {
  request_id: Id,
  rating_id: Id,
  person_id: Id,
  score: z.int(),
  before: z.int().nullable(),
})
export const answerRated = event('feedback.answer_rated', {
  request_id: Id,
  message_id: Id,
  rating_id: Id,
  agent_id: Id.nullable(),
  score: z.int(),
  before: z.int().nullable(),
})
export const signatureRated = event('feedback.signature_rated', {
  invitation_id: Id,
  rating_id: Id,
  agent_id: Id.nullable(),
  score: z.int(),
  before: z.int().nullable(),
})
export const fixRated = event('feedback.fix_rated', {
  follow_up_id: Id,
  rating_id: Id,
  request_id: Id.nullable(),
  score: z.int(),
  before: z.int().nullable(),
})
export const pressDropped = event('feedback.press_dropped', {
  press_id: Id,
  reason: DropReason,
  score: z.int(),
  request_id: Id.nullable(),
})
export const droppedCounted = event('feedback.dropped_counted', { press_id: Id, rating_id: Id })
export const policyChanged = event('feedback.policy_changed', { actor_id: Id, fields: z.array(z.string()) })
export const ratingEvents = [
  ratingGiven,
  answerRated,
  signatureRated,
  fixRated,
  pressDropped,
  droppedCounted,
  policyChanged,
] as const

export const notResolved = refusal('feedback.not_resolved', 409)
export const notYours = refusal('feedback.not_yours', 403)
export const linkUnknown = refusal('feedback.link_unknown', 404)
export const linkEnded = refusal('feedback.link_ended', 404)
export const ownSignature = refusal('feedback.own_signature', 409)
export const alreadyCounted = refusal('feedback.already_counted', 409)
export const ratingRefusals = {
  not_resolved: notResolved,
  not_yours: notYours,
  link_unknown: linkUnknown,
  link_ended: linkEnded,
  own_signature: ownSignature,
  already_counted: alreadyCounted,
}

const ByRequest = z.object({ id: z.union([Id, z.string().regex(/^R-\d{1,15}$/i)]) })
const ByToken = z.object({ token: z.string().min(20).max(300) })
const Period = z.object({ from: Day.optional(), to: Day.optional() })
const Address = z.string().trim().toLowerCase().pipe(z.email()).pipe(z.string().max(254))

export const ratingEndpoints = {
  giveRating: post('/requests/:id/rating', {
    can: 'signed-in',
    params: ByRequest,
    body: RatingFields,
    output: Rating,
    refusals: [notFound, notResolved, notYours],
    summary: 'Rate the answer to my request, 1 to 5; a second rating replaces the first',
  }),
  readRating: get('/requests/:id/rating', {
    can: 'signed-in',
    params: ByRequest,
    output: z.object({ rating: Rating.nullable() }),
    refusals: [notFound],
    summary: 'The rating of a request, for those who may see it',
  }),
  readInvitation: get('/ratings/invitations/:token', {
    can: 'anyone',
    params: ByToken,
    output: Invitation,
    refusals: [linkUnknown, linkEnded],
    summary:
      'What the link in a letter asks to rate, with the `visit` that a mark needs in order to count; looking stores nothing',
  }),
  acceptInvitation: post('/ratings/invitations/:token', {
    can: 'anyone',
    params: ByToken,
    body: RatingFields.extend({
      visit: Visit.optional(),
      name: PlainText(300).optional(),
      address: Address.optional(),
    }),
    output: Accepted,
    refusals: [linkUnknown, linkEnded, notResolved, ownSignature],
    summary:
      'Rate by the link in a letter. A mark counts only with the `visit` that the GET of this link gave; without it, and where something else looks like a machine, the answer is 200 with `counted: false` and the `reason` (`no_visit`), and the press is kept',
  }),
  readRatingForm: get('/ratings/invitations/:token/form', {
    can: 'anyone',
    params: ByToken,
    query: z.object({ score: z.coerce.number().int().min(1).max(5).optional().catch(undefined) }),
    output: z.any(),
    raw: true,
    summary:
      'The page of a rating link as a plain HTML form, for browsers without scripts; it stores nothing',
  }),
  sendRatingForm: post('/ratings/invitations/:token/form', {
    can: 'anyone',
    params: ByToken,
    body: z.object({
      score: z.coerce.number().int().min(1).max(5),
      comment: z.string().trim().max(5000).optional(),
      theme: z.union([Theme, z.literal('')]).optional(),
      name: z.string().trim().max(300).optional(),
      address: z.union([Address, z.literal('')]).optional(),
      visit: Visit.optional(),
    }),
    output: z.any(),
    raw: true,
    form: 'read',
    summary:
      'Rate by the plain form, which brings the `visit` without which a mark does not count; what looks like a machine is kept and not counted',
  }),
  listRatings: get('/ratings', {
    can: 'feedback.report',
    query: Paging.extend(Period.shape).extend({
      team_id: Id.optional(),
      service_id: Id.optional(),
      agent_id: Id.optional(),
      kind: RatingKind.optional(),
      score: z.coerce.number().int().min(1).max(5).optional(),
    }),
    output: Page(RatingLine),
    refusals: [notAllowed],
    summary: 'Ratings, newest first: what stands behind a figure of the report',
  }),
  reportRatings: get('/ratings/report', {
    can: 'feedback.report',
    query: Period.extend({
      by: z.enum(['team', 'service', 'agent']).default('team'),
      kind: RatingKind.optional(),
    }),
    output: z.object({
      from: z.string(),
      to: z.string(),
      all: ReportRow,
      items: z.array(ReportRow),
      /** Answers of machines that were not counted, by reason. */
      dropped: z.array(DroppedCount),
      /** Answers to "is it good now?" after what was done; they are in no other figure unless asked for. */
      after_fix: Figures,
    }),
    refusals: [notAllowed],
    summary: 'Ratings of a period by team, service or agent, with what was not counted',
  }),
  listDropped: get('/ratings/dropped', {
    can: 'feedback.follow',
    query: Paging.extend(Period.shape).extend({ reason: DropReason.optional() }),
    output: Page(Dropped),
    summary: 'Presses that were taken for machines, newest first',
  }),
  countDropped: post('/ratings/dropped/:id/count', {
    can: 'feedback.follow',
    params: z.object({ id: Id }),
    output: Rating,
    refusals: [notFound, alreadyCounted, linkEnded],
    summary: 'Count a dropped press after all: a person gave it',
  }),
  readMyRatings: get('/ratings/mine', {
    can: 'feedback.sign',
    query: Period,
    output: MyRatings,
    summary: 'My own marks: index, months, themes, causes and comments',
  }),
  readPolicy: get('/ratings/policy', {
    can: 'feedback.manage',
    output: Policy,
    summary: 'How ratings are asked for and what counts as a machine',
  }),
  changePolicy: put('/ratings/policy', {
    can: 'feedback.manage',
    body: Policy,
    output: Policy,
    summary: 'Change how ratings are asked for and what counts as a machine',
  }),
}
