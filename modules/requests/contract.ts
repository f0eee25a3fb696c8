// Requests and their conversations: all that the world may know of them and ask of them.
import { z } from 'zod'
import { del, get, patch, post, put } from '#kernel/contract/endpoint.ts'
import { movedOn, notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { Id, Moment, Nothing, Page, Paging, PlainText } from '#kernel/contract/shapes.ts'
import {
  NewObjection,
  Objecting,
  Objection,
  raisingRefusals,
} from '#modules/agreements/contract/objections.ts'
import { ExplainedClock } from '#modules/agreements/contract/why.ts'
import { approvalContract } from './contract/approvals.ts'
import {
  alreadyTaken,
  conversationMovedOn,
  finished,
  merged,
  mergeUnknown,
  mergeWithItself,
  noFirstLine,
  notAnAgent,
  notForThem,
  notInTeam,
  promisedInPast,
  reasonNeeded,
  unknownFiles,
  unknownPerson,
  unknownService,
  unknownTeam,
} from './contract/refusals.ts'
import {
  Attachments,
  ByRequest,
  completenessCodes,
  Degree,
  Draft,
  Message,
  NewAnswer,
  NewRequest,
  priorities,
  RegisteredRequest,
  Request,
  RequesterCard,
  RequestName,
  RequestSummary,
  Spoken,
  Subject,
  statuses,
  Tags,
  TimelineEvent,
  types,
  ViewCount,
  views,
} from './contract/shapes.ts'

export * from './contract/approvals.ts'
export * from './contract/events.ts'
export * from './contract/refusals.ts'
export * from './contract/shapes.ts'

export const permissions = ['requests.work', 'requests.see', 'requests.register_for'] as const

const changed = [notFound, notAllowed, movedOn, merged] as const

export const contract = {
  registerRequest: post('/requests', {
    can: 'signed-in',
    body: NewRequest,
    output: RegisteredRequest,
    status: 201,
    idempotent: true,
    refusals: [unknownPerson, unknownService, unknownFiles, notForThem, noFirstLine],
    summary: 'Bring something to the window',
  }),
  listRequests: get('/requests', {
    can: 'signed-in',
    query: Paging.extend({
      view: z.enum(views).optional(),
      status: z.enum(statuses).optional(),
      team_id: Id.optional(),
      assignee_id: Id.optional(),
      requester_id: Id.optional(),
      client_id: Id.optional(),
      service_id: Id.optional(),
      priority: z.enum(priorities).optional(),
      tag: z.string().max(50).optional(),
      q: z.string().max(300).optional(),
      sort: z.enum(['due', 'newest']).optional(),
    }),
    output: Page(RequestSummary),
    refusals: [notFound],
    summary: 'Requests one may see; open ones by due time, others newest first',
  }),
  countRequests: get('/requests/counts', {
    can: 'signed-in',
    output: z.object({ items: z.array(ViewCount) }),
    summary: 'How many requests are in each view of the queue',
  }),
  nameRequests: get('/requests/names', {
    can: 'signed-in',
    query: z.object({ id: z.union([Id.transform(id => [id]), z.array(Id).max(200)]).default([]) }),
    output: z.object({ items: z.array(RequestName) }),
    summary:
      'Numbers and subjects of those of these requests that one may see, e.g. beside ids in the event log',
  }),
  readRequest: get('/requests/:id', {
    can: 'signed-in',
    params: ByRequest,
    output: Request,
    refusals: [notFound],
    summary: 'One request',
  }),
  readRequester: get('/requests/:id/requester', {
    can: 'requests.work',
    params: ByRequest,
    output: RequesterCard,
    refusals: [notFound],
    summary: 'Who asks: place, contacts, earlier requests',
  }),
  editRequest: patch('/requests/:id', {
    can: 'requests.work',
    params: ByRequest,
    body: z
      .object({
        subject: Subject.refine(text => text.trim().length > 0, { error: 'empty' }),
        type: z.enum(types),
        service_id: Id.nullable(),
        tags: Tags,
        status: z.enum(['open', 'waiting_requester', 'waiting_third_party', 'scheduled']),
        impact: Degree,
        urgency: Degree,
        /** Another than impact and urgency give needs a reason. */
        priority: z.enum(priorities),
        priority_reason: PlainText(1000),
        /** By when a result is promised to the requester; null takes it back. */
        promised_at: Moment.nullable(),
        /** What the first look at the submission says. */
        completeness: z.enum(completenessCodes),
      })
      .partial(),
    output: Request,
    refusals: [...changed, finished, unknownService, reasonNeeded, promisedInPast],
    summary:
      'Change subject, type, service, tags, priority, promised date, completeness, or say where the ball is',
  }),
  listMessages: get('/requests/:id/messages', {
    can: 'signed-in',
    params: ByRequest,
    query: Paging.extend({ limit: z.coerce.number().int().min(1).max(200).default(200) }),
    output: Page(Message),
    refusals: [notFound],
    summary: 'The conversation, oldest first; notes only for the centre',
  }),
  showLetter: get('/messages/:id/letter', {
    can: 'signed-in',
    params: z.object({ id: Id }),
    query: z.object({ pictures: z.enum(['1']).optional() }),
    output: z.any(),
    raw: true,
    refusals: [notFound],
    summary:
      'A letter as it came, as a page that runs nothing; pictures of other servers only with pictures=1',
  }),
  addMessage: post('/requests/:id/messages', {
    can: 'signed-in',
    params: ByRequest,
    body: NewAnswer.extend({ kind: z.enum(['reply', 'note']).default('reply') }),
    output: Message,
    status: 201,
    idempotent: true,
    refusals: [notFound, notAllowed, finished, merged, conversationMovedOn, unknownFiles],
    summary: 'Answer, or leave a note that never leaves the centre',
  }),
  assignRequest: post('/requests/:id/assign', {
    can: 'requests.work',
    params: ByRequest,
    body: z.object({
      team_id: Id.optional(),
      assignee_id: Id.nullish(),
      /** Take it only when nobody has it. */
      if_unassigned: z.boolean().optional(),
    }),
    output: Request,
    refusals: [...changed, finished, alreadyTaken, notInTeam, notAnAgent, unknownTeam],
    summary: 'Give it to a team or an agent, take it, or put it back (assignee_id null)',
  }),
  resolveRequest: post('/requests/:id/resolve', {
    can: 'requests.work',
    params: ByRequest,
    body: z
      .object({ text: Spoken.optional(), attachments: Attachments.optional() })
      .refine(({ text, attachments }) => text !== undefined || !attachments?.length, {
        error: 'empty',
        path: ['text'],
      }),
    output: Request,
    refusals: [...changed, finished, unknownFiles],
    summary: 'Say that it is done, with a last answer if wanted',
  }),
  reopenRequest: post('/requests/:id/reopen', {
    can: 'signed-in',
    params: ByRequest,
    body: z.object({ text: Spoken.optional() }),
    output: Request,
    refusals: [...changed, finished],
    summary: 'Say that it is not done after all',
  }),
  closeRequest: post('/requests/:id/close', {
    can: 'signed-in',
    params: ByRequest,
    output: Request,
    refusals: [...changed, finished],
    summary: 'The requester says that it is solved: it closes at once instead of in five working days',
  }),
  cancelRequest: post('/requests/:id/cancel', {
    can: 'signed-in',
    params: ByRequest,
    body: z.object({ reason: PlainText(2000).optional() }),
    output: Request,
    refusals: [...changed, finished],
    summary: 'It is no longer needed',
  }),
  mergeRequest: post('/requests/:id/merge', {
    can: 'requests.work',
    params: ByRequest,
    body: z.object({ into: z.union([Id, z.string().regex(/^R-\d{1,15}$/i)]) }),
    output: Request,
    refusals: [...changed, mergeWithItself],
    summary: 'Put this request into another one, which is answered',
  }),
  undoMerge: post('/requests/:id/unmerge', {
    can: 'requests.work',
    params: ByRequest,
    output: Request,
    refusals: [notFound, notAllowed, mergeUnknown],
    summary: 'Take a merged request out again, as it was',
  }),
  addParticipant: post('/requests/:id/participants', {
    can: 'signed-in',
    params: ByRequest,
    body: z.object({
      person_id: Id,
      /** Without it somebody new watches, and whoever follows already does so as before. */
      role: z.enum(['watcher', 'copied']).optional(),
    }),
    output: Request,
    refusals: [...changed, unknownPerson],
    summary: 'Let another person follow the request, or follow it in another way',
  }),
  removeParticipant: del('/requests/:id/participants/:person_id', {
    can: 'signed-in',
    params: ByRequest.extend({ person_id: Id }),
    output: Request,
    refusals: changed,
    summary: 'A person no longer follows the request',
  }),
  changeRequester: post('/requests/:id/requester', {
    can: 'requests.work',
    params: ByRequest,
    body: z.object({ person_id: Id }),
    output: Request,
    refusals: [...changed, finished, unknownPerson],
    summary: 'Put the request into another person’s name; who reported it stays',
  }),
  linkRequests: post('/requests/:id/links', {
    can: 'requests.work',
    params: ByRequest,
    body: z.object({ to: z.union([Id, z.string().regex(/^R-\d{1,15}$/i)]) }),
    output: Request,
    refusals: [...changed, mergeWithItself],
    summary: 'Say that two requests belong together',
  }),
  unlinkRequests: del('/requests/:id/links/:to', {
    can: 'requests.work',
    params: ByRequest.extend({ to: Id }),
    output: Request,
    refusals: changed,
    summary: 'Two requests do not belong together after all',
  }),
  listEvents: get('/requests/:id/events', {
    can: 'signed-in',
    params: ByRequest,
    query: Paging,
    output: Page(TimelineEvent),
    refusals: [notFound],
    summary: 'What happened, oldest first',
  }),
  readPromises: get('/requests/:id/promises', {
    can: 'signed-in',
    params: ByRequest,
    output: z.object({
      clocks: z.array(ExplainedClock),
      /** Whose loss it is and what was said against it; null for those who do not follow that. */
      objecting: Objecting.nullable(),
    }),
    refusals: [notFound],
    summary: 'Why each promised time is what it is: who had the request when, what counted, what stood',
  }),
  ...approvalContract,
  raiseObjection: post('/requests/:id/objections', {
    can: 'agreements.object',
    params: ByRequest,
    body: NewObjection,
    output: Objection,
    status: 201,
    idempotent: true,
    refusals: raisingRefusals,
    summary: 'Dispute whose loss a request is, or ask to excuse a missed promise',
  }),
  listDrafts: get('/drafts', {
    can: 'signed-in',
    output: z.object({ items: z.array(Draft) }),
    summary: 'What I have typed and not sent',
  }),
  saveDraft: put('/drafts/:place', {
    can: 'signed-in',
    params: z.object({ place: z.string().min(1).max(200) }),
    body: z.object({
      content: z.record(z.string(), z.unknown()).refine(content => JSON.stringify(content).length <= 300_000),
    }),
    output: Draft,
    summary: 'Keep what I am typing',
  }),
  dropDraft: del('/drafts/:place', {
    can: 'signed-in',
    params: z.object({ place: z.string().min(1).max(200) }),
    output: Nothing,
    summary: 'Forget a draft',
  }),
}
