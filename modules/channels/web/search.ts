// What the screens of channels keep in their address.
import { z } from 'zod'
import { markKinds, outcomes } from '../contract/states.ts'
import { letterTroubles } from '../contract/trouble-kinds.ts'

export const IntakeSearch = z.object({
  outcome: z.enum(outcomes).optional(),
  from: z.string().max(254).optional(),
})
export const TroubledSearch = z.object({
  trouble: z.enum(letterTroubles).optional(),
  q: z.string().max(254).optional(),
})
export const MailboxSearch = z.object({ remove: z.literal('1').optional() })
export const DeliverySearch = z.object({
  state: z.enum(['waiting', 'speaking', 'done', 'failed', 'cancelled']).optional(),
})
export const AddressSearch = z.object({
  q: z.string().max(254).optional(),
  kind: z.enum(markKinds).optional(),
  lifted: z.literal('1').optional(),
  add: z.literal('1').optional(),
})
export const SigningSearch = z.object({
  dialog: z.enum(['again', 'remove']).optional(),
  domain: z.string().max(253).optional(),
})
export const DemoSearch = z.object({
  letter: z.uuid().optional(),
  to: z.string().max(254).optional(),
  write: z.literal('1').optional(),
})

export const archiveSources = ['upload', 'server', 'imap'] as const
export const NewMailImportSearch = z.object({ from: z.enum(archiveSources).default('upload') })
export const MailImportSearch = z.object({ undo: z.literal('1').optional() })
