// Rules of a mailbox: which letters they mean and what is done with those; pure, so that a screen can try them at once.
import { z } from 'zod'
import { Id } from '#kernel/contract/shapes.ts'
import { priorities } from '#modules/requests/contract.ts'

export const ruleFields = ['sender', 'subject', 'recipient'] as const
export const ruleDeeds = ['place', 'automatic', 'refuse'] as const

/** One rule: the first of a mailbox that fits a letter decides. */
export const MailRule = z.object({
  field: z.enum(ruleFields),
  /** Words to be found there in any case; with `*` for anything the pattern must cover the whole. */
  like: z.string().trim().min(1).max(200),
  /**
   * `place`: the request that it begins goes where the rule says. `automatic`: it is also taken for a machine's letter,
   * which nothing answers. `refuse`: it is kept in the log and begins nothing.
   */
  deed: z.enum(ruleDeeds),
  team_id: Id.nullish(),
  service_id: Id.nullish(),
  priority: z.enum(priorities).nullish(),
})
export type MailRule = z.output<typeof MailRule>

/** What rules look at. */
export interface RuledLetter {
  readonly sender: string
  readonly subject: string
  readonly recipients: readonly string[]
}

/** The place of the first rule that fits, from 0; -1 when none does. */
export const ruleFor = (rules: readonly MailRule[], letter: RuledLetter): number =>
  rules.findIndex(rule => textsOf(letter, rule.field).some(text => isLike(text, rule.like)))

const textsOf = (letter: RuledLetter, field: MailRule['field']): readonly string[] =>
  field === 'sender' ? [letter.sender] : field === 'subject' ? [letter.subject] : letter.recipients

function isLike(text: string, like: string): boolean {
  const [whole, wanted] = [text.toLowerCase(), like.toLowerCase()]
  if (!wanted.includes('*')) return whole.includes(wanted)
  // Part by part from the left, so that no pattern takes long.
  const parts = wanted.split('*')
  const last = parts.pop()!
  const first = parts.shift()!
  if (!whole.startsWith(first) || !whole.endsWith(last)) return false
  let place = first.length
  for (const part of parts) {
    const found = whole.indexOf(part, place)
    if (found < 0) return false
    place = found + part.length
  }
  return place <= whole.length - last.length
}
