// Parts of organisation for other domains' screens: choosing people and places, and their names.
import { Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { LocalText } from '#kernel/contract/shapes.ts'
import { slot } from '#kernel/web/slots.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'

/** Below the facts about a person: what upper domains know of it, e.g. its requests. */
export const besidePerson = slot<{ person_id: string }>('organisation.beside_person')

interface PickerProps {
  label: string
  description?: string
  placeholder?: string
  value: string | null | undefined
  onChange(id: string | null): void
  onBlur?(): void
  error?: string | undefined
  name?: string
  id?: string
  withAsterisk?: boolean
}

const typing_ms = 200
/** The server has found these by more than their labels, so all of them are shown. */
const asFound = ({ options }: { options: readonly unknown[] }) => options as never

/** Choosing a person by any words of the name, address, phone or personnel number: `<PersonPicker label={…} {...form.field('manager_id')} />` */
export function PersonPicker({ value, placeholder, ...rest }: PickerProps) {
  const { picker: text } = useWords(screenWords)
  const pick = usePick()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, typing_ms)
  const chosen = organisation.useQuery(
    'readPerson',
    { params: { id: value ?? '' } },
    { enabled: Boolean(value), fresh_ms: 300_000 },
  )
  const chosenName = chosen.data?.name ?? ''
  // With a choice made the field shows its name, which is nothing to search for.
  const found = organisation.useQuery(
    'listPeople',
    { query: { q: asked && asked !== chosenName ? asked : undefined, limit: 12 } },
    { keepPrevious: true },
  )
  const people = found.data?.items ?? []
  const kept = value && chosen.data && !people.some(person => person.id === value) ? [chosen.data] : []
  const rows = [...kept, ...people]
  // A list of options must hold one, so that readers hear why it is empty.
  const nobody = { value: '', label: found.isFetching ? text.searching : text.nobody, disabled: true }
  const notes = new Map(
    rows.map(person => [person.id, pick(person.unit_name) || pick(person.client_name) || person.email]),
  )
  return (
    <Select
      {...rest}
      value={value || null}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': text.clear }}
      filter={asFound}
      data={rows.length > 0 ? rows.map(person => ({ value: person.id, label: person.name })) : [nobody]}
      searchValue={typed}
      onSearchChange={setTyped}
      placeholder={placeholder ?? text.type}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <Text component="span" display="block" c="dimmed" size="xs">
            {notes.get(option.value)}
          </Text>
        </span>
      )}
    />
  )
}

interface Place {
  readonly id: string
  readonly name: LocalText
}

function PlacePicker({ places, value, ...rest }: PickerProps & { places: readonly Place[] | undefined }) {
  const { picker: text } = useWords(screenWords)
  const pick = usePick()
  return (
    <Select
      {...rest}
      value={value || null}
      searchable
      clearable={!rest.withAsterisk}
      clearButtonProps={{ 'aria-label': text.clear }}
      allowDeselect={!rest.withAsterisk}
      data={(places ?? []).map(place => ({ value: place.id, label: pick(place.name) }))}
    />
  )
}

/** Places change seldom: their lists are read once and shared by all pickers and names. Live news renew them. */
const seldom = { fresh_ms: 300_000 }
const all = { limit: 200 } as const
const allEver = { limit: 200, retired: 'with' } as const

export const useClients = () => organisation.useQuery('listClients', { query: all }, seldom).data?.items
export const useRegions = () => organisation.useQuery('listRegions', { query: all }, seldom).data?.items
export const useDepartments = () =>
  organisation.useQuery('listDepartments', { query: all }, seldom).data?.items
export const useTeams = () => organisation.useQuery('listTeams', { query: all }, seldom).data?.items

export const ClientPicker = (props: PickerProps) => <PlacePicker {...props} places={useClients()} />
export const RegionPicker = (props: PickerProps) => <PlacePicker {...props} places={useRegions()} />
export const DepartmentPicker = (props: PickerProps) => <PlacePicker {...props} places={useDepartments()} />
export const TeamPicker = (props: PickerProps) => <PlacePicker {...props} places={useTeams()} />

/** The units of one client; `except` leaves one out that may not be chosen. */
export function UnitPicker({
  client_id,
  except,
  ...rest
}: PickerProps & { client_id: string | null; except?: string }) {
  const { data } = organisation.useQuery(
    'listUnits',
    { query: { ...all, client_id: client_id ?? undefined } },
    { ...seldom, enabled: Boolean(client_id) },
  )
  const units = client_id ? data?.items.filter(unit => unit.id !== except) : []
  return <PlacePicker {...rest} places={units} />
}

export type ScopeKind = 'all' | 'department' | 'team' | 'client'

/** Names of departments, teams and clients by id, those out of use too; undefined while unknown. */
export function usePlaceName(): (kind: ScopeKind, id: string | null) => string | undefined {
  const pick = usePick()
  const departments = organisation.useQuery('listDepartments', { query: allEver }, seldom).data?.items
  const teams = organisation.useQuery('listTeams', { query: allEver }, seldom).data?.items
  const clients = organisation.useQuery('listClients', { query: allEver }, seldom).data?.items
  const lists: Record<ScopeKind, readonly Place[] | undefined> = {
    all: [],
    department: departments,
    team: teams,
    client: clients,
  }
  return (kind, id) => {
    const place = lists[kind]?.find(one => one.id === id)
    return place && pick(place.name)
  }
}
