// One day of a calendar: as the week says, closed, or with hours of its own.
import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { useLanguage, useWords } from '#kernel/web/words.tsx'
import { Dialog } from '#modules/identity/web/parts.tsx'
import { screenWords } from '../text/screen-words.ts'
import type { PartProps } from './CalendarPage.tsx'
import { calendars, type KnownCalendar, type KnownDay } from './calls.ts'
import { useDates } from './dates.ts'
import { readHours, saidHours, typedHours } from './hours.ts'
import { useKeeping } from './keeping.ts'
import { Refused } from './Problems.tsx'
import { beforeKept } from './parts.tsx'

type OwnDay = NonNullable<KnownCalendar['days']>[number]

export function DayDialog({ calendar, search, onClose }: PartProps & { onClose: () => void }) {
  const dates = useDates()
  const date = search.day && !Number.isNaN(Date.parse(search.day)) ? search.day : undefined
  return (
    <Dialog title={date ? dates.dayInFull(date) : ''} opened={Boolean(date)} onClose={onClose}>
      {date && <DayForm key={date} calendar={calendar} date={date} onDone={onClose} />}
    </Dialog>
  )
}

function DayForm(told: { calendar: KnownCalendar; date: string; onDone: () => void }) {
  const { calendar, date } = told
  const year = Number(date.slice(0, 4))
  const { data } = calendars.useQuery('readYear', { params: { id: calendar.id, year } })
  const day = data?.days.find(one => one.date === date)
  return day ? <Fields {...told} day={day} /> : <Loading rows={3} />
}

type Mode = 'week' | 'closed' | 'own'

function Fields(told: { calendar: KnownCalendar; date: string; day: KnownDay; onDone: () => void }) {
  const { calendar, date, day, onDone } = told
  const { edit: text, words, kinds } = useWords(screenWords)
  const { language } = useLanguage()
  const dates = useDates()
  const own = calendar.days?.find(one => one.date === date)
  const [mode, setMode] = useState<Mode>(own ? (own.intervals.length > 0 ? 'own' : 'closed') : 'week')
  const [hours, setHours] = useState(typedHours(own?.intervals.length ? own.intervals : day.intervals))
  const [name, setName] = useState(own?.name)
  const { keep, saving, refusal, sent } = useKeeping(calendar)
  const read = readHours(hours)
  const wrong = mode === 'own' && (read === null || read.length === 0)
  const changed = () => {
    const others = (calendar.days ?? []).filter(one => one.date !== date)
    const said = name?.ru || name?.en ? { name } : {}
    const made: OwnDay | null =
      mode === 'week' ? null : { date, intervals: mode === 'own' ? (read ?? []) : [], ...said }
    return made ? [...others, made].sort((a, b) => (a.date < b.date ? -1 : 1)) : others
  }
  const save = async () => {
    if (await keep({ days: changed() }, text.saved({ date: dates.dayOfMonth(date) }))) onDone()
  }
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (!wrong) void save()
      }}
    >
      <Stack gap="md">
        <Text c="dimmed">
          {text.now({ kind: kinds[day.kind] })}
          {day.intervals.length > 0 && `, ${saidHours(day.intervals, words)}`}
        </Text>
        <Radio.Group label={text.mode} value={mode} onChange={value => setMode(value as Mode)}>
          <Stack gap="xs" mt="xs">
            <Radio value="week" label={text.asWeek} />
            <Radio value="closed" label={text.closed} />
            <Radio value="own" label={text.own} />
          </Stack>
        </Radio.Group>
        {mode === 'own' && (
          <TextInput
            label={words.hours}
            description={words.hoursHint}
            value={hours}
            onChange={event => setHours(event.currentTarget.value)}
            error={read === null ? words.hoursWrong : undefined}
          />
        )}
        {mode !== 'week' && (
          <TextInput
            label={text.why}
            maxLength={200}
            value={name?.[language] ?? ''}
            onChange={event => setName({ ...name, [language]: event.currentTarget.value || undefined })}
          />
        )}
        <Refused refusal={refusal} sent={sent} />
        {!wrong && <beforeKept.Here calendar_id={calendar.id} changed={{ ...calendar, days: changed() }} />}
        <Group justify="flex-end">
          <Button type="submit" loading={saving} disabled={wrong}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
