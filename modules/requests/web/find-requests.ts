// Searching in requests from the palette: by number and by words.
import { speak } from '#kernel/contract/words.ts'
import type { Search } from '#kernel/web/screens.ts'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'

/** Who has the queue finds all that may be seen and opens it on the desk; everybody else finds the own ones in the portal. */
export const findRequests: Search = async ({ q, limit, language, me, signal }) => {
  const text = speak(requestWords, language)
  const desk = me.is_agent && ['requests.work', 'requests.see'].some(can => me.permissions.includes(can))
  const query = desk ? { q, limit } : { q, limit, view: 'asked' as const }
  const { items } = await requests.call('listRequests', { query }, { signal })
  return items.map(({ id, number, subject, status, requester }) => ({
    id,
    label: `${number} ${subject}`,
    hint: desk ? `${requester.name} · ${text.status[status]}` : text.portalStatus[status],
    to: `${desk ? '/desk' : ''}/requests/${number}`,
  }))
}
