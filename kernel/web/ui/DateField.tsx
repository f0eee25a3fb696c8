// Choosing a day: the browser's own calendar, which every phone and screen reader knows.
import { TextInput } from '@mantine/core'

interface Props {
  label: string
  /** `2026-03-12`, or null for none. */
  value: string | null | undefined
  onChange(value: string | null): void
  onBlur?(): void
  error?: string | undefined
  id?: string
  name?: string
  /** The first and the last day that may be chosen. */
  from?: string
  until?: string
  withAsterisk?: boolean
  disabled?: boolean
}

export function DateField({ value, onChange, from, until, ...rest }: Props) {
  return (
    <TextInput
      {...rest}
      type="date"
      value={value ?? ''}
      min={from}
      max={until}
      onChange={event => onChange(event.currentTarget.value || null)}
    />
  )
}
