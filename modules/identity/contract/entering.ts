// Coming in, who I am, and going out: what every page needs before it can show anything.
import { z } from 'zod'
import { del, get, patch, post } from '#kernel/contract/endpoint.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { Id, Language, LocalText, Nothing, PlainText, TimeZone } from '#kernel/contract/shapes.ts'

export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string().nullable(),
  language: Language,
  time_zone: z.string(),
  /** Every permission held in any scope. */
  permissions: z.array(z.string()),
  /** Works in the centre: has the desk. */
  is_agent: z.boolean(),
  teams: z.array(Id),
  client_id: Id.nullable(),
  center_name: LocalText,
  demo: z.boolean(),
})
export type Me = z.output<typeof Me>

export const enteringContract = {
  signOut: del('/session', { can: 'signed-in', output: Nothing, summary: 'Sign this browser out' }),
  enterDemo: post('/demo/session', {
    can: 'anyone',
    body: z.object({ role: z.string().max(50) }),
    output: Nothing,
    refusals: [notFound],
    summary: 'In the demo: enter as the persona of a role',
  }),
  readMe: get('/me', { can: 'signed-in', output: Me, summary: 'Who I am and what I may do' }),
  editMe: patch('/me', {
    can: 'signed-in',
    body: z.object({ name: PlainText(300).min(1), language: Language, time_zone: TimeZone }).partial(),
    output: Nothing,
    summary: 'Change my name, language or time zone',
  }),
}
