// Ratings of resolved requests: giving one, reading one, and what they add up to.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, LocalText, Page, Paging, PlainText } from '#kernel/contract/shapes.ts'

export const Score = z.int().min(1).max(5)
export const RatingFields = z.object({ score: Score, comment: PlainText(5000).optional() })

export const Rating = z.object({
  id: Id,
  request_id: Id,
  score: Score,
  comment: z.string().nullable(),
  channel: z.enum(['portal', 'email', 'api']),
  created_at: Instant,
  updated_at: Instant,
})

/** What somebody sees who follows the link in a letter; nothing is stored by looking. */
export const Invitation = z.object({
  number: z.string(),
  subject: z.string(),
  resolved_at: Instant.nullable(),
  rating: Rating.pick({ score: true, comment: true }).nullable(),
})

export const RatingLine = Rating.extend({
  number: z.string(),
  subject: z.string(),
  person_name: z.string(),
  team: z.object({ id: Id, name: LocalText }),
  service: z.object({ id: Id, title: LocalText }).nullable(),
})

/** One row of the report. Shares and means are null under five ratings: not enough data. */
export const ReportRow = z.object({
  id: Id.nullable(),
  title: LocalText.nullable(),
  count: z.int(),
  mean_score: z.number().nullable(),
  /** CSAT: the share of 4 and 5, percent. */
  csat_percent: z.number().nullable(),
  /** How many gave 1, 2, 3, 4 and 5. */
  counts: z.array(z.int()).length(5),
})

export const ratingGiven = event('feedback.rating_given', {
  request_id: Id,
  rating_id: Id,
  person_id: Id,
  score: z.int(),
  before: z.int().nullable(),
})
export const events = [ratingGiven] as const

export const notResolved = refusal('feedback.not_resolved', 409)
export const notYours = refusal('feedback.not_yours', 403)
export const linkUnknown = refusal('feedback.link_unknown', 404)
export const refusals = { not_resolved: notResolved, not_yours: notYours, link_unknown: linkUnknown }

export const permissions = ['feedback.report'] as const

const ByRequest = z.object({ id: z.union([Id, z.string().regex(/^R-\d{1,15}$/i)]) })
const ByToken = z.object({ token: z.string().min(20).max(300) })
const Period = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() })

export const contract = {
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
    refusals: [linkUnknown],
    summary: 'What the link in a letter asks to rate; looking stores nothing',
  }),
  acceptInvitation: post('/ratings/invitations/:token', {
    can: 'anyone',
    params: ByToken,
    body: RatingFields,
    output: Rating,
    refusals: [linkUnknown, notResolved],
    summary: 'Rate by the link in a letter',
  }),
  listRatings: get('/ratings', {
    can: 'feedback.report',
    query: Paging.extend(Period.shape).extend({
      team_id: Id.optional(),
      service_id: Id.optional(),
      score: z.coerce.number().int().min(1).max(5).optional(),
    }),
    output: Page(RatingLine),
    summary: 'Ratings, newest first: what stands behind a figure of the report',
  }),
  reportRatings: get('/ratings/report', {
    can: 'feedback.report',
    query: Period.extend({ by: z.enum(['team', 'service']).default('team') }),
    output: z.object({ from: z.string(), to: z.string(), all: ReportRow, items: z.array(ReportRow) }),
    summary: 'Ratings of a period by team or by service',
  }),
}
