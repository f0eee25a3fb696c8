// Whose words on the requester's side nobody vouches for: somebody who only answered a letter.
import type { Message, Request } from '../contract.ts'

/** Of somebody who neither asked nor was put on copy, also after being taken out of the conversation. */
export function isStrangers(
  { direction, channel, author }: Pick<Message, 'direction' | 'channel' | 'author'>,
  { requester, reported_by, participants, merged_from }: Request,
): boolean {
  if (direction !== 'in' || channel !== 'email' || author === null) return false
  if (author.id === requester.id || author.id === reported_by.id) return false
  const part = participants.find(one => one.person.id === author.id)
  // What came with a merge was somebody else's own matter there.
  return part ? part.role === 'observer' : merged_from.length === 0
}
