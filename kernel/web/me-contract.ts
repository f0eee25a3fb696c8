// What the shells must know of the person who is signed in: the answer of `GET /api/me`, which the domain of accounts gives.
import { z } from 'zod'
import { get } from '#kernel/contract/endpoint.ts'
import { Id, Language, LocalText } from '#kernel/contract/shapes.ts'

export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string().nullable(),
  language: Language,
  time_zone: z.string(),
  permissions: z.array(z.string()),
  is_agent: z.boolean(),
  center_name: LocalText,
  demo: z.boolean(),
})
export type Me = z.output<typeof Me>

export const readMe = get('/me', { can: 'signed-in', output: Me, summary: 'Who I am and what I may do' })

export const meKey = ['identity', 'readMe'] as const
