// Choosing a person, a service, a team or an agent by typing.
import { Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { requestWords } from '../text/words.ts'
import { catalogue } from './catalogue-calls.ts'
import { organisation } from './organisation-calls.ts'

interface Picking<V> {
  label: string
  description?: string
  value: V | null
  onChange(value: V | null): void
  error?: string | undefined
  required?: boolean
  autoFocus?: boolean
}

export interface Chosen {
  id: string
  name: string
}

interface Row {
  value: string
  label: string
  note: string
}

const quiet_ms = 150
const scrolling = { options: { maxHeight: 280, overflowY: 'auto' } } as const
/** What the server found is shown as it is: the search knows more than the letters of the label. */
const asFound = ({ options }: { options: readonly unknown[] }) => options as never

function Rows({
  rows,
  value,
  onChange,
  typed,
  setTyped,
  busy,
  ...rest
}: Omit<Picking<Chosen>, 'onChange'> & {
  onChange(chosen: Chosen | null): void
  rows: readonly Row[]
  typed: string
  setTyped(typed: string): void
  busy: boolean
}) {
  const { pickers } = useWords(requestWords)
  // The chosen one stays in the list, or its name would vanish from the field.
  const kept =
    value && !rows.some(row => row.value === value.id)
      ? [{ value: value.id, label: value.name, note: '' }]
      : []
  const all = [...kept, ...rows]
  // Words for "nothing" stand as an option that cannot be chosen: a list without options is no list to screen readers.
  const said = busy ? pickers.searching : pickers.nothing
  const silent = all.length === 0 && typed.trim() !== '' ? [{ value: '', label: said, disabled: true }] : []
  const notes = new Map(all.map(row => [row.value, row.note]))
  return (
    <Select
      {...rest}
      withAsterisk={rest.required ?? false}
      data-autofocus={rest.autoFocus || undefined}
      searchable
      clearable
      data={[...all.map(({ value, label }) => ({ value, label })), ...silent]}
      filter={asFound}
      value={value?.id ?? null}
      onChange={id => onChange(id ? { id, name: all.find(row => row.value === id)?.label ?? '' } : null)}
      searchValue={typed}
      onSearchChange={setTyped}
      placeholder={pickers.type}
      comboboxProps={{ shadow: 'md' }}
      // The list of options itself scrolls, so that it belongs to the field for screen readers.
      withScrollArea={false}
      styles={scrolling}
      clearButtonProps={{ 'aria-label': pickers.clear }}
      renderOption={({ option }) => (
        <span>
          <Text component="span" display="block">
            {option.label}
          </Text>
          {notes.get(option.value) && (
            <Text component="span" display="block" c="dimmed" fz="sm">
              {notes.get(option.value)}
            </Text>
          )}
        </span>
      )}
    />
  )
}

/** A person by name, address, phone or personnel number. */
export function PersonPicker(picking: Picking<Chosen>) {
  const pick = usePick()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed === picking.value?.name ? '' : typed, quiet_ms)
  const { data, isFetching } = organisation.useQuery(
    'listPeople',
    { query: { q, limit: 20 } },
    { enabled: q !== '', keepPrevious: true },
  )
  const rows = (q === '' ? [] : (data?.items ?? [])).map(person => ({
    value: person.id,
    label: person.name,
    note: [pick(person.position), pick(person.unit_name) || pick(person.client_name), person.email]
      .filter(Boolean)
      .join(' · '),
  }))
  return <Rows {...picking} rows={rows} typed={typed} setTyped={setTyped} busy={isFetching} />
}

/** A service of the catalogue. */
export function ServicePicker(picking: Picking<Chosen>) {
  const pick = usePick()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed === picking.value?.name ? '' : typed, quiet_ms)
  const { data, isFetching } = catalogue.useQuery(
    'listServices',
    { query: { q: q || undefined, limit: 20 } },
    { keepPrevious: true },
  )
  const rows = (data?.items ?? []).map(service => ({
    value: service.id,
    label: pick(service.title),
    note: pick(service.department.name),
  }))
  return <Rows {...picking} rows={rows} typed={typed} setTyped={setTyped} busy={isFetching} />
}

/** A team of the centre. */
export function TeamPicker(picking: Picking<Chosen>) {
  const pick = usePick()
  const { data } = organisation.useQuery('listTeams', { query: { limit: 200 } }, { fresh_ms: 300_000 })
  const teams = (data?.items ?? []).map(team => ({ value: team.id, label: pick(team.name) }))
  return (
    <Select
      label={picking.label}
      searchable
      data={teams}
      value={picking.value?.id ?? null}
      allowDeselect={false}
      withScrollArea={false}
      styles={scrolling}
      onChange={id =>
        picking.onChange(id ? { id, name: teams.find(team => team.value === id)?.label ?? '' } : null)
      }
      comboboxProps={{ shadow: 'md' }}
    />
  )
}

/** A member of a team. */
export function AgentPicker({ team_id, ...picking }: Picking<Chosen> & { team_id: string }) {
  const pick = usePick()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed === picking.value?.name ? '' : typed, quiet_ms)
  const { data, isFetching } = organisation.useQuery(
    'listPeople',
    { query: { team_id, q: q || undefined, limit: 50 } },
    { keepPrevious: true },
  )
  const rows = (data?.items ?? []).map(person => ({
    value: person.id,
    label: person.name,
    note: pick(person.position),
  }))
  return <Rows {...picking} rows={rows} typed={typed} setTyped={setTyped} busy={isFetching} />
}
