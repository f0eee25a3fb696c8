// What the machinery itself says to the world: refusals that any call may meet, and the contract of files and live updates.
import { z } from 'zod'
import { get, post } from './endpoint.ts'
import { event } from './event.ts'
import { refusal } from './refusal.ts'
import { Id, Instant, Nothing, PlainText } from './shapes.ts'

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
/** A file must not be downloaded before it is scanned, nor with what was found in it. */
export const fileWaits = refusal('kernel.file_waits', 409)
export const fileInfected = refusal('kernel.file_infected', 409, { signature: z.string() })
export const fileUnscannable = refusal('kernel.file_unscannable', 409)
export const notQuarantined = refusal('kernel.not_quarantined', 409)
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
  file_waits: fileWaits,
  file_infected: fileInfected,
  file_unscannable: fileUnscannable,
  not_quarantined: notQuarantined,
}

/** An attachment as lists and messages show it. */
export const FileInfo = z.object({
  id: Id,
  name: z.string(),
  type: z.string(),
  size_bytes: z.int(),
  sha256: z.string(),
  inline: z.boolean(),
  /** Why it cannot be downloaded now; absent or null when it can. */
  held: z
    .object({ state: z.enum(['waiting', 'infected', 'unscannable']), signature: z.string().nullable() })
    .nullish(),
})
export type FileInfo = z.output<typeof FileInfo>

/** A content in which the scanner found something, or that it cannot scan, with the files that have it. */
export const Quarantined = z.object({
  sha256: z.string(),
  state: z.enum(['infected', 'unscannable']),
  signature: z.string().nullable(),
  said: z.string().nullable(),
  scanned_at: Instant,
  files: z.array(
    z.object({
      id: Id,
      name: z.string(),
      size_bytes: z.int(),
      created_at: Instant,
      /** What kind of thing holds it, and which; null for an upload that nothing holds yet. */
      holder: z.object({ kind: z.string(), id: Id }).nullable(),
    }),
  ),
  released: z.object({ at: Instant, why: z.string() }).nullable(),
})
export type Quarantined = z.output<typeof Quarantined>

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
/** The scanner found something in a file, or cannot scan it: nobody can download it. */
export const fileQuarantined = event('kernel.file_quarantined', {
  file_id: Id,
  sha256: z.string(),
  name: z.string(),
  signature: z.string().nullable(),
})
/** An administrator lets a file be downloaded in spite of what the scanner said. */
export const fileReleased = event('kernel.file_released', {
  file_id: Id,
  sha256: z.string(),
  why: z.string(),
})
export const events = [deliveryDone, deliveryFailed, fileQuarantined, fileReleased] as const

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
    refusals: [notFound, fileWaits, fileInfected, fileUnscannable],
    summary: 'The bytes of an attachment, once the scanner found nothing in it',
  }),
  listQuarantine: get('/files/quarantine', {
    can: 'kernel.operate',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      after: z.string().max(500).optional(),
    }),
    output: z.object({ items: z.array(Quarantined), next: z.string().nullable() }),
    summary: 'Files that cannot be downloaded for what the scanner said, newest first',
  }),
  releaseFile: post('/files/quarantine/:sha256/release', {
    can: 'kernel.operate',
    params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    body: z.object({ why: PlainText(1000).refine(text => text.trim().length > 0, { error: 'empty' }) }),
    output: Nothing,
    refusals: [notFound, notQuarantined],
    summary: 'Let a file be downloaded in spite of what the scanner said, with the reason',
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
