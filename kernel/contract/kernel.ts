// What the machinery itself says to the world: refusals that any call may meet, and the contract of files and live updates.
import { z } from 'zod'
import { get, post } from './endpoint.ts'
import { event } from './event.ts'
import { refusal } from './refusal.ts'
import { Id, Instant } from './shapes.ts'

export const notFound = refusal('kernel.not_found', 404)
export const notAllowed = refusal('kernel.not_allowed', 403)
export const notSignedIn = refusal('kernel.not_signed_in', 401)
export const invalid = refusal('kernel.invalid', 400, {
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
})
export const malformed = refusal('kernel.malformed', 400)
export const tooLarge = refusal('kernel.too_large', 413, { limit_mb: z.number() })
export const wrongMediaType = refusal('kernel.wrong_media_type', 415)
export const movedOn = refusal('kernel.moved_on', 412)
export const keyReused = refusal('kernel.key_reused', 422)
export const tooMany = refusal('kernel.too_many', 429, { wait_seconds: z.int() })
export const brokenCursor = refusal('kernel.broken_cursor', 400)
export const unavailable = refusal('kernel.unavailable', 503)
export const foreignOrigin = refusal('kernel.foreign_origin', 403)
export const emptyFile = refusal('kernel.empty_file', 422, { name: z.string() })

export const refusals = {
  not_found: notFound,
  not_allowed: notAllowed,
  not_signed_in: notSignedIn,
  invalid,
  malformed,
  too_large: tooLarge,
  wrong_media_type: wrongMediaType,
  moved_on: movedOn,
  key_reused: keyReused,
  too_many: tooMany,
  broken_cursor: brokenCursor,
  unavailable,
  foreign_origin: foreignOrigin,
  empty_file: emptyFile,
}

/** An attachment as lists and messages show it. */
export const FileInfo = z.object({
  id: Id,
  name: z.string(),
  type: z.string(),
  size_bytes: z.int(),
  sha256: z.string(),
  inline: z.boolean(),
})
export type FileInfo = z.output<typeof FileInfo>

/** What is delivered to the outside, as administrators see it. */
export const Delivery = z.object({
  id: Id,
  kind: z.string(),
  subject_id: Id,
  state: z.enum(['waiting', 'speaking', 'done', 'failed', 'cancelled']),
  attempts: z.int(),
  next_at: Instant,
  last_error: z.string().nullable(),
  created_at: Instant,
  done_at: Instant.nullable(),
})

/** A delivery was taken by the other side; `result` is what it said. */
export const deliveryDone = event('kernel.delivery_done', {
  subject_id: Id,
  delivery_id: Id,
  kind: z.string(),
})
/** A delivery was given up; an administrator may try again. */
export const deliveryFailed = event('kernel.delivery_failed', {
  subject_id: Id,
  delivery_id: Id,
  kind: z.string(),
  reason: z.string(),
})
export const events = [deliveryDone, deliveryFailed] as const

/** What a live stream sends: something of `topic` changed, ask again for these ids. */
export const LiveNews = z.object({ topic: z.string(), ids: z.array(Id) })

const DeliveryPage = z.object({ items: z.array(Delivery), next: z.string().nullable() })

export const contract = {
  uploadFile: post('/files', {
    can: 'signed-in',
    output: FileInfo,
    status: 201,
    upload: true,
    refusals: [tooLarge, emptyFile],
    summary:
      'Upload one attachment (multipart/form-data, field "file"); it stays private until a message takes it',
  }),
  downloadFile: get('/files/:id', {
    can: 'signed-in',
    params: z.object({ id: Id }),
    query: z.object({ inline: z.enum(['1']).optional() }),
    output: z.any(),
    raw: true,
    refusals: [notFound],
    summary: 'The bytes of an attachment',
  }),
  watchLive: get('/live', {
    can: 'signed-in',
    output: LiveNews,
    raw: true,
    summary: 'Server-sent events: which things have changed, for those who may see them',
  }),
  listDeliveries: get('/deliveries', {
    can: 'kernel.operate',
    query: z.object({
      state: Delivery.shape.state.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      after: z.string().optional(),
    }),
    output: DeliveryPage,
    summary: 'Messages to the outside world and what became of them, newest first',
  }),
  retryDelivery: post('/deliveries/:id/retry', {
    can: 'kernel.operate',
    params: z.object({ id: Id }),
    output: Delivery,
    refusals: [notFound],
    summary: 'Try a failed delivery again now',
  }),
}

export const permissions = ['kernel.operate'] as const
