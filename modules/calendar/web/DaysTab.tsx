// Holidays of every year, and the days of one year that have hours of their own, as lists.
import {
  ActionIcon,
  Button,
  Group,
  NumberInput,
  Select,
  Stack,
  Table,
  Text,
  VisuallyHidden,
} from '@mantine/core'
import { IconArrowBackUp, IconCalendarPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { screenWords } from '../text/screen-words.ts'
import type { PartProps } from './CalendarPage.tsx'
import css from './calendar.module.css'
import { calendars } from './calls.ts'
import { useDates } from './dates.ts'
import { Part } from './HoursTab.tsx'
import { saidHours } from './hours.ts'
import { useKeeping } from './keeping.ts'
import { Refused } from './Problems.tsx'
import { YearSwitch } from './YearTab.tsx'

export function DaysTab(part: PartProps) {
  const { days: text } = useWords(screenWords)
  return (
    <Stack gap="xl">
      <Part title={text.yearly} note={text.yearlyNote}>
        <Yearly {...part} />
      </Part>
      <Stack gap="md">
        <YearSwitch {...part} />
        <OwnDays {...part} />
      </Stack>
    </Stack>
  )
}

/** A leap year, so that 29 February is a date. */
const anyYear = '2024'

function Yearly({ calendar }: PartProps) {
  const { days: text, words } = useWords(screenWords)
  const dates = useDates()
  const [month, setMonth] = useState('01')
  const [day, setDay] = useState<number | string>(1)
  const { keep, saving, refusal, sent } = useKeeping(calendar)
  const holidays = calendar.yearly_holidays ?? []
  const say = (date: string) => dates.dayOfMonth(`${anyYear}-${date}`)
  const added = `${month}-${String(day).padStart(2, '0')}`
  const known = holidays.includes(added)
  const change = (yearly_holidays: string[]) => keep({ yearly_holidays }, words.saved)
  return (
    <Stack gap="md">
      {holidays.length === 0 && <Text c="dimmed">{text.yearlyNone}</Text>}
      <ul className={css.chips} hidden={holidays.length === 0}>
        {[...holidays].sort().map(date => (
          <li key={date}>
            {say(date)}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={text.removeYearly({ date: say(date) })}
              onClick={() => void change(holidays.filter(one => one !== date))}
            >
              <IconX size={16} stroke={1.75} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Group align="flex-end" gap="sm">
        <NumberInput
          label={text.dayOfMonth}
          w={96}
          min={1}
          max={31}
          allowDecimal={false}
          value={day}
          onChange={setDay}
        />
        <Select
          label={text.month}
          w={160}
          allowDeselect={false}
          value={month}
          onChange={value => setMonth(value ?? '01')}
          data={dates.months.map((label, index) => ({
            value: String(index + 1).padStart(2, '0'),
            label,
          }))}
        />
        <Button
          variant="default"
          loading={saving}
          disabled={known || day === ''}
          onClick={() => void change([...holidays, added])}
        >
          {text.addYearly}
        </Button>
        {known && <Text c="dimmed">{text.alreadyYearly}</Text>}
      </Group>
      <Refused refusal={refusal} sent={sent} />
    </Stack>
  )
}

function OwnDays({ calendar, year, today, setSearch }: PartProps) {
  const { days: text, words, kinds, year: yearText } = useWords(screenWords)
  const pick = usePick()
  const dates = useDates()
  const { keep, refusal } = useKeeping(calendar)
  const { data, error, isPending } = calendars.useQuery(
    'readYear',
    { params: { id: calendar.id, year } },
    { keepPrevious: true },
  )
  const own = data?.days.filter(day => day.own) ?? []
  const fill = () => setSearch({ dialog: 'fill' })
  const takeBack = (date: string) =>
    keep(
      { days: (calendar.days ?? []).filter(day => day.date !== date) },
      text.taken({ date: dates.day(date) }),
    )
  return (
    <Stack gap="md">
      <Group align="flex-end" gap="sm">
        <DateField
          label={text.addDay}
          value={null}
          from={`${year}-01-01`}
          until={`${year}-12-31`}
          onChange={day => day && setSearch({ day })}
        />
        <Button variant="default" leftSection={<IconCalendarPlus size={18} stroke={1.75} />} onClick={fill}>
          {yearText.fill}
        </Button>
      </Group>
      <Said refusal={error ?? refusal} />
      {isPending && <Loading rows={8} height={32} />}
      {data && own.length === 0 && (
        <Empty text={text.ownNone({ year: String(year) })} action={{ label: yearText.fill, run: fill }} />
      )}
      {own.length > 0 && (
        // A region that scrolls must be reachable by the keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable region
        <section className={css.scroll} tabIndex={0} aria-label={text.own({ year: String(year) })}>
          <Table highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.date}</Table.Th>
                <Table.Th>{text.what}</Table.Th>
                <Table.Th visibleFrom="sm">{words.hours}</Table.Th>
                <Table.Th>
                  <VisuallyHidden>{words.actions}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {own.map(day => (
                <Table.Tr key={day.date} {...(day.date === today ? { fw: 600 } : {})}>
                  <Table.Td>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      px={0}
                      aria-label={text.open({ date: dates.day(day.date) })}
                      onClick={() => setSearch({ day: day.date })}
                    >
                      {dates.dayBrief(day.date)}
                    </Button>
                  </Table.Td>
                  <Table.Td>
                    {kinds[day.kind]}
                    {day.intervals.length > 0 && (
                      <Text
                        component="span"
                        inherit
                        hiddenFrom="sm"
                      >{`, ${saidHours(day.intervals, words)}`}</Text>
                    )}
                    {day.name && <Text component="span" inherit c="dimmed">{` · ${pick(day.name)}`}</Text>}
                  </Table.Td>
                  <Table.Td visibleFrom="sm" style={{ whiteSpace: 'nowrap' }}>
                    {saidHours(day.intervals, words)}
                  </Table.Td>
                  <Table.Td ta="end">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={text.back({ date: dates.day(day.date) })}
                      onClick={() => void takeBack(day.date)}
                    >
                      <IconArrowBackUp size={18} stroke={1.75} />
                    </ActionIcon>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </Stack>
  )
}
