// One calendar: its year, its hours, its days, and a place to try it.
import { Badge, Button, Group, Stack, Tabs, Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { useLanguage, useNow, usePick, useWords } from '#kernel/web/words.tsx'
import { sayZone } from '#kernel/web/zones.ts'
import { screenWords } from '../text/screen-words.ts'
import { MissingYears } from './CalendarsPage.tsx'
import { calendars, type KnownCalendar } from './calls.ts'
import { DayDialog } from './DayDialog.tsx'
import { DaysTab } from './DaysTab.tsx'
import { FillDialog } from './FillDialog.tsx'
import { useFollowing } from './following.ts'
import { HoursTab } from './HoursTab.tsx'
import { MakeDialog } from './MakeDialog.tsx'
import type { CalendarSearch } from './search.ts'
import { TryTab } from './TryTab.tsx'
import { YearTab } from './YearTab.tsx'
import { localIn } from './zone.ts'

export type PageProps = ScreenProps<'/calendars/:id', typeof CalendarSearch>
/** What every part of the page is given. */
export type PartProps = Pick<PageProps, 'search' | 'setSearch'> & {
  calendar: KnownCalendar
  year: number
  /** Today's date where the calendar is. */
  today: string
}

const tabs = ['year', 'hours', 'days', 'try'] as const

export function CalendarPage({ params: { id }, search, setSearch }: PageProps) {
  const { page: text } = useWords(screenWords)
  const { data: calendar, error, isPending } = calendars.useQuery('readCalendar', { params: { id } })
  const now = useNow()
  if (error && !calendar) throw error
  if (isPending || !calendar) return <Loading rows={8} />
  const today = localIn(calendar.time_zone, now).slice(0, 10)
  const part: PartProps = {
    calendar,
    search,
    setSearch,
    today,
    year: search.year ?? Number(today.slice(0, 4)),
  }
  const close = () => setSearch({ dialog: undefined, source: undefined }, { replace: true })
  return (
    <Stack gap="md" maw={1280}>
      <PageHead calendar={calendar} onCopy={() => setSearch({ dialog: 'copy' })} />
      {calendar.missing_years.length > 0 && <MissingYears calendar={calendar} here />}
      <Tabs
        value={search.tab}
        onChange={tab => setSearch({ tab: tabs.find(one => one === tab) ?? 'year', day: undefined })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map(tab => (
            <Tabs.Tab key={tab} value={tab}>
              {text.tabs[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="year">
          <YearTab {...part} />
        </Tabs.Panel>
        <Tabs.Panel value="hours" keepMounted>
          <HoursTab {...part} />
        </Tabs.Panel>
        <Tabs.Panel value="days">
          <DaysTab {...part} />
        </Tabs.Panel>
        <Tabs.Panel value="try">
          <TryTab {...part} />
        </Tabs.Panel>
      </Tabs>
      <DayDialog {...part} onClose={() => setSearch({ day: undefined }, { replace: true })} />
      <FillDialog {...part} opened={search.dialog === 'fill'} onClose={close} />
      <MakeDialog source={calendar} opened={search.dialog === 'copy'} onClose={close} />
    </Stack>
  )
}

function PageHead({ calendar, onCopy }: { calendar: KnownCalendar; onCopy: () => void }) {
  const { page: text, list } = useWords(screenWords)
  const { language } = useLanguage()
  const pick = usePick()
  const now = useNow()
  const { sayFollows } = useFollowing()
  const time = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    timeZone: calendar.time_zone,
    timeStyle: 'short',
  }).format(now)
  return (
    <div>
      <Link to="/admin/calendars" fz="sm">
        {text.back}
      </Link>
      <Heading title={pick(calendar.name)}>
        <Button variant="default" leftSection={<IconCopy size={18} stroke={1.75} />} onClick={onCopy}>
          {text.copy}
        </Button>
      </Heading>
      <Group gap="xs">
        <Text c="dimmed">
          {[
            sayZone(calendar.time_zone, language),
            text.now({ time }),
            ...(calendar.follows ? [sayFollows(calendar.follows)] : []),
          ].join(' · ')}
        </Text>
        {calendar.is_default && (
          <Badge variant="light" color="gray" tt="none">
            {list.usedByDefault}
          </Badge>
        )}
      </Group>
    </div>
  )
}
