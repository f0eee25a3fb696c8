// The promises on a thing with their reasons: what came of each, where its time went, why this time and no other.
import { Group, Table, Text, Title } from '@mantine/core'
import { useFormat, useLanguage, usePick, useWords } from '#kernel/web/words.tsx'
import { sayZone } from '#kernel/web/zones.ts'
import type { ExplainedClock } from '../../contract.ts'
import { whyWords } from '../../text/why.ts'
import { useLimit } from '../parts.tsx'
import { PromiseBar } from './PromiseBar.tsx'
import { type Reader, type Speech, saySides } from './telling.ts'
import css from './why.module.css'

export interface StoriesProps {
  clocks: readonly ExplainedClock[]
  reader: Reader
  /** Of the headings. */
  level: 2 | 3 | 4
  /** What can be done about a promise, such as asking to excuse it. */
  children?: (clock: ExplainedClock) => React.ReactNode
}

export function PromiseStories({ clocks, reader, level, children }: StoriesProps) {
  const text = useWords(whyWords)
  const format = useFormat()
  const pick = usePick()
  const speech: Speech = { text, format, pick, reader }
  if (clocks.length === 0) return <Text c="dimmed">{text.none}</Text>
  return clocks.map(clock => (
    <section key={clock.id} className={css.clock} aria-labelledby={`clock-${clock.id}`}>
      <Head clock={clock} speech={speech} level={level} />
      <PromiseBar clock={clock} title={pick(clock.title)} speech={speech} />
      <Budgets clock={clock} speech={speech} />
      <Reasons clock={clock} speech={speech} />
      {children?.(clock)}
    </section>
  ))
}

function Head({ clock, speech, level }: { clock: ExplainedClock; speech: Speech; level: 2 | 3 | 4 }) {
  const { text, format, pick } = speech
  const limit = useLimit()
  const used = format.worked(clock.used_seconds / 60)
  const told = [
    text.whose[clock.promiser],
    clock.excused ? `${text.outcome[clock.outcome]}, ${text.excused}` : text.outcome[clock.outcome],
    ...(clock.due_at === null
      ? []
      : [
          (Date.parse(clock.due_at) < Date.now() ? text.wasDue : text.dueBy)({
            moment: format.moment(clock.due_at),
          }),
        ]),
    clock.metric === 'promised_date'
      ? text.usedOnly({ used })
      : text.used({ used, limit: limit(clock.limit) }),
  ]
  return (
    <>
      <Group justify="space-between" align="baseline" gap="xs">
        <Title order={level} size="h4" id={`clock-${clock.id}`}>
          {pick(clock.title)}
        </Title>
        <Text fw={600}>{saySides(clock, speech)}</Text>
      </Group>
      <Text c="dimmed" size="sm">
        {told.join(' · ')}
      </Text>
      {clock.provisional_years.length > 0 && (
        <Text size="sm">{text.mayMove({ years: clock.provisional_years.join(', ') })}</Text>
      )}
    </>
  )
}

function Reasons({ clock, speech }: { clock: ExplainedClock; speech: Speech }) {
  const { text, pick } = speech
  const { language } = useLanguage()
  const because = clock.because.map(({ dimension, value, name }) => {
    const said = text.dimension[dimension as keyof typeof text.dimension]
    return typeof said === 'string' ? said : said({ name: name ? `«${pick(name)}»` : value })
  })
  return (
    <details className={css.details}>
      <summary>{text.reasons}</summary>
      <ul className={css.reasons}>
        <li>{text.agreement({ title: pick(clock.agreement.name) })}</li>
        <li>
          {text.calendar({
            name: pick(clock.calendar.name),
            zone: sayZone(clock.calendar.time_zone, language),
          })}
        </li>
        <li>{because.length > 0 ? text.because({ what: because.join(', ') }) : text.forEverybody}</li>
        {clock.before.length > 0 && (
          <li>{text.before({ what: clock.before.map(title => `«${pick(title)}»`).join(', ') })}</li>
        )}
      </ul>
    </details>
  )
}

/** Who took more than the own part of the limit. */
function Budgets({ clock, speech }: { clock: ExplainedClock; speech: Speech }) {
  const { text, format } = speech
  if (clock.budgets.length === 0) return null
  const time = (seconds: number) => format.worked(seconds / 60)
  return (
    <details className={css.details}>
      <summary>{text.budgets}</summary>
      <div className={css.scroll}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.budgetColumns.holder}</Table.Th>
              <Table.Th ta="end">{text.budgetColumns.budget}</Table.Th>
              <Table.Th ta="end">{text.budgetColumns.used}</Table.Th>
              <Table.Th ta="end">{text.budgetColumns.over}</Table.Th>
              <Table.Th ta="end">{text.budgetColumns.share}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {clock.budgets.map(use => (
              <Table.Tr key={use.holder}>
                <Table.Td>{text.budgetHolder[use.holder]}</Table.Td>
                <Table.Td ta="end">{time(use.budget_seconds)}</Table.Td>
                <Table.Td ta="end">{time(use.used_seconds)}</Table.Td>
                <Table.Td ta="end">{use.over_seconds > 0 ? time(use.over_seconds) : '—'}</Table.Td>
                <Table.Td ta="end">
                  {use.share_percent === null ? '—' : format.percent(use.share_percent / 100)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </details>
  )
}
