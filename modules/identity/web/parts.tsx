// Parts of identity for other domains' screens: time zones, rights in words, and the places that upper domains fill.
import { type ComboboxItem, Modal, Select, Text } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { slot } from '#kernel/web/slots.tsx'
import { useLanguage, useWebWords } from '#kernel/web/words.tsx'
import { sayZone } from '#kernel/web/zones.ts'

/** Everyone who holds a role, with a way to give and withdraw it. Filled by the domain that knows people and places. */
export const roleHolders = slot<{
  role_id: string
  granting: boolean
  setGranting: (open: boolean) => void
}>('identity.role_holders')

/** Choosing a person by name, e.g. to filter the event log. */
export const personFilter = slot<{
  label: string
  account_id: string | null
  onChange: (account_id: string | null) => void
}>('identity.person_filter')

/** An id in an event, and the name of the field that holds it. */
export interface Unnamed {
  readonly field: string
  readonly id: string
}

/**
 * What an id in an event stands for; a filling shows the name if the field is one that it knows, otherwise nothing. `page`
 * holds all ids of the same page of the log, so that names may be asked for at once instead of line by line.
 */
export const nameBehind = slot<Unnamed & { page: readonly Unnamed[] }>('identity.name_behind')

interface TimeZoneProps {
  label: string
  description?: string
  value: string | null | undefined
  onChange(value: string | null): void
  onBlur?(): void
  error?: string | undefined
  name?: string
  id?: string
  withAsterisk?: boolean
  clearable?: boolean
}

/** Choosing a time zone by its place, its IANA name or its distance from UTC: `<TimeZoneField label={…} {...form.field('time_zone')} />` */
export function TimeZoneField({ value, ...rest }: TimeZoneProps) {
  const { language } = useLanguage()
  const zones = useMemo(
    () => Intl.supportedValuesOf('timeZone').map(name => ({ value: name, label: sayZone(name, language) })),
    [language],
  )
  const known = !value || zones.some(zone => zone.value === value)
  return (
    <Select
      {...rest}
      value={value || null}
      searchable
      limit={60}
      allowDeselect={false}
      data={known ? zones : [{ value, label: sayZone(value, language) }, ...zones]}
      filter={({ options, search }) =>
        (options as ComboboxItem[]).filter(zone =>
          `${zone.label} ${zone.value}`.toLowerCase().includes(search.toLowerCase().trim()),
        )
      }
      renderOption={({ option }) => (
        <span>
          {option.label}
          <Text component="span" c="dimmed" size="xs" ml="sm">
            {option.value}
          </Text>
        </span>
      )}
    />
  )
}

/** A dialog opens at its first field, not at the cross before it. */
function focusFirst(content: HTMLElement | null): void {
  if (!content || content.querySelector('[data-autofocus]')) return
  content.querySelector('input, textarea')?.setAttribute('data-autofocus', 'true')
}

/** A dialog with a way to close it that readers hear: `<Dialog title={…} opened={…} onClose={…}>`. */
export function Dialog(told: {
  title: string
  opened: boolean
  onClose: () => void
  wide?: boolean
  /** Keep it open when the page beside it is pressed: what it shows would be lost. */
  sticky?: boolean
  children: ReactNode
}) {
  const { title, opened, onClose, wide = false, sticky = false, children } = told
  const { close } = useWebWords()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={wide ? 'lg' : 'md'}
      closeOnClickOutside={!sticky}
      closeButtonProps={{ 'aria-label': close }}
    >
      <div ref={focusFirst}>{children}</div>
    </Modal>
  )
}
