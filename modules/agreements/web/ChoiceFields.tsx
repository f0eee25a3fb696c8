// Choosing what a scope or a step names: clients, services, units, roles, rotas, people, found while typing.
import { MultiSelect, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { usePick, useWords } from '#kernel/web/words.tsx'
import type { choiceKinds } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { agreements } from './calls.ts'
import { useNames } from './names.tsx'

export type ChoiceKind = (typeof choiceKinds)[number]

const quiet_ms = 150
/** What the server found is shown as it is. */
const asFound = ({ options }: { options: readonly unknown[] }) => options as never
/** The list of options itself scrolls, so that it belongs to the field for screen readers. */
const scrolling = { options: { maxHeight: 280, overflowY: 'auto' } } as const

interface Told {
  kind: ChoiceKind
  /** Of services and departments only those whose promises the reader may make. */
  mine?: boolean
  label: string
  description?: string
  placeholder?: string
  error?: string | undefined
}

/** Several of a kind; none means all. */
export function ChoicesField({
  kind,
  mine = false,
  value,
  onChange,
  ...rest
}: Told & { value: readonly string[]; onChange: (ids: string[]) => void }) {
  const { choice: text } = useWords(agreementScreenWords)
  const { options, typed, setTyped, choose } = useChoices(kind, value, mine)
  return (
    <MultiSelect
      {...rest}
      data={options}
      value={[...value]}
      onChange={ids => {
        choose(ids)
        onChange(ids)
      }}
      searchable
      clearable
      hidePickedOptions
      filter={asFound}
      searchValue={typed}
      onSearchChange={setTyped}
      withScrollArea={false}
      styles={scrolling}
      {...(value.length > 0 ? { placeholder: '' } : {})}
      clearButtonProps={{ 'aria-label': text.clear }}
    />
  )
}

/** One of a kind. */
export function ChoiceField({
  kind,
  mine = false,
  value,
  onChange,
  required = false,
  ...rest
}: Told & { value: string | null; onChange: (id: string | null) => void; required?: boolean }) {
  const { choice: text } = useWords(agreementScreenWords)
  const { options, typed, setTyped, choose } = useChoices(kind, value ? [value] : [], mine)
  return (
    <Select
      {...rest}
      placeholder={rest.placeholder ?? text.type}
      data={options}
      value={value}
      onChange={id => {
        choose(id ? [id] : [])
        // Where nothing stays chosen, as in a list to add to, the next one is searched for.
        if (value === null) setTyped('')
        onChange(id)
      }}
      searchable
      clearable={!required}
      allowDeselect={!required}
      withAsterisk={required}
      filter={asFound}
      searchValue={typed}
      onSearchChange={setTyped}
      withScrollArea={false}
      styles={scrolling}
      clearButtonProps={{ 'aria-label': text.clear }}
    />
  )
}

/** What can be chosen for the words typed, with the names of what is chosen already. */
function useChoices(kind: ChoiceKind, chosen: readonly string[], mine: boolean) {
  const { choice: text } = useWords(agreementScreenWords)
  const pick = usePick()
  const { names, learn } = useNames()
  const [typed, setTyped] = useState('')
  // With a choice made the field of one shows its name, which is nothing to search for.
  const isName = chosen.some(id => pick(names[`${kind}:${id}`]) === typed)
  const [q] = useDebouncedValue(isName ? '' : typed.trim(), quiet_ms)
  const { data, isFetching } = agreements.useQuery(
    'listChoices',
    { query: { kind, ...(mine ? { mine: 'yes' } : {}), q: q || undefined, limit: 200 } },
    { keepPrevious: true, fresh_ms: 300_000 },
  )
  const found = data?.items ?? []
  const nameOf = (id: string) =>
    pick(names[`${kind}:${id}`]) ||
    pick(found.find(one => one.id === id)?.name) ||
    (isFetching ? text.searching : text.gone)
  const ids = [...new Set([...chosen, ...found.map(one => one.id)])]
  // A list of options must hold one, so that readers hear why it is empty.
  const nothing = { value: '', label: isFetching ? text.searching : text.nothing, disabled: true }
  const isEmpty = ids.length === 0 || ids.length === chosen.length
  return {
    options: [...ids.map(id => ({ value: id, label: nameOf(id) })), ...(isEmpty ? [nothing] : [])],
    typed,
    setTyped,
    /** Remembers the names of what is chosen, so that they stay when something else is searched for. */
    choose(picked: readonly string[]) {
      const learned = found.filter(one => picked.includes(one.id))
      learn(Object.fromEntries(learned.map(one => [`${kind}:${one.id}`, one.name])))
    },
  }
}
