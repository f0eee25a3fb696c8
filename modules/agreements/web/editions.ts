// Which edition of an agreement is which: in force, coming, over, or a draft.
import type { Edition } from '../contract.ts'

type State = 'draft' | 'in_force' | 'coming' | 'over'

export const draftOf = (editions: readonly Edition[]): Edition | undefined =>
  editions.find(edition => edition.published_at === null)

/** At an instant in milliseconds. */
export function stateOf(edition: Edition, now: number): State {
  if (edition.published_at === null) return 'draft'
  if (Date.parse(edition.valid_from) > now) return 'coming'
  return edition.valid_until === null || Date.parse(edition.valid_until) > now ? 'in_force' : 'over'
}

export const inForceAt = (editions: readonly Edition[], now: number): Edition | undefined =>
  editions.find(edition => stateOf(edition, now) === 'in_force')
