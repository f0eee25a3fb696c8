// What filling a year would change, day by day, and what could not be read.
import { Alert, List, Stack, Table, Text } from '@mantine/core'
import type { z } from 'zod'
import { usePick, useWords } from '#kernel/web/words.tsx'
import type { DayChange, RefusedLine } from '../contract/shapes.ts'
import { screenWords } from '../text/screen-words.ts'
import css from './calendar.module.css'
import { useDates } from './dates.ts'
import { saidHours } from './hours.ts'

export type Change = z.output<typeof DayChange>

export function Changes(told: {
  changes: readonly Change[]
  unchanged: number
  refused?: readonly z.output<typeof RefusedLine>[]
}) {
  const { changes, unchanged, refused = [] } = told
  const { fill: text, words, kinds } = useWords(screenWords)
  const pick = usePick()
  const dates = useDates()
  const say = ({ kind, intervals }: Change['after']) =>
    intervals.length > 0 ? saidHours(intervals, words) : kinds[kind]
  return (
    <Stack gap="sm" role="status">
      {refused.length > 0 && (
        <Alert color="yellow" variant="light" title={text.refused({ count: refused.length })}>
          <List size="sm">
            {refused.slice(0, 20).map(({ line, text: said, reason }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines may be told twice
              <List.Item key={index}>
                {text.line({ line, text: said })} — {text.reasons[reason]}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Text fw={600}>
        {text.changes({ count: changes.length })}
        {unchanged > 0 && (
          <Text component="span" fw={400} c="dimmed">{` · ${text.unchanged({ count: unchanged })}`}</Text>
        )}
      </Text>
      {changes.length > 0 && (
        // A region that scrolls must be reachable by the keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable region
        <section className={css.preview} tabIndex={0} aria-label={text.changes({ count: changes.length })}>
          <Table stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.date}</Table.Th>
                <Table.Th>{text.before}</Table.Th>
                <Table.Th>{text.after}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.map(({ date, before, after, name }) => (
                <Table.Tr key={date}>
                  <Table.Td>{dates.dayOfWeek(date)}</Table.Td>
                  <Table.Td c="dimmed">{say(before)}</Table.Td>
                  <Table.Td>
                    {say(after)}
                    {name && (
                      <Text size="xs" c="dimmed">
                        {pick(name)}
                      </Text>
                    )}
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
