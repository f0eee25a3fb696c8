// How much of the index is shown: in general, or to the client that is looked at. For those who manage agreements.
import { SegmentedControl, Stack, Text } from '@mantine/core'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { Named, QualityIndex } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { useManages, usePlaceName } from './parts.tsx'

export function IndexModeField({
  client,
  asked,
  mode,
}: {
  client: string | undefined
  asked: Named | null
  mode: QualityIndex['mode']
}) {
  const text = useWords(measureWords).quality
  const placeName = usePlaceName()
  const manages = useManages()
  const set = agreements.useCommand('setIndexMode')
  if (!manages || client === 'none') return null
  const who = asked ? placeName('client', asked) : text.modeAll
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm" id="index-mode">
        {text.modeFor({ who })}
      </Text>
      <SegmentedControl
        aria-labelledby="index-mode"
        value={mode}
        disabled={set.isPending}
        onChange={value =>
          set.mutate({ body: { client_id: client ?? null, mode: value as QualityIndex['mode'] } })
        }
        data={[
          { value: 'early', label: text.modeEarly },
          { value: 'mature', label: text.modeMature },
        ]}
      />
      <Said refusal={set.error} />
    </Stack>
  )
}
