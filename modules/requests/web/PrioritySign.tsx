// The sign of a pressing request: shown for P1 and P2, what is normal needs none.
import { Badge, Tooltip } from '@mantine/core'
import { useWords } from '#kernel/web/words.tsx'
import type { Priority } from '../contract.ts'
import { requestWords } from '../text/words.ts'

export function PrioritySign({ priority }: { priority: Priority }) {
  const { pressing } = useWords(requestWords)
  if (priority !== 'P1' && priority !== 'P2') return null
  return (
    <Tooltip label={pressing.sign({ priority: pressing.priorities[priority] })}>
      <Badge color={priority === 'P1' ? 'red' : 'yellow'} variant="light" radius="sm" tt="none" flex="none">
        {priority}
      </Badge>
    </Tooltip>
  )
}
