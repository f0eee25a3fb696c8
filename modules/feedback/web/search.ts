// What the addresses of feedback's screens carry.
import { z } from 'zod'
import { dropReasons, followUpStates, ratingKinds } from '../contract/names.ts'

export const RateSearch = z.object({ score: z.coerce.number().int().min(1).max(5).optional() })

export const ReportSearch = z.object({
  by: z.enum(['team', 'service', 'agent']).default('team'),
  kind: z.enum(ratingKinds).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** The row whose ratings are shown. */
  team_id: z.string().optional(),
  service_id: z.string().optional(),
  agent_id: z.string().optional(),
  score: z.coerce.number().int().min(1).max(5).optional(),
  reason: z.enum(dropReasons).optional(),
  /** What is shown instead of the figures: the ratings behind them, or what machines have pressed. */
  list: z.enum(['1', 'machines']).optional(),
})

export const FollowUpsSearch = z.object({
  state: z.enum([...followUpStates, 'overdue', 'unfinished']).default('unfinished'),
  mine: z.enum(['1']).optional(),
  agent_id: z.string().optional(),
})

export const SignatureSearch = z.object({
  holder: z.string().optional(),
  language: z.enum(['ru', 'en']).optional(),
})
