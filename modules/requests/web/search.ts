// What the addresses of these screens carry.
import { z } from 'zod'
import type { Priority, RequestStatus } from '../contract.ts'

// Not from the contract: addresses are loaded with the first page, the contract with the screens.
const statuses = [
  'new',
  'open',
  'waiting_requester',
  'waiting_third_party',
  'scheduled',
  'resolved',
  'closed',
  'cancelled',
] as const satisfies readonly RequestStatus[]

const priorities = ['P1', 'P2', 'P3', 'P4'] as const satisfies readonly Priority[]

export const HomeSearch = z.object({ q: z.string().optional() })

export const AskSearch = z.object({
  /** What was typed before the person decided to ask. */
  q: z.string().optional(),
  service_id: z.string().optional(),
  /** The request that was just sent: its number and promise are shown instead of the form. */
  sent: z.string().optional(),
})

export const MineSearch = z.object({ q: z.string().optional(), status: z.enum(statuses).optional() })

export const StorySearch = z.object({
  /** What the person says of a resolved request. */
  solved: z.literal('no').optional(),
  steps: z.enum(['few', 'all']).default('few'),
  /** Where the time went is told in full. */
  time: z.enum(['open']).optional(),
  dialog: z.enum(['cancel']).optional(),
})

export const ApprovalsSearch = z.object({ state: z.enum(['waiting', 'decided']).default('waiting') })

export const ApproveSearch = z.object({ decision: z.enum(['approved', 'declined']).optional() })

export const tabs = ['talk', 'details', 'promises', 'history'] as const
export const dialogs = [
  'assign',
  'status',
  'merge',
  'link',
  'cancel',
  'follow',
  'requester',
  'approval',
] as const

/** What is open inside a request on the desk. */
export const PaneSearch = z.object({
  tab: z.enum(tabs).default('talk'),
  dialog: z.enum(dialogs).optional(),
  /** The sheet for a note is open. */
  note: z.enum(['open']).optional(),
})
export type PaneSearch = z.output<typeof PaneSearch>

export const deskViews = [
  'mine',
  'my_teams',
  'unassigned',
  'about_to_be_late',
  'late',
  'all',
  'finished',
] as const
export type DeskView = (typeof deskViews)[number]

export const QueueSearch = PaneSearch.extend({
  view: z.enum(deskViews).default('my_teams'),
  q: z.string().optional(),
  tag: z.string().optional(),
  priority: z.enum(priorities).optional(),
  requester_id: z.string().optional(),
  /** The request in the third pane. */
  id: z.string().optional(),
})

export const RequestSearch = PaneSearch.extend({
  /** The view it was opened from, so that J and K walk on in it. */
  view: z.enum(deskViews).optional(),
})

export const NewSearch = z.object({
  requester_id: z.string().optional(),
  channel: z.enum(['phone', 'counter']).default('phone'),
})
