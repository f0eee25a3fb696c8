// The sample's search for the palette.
import { api } from '#kernel/web/api.ts'
import type { Search } from '#kernel/web/screens.ts'
import { contract } from './contract.ts'

const notes = api(contract, 'sample')

export const findNotes: Search = async ({ q, language, signal }) => {
  // More than is wanted: the palette cuts it.
  const { items } = await notes.call('listNotes', { query: { q } }, { signal })
  return items.map(({ id, title }) => ({
    id,
    label: title[language] ?? '',
    to: `/?${new URLSearchParams({ q: title[language] ?? '' })}`,
  }))
}
