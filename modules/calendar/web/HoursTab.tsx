// The hours of a calendar: the week, other weeks for a while, and where and from when to when it holds.
import { Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { TimeZoneField } from '#modules/identity/web/parts.tsx'
import { CalendarFields } from '../contract/shapes.ts'
import { screenWords } from '../text/screen-words.ts'
import type { PartProps } from './CalendarPage.tsx'
import css from './calendar.module.css'
import type { CalendarChange, KnownCalendar } from './calls.ts'
import { followsOf, useFollowing } from './following.ts'
import { useKeeping } from './keeping.ts'
import { PeriodEditor, type TypedPeriod } from './PeriodEditor.tsx'
import { Refused, useFaults } from './Problems.tsx'
import { beforeKept } from './parts.tsx'
import { readWeek, type TypedWeek, typedWeek, WeekEditor } from './WeekEditor.tsx'

interface Typed {
  week: TypedWeek
  periods: TypedPeriod[]
  valid: { from: string | null; until: string | null }
  name: KnownCalendar['name'] | null
  code: string
  time_zone: string
  follows: string
  region: string
}

const typed = (calendar: KnownCalendar): Typed => ({
  week: typedWeek(calendar.week),
  periods: (calendar.periods ?? []).map(({ from, until, week }) => ({
    from,
    until: until ?? null,
    week: typedWeek(week),
  })),
  valid: { from: calendar.valid?.from ?? null, until: calendar.valid?.until ?? null },
  name: calendar.name,
  code: calendar.code,
  time_zone: calendar.time_zone,
  follows: calendar.follows?.week ?? 'none',
  region: calendar.follows?.region ?? 'none',
})

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Fields that nobody has touched since `base` take the new value. */
const followed = (given: Typed, base: Typed, known: Typed): Typed =>
  Object.fromEntries(
    (Object.keys(known) as (keyof Typed)[]).map(key => [
      key,
      same(given[key], base[key]) ? known[key] : given[key],
    ]),
  ) as unknown as Typed

/** What is sent; null while something cannot be read yet. */
function changeOf(given: Typed): CalendarChange | null {
  const week = readWeek(given.week)
  const periods = given.periods.map(period => {
    const read = readWeek(period.week)
    return read && period.from
      ? { from: period.from, week: read, ...(period.until ? { until: period.until } : {}) }
      : null
  })
  if (!week || !given.name || periods.some(period => period === null)) return null
  const { from, until } = given.valid
  return {
    week,
    periods: periods.length > 0 ? periods.filter(period => period !== null) : undefined,
    valid: from || until ? { ...(from ? { from } : {}), ...(until ? { until } : {}) } : undefined,
    name: given.name,
    code: given.code,
    time_zone: given.time_zone,
    follows: followsOf(given.follows, given.region),
  }
}

export function HoursTab({ calendar, today }: PartProps) {
  const { hours: text, words, follows: followsText } = useWords(screenWords)
  const { weeks, regions } = useFollowing()
  const known = typed(calendar)
  const [base, setBase] = useState(known)
  const [given, setGiven] = useState(known)
  // The calendar changed beside this form (a day, an undo): what was typed stays, the rest follows.
  if (!same(known, base)) {
    setBase(known)
    setGiven(followed(given, base, known))
  }
  const set = (change: Partial<Typed>) => setGiven(old => ({ ...old, ...change }))
  const { keep, saving, refusal, sent } = useKeeping(calendar)
  const faults = useFaults(refusal, sent)
  const change = changeOf(given)
  const dirty = !same(given, known)
  const code_wrong = given.code !== calendar.code && !CalendarFields.shape.code.safeParse(given.code).success
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (change && !code_wrong) void keep(change, words.saved)
      }}
    >
      <Stack gap="xl">
        <div className={css.columns}>
          <Stack gap="xl">
            <Part title={text.week} note={`${text.weekNote} ${words.hoursHint}`}>
              <WeekEditor
                week={given.week}
                onChange={week => set({ week })}
                faultAt={day => faults.at(`week.${day}`)}
              />
            </Part>
            <Part title={text.periods} note={`${text.periodsNote} ${text.untilHint}`}>
              <PeriodEditor
                periods={given.periods}
                onChange={periods => set({ periods })}
                usual={given.week}
                today={today}
                faultAt={faults.at}
              />
            </Part>
          </Stack>
          <Stack gap="xl">
            <Part title={text.about}>
              <Stack gap="md">
                <LocalTextInput
                  label={words.name}
                  required
                  value={given.name}
                  onChange={name => set({ name: name as Typed['name'] })}
                />
                <TextInput
                  label={words.code}
                  value={given.code}
                  onChange={event => set({ code: event.currentTarget.value })}
                  error={code_wrong ? words.codeWrong : undefined}
                />
                <TimeZoneField
                  label={words.zone}
                  description={text.zoneNote}
                  value={given.time_zone}
                  onChange={time_zone => time_zone && set({ time_zone })}
                  error={faults.at('time_zone')}
                />
                <Select
                  label={followsText.label}
                  description={followsText.hint}
                  data={weeks}
                  value={given.follows}
                  allowDeselect={false}
                  onChange={follows => set({ follows: follows ?? 'none' })}
                />
                {given.follows !== 'none' && (
                  <Select
                    label={followsText.regionLabel}
                    data={regions}
                    value={given.region}
                    allowDeselect={false}
                    onChange={region => set({ region: region ?? 'none' })}
                  />
                )}
              </Stack>
            </Part>
            <Part title={text.valid} note={text.validNote}>
              <Group grow align="flex-start">
                <DateField
                  label={text.from}
                  value={given.valid.from}
                  onChange={from => set({ valid: { ...given.valid, from } })}
                  error={faults.at('valid')}
                />
                <DateField
                  label={text.until}
                  value={given.valid.until}
                  onChange={until => set({ valid: { ...given.valid, until } })}
                />
              </Group>
            </Part>
          </Stack>
        </div>
        <Refused refusal={refusal} sent={sent} />
        {dirty && change && !code_wrong && (
          <beforeKept.Here calendar_id={calendar.id} changed={{ ...calendar, ...change }} />
        )}
        {dirty && (
          <Group justify="space-between" className={css.foot!}>
            <Text c="dimmed" role="status">
              {text.unsaved}
            </Text>
            <Group gap="sm">
              <Button variant="default" onClick={() => setGiven(known)}>
                {text.discard}
              </Button>
              <Button type="submit" loading={saving} disabled={!change || code_wrong}>
                {words.save}
              </Button>
            </Group>
          </Group>
        )}
      </Stack>
    </form>
  )
}

/** A part of the page with its heading and what it is for. */
export function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section>
      <Title order={2}>{title}</Title>
      {note && (
        <Text c="dimmed" size="sm">
          {note}
        </Text>
      )}
      <div style={{ marginTop: 16 }}>{children}</div>
    </section>
  )
}
