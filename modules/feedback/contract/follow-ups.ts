// Follow-ups: the way back to somebody who gave a low mark, step by step.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, LocalText, Page, Paging, PlainText } from '#kernel/contract/shapes.ts'
import { followUpStates } from './names.ts'
import { Rating, Score } from './ratings.ts'

export const FollowUpState = z.enum(followUpStates)
export type FollowUpState = z.output<typeof FollowUpState>

export const contactWays = ['phone', 'letter', 'chat', 'in_person', 'not_reached'] as const
export const tellWays = ['letter', 'phone', 'in_person'] as const

/** Why the mark was low, as found out afterwards. */
export const causes = [
  'late',
  'wrong_answer',
  'incomplete',
  'unclear',
  'manner',
  'wrong_team',
  'system_failure',
  'rule_unwelcome',
  'other_side',
  'slip',
  'other',
] as const
export const Cause = z.enum(causes)
export type Cause = z.output<typeof Cause>

/** By `good_now` and `no_answer` they close by themselves, by `raised` when the person gives a better mark before anybody came. */
export const closeReasons = ['good_now', 'no_answer', 'raised', 'nobody_to_tell', 'not_needed'] as const

const Someone = z.object({ id: Id, name: z.string() })
const Step = z.object({ at: Instant, by: z.string().nullable() })

export const FollowUp = z.object({
  id: Id,
  state: FollowUpState,
  version: z.int(),
  score: Score,
  rating: Rating,
  number: z.string().nullable(),
  subject: z.string().nullable(),
  /** Who gave the mark; null when that is not known. */
  author: z
    .object({ name: z.string().nullable(), address: z.string().nullable(), is_known: z.boolean() })
    .nullable(),
  team: z.object({ id: Id, name: LocalText }).nullable(),
  agent: Someone.nullable(),
  owner: Someone.nullable(),
  opened_at: Instant,
  /** By when the next step is due; null once the person is told or it is closed. */
  due_at: Instant.nullable(),
  is_overdue: z.boolean(),
  /** Working minutes since it was opened, up to its end. */
  age_minutes: z.int(),
  contacted: Step.extend({ how: z.enum(contactWays), note: z.string().nullable() }).nullable(),
  fixed: Step.extend({ cause: Cause, changed: z.string() }).nullable(),
  told: Step.extend({ how: z.enum(tellWays), text: z.string(), by_letter: z.boolean() }).nullable(),
  second: z.object({ score: Score, at: Instant }).nullable(),
  closed: Step.extend({ why: z.enum(closeReasons), note: z.string().nullable() }).nullable(),
  reopened_count: z.int(),
})
export type FollowUp = z.output<typeof FollowUp>

const about = { follow_up_id: Id, request_id: Id.nullable() }
export const followUpOpened = event('feedback.follow_up_opened', {
  ...about,
  rating_id: Id,
  score: z.int(),
  team_id: Id.nullable(),
  agent_id: Id.nullable(),
  due_at: Instant,
  again: z.boolean(),
})
export const followUpTaken = event('feedback.follow_up_taken', { ...about, owner_id: Id.nullable() })
export const authorContacted = event('feedback.author_contacted', { ...about, how: z.enum(contactWays) })
export const causeFound = event('feedback.cause_found', { ...about, cause: Cause })
export const authorTold = event('feedback.author_told', {
  ...about,
  how: z.enum(tellWays),
  letter_id: Id.nullable(),
})
export const followUpClosed = event('feedback.follow_up_closed', {
  ...about,
  why: z.enum([...closeReasons, 'machine']),
})
export const followUpOverdue = event('feedback.follow_up_overdue', {
  ...about,
  state: FollowUpState,
  team_id: Id.nullable(),
  owner_id: Id.nullable(),
  due_at: Instant,
})
export const followUpEvents = [
  followUpOpened,
  followUpTaken,
  authorContacted,
  causeFound,
  authorTold,
  followUpClosed,
  followUpOverdue,
] as const

export const stepNotDue = refusal('feedback.step_not_due', 409, { state: FollowUpState })
export const nobodyToTell = refusal('feedback.nobody_to_tell', 409)
export const notAnOwner = refusal('feedback.not_an_owner', 422)
export const followUpRefusals = {
  step_not_due: stepNotDue,
  nobody_to_tell: nobodyToTell,
  not_an_owner: notAnOwner,
}

const ById = z.object({ id: Id })
const Text = PlainText(5000)
const Written = z.string().trim().min(1).pipe(Text)

const step = <B extends z.ZodType>(name: string, body: B, summary: string) =>
  post(`/ratings/follow-ups/:id/${name}` as `/${string}`, {
    can: 'feedback.follow' as const,
    params: ById,
    body,
    output: FollowUp,
    refusals: [notFound, stepNotDue, nobodyToTell, notAnOwner],
    summary,
  })

export const followUpEndpoints = {
  listFollowUps: get('/ratings/follow-ups', {
    can: 'feedback.follow',
    query: Paging.extend({
      state: z.enum([...followUpStates, 'overdue', 'unfinished']).default('unfinished'),
      mine: z.enum(['1']).optional(),
      team_id: Id.optional(),
      agent_id: Id.optional(),
    }),
    output: Page(FollowUp),
    summary: 'Follow-ups of low marks: unfinished ones by due time, closed ones newest first',
  }),
  countFollowUps: get('/ratings/follow-ups/counts', {
    can: 'feedback.follow',
    output: z.object({
      open: z.int(),
      contacted: z.int(),
      fixed: z.int(),
      told: z.int(),
      overdue: z.int(),
      mine: z.int(),
    }),
    summary: 'How many follow-ups stand at each step',
  }),
  readFollowUp: get('/ratings/follow-ups/:id', {
    can: 'feedback.follow',
    params: ById,
    output: FollowUp,
    refusals: [notFound],
    summary: 'One follow-up with its steps',
  }),
  listFollowUpEvents: get('/ratings/follow-ups/:id/events', {
    can: 'feedback.follow',
    params: ById,
    output: z.object({
      items: z.array(
        z.object({
          id: z.int(),
          name: z.string(),
          at: Instant,
          by: z.string().nullable(),
          payload: z.unknown(),
        }),
      ),
    }),
    refusals: [notFound],
    summary: 'What happened to a follow-up, oldest first',
  }),
  listOwners: get('/ratings/follow-up-owners', {
    can: 'feedback.follow',
    output: z.object({ items: z.array(Someone) }),
    summary: 'Who may own a follow-up',
  }),
  takeFollowUp: step(
    'owner',
    z.object({ owner_id: Id.nullable() }),
    'Say who looks after a follow-up; null gives it back',
  ),
  contactAuthor: step(
    'contact',
    z.object({ how: z.enum(contactWays), note: Text.optional() }),
    'The person was contacted, or could not be reached',
  ),
  fixCause: step(
    'cause',
    z.object({ cause: Cause, changed: Written }),
    'Why the mark was low and what was changed',
  ),
  tellAuthor: step(
    'tell',
    z.object({ how: z.enum(tellWays), text: Written }),
    'Tell the person what was done; by letter it goes out with the question whether it is good now',
  ),
  closeFollowUp: step(
    'close',
    z.object({ why: z.enum(['nobody_to_tell', 'not_needed']), note: Written }),
    'Close a follow-up by which nobody can or need be told',
  ),
}
