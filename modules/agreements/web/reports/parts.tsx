// What all reports on promises share: their menu, figures that open, shares with their interval, tables to take away.
import {
  ActionIcon,
  Badge,
  Button,
  Group,
  Table,
  Text,
  Title,
  Tooltip,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconDownload, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useCan } from '#kernel/web/me.tsx'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { useFormat, useLanguage, useWords } from '#kernel/web/words.tsx'
import { leastCounted, type Named } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { useManaging } from '../calls.ts'
import { useMonthName } from '../months.ts'
import { type CsvCell, saveCsv } from './csv.ts'
import css from './stacked.module.css'

const places = {
  quality: '/desk/quality',
  attainment: '/desk/quality/attainment',
  ageing: '/desk/quality/ageing',
  predictions: '/desk/quality/predictions',
  holders: '/desk/quality/holders',
  pingPong: '/desk/quality/ping-pong',
  snapshots: '/desk/quality/months',
} as const
export type Place = keyof typeof places

/** The reports one beside the other; `here` is the open one. */
export function MeasuresNav({ here }: { here: Place }) {
  const { tabs } = useWords(measureWords)
  const linkTo = useLinkTo()
  return (
    <Group component="nav" aria-label={tabs.label} gap={4} mb="md">
      {(Object.keys(places) as Place[]).map(place => (
        <Button
          key={place}
          component="a"
          size="compact-sm"
          variant={place === here ? 'light' : 'subtle'}
          aria-current={place === here ? 'page' : undefined}
          {...linkTo(places[place])}
        >
          {tabs[place]}
        </Button>
      ))}
    </Group>
  )
}

/** A word with its formula: on hover, on focus and for screen readers. */
export function Explained({ children, formula }: { children: ReactNode; formula: string }) {
  return (
    <Tooltip label={formula} multiline maw={380} events={{ hover: true, focus: true, touch: true }}>
      <Text
        span
        inherit
        tabIndex={0}
        style={{ borderBottom: '1px dotted var(--mantine-color-dimmed)', cursor: 'help' }}
      >
        {children}
      </Text>
    </Tooltip>
  )
}

/** A share in percent with its interval on hover; says so when there were too few. */
export function Share({
  percent,
  low,
  high,
  size = 'sm',
  brief = false,
}: {
  percent: number | null | undefined
  low?: number | null
  high?: number | null
  size?: string
  /** Where there were too few, a dash: in tables in which that is often so. */
  brief?: boolean
}) {
  const { common } = useWords(measureWords)
  const format = useFormat()
  if (percent == null && brief)
    return (
      <Text span size={size} c="dimmed" title={common.notEnoughNote({ minimum: leastCounted })}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{common.notEnough}</VisuallyHidden>
      </Text>
    )
  if (percent == null)
    return (
      <Text span size="xs" c="dimmed" title={common.notEnoughNote({ minimum: leastCounted })}>
        {common.notEnough}
      </Text>
    )
  const title =
    low == null || high == null
      ? undefined
      : common.interval({ low: format.percent(low / 100, 1), high: format.percent(high / 100, 1) })
  return (
    <Text span size={size} title={title} style={{ fontVariantNumeric: 'tabular-nums' }}>
      {format.percent(percent / 100, 1)}
    </Text>
  )
}

/** A count that opens the list behind it. */
export function Opens({ n, what, open }: { n: number; what: string; open(): void }) {
  const { common } = useWords(measureWords)
  const format = useFormat()
  if (n === 0) return <span>{format.number(0)}</span>
  return (
    <UnstyledButton
      onClick={open}
      c="var(--mantine-color-anchor)"
      fz="inherit"
      aria-label={`${format.number(n)}. ${common.open({ what })}`}
      style={{ fontVariantNumeric: 'tabular-nums' }}
    >
      {format.number(n)}
    </UnstyledButton>
  )
}

/** Takes a table away as a file. `lines` is asked when it is pressed, and may take its time. */
export function CsvButton({
  name,
  title,
  lines,
}: {
  name: string
  title: string
  lines(): readonly (readonly CsvCell[])[] | Promise<readonly (readonly CsvCell[])[]>
}) {
  const { common } = useWords(measureWords)
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.75} />}
      aria-label={common.csvOf({ title })}
      onClick={async () => saveCsv(name, await lines())}
    >
      {common.csv}
    </Button>
  )
}

