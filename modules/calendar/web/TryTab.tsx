// Trying a calendar: when something is due, and how much working time lies between two moments.
import { Alert, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconClockCheck, IconHourglass } from '@tabler/icons-react'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useLanguage, useWords } from '#kernel/web/words.tsx'
import { sayZone } from '#kernel/web/zones.ts'
import { limitUnits } from '../contract/limit-units.ts'
import { screenWords } from '../text/screen-words.ts'
import type { PartProps } from './CalendarPage.tsx'
import css from './calendar.module.css'
import { calendars } from './calls.ts'
import { Part } from './HoursTab.tsx'
import { instantIn, localIn } from './zone.ts'

export function TryTab(part: PartProps) {
  const { tryIt: text } = useWords(screenWords)
  const { language } = useLanguage()
  return (
    <Stack gap="xl" maw={760}>
      <Text c="dimmed">{text.note({ zone: sayZone(part.calendar.time_zone, language) })}</Text>
      <Part title={text.due}>
        <Due {...part} />
      </Part>
      <Part title={text.between}>
        <Between {...part} />
      </Part>
    </Stack>
  )
}

/** A moment on the clock of the calendar, in full. */
function useMoment(time_zone: string): (at: string) => string {
  const { language } = useLanguage()
  const format = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    timeZone: time_zone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  return at => format.format(new Date(at))
}

function Due({ calendar, search, setSearch, today }: PartProps) {
  const { tryIt: text } = useWords(screenWords)
  const zone = calendar.time_zone
  const moment = useMoment(zone)
  const local = search.start ?? `${today}T10:00`
  const start = instantIn(zone, local)
  const unit = search.unit
  const count = Math.max(
    search.count ?? (unit === 'working_minutes' ? 60 : 2),
    unit === 'working_day_of_month' ? 1 : 0,
  )
  const most = {
    working_minutes: 5_256_000,
    working_days: 3660,
    calendar_days: 3660,
    working_day_of_month: 31,
  }[unit]
  const asked = { params: { id: calendar.id } }
  const due = calendars.useQuery(
    'dueAfterLimit',
    { ...asked, body: { start: start ?? '', limit: { unit, count: Math.min(count, most) } } },
    { enabled: start !== null, keepPrevious: true },
  )
  const open = calendars.useQuery(
    'isOpenAt',
    { ...asked, body: { at: start ?? '' } },
    { enabled: start !== null, keepPrevious: true },
  )
  const state = open.data
  const said = !state
    ? ''
    : state.open
      ? state.closes_at
        ? text.open({ until: moment(state.closes_at) })
        : text.openForEver
      : state.next_opening
        ? text.shut({ moment: moment(state.next_opening) })
        : text.never
  return (
    <Stack gap="md">
      <div className={css.fields}>
        <TextInput
          type="datetime-local"
          label={text.start}
          value={local}
          onChange={event => setSearch({ start: event.currentTarget.value || undefined }, { replace: true })}
        />
        <NumberInput
          label={text.amount}
          min={unit === 'working_day_of_month' ? 1 : 0}
          max={most}
          allowDecimal={false}
          value={Math.min(count, most)}
          onChange={value => value !== '' && setSearch({ count: Number(value) }, { replace: true })}
        />
        <Select
          label={text.unit}
          allowDeselect={false}
          value={unit}
          onChange={value =>
            setSearch({ unit: limitUnits.find(one => one === value) ?? 'working_minutes' }, { replace: true })
          }
          data={limitUnits.map(value => ({ value, label: text.units[value] }))}
        />
      </div>
      <Text size="sm" c="dimmed">
        {text.explain[unit]}
      </Text>
      <Said refusal={due.error} />
      {due.data && !due.error && (
        <Alert color="gray" variant="light" icon={<IconClockCheck size={20} />} role="status">
          <Text fw={600}>{text.result({ moment: moment(due.data.due) })}</Text>
          <Text size="sm">{said}</Text>
          {due.data.provisional_years.length > 0 && (
            <Text size="sm">{text.provisional({ years: due.data.provisional_years.join(', ') })}</Text>
          )}
        </Alert>
      )}
    </Stack>
  )
}

function Between({ calendar, search, setSearch, today }: PartProps) {
  const { tryIt: text } = useWords(screenWords)
  const zone = calendar.time_zone
  const from = search.from ?? `${today}T00:00`
  const to =
    search.to ??
    localIn(zone, Date.parse(`${today}T00:00Z`) + 8 * 86_400_000)
      .slice(0, 10)
      .concat('T00:00')
  const [begin, end] = [instantIn(zone, from), instantIn(zone, to)]
  const { data, error } = calendars.useQuery(
    'betweenInstants',
    { params: { id: calendar.id }, body: { from: begin ?? '', to: end ?? '' } },
    { enabled: begin !== null && end !== null, keepPrevious: true },
  )
  const minutes = data && Math.round(data.working_seconds / 60)
  return (
    <Stack gap="md">
      <div className={css.fields}>
        <TextInput
          type="datetime-local"
          label={text.from}
          value={from}
          onChange={event => setSearch({ from: event.currentTarget.value || undefined }, { replace: true })}
        />
        <TextInput
          type="datetime-local"
          label={text.to}
          value={to}
          onChange={event => setSearch({ to: event.currentTarget.value || undefined }, { replace: true })}
        />
      </div>
      <Said refusal={error} />
      {minutes !== undefined && !error && (
        <Alert color="gray" variant="light" icon={<IconHourglass size={20} />} role="status">
          <Text fw={600}>
            {text.worked({ hours: Math.trunc(minutes / 60), minutes: Math.abs(minutes % 60) })}
          </Text>
        </Alert>
      )}
    </Stack>
  )
}
