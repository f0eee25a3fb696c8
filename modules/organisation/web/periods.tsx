// Periods from a first to a last day: in words, and as fields.
import { SimpleGrid, Text } from '@mantine/core'
import type { ComponentProps } from 'react'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { screenWords } from '../text/screen-words.ts'

interface Period {
  starts_on: string
  ends_on: string | null
}

/** Today where the reader is, `2026-03-12`. */
export const today = (): string => Temporal.Now.plainDateISO().toString()

/** «с 1 марта», «1 марта — 3 мая»; what is over or still to come is said. */
export function PeriodText({ period }: { period: Period }) {
  const { words: text } = useWords(screenWords)
  const format = useFormat()
  const { starts_on, ends_on } = period
  const from = format.date(starts_on)
  const said = ends_on ? text.period({ from, until: format.date(ends_on) }) : text.since({ from })
  const note = ends_on && ends_on < today() ? text.over : starts_on > today() ? text.coming : null
  return (
    <Text component="span" c="dimmed">
      {said}
      {note && `, ${note}`}
    </Text>
  )
}

type Day = Omit<ComponentProps<typeof DateField>, 'label'>

/** `<PeriodFields from={form.field('starts_on')} until={form.field('ends_on')} />`; the last day may stay empty. */
export function PeriodFields({ from, until }: { from: Day; until: Day }) {
  const { words: text } = useWords(screenWords)
  return (
    <>
      <SimpleGrid cols={2} spacing="md">
        <DateField label={text.from} withAsterisk {...from} />
        <DateField label={text.until} {...until} />
      </SimpleGrid>
      <Text c="dimmed" size="xs">
        {text.untilHint}
      </Text>
    </>
  )
}
