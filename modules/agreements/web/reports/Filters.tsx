// To what a report is narrowed: client, service, department and more, each of which stands in the address.
import { Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { type Metric, priorities } from '../../contract/shapes.ts'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import css from './filters.module.css'
import { usePlaceName } from './parts.tsx'

const kinds = ['client', 'service', 'department'] as const
const thingKinds = ['type', 'unit', 'region'] as const
type Kind = (typeof kinds)[number] | (typeof thingKinds)[number]
type Chosen = { readonly [K in Kind]?: string | undefined }

/** The fields of a report in their order, beside each other where there is room. */
export const Filters = ({ children }: { children: ReactNode }) => (
  <div className={css.filters}>{children}</div>
)

/** Client, service and department. */
export function CutFields({ cut, choose }: { cut: Chosen; choose(change: Chosen): void }) {
  return kinds.map(kind => (
    <PlaceField key={kind} kind={kind} value={cut[kind]} choose={id => choose({ [kind]: id })} />
  ))
}

/** What a request itself is: its kind and its requester's unit and region. */
export function ThingFields({ cut, choose }: { cut: Chosen; choose(change: Chosen): void }) {
  return thingKinds.map(kind => (
    <PlaceField key={kind} kind={kind} value={cut[kind]} choose={id => choose({ [kind]: id })} />
  ))
}

const quiet_ms = 150
const few = 50
/** What the server found is shown as it is. */
const asFound = ({ options }: { options: readonly unknown[] }) => options as never

function PlaceField({
  kind,
  value,
  choose,
}: {
  kind: Kind
  value: string | undefined
  choose(id: string | undefined): void
}) {
  const { columns, filters: text } = useWords(measureWords)
  const pick = usePick()
  const placeName = usePlaceName()
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState('')
  // With a choice made the field shows its name, which is nothing to search for.
  const [q] = useDebouncedValue(typed === shown ? '' : typed.trim(), quiet_ms)
  const id = value === undefined || value === 'none' ? undefined : value
  const { data } = agreements.useQuery(
    'listReportChoices',
    { query: { kind, q: q || undefined, id, limit: few } },
    { keepPrevious: true, fresh_ms: 300_000 },
  )
  const none = { value: 'none', label: placeName(kind, null) }
  const found = (data?.items ?? []).map(one => ({ value: one.id, label: pick(one.name) }))
  const options = q === '' ? [...found, none] : found
  // Until its name is known it is nothing that could be shown.
  const isKnown = options.some(option => option.value === value)
  return (
    <Select
      label={columns[kind]}
      placeholder={text.all[kind]}
      data={options.length > 0 ? options : [{ value: '', label: text.nothing, disabled: true }]}
      value={isKnown ? value! : null}
      onChange={given => choose(given ?? undefined)}
      searchable
      clearable
      filter={asFound}
      onSearchChange={text => {
        setTyped(text)
        if (options.some(option => option.value === value && option.label === text)) setShown(text)
      }}
      maxDropdownHeight={280}
      clearButtonProps={{ 'aria-label': text.clear({ what: columns[kind] }) }}
    />
  )
}

/** What kind of promise. */
export function MetricField({
  metrics,
  value,
  choose,
}: {
  metrics: readonly Metric[]
  value: Metric | undefined
  choose(metric: Metric | undefined): void
}) {
  const { columns, filters: text, metrics: names } = useWords(measureWords)
  return (
    <Select
      label={columns.metric}
      placeholder={text.all.metric}
      data={metrics.map(metric => ({ value: metric, label: names[metric] }))}
      value={value ?? null}
      onChange={given => choose((given as Metric | null) ?? undefined)}
      clearable
      clearButtonProps={{ 'aria-label': text.clear({ what: columns.metric }) }}
    />
  )
}

type Priority = (typeof priorities)[number]

/** `also`: those that have none can be chosen too. */
export function PriorityField<N extends 'none' = never>({
  value,
  choose,
  also,
}: {
  value: Priority | NoInfer<N> | undefined
  choose(priority: Priority | NoInfer<N> | undefined): void
  also?: N
}) {
  const { columns, filters: text, none } = useWords(measureWords)
  return (
    <Select
      label={columns.priority}
      placeholder={text.all.priority}
      data={[...priorities, ...(also ? [{ value: also, label: none.priority }] : [])]}
      value={value ?? null}
      onChange={given => choose((given as Priority | NoInfer<N> | null) ?? undefined)}
      clearable
      clearButtonProps={{ 'aria-label': text.clear({ what: columns.priority }) }}
    />
  )
}

/** Says that figures are still growing; nothing otherwise. */
export function Coming({ coming }: { coming: boolean | undefined }) {
  const { filters: text } = useWords(measureWords)
  return (
    <Text size="sm" c="dimmed" role="status">
      {coming && text.coming}
    </Text>
  )
}
