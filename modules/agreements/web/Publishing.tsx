// What a draft would have given and what it would do to what is open; then publishing it.
import { Button, Group, Stack, Text } from '@mantine/core'
import type { z } from 'zod'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Agreement, Edition, EditionPreview } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import css from './agreements.module.css'
import { agreements } from './calls.ts'
import type { EditionDraft } from './draft.ts'

interface Told {
  agreement: Agreement
  edition: Edition
  draft: EditionDraft
  opened: boolean
  onPreview: () => void
  onPublished: () => void
}

export function Publishing({ agreement, edition, draft, opened, onPreview, onPublished }: Told) {
  const { preview: text } = useWords(agreementScreenWords)
  const cache = agreements.useCache()
  const reckoning = agreements.useQuery(
    'previewEdition',
    { params: { id: edition.id }, body: {} },
    { enabled: opened },
  )
  const publish = agreements.useCommand('publishEdition', {
    if_match: () => String(agreement.version),
    onDone: answer => {
      cache.write('readAgreement', { params: { id: agreement.id } }, () => answer)
      void toast({ text: text.published({ number: edition.number }) })
      onPublished()
    },
  })
  const look = async () => {
    if (!(await draft.flush())) return
    void cache.refresh('previewEdition')
    onPreview()
  }
  if (!opened)
    return (
      <Stack gap="sm" align="flex-start">
        <Text c="dimmed">{text.hint}</Text>
        <Button onClick={() => void look()}>{text.look}</Button>
        {draft.kept === 'unfit' && (
          <Text size="sm" c="red" role="alert">
            {text.unfit}
          </Text>
        )}
      </Stack>
    )
  return (
    <Stack gap="md">
      <Said refusal={reckoning.error} />
      {(reckoning.isPending || reckoning.isFetching) && !reckoning.error && <Loading rows={4} height={28} />}
      {reckoning.data && !reckoning.isFetching && <Outcome preview={reckoning.data} />}
      <Said refusal={publish.error} />
      <Group>
        <Button
          disabled={draft.kept !== 'kept' || !reckoning.data || reckoning.isFetching}
          loading={publish.isPending}
          onClick={() => publish.mutate({ params: { id: edition.id } })}
        >
          {text.publish}
        </Button>
        <Text size="sm" c="dimmed" flex="1 1 240px">
          {text.publishHint}
        </Text>
      </Group>
    </Stack>
  )
}

type Preview = z.output<typeof EditionPreview>

function Outcome({ preview }: { preview: Preview }) {
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