/** So many months later, or earlier. */
export function monthAfter(month: string, count: number): string {
  const day = new Date(`${month}-15T12:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() + count)
  return day.toISOString().slice(0, 7)
}

/** The first and the last day of a month. */
export function daysOf(month: string): { from: string; to: string } {
  const last = new Date(`${monthAfter(month, 1)}-01T12:00:00Z`)
  last.setUTCDate(0)
  return { from: `${month}-01`, to: last.toISOString().slice(0, 10) }
}

/** Where the first submissions that were judged in a month are listed. */
export function firstsAddress(
  month: string,
  cut: { readonly [C in CutName]?: string | undefined },
  list: 'all' | 'met' | 'missed' = 'all',
): string {
  const search = new URLSearchParams({ kind: 'ola', metric: 'completeness', list, ...daysOf(month) })
  for (const [name, id] of Object.entries(cut)) if (id !== undefined) search.set(name, id)
  return `${places.attainment}?${search}`
}

/** Whose promises the two sides of the index are. */
export const promisesOf = { sla: { kind: 'sla' }, ola: { kind: 'ola', promiser: 'client' } } as const

/** Where the promises of a side that counted in a month are listed: the centre's, or those of clients to it. */
export function sideAddress(
  month: string,
  cut: { readonly [C in CutName]?: string | undefined },
  side: 'sla' | 'ola',
  list: 'all' | 'met' | 'missed' | 'excused' = 'all',
): string {
  const search = new URLSearchParams({ ...promisesOf[side], list, ...daysOf(month) })
  for (const [name, id] of Object.entries(cut)) if (id !== undefined) search.set(name, id)
  return `${places.attainment}?${search}`
}

/** Where lists behind the figures of the index stand: on the desk, or in the portal. */
export interface Behind {
  readonly firsts: typeof firstsAddress
  readonly side: typeof sideAddress
}
export const behindOnDesk: Behind = { firsts: firstsAddress, side: sideAddress }

/** Chooses a month by steps. */
export function MonthSteps({ month, choose }: { month: string; choose(month: string): void }) {
  const { common } = useWords(measureWords)
  const monthName = useMonthName()
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="default"
        aria-label={common.previous}
        onClick={() => choose(monthAfter(month, -1))}
      >
        <IconChevronLeft size={18} stroke={1.75} />
      </ActionIcon>
      <Text ta="center" miw={130} aria-live="polite">
        {monthName(month)}
      </Text>
      <ActionIcon variant="default" aria-label={common.next} onClick={() => choose(monthAfter(month, 1))}>
        <IconChevronRight size={18} stroke={1.75} />
      </ActionIcon>
    </Group>
  )
}

export type CutName = 'service' | 'client' | 'department' | 'team' | 'type' | 'unit' | 'region'

/** The name of a place, or that there is none. */
export function usePlaceName(): (what: CutName, place: Named | null) => string {
  const { none } = useWords(measureWords)
  const { language } = useLanguage()
  const other = language === 'ru' ? 'en' : 'ru'
  return (what, place) => (place ? (place.name[language] ?? place.name[other] ?? '') : none[what])
}

/** To what the figures are narrowed; each part can be taken off. */
export function CutChips({
  cut,
  asked,
  clear,
}: {
  cut: { readonly [C in CutName]?: string | undefined }
  asked: { readonly [C in CutName]?: Named | null }
  clear(what: CutName): void
}) {
  const { common } = useWords(measureWords)
  const placeName = usePlaceName()
  const chosen = (['department', 'service', 'client', 'team'] as const).filter(
    what => cut[what] !== undefined,
  )
  return chosen.map(what => {
    const name = placeName(what, asked[what] ?? null)
    return (
      <Badge
        key={what}
        variant="light"
        size="lg"
        tt="none"
        rightSection={
          <ActionIcon
            size="xs"
            variant="transparent"
            aria-label={common.without({ what: name })}
            onClick={() => clear(what)}
          >
            <IconX size={14} stroke={2} />
          </ActionIcon>
        }
      >
        {name}
      </Badge>
    )
  })
}

/** Whether the reader keeps what stands for the whole centre: frozen months, and how much of the index is shown. */
export const useManages = (): boolean =>
  useManaging({ enabled: useCan()('agreements.manage') })?.everywhere ?? false

/** The days that a report counts, both included. */
export function PeriodFields({
  from,
  to,
  choose,
}: {
  from: string | undefined
  to: string | undefined
  choose(period: { from?: string | undefined; to?: string | undefined }): void
}) {
  const { common } = useWords(measureWords)
  return (
    <>
      <DateField
        label={common.from}
        value={from ?? null}
        {...(to ? { until: to } : {})}
        onChange={day => choose({ from: day ?? undefined })}
      />
      <DateField
        label={common.to}
        value={to ?? null}
        {...(from ? { from } : {})}
        onChange={day => choose({ to: day ?? undefined })}
      />
    </>
  )
}

/** Working time in hours and minutes; nothing for none. */
export function useWorked(): (minutes: number | null) => string {
  const format = useFormat()
  return minutes => (minutes ? format.worked(minutes) : '')
}

/** The head of a list behind a figure, with the way back. */
export function ListHead({ title, back, children }: { title: string; back(): void; children?: ReactNode }) {
  const { common } = useWords(measureWords)
  return (
    <Group justify="space-between" align="flex-end" mb="md">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Group align="flex-end" gap="sm">
        {children}
        <Button variant="default" onClick={back}>
          {common.back}
        </Button>
      </Group>
    </Group>
  )
}

interface Stacked {
  readonly children: ReactNode
  /** What the columns need beside each other; where there is less and no phone, it scrolls. */
  readonly needs_px: number
  readonly striped?: boolean
}

/** A table with columns beside each other where there is room; on a phone a block for each row. Cells say their column as `data-label`; one without it is the head of its block. `data-empty` leaves a cell out there. */
export function StackedTable({ children, needs_px, striped = false }: Stacked) {
  return (
    <Table.ScrollContainer minWidth={0} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table
        className={css.table}
        style={{ '--stacked-needs': `${needs_px}px` }}
        {...(striped ? { striped: true, highlightOnHover: true } : {})}
      >
        {children}
      </Table>
    </Table.ScrollContainer>
  )
}
