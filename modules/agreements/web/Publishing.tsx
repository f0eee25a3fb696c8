// What a draft would have given and what it would do to what is open; then publishing it.
import { Button, Group, Stack, Text } from '@mantine/core'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { Agreement, Edition } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { agreements } from './calls.ts'
import type { EditionDraft } from './draft.ts'
import { PreviewOutcome } from './PreviewOutcome.tsx'

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
      {reckoning.data && !reckoning.isFetching && <PreviewOutcome preview={reckoning.data} />}
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
