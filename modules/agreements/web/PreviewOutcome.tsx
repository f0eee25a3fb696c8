// What a dry run of other rules came to, in words: on what was measured, and on what is open.
import { Group, Text } from '@mantine/core'
import type { z } from 'zod'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { EditionPreview } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'

type Preview = z.output<typeof EditionPreview>

/** The shares before and after, and what becomes of what is open. */
export function PreviewOutcome({ preview }: { preview: Preview }) {
  const { preview: text } = useWords(agreementScreenWords)
  const format = useFormat()
  const { open, metrics } = preview
  return (
    <>
      <Text>
        {text.period({ from: format.date(preview.from), to: format.date(preview.to), n: preview.total })}{' '}
        {preview.sampled && text.sampled({ n: preview.looked_at })}
      </Text>
      {metrics.length === 0 && <Text c="dimmed">{text.nothing}</Text>}
      <ul className={css.figures}>
        {metrics.map(figure => (
          <MetricOutcome key={`${figure.kind}:${figure.metric}`} figure={figure} />
        ))}
      </ul>
      <Text>
        {open.looked_at === 0
          ? text.noneOpen
          : open.changed === 0
            ? text.openSame({ n: open.looked_at })
            : text.openChanged({ changed: open.changed, n: open.looked_at })}{' '}
        {open.late_at_once > 0 && (
          <Text component="span" c="red" fw={500}>
            {text.lateAtOnce({ n: open.late_at_once })}
          </Text>
        )}
      </Text>
    </>
  )
}

function MetricOutcome({ figure }: { figure: Preview['metrics'][number] }) {
  const { preview: text, metrics, kinds } = useWords(agreementScreenWords)
  const format = useFormat()
  const share = (percent: number | null) =>
    percent === null ? text.unmeasured : format.percent(percent / 100, 1)
  const { now_percent, then_percent, now_measured, then_measured } = figure
  const difference = (then_percent ?? 0) - (now_percent ?? 0)
  const isComparable = now_percent !== null && then_percent !== null
  const said =
    now_percent === null && then_percent === null
      ? text.neverMeasured
      : isComparable && difference === 0
        ? text.same({ percent: share(now_percent) })
        : text.instead({ after: share(then_percent), before: share(now_percent) })
  return (
    <li>
      <Group justify="space-between" gap="sm">
        <Text>
          <Text component="span" fw={500}>
            {metrics[figure.metric]}
          </Text>{' '}
          <Text component="span" c="dimmed" size="sm">
            {kinds[figure.kind]}
          </Text>
        </Text>
        <Text c={!isComparable || difference === 0 ? undefined : difference < 0 ? 'red' : 'green'} fw={500}>
          {said}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {now_measured === then_measured
          ? text.measured({ n: then_measured })
          : text.measuredBoth({ after: format.number(then_measured), before: format.number(now_measured) })}
      </Text>
    </li>
  )
}
