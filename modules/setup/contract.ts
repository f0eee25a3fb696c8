// The first run of an empty installation: whose centre it is, who administers it, when it works.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Language, LocalText, Nothing, PlainText, TimeZone } from '#kernel/contract/shapes.ts'
import { Email, Password } from '#modules/identity/contract.ts'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const FirstRun = z.object({
  center_name: LocalText,
  administrator: z.object({ name: PlainText(300).min(1), email: Email, password: Password }),
  language: Language,
  time_zone: TimeZone,
  opens_at: Time,
  closes_at: Time,
  /** Days off follow the Russian production calendar; otherwise Monday to Friday are worked. */
  russian_holidays: z.boolean(),
})

export const centerSetUp = event('setup.center_set_up', { account_id: Id, time_zone: z.string() })
export const events = [centerSetUp] as const

export const alreadySetUp = refusal('setup.already_set_up', 409)
export const hoursReversed = refusal('setup.hours_reversed', 422)
export const refusals = { already_set_up: alreadySetUp, hours_reversed: hoursReversed }

export const contract = {
  readFirstRun: get('/setup', {
    can: 'anyone',
    output: z.object({ needed: z.boolean(), language: Language, time_zone: z.string() }),
    summary: 'Whether this installation still has to be set up',
  }),
  setUpCenter: post('/setup', {
    can: 'anyone',
    body: FirstRun,
    output: Nothing,
    refusals: [alreadySetUp, hoursReversed],
    summary: 'Set up an empty installation; possible once',
  }),
}
