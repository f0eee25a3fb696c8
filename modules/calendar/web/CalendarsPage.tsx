// The calendars of the centre, and which of them lack a year that is needed soon.
import { Alert, Badge, Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCalendarTime, IconPlus } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useLanguage, usePick, useWords } from '#kernel/web/words.tsx'
import { sayZone } from '#kernel/web/zones.ts'
import { shippedYears } from '../contract/shapes.ts'
import { screenWords } from '../text/screen-words.ts'
import css from './calendar.module.css'
import { calendars, type KnownCalendar } from './calls.ts'
import { useFollowing } from './following.ts'
import { MakeDialog } from './MakeDialog.tsx'
import type { CalendarsSearch } from './search.ts'

export function CalendarsPage({ search, setSearch }: ScreenProps<'/calendars', typeof CalendarsSearch>) {
  const { list: text } = useWords(screenWords)
  const reading = calendars.useInfinite('listCalendars', { query: { limit: 100 } })
  const { items, error, isPending } = reading
  const make = () => setSearch({ dialog: 'new' })
  return (
    <Stack gap="lg" maw={960}>
      <Heading title={text.title} note={text.note}>
        <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={make}>
          {text.make}
        </Button>
      </Heading>
      <Said refusal={error} />
      {items
        .filter(calendar => calendar.missing_years.length > 0)
        .map(calendar => (
          <MissingYears key={calendar.id} calendar={calendar} />
        ))}
      {isPending && <Loading rows={4} height={32} />}
      {!isPending && !error && items.length === 0 && (
        <Empty text={text.none} icon={IconCalendarTime} action={{ label: text.make, run: make }} />
      )}
      {items.length > 0 && <CalendarTable items={items} />}
      <More list={reading} style={{ alignSelf: 'center' }} />
      <MakeDialog
        opened={search.dialog === 'new'}
        onClose={() => setSearch({ dialog: undefined }, { replace: true })}
      />
    </Stack>
  )
}

/** The warning in good time: without the year's days the promises of that year come out wrong. */
export function MissingYears({ calendar, here = false }: { calendar: KnownCalendar; here?: boolean }) {
  const { list: text, year: yearText } = useWords(screenWords)
  const pick = usePick()
  const linkTo = useLinkTo()
  const missing = { years: calendar.missing_years.join(', '), count: calendar.missing_years.length }
  const first = calendar.missing_years[0] ?? shippedYears.last
  const source = first > shippedYears.last ? '&source=file' : ''
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle size={20} />}
      title={here ? yearText.missing(missing) : text.missing({ name: pick(calendar.name), ...missing })}
    >
      <Group gap="md" justify="space-between">
        <Text size="sm" style={{ flex: '1 1 320px' }}>
          {calendar.provisional_years.includes(first) ? text.provisionalHint : text.missingHint}
        </Text>
        <Button
          component="a"
          variant="default"
          {...linkTo(`/admin/calendars/${calendar.id}?year=${first}&dialog=fill${source}`)}
        >
          {text.fill}
        </Button>
      </Group>
    </Alert>
  )
}

function CalendarTable({ items }: { items: readonly KnownCalendar[] }) {
  const { list: text, words } = useWords(screenWords)
  const { language } = useLanguage()
  const pick = usePick()
  const { sayFollows } = useFollowing()
  return (
    // A region that scrolls must be reachable by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable region
    <section className={css.scroll} tabIndex={0} aria-label={text.title}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.name}</Table.Th>
            <Table.Th>{words.zone}</Table.Th>
            <Table.Th visibleFrom="sm">{text.follows}</Table.Th>
            <Table.Th visibleFrom="sm">{words.code}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(calendar => (
            <Table.Tr key={calendar.id}>
              <Table.Td>
                <Link to={`/admin/calendars/${calendar.id}`} fw={600}>
                  {pick(calendar.name)}
                </Link>
                {calendar.is_default && (
                  <Badge ml="sm" variant="light" color="gray" tt="none">
                    {text.usedByDefault}
                  </Badge>
                )}
              </Table.Td>
              <Table.Td>{sayZone(calendar.time_zone, language)}</Table.Td>
              <Table.Td visibleFrom="sm">
                <Text component="span" size="sm" {...(calendar.follows ? {} : { c: 'dimmed' })}>
                  {sayFollows(calendar.follows)}
                </Text>
                {calendar.missing_years.length > 0 && (
                  <Badge ml="sm" variant="light" color="yellow" tt="none">
                    {text.missingOne({ years: calendar.missing_years.join(', ') })}
                  </Badge>
                )}
              </Table.Td>
              <Table.Td visibleFrom="sm" c="dimmed">
                {calendar.code}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
