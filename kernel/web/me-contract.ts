// What the shells must know of the person who is signed in; the domain of accounts says how it is asked.
import type { z } from 'zod'
import type { Endpoint } from '#kernel/contract/endpoint.ts'
import type { Language, LocalText } from '#kernel/contract/shapes.ts'

export interface Me {
  id: string
  name: string
  email: string | null
  language: Language
  time_zone: string
  /** Every permission held in any scope. */
  permissions: string[]
  /** Works in the centre: has the desk. */
  is_agent: boolean
  teams: string[]
  client_id: string | null
  center_name: LocalText
  demo: boolean
}

/** The endpoint that tells who is signed in, and refuses with 401 when nobody is. */
export type ReadMe = Endpoint<undefined, undefined, undefined, z.ZodType<Me>>

/** Where the answer is kept: what the domain of accounts changes is asked again together with it. */
export const meKey = ['identity', 'readMe'] as const
