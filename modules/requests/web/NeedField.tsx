// The one field of the portal: finds services and own requests while the person types, and always ends in asking us.
import { Combobox, Text, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFileDescription, IconMessageCircle, IconMessageQuestion, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { portalWords } from '../text/portal-words.ts'
import { requests } from './calls.ts'
import { catalogue } from './catalogue-calls.ts'
import css from './portal.module.css'

const quiet_ms = 120

export function NeedField({ value, onChange }: { value: string; onChange(value: string): void }) {
  const { home } = useWords(portalWords)
  const go = useGo()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const typed = value.trim()
  const askAddress = typed ? `/ask?q=${encodeURIComponent(typed)}` : '/ask'
  const found = useFound(typed)
  const choose = (address: string) => {
    combobox.closeDropdown()
    go(address)
  }
  return (
    <search className={css.need}>
      <Combobox store={combobox} onOptionSubmit={choose} shadow="md" position="bottom-start">
        <Combobox.Target>
          <TextInput
            className={css.needField!}
            label={home.need}
            labelProps={{ fz: 'xl', fw: 650, mb: 'sm', component: 'label' }}
            placeholder={home.needHint}
            size="lg"
            radius="md"
            leftSection={<IconSearch size={22} stroke={1.75} />}
            maxLength={2000}
            autoComplete="off"
            value={value}
            onChange={event => {
              onChange(event.currentTarget.value)
              combobox.openDropdown()
              combobox.resetSelectedOption()
            }}
            onClick={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={event => {
              const chosen = combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0
              if (event.key === 'Enter' && !chosen && !event.nativeEvent.isComposing) choose(askAddress)
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options aria-label={home.found}>
            {found.services.length > 0 && (
              <Combobox.Group label={home.services}>
                {found.services.map(service => (
                  <Found
                    key={service.to}
                    to={service.to}
                    icon={<IconFileDescription size={20} stroke={1.75} />}
                    note={service.note}
                  >
                    {service.label}
                  </Found>
                ))}
              </Combobox.Group>
            )}
            {found.requests.length > 0 && (
              <Combobox.Group label={home.ownRequests}>
                {found.requests.map(request => (
                  <Found
                    key={request.to}
                    to={request.to}
                    icon={<IconMessageCircle size={20} stroke={1.75} />}
                    note={request.note}
                  >
                    {request.label}
                  </Found>
                ))}
              </Combobox.Group>
            )}
            <Combobox.Group label={home.notFound}>
              <Found
                to={askAddress}
                icon={<IconMessageQuestion size={20} stroke={1.75} />}
                note={home.askNote}
              >
                {typed
                  ? home.askAbout({ text: typed.length > 60 ? `${typed.slice(0, 60)}…` : typed })
                  : home.ask}
              </Found>
            </Combobox.Group>
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </search>
  )
}

function Found({
  to,
  icon,
  note,
  children,
}: {
  to: string
  icon: ReactNode
  note: string
  children: ReactNode
}) {
  return (
    <Combobox.Option value={to}>
      <span className={css.option}>
        {icon}
        <span>
          <Text component="span" display="block">
            {children}
          </Text>
          <Text component="span" display="block" c="dimmed" fz="sm" lineClamp={1}>
            {note}
          </Text>
        </span>
      </span>
    </Combobox.Option>
  )
}

/** What matches: from the first two letters on. Before that the most asked services. */
function useFound(typed: string) {
  const pick = usePick()
  const text = useWords(portalWords)
  const [q] = useDebouncedValue(typed, quiet_ms)
  const words = q.length > 1 ? q : undefined
  const services = catalogue.useQuery(
    'listServices',
    { query: { q: words, limit: 5 } },
    { keepPrevious: true },
  )
  const own = requests.useQuery(
    'listRequests',
    { query: { view: 'asked', q: words, limit: 4 } },
    { enabled: words !== undefined, keepPrevious: true },
  )
  return {
    services: (services.data?.items ?? []).map(service => ({
      to: `/services/${service.id}`,
      label: pick(service.title),
      note: pick(service.summary) || pick(service.department.name),
    })),
    requests: words
      ? (own.data?.items ?? []).map(request => ({
          to: `/requests/${request.number}`,
          label: request.subject,
          note: `${request.number} · ${text.portalStatus[request.status]}`,
        }))
      : [],
  }
}
