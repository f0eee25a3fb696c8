// What reading found in a letter besides its words: an invitation, a signature, what was opened and what was left out.
import { z } from 'zod'
import { Instant } from '#kernel/contract/shapes.ts'

export const invitationMethods = [
  'publish',
  'request',
  'reply',
  'add',
  'cancel',
  'refresh',
  'counter',
  'declinecounter',
] as const
export const attendances = ['waiting', 'accepted', 'declined', 'tentative', 'delegated'] as const
export const repetitions = ['daily', 'weekly', 'monthly', 'yearly', 'otherwise'] as const

const Invited = z.object({ name: z.string(), address: z.string() })

/** A meeting of a calendar (RFC 5545, 5546). */
export const Invitation = z.object({
  method: z.enum(invitationMethods),
  uid: z.string().nullable(),
  summary: z.string(),
  /** `2026-11-24T12:00:00Z`; a day alone, `2026-11-24`, of a meeting of whole days; without `Z` where the letter names no zone. */
  starts: z.string().nullable(),
  /** As `starts`; the moment after its end, also of whole days. */
  ends: z.string().nullable(),
  whole_days: z.boolean(),
  /** The zone of whoever invites, as the letter names it. */
  zone: z.string().nullable(),
  repeats: z.enum(repetitions).nullable(),
  place: z.string().nullable(),
  description: z.string().nullable(),
  organizer: Invited.nullable(),
  /** The first fifty. */
  attendees: z.array(Invited.extend({ attends: z.enum(attendances) })),
  attendees_total: z.int(),
})
export type Invitation = z.output<typeof Invitation>

/** Why a signature could not be checked. */
export const uncheckedReasons = ['pgp', 'algorithm', 'no_certificate', 'unreadable'] as const

/** What was found out about a signature. */
export const Signature = z.object({
  kind: z.enum(['smime', 'pgp']),
  /** intact: what was signed is unchanged and the key of the certificate signed it. */
  state: z.enum(['intact', 'broken', 'unchecked']),
  reason: z.enum(uncheckedReasons).nullable(),
  algorithm: z.string().nullable(),
  certificate: z
    .object({
      name: z.string(),
      addresses: z.array(z.string()),
      issuer: z.string(),
      serial: z.string(),
      valid_from: Instant,
      valid_until: Instant,
      /** Of the whole certificate, hexadecimal. */
      sha256: z.string(),
    })
    .nullable(),
  /** The certificate names the address that the letter gives as its sender. */
  of_sender: z.boolean().nullable(),
  /** The certificate was valid when the letter says it was written. */
  in_time: z.boolean().nullable(),
  /** Whether a chain leads to a root that this centre knows; not_checked: it knows none. Withdrawn certificates are not looked for. */
  chain: z.enum(['known', 'unknown', 'not_checked']),
})
export type Signature = z.output<typeof Signature>

/** Where reading stopped; the original is attached then. */
export const letterProblems = [
  'empty',
  'too_large',
  'headers_too_large',
  'too_many_parts',
  'too_deep',
  'too_slow',
  'unreadable',
] as const
export type LetterProblem = (typeof letterProblems)[number]

export const LetterAbout = z.object({
  invitation: Invitation.nullable(),
  signature: Signature.nullable(),
  /** Nobody but the addressee can read it; the envelope is attached. */
  encrypted: z.enum(['smime', 'pgp']).nullable(),
  problem: z.enum(letterProblems).nullable(),
  /** What was longer than Okno reads and is left out at its end. */
  cut: z.array(z.enum(['text', 'html'])),
  /** Wrappings of single programs whose content is shown as if it had come plainly. */
  opened: z.array(z.enum(['tnef', 'smime', 'uuencode'])),
  /** Pictures outside the letter, held back until somebody asks for them. */
  remote_images: z.int(),
  /** Pictures that only report that a letter was opened; dropped. */
  trackers: z.int(),
  /** Whom a letter that came back did not reach, in lower case, as the report names them. */
  failed_addresses: z.array(z.string()).optional(),
  /** How many of To and Cc were not looked at as people who follow the request: the letter names more than that may. */
  copied_left_out: z.int().optional(),
})
export type LetterAbout = z.output<typeof LetterAbout>
