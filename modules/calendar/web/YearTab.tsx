// The year of a calendar at a glance: twelve months, what each day is, and the sums.
import { ActionIcon, Alert, Button, Group, Stack, Text, Title, Tooltip } from '@mantine/core'
import {
  IconCalendarPlus,
  IconCalendarQuestion,
  IconChevronLeft,
  IconChevronRight,
} from '@tabler/icons-react'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { dayKinds } from '../contract/shapes.ts'
import { screenWords } from '../text/screen-words.ts'
import type { PartProps } from './CalendarPage.tsx'
import css from './calendar.module.css'
import { calendars } from './calls.ts'
import { Months } from './Months.tsx'
import { signs } from './signs.ts'

export function YearTab(part: PartProps) {
  const { calendar, year, today, setSearch } = part
  const { year: text } = useWords(screenWords)
  const reading = calendars.useQuery(
    'readYear',
    { params: { id: calendar.id, year } },
    { keepPrevious: true },
  )
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="md">
        <YearSwitch {...part} />
        <Button
          leftSection={<IconCalendarPlus size={18} stroke={1.75} />}
          onClick={() => setSearch({ dialog: 'fill' })}
        >
          {text.fill}
        </Button>
      </Group>
      <Said refusal={reading.error} />
      {reading.isPending && <Loading rows={12} height={32} />}
      {reading.data && (
        <>
          {reading.data.provisional && !calendar.missing_years.includes(year) && <Provisional />}
          <Sums sums={reading.data.total} />
          <Legend />
          <Months year={reading.data} today={today} onOpen={day => setSearch({ day })} />
        </>
      )}
    </Stack>
  )
}

function Provisional() {
  const { year: text } = useWords(screenWords)
  return (
    <Alert
      color="gray"
      variant="light"
      icon={<IconCalendarQuestion size={20} stroke={1.75} />}
      title={text.provisional}
    >
      {text.provisionalWhy}
    </Alert>
  )
}

/** The year, with a way to the one before and the one after; it stands in the address. */
export function YearSwitch({ year, setSearch }: PartProps) {
  const { year: text } = useWords(screenWords)
  const to = (other: number) => setSearch({ year: other, day: undefined })
  return (
    <Group gap="xs">
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={text.previous({ year: String(year - 1) })}
        onClick={() => to(year - 1)}
      >
        <IconChevronLeft size={18} stroke={1.75} />
      </ActionIcon>
      <Title order={2} aria-live="polite">
        {text.title({ year: String(year) })}
      </Title>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={text.next({ year: String(year + 1) })}
        onClick={() => to(year + 1)}
      >
        <IconChevronRight size={18} stroke={1.75} />
      </ActionIcon>
    </Group>
  )
}

function Sums({
  sums,
}: {
  sums: { working_days: number; working_minutes: number; norm_minutes: number | null }
}) {
  const { year: text, words } = useWords(screenWords)
  const format = useFormat()
  const hours = words.hoursOf({ hours: format.number(sums.working_minutes / 60, 1) })
  return (
    <Text>
      {text.total({ days: words.workingDays({ count: sums.working_days }), hours })}
      {sums.norm_minutes !== null && (
        <Tooltip label={text.normHint} multiline maw={280}>
          <Text component="span" c="dimmed">
            {` · ${words.norm({ hours: format.number(sums.norm_minutes / 60, 1) })}`}
          </Text>
        </Tooltip>
      )}
    </Text>
  )
}

function Legend() {
  const { year: text, kinds } = useWords(screenWords)
  return (
    <ul className={css.legend} aria-label={text.legend}>
      {dayKinds
        .filter(kind => kind !== 'working' && kind !== 'outside')
        .map(kind => (
          <li key={kind}>
            <span className={`${css.day} ${css.swatch}`} data-kind={kind} aria-hidden>
              {signs[kind] || '6'}
            </span>
            <Text component="span" size="sm">
              {kinds[kind]}
            </Text>
          </li>
        ))}
    </ul>
  )
}
