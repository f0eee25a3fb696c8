// The calendars of clients and regions, where they differ from that of the centre.
import { Group, SegmentedControl, Select, Table } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import type { z } from 'zod'
import { Problem } from '#kernel/web/problem.ts'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { SearchField } from '#kernel/web/ui/SearchField.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useLanguage, usePick, useWebWords, useWords } from '#kernel/web/words.tsx'
import type { PartyCalendar } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { agreements, useCalendars, useManaging } from './calls.ts'
import { sayCalendarName, sayHours } from './hours.ts'
import { RecalculationLine } from './RecalculationLine.tsx'
import { SectionPage } from './SectionPage.tsx'
import type { PartyCalendarsSearch } from './search.ts'

type Party = z.output<typeof PartyCalendar>
type Props = ScreenProps<'/agreements/calendars', typeof PartyCalendarsSearch>

export function PartyCalendarsPage({ search, setSearch }: Props) {
  const { calendars: text } = useWords(agreementScreenWords)
  const pick = usePick()
  const { data, error, isPending } = agreements.useQuery('listPartyCalendars')
  const q = (search.q ?? '').trim().toLowerCase()
  const shown = (data?.items ?? []).filter(
    one => one.party === search.party && pick(one.name).toLowerCase().includes(q),
  )
  return (
    <SectionPage title={text.title} note={text.note}>
      <RecalculationLine />
      <Group align="flex-end" gap="md">
        <SegmentedControl
          aria-label={text.party}
          data={(['client', 'region'] as const).map(value => ({ value, label: text.parties[value] }))}
          value={search.party}
          onChange={party => setSearch({ party: party as Party['party'] })}
        />
        <SearchField label={text.search} q={search.q} onSearch={q => setSearch({ q }, { replace: true })} />
      </Group>
      <Said refusal={error} />
      {isPending && !error && <Loading rows={8} height={36} />}
      {data && shown.length === 0 && (
        <Empty text={q ? text.nothing : text.none[search.party]} icon={IconCalendar} />
      )}
      {shown.length > 0 && (
        <Table aria-label={text.title} verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.partyOne[search.party]}</Table.Th>
              <Table.Th>{text.calendar}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(party => (
              <Line key={party.id} party={party} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </SectionPage>
  )
}

function Line({ party }: { party: Party }) {
  const { calendars: text } = useWords(agreementScreenWords)
  const { undo } = useWebWords()
  const pick = usePick()
  const { language } = useLanguage()
  const calendars = useCalendars()
  const mayChange = useManaging()?.everywhere ?? false
  const command = agreements.useCommand('setPartyCalendar')
  const ofCenter = calendars.find(one => one.is_default)
  const asCentre = ofCenter ? text.asCentreHours({ hours: sayHours(ofCenter, language) }) : text.asCentre
  const name = pick(party.name)
  const set = async (calendar_id: string | null, before: string | null): Promise<void> => {
    try {
      const params = { party: party.party, id: party.id }
      await command.mutateAsync({ params, body: { calendar_id } })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return toast({ text: error.detail, tone: 'failed' })
    }
    return toast({
      text: text.saved({ name }),
      undo: { label: undo, run: () => void set(before, calendar_id) },
    })
  }
  return (
    <Table.Tr>
      <Table.Td>{name}</Table.Td>
      <Table.Td w="60%">
        {mayChange ? (
          <Select
            aria-label={text.calendarOf({ name })}
            allowDeselect={false}
            disabled={command.isPending}
            data={[
              {
                value: '',
                label: asCentre,
              },
              ...calendars.map(one => ({ value: one.id, label: sayCalendarName(one, language) })),
            ]}
            value={party.calendar?.id ?? ''}
            onChange={given => void set(given || null, party.calendar?.id ?? null)}
          />
        ) : (
          (party.calendar && pick(party.calendar.name)) || asCentre
        )}
      </Table.Td>
    </Table.Tr>
  )
}
