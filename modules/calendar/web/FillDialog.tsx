// Filling a year: from the production calendar that is shipped, or from a file; every change is shown first.
import {
  Button,
  Checkbox,
  FileButton,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
} from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useDropping } from '#kernel/web/dropping.ts'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { Dialog } from '#modules/identity/web/parts.tsx'
import { screenWords } from '../text/screen-words.ts'
import type { PartProps } from './CalendarPage.tsx'
import { type Change, Changes } from './Changes.tsx'
import { calendars, type KnownCalendar } from './calls.ts'
import { followsOf, useFollowing } from './following.ts'
import { useUndo } from './keeping.ts'
import { Refused } from './Problems.tsx'
import { beforeKept } from './parts.tsx'

type Told = PartProps & { onClose: () => void }

export function FillDialog({ opened, ...told }: Told & { opened: boolean }) {
  const { search, setSearch, onClose } = told
  const { fill: text } = useWords(screenWords)
  const isFile = search.source === 'file'
  return (
    <Dialog title={text.title} opened={opened} onClose={onClose} wide sticky>
      <Stack gap="md">
        <SegmentedControl
          aria-label={text.source}
          value={search.source}
          onChange={value => setSearch({ source: value === 'file' ? 'file' : 'shipped' }, { replace: true })}
          data={[
            { value: 'shipped', label: text.shipped },
            { value: 'file', label: text.file },
          ]}
        />
        {isFile ? <FromFile {...told} /> : <Shipped {...told} />}
      </Stack>
    </Dialog>
  )
}

function Shipped({ calendar, year, setSearch, onClose }: Told) {
  const { fill: text, follows: followsText } = useWords(screenWords)
  const { regions } = useFollowing()
  const [chosen, setChosen] = useState<number | string>(year)
  const [week, setWeek] = useState<'five' | 'six'>(calendar.follows?.week ?? 'five')
  const [region, setRegion] = useState<string>(calendar.follows?.region ?? 'none')
  const [replace, setReplace] = useState(false)
  const undo = useUndo(calendar)
  const body = { ...followsOf(week, region)!, year: Number(chosen), replace }
  const preview = calendars.useQuery(
    'putProductionYear',
    { params: { id: calendar.id }, body: { ...body, dry_run: true } },
    { enabled: body.year >= 1900 && body.year <= 2199, keepPrevious: true },
  )
  const put = calendars.useCommand('putProductionYear', {
    if_match: () => String(calendar.version),
    onDone: ({ changes, version }) => {
      setSearch({ dialog: undefined, source: undefined, year: body.year }, { replace: true })
      toldDone(changes.length, version)
    },
  })
  const toldDone = useDone(undo)
  return (
    <>
      <Group grow align="flex-start">
        <NumberInput
          label={text.year}
          min={1900}
          max={2199}
          allowDecimal={false}
          value={chosen}
          onChange={setChosen}
        />
        <Select
          label={followsText.regionLabel}
          data={regions}
          value={region}
          allowDeselect={false}
          onChange={value => setRegion(value ?? 'none')}
        />
      </Group>
      <Select
        label={text.week}
        data={[
          { value: 'five', label: text.five },
          { value: 'six', label: text.six },
        ]}
        value={week}
        allowDeselect={false}
        onChange={value => setWeek(value === 'six' ? 'six' : 'five')}
      />
      {region !== 'none' && (
        <Text size="sm" c="dimmed">
          {followsText.regionHint}
        </Text>
      )}
      <Checkbox
        label={text.replace}
        checked={replace}
        onChange={event => setReplace(event.currentTarget.checked)}
      />
      <Refused refusal={put.error ?? preview.error} sent={calendar} />
      {preview.data && !preview.error && <Changes {...preview.data} />}
      {preview.data && !preview.error && (
        <beforeKept.Here
          calendar_id={calendar.id}
          changed={{ ...filled(calendar, preview.data.changes), follows: followsOf(week, region) }}
        />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {text.cancel}
        </Button>
        <Button
          loading={put.isPending}
          disabled={!preview.data || Boolean(preview.error)}
          onClick={() => put.mutate({ params: { id: calendar.id }, body })}
        >
          {text.apply({ count: preview.data?.changes.length ?? 0 })}
        </Button>
      </Group>
    </>
  )
}

/** Says how many days were changed, with the way back. */
function useDone(undo: (version: number) => void) {
  const { fill: text, words } = useWords(screenWords)
  return (count: number, version: number) =>
    void toast({
      text: text.applied({ count }),
      undo: { label: words.undo, run: () => undo(version) },
    })
}

function FromFile({ calendar, year, setSearch, onClose }: Told) {
  const { fill: text } = useWords(screenWords)
  const [given, setGiven] = useState('')
  const undo = useUndo(calendar)
  const toldDone = useDone(undo)
  const asked = { params: { id: calendar.id }, body: { text: given } }
  const preview = calendars.useQuery(
    'importDays',
    { ...asked, body: { ...asked.body, dry_run: true } },
    { enabled: given.trim() !== '', keepPrevious: true },
  )
  const put = calendars.useCommand('importDays', {
    if_match: () => String(calendar.version),
    onDone: ({ changes, version }) => {
      const first = Number(changes[0]?.date.slice(0, 4) ?? year)
      setSearch({ dialog: undefined, source: undefined, year: first }, { replace: true })
      toldDone(changes.length, version)
    },
  })
  const read = async (file: File | null | undefined) => file && setGiven(decoded(await file.arrayBuffer()))
  const { place } = useDropping(files => void read(files[0]))
  const shown = given.trim() === '' ? undefined : preview
  return (
    <>
      <Text size="sm" c="dimmed">
        {text.fileHint}
      </Text>
      <Group gap="sm" {...place}>
        <FileButton accept=".csv,.json,.txt,text/csv,application/json,text/plain" onChange={read}>
          {props => (
            <Button {...props} variant="default" leftSection={<IconUpload size={18} stroke={1.75} />}>
              {text.choose}
            </Button>
          )}
        </FileButton>
      </Group>
      <Textarea
        label={text.paste}
        placeholder={text.exampleLine}
        rows={5}
        value={given}
        onChange={event => setGiven(event.currentTarget.value)}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <Refused refusal={put.error ?? shown?.error ?? null} sent={calendar} />
      {shown?.data && !shown.error && <Changes {...shown.data} />}
      {shown?.data && !shown.error && shown.data.changes.length > 0 && (
        <beforeKept.Here calendar_id={calendar.id} changed={filled(calendar, shown.data.changes)} />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {text.cancel}
        </Button>
        <Button
          loading={put.isPending}
          disabled={!shown?.data || Boolean(shown.error) || shown.data.changes.length === 0}
          onClick={() => put.mutate(asked)}
        >
          {text.apply({ count: shown?.data?.changes.length ?? 0 })}
        </Button>
      </Group>
    </>
  )
}

/** The calendar with the hours that these days get. */
function filled(calendar: KnownCalendar, changes: readonly Change[]) {
  const changed = new Set(changes.map(({ date }) => date))
  const others = (calendar.days ?? []).filter(({ date }) => !changed.has(date))
  const days = changes.map(({ date, after }) => ({ date, intervals: after.intervals }))
  return { ...calendar, days: [...others, ...days].sort((a, b) => (a.date < b.date ? -1 : 1)) }
}

/** Tables from spreadsheets come in UTF-8 or in Windows-1251. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}
