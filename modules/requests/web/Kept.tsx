// A quiet word on whether what is typed is safe.
import { Text } from '@mantine/core'
import { useWords } from '#kernel/web/words.tsx'
import { requestWords } from '../text/words.ts'
import type { Draft } from './drafts.ts'

export function Kept({ kept }: { kept: Draft<object>['kept'] }) {
  const { draft } = useWords(requestWords)
  const said = { nothing: '', soon: draft.soon, kept: draft.kept, failed: draft.failed }[kept]
  return (
    <Text
      component="span"
      c={kept === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}
      fz="sm"
      role="status"
    >
      {said}
    </Text>
  )
}
