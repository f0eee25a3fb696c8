// The service of which only the id is known, e.g. from an address.
import { usePick } from '#kernel/web/words.tsx'
import { catalogue } from './catalogue-calls.ts'

/** The service of an id, or null while it is not known. */
export function useService(id: string | undefined | null) {
  const pick = usePick()
  const { data } = catalogue.useQuery('readService', { params: { id: id ?? '' } }, { enabled: Boolean(id) })
  return id && data ? { id, name: pick(data.title), service: data } : null
}
