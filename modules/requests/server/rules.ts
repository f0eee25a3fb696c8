// Pure decisions about requests: subjects, excerpts, numbers, what a message does to the status.
import type { RequestStatus } from '../contract.ts'

const longestSubject = 120
const longestExcerpt = 300

/** How people call it. */
export const numberText = (number: number): string => `R-${number}`

/** The number in "R-104233", or null. On a Russian keyboard the key of R writes К, and Р looks like it. */
export const numberOf = (text: string): number | null => {
  const digits = /^\s*[RКР]-?(\d{1,15})\s*$/i.exec(text)?.[1]
  return digits ? Number(digits) : null
}

/** A subject for a text without one: its first line, cut at a word. Never empty. */
export function subjectOf(text: string): string {
  const line = oneLine(text.split(/\r?\n/).find(part => part.trim() !== '') ?? '')
  return cut(line, longestSubject) || '…'
}

/** How a message begins, in one line, for lists and search. */
export const excerptOf = (text: string): string => cut(oneLine(text), longestExcerpt)

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim()

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  // A sign is one or two units long; what lies further than that need not be counted.
  const signs = [...text.slice(0, 2 * longest + 1)]
  if (signs.length <= longest) return text
  const start = signs.slice(0, longest).join('')
  const word = start.lastIndexOf(' ')
  return `${word > longest / 2 ? start.slice(0, word) : start}…`
}

/** What a message from the requester's side makes of the status: the ball is with the centre again. */
export function statusAfterInbound(status: RequestStatus): RequestStatus {
  return status === 'waiting_requester' || status === 'resolved' || status === 'scheduled' ? 'open' : status
}

/** What an answer makes of the status unless the agent says otherwise. */
export const statusAfterAnswer = (status: RequestStatus): RequestStatus =>
  status === 'new' || status === 'resolved' ? 'open' : status

export const isFinished = (status: RequestStatus): boolean => status === 'closed' || status === 'cancelled'

/** Working days that a resolved request stays open for an objection. */
export const daysToObject = 5
