// At which step a follow-up stands, and whether that is overdue.
import { Stack, Text } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconMailForward,
  IconPhone,
  IconTool,
} from '@tabler/icons-react'
import { Mark } from '#kernel/web/ui/Mark.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { FollowUp } from '../../contract.ts'
import { deskWords } from '../../text/desk-words.ts'

const looks = {
  open: { color: 'yellow', icon: IconClock },
  contacted: { color: 'gray', icon: IconPhone },
  fixed: { color: 'gray', icon: IconTool },
  told: { color: 'gray', icon: IconMailForward },
  closed: { color: 'green', icon: IconCheck },
} as const

export function StateMark({ card }: { card: FollowUp }) {
  const text = useWords(deskWords).followUp
  const format = useFormat()
  const look = card.is_overdue ? { color: 'red', icon: IconAlertTriangle } : looks[card.state]
  return (
    <Stack gap={2} align="flex-end">
      <Mark {...look}>{text.states[card.state]}</Mark>
      {card.due_at && (
        <Text size="xs" c={card.is_overdue ? 'red' : 'dimmed'} title={format.full(card.due_at)}>
          {card.is_overdue
            ? text.overdue({ when: format.moment(card.due_at) })
            : text.due({ when: format.moment(card.due_at) })}
        </Text>
      )}
      {card.reopened_count > 0 && (
        <Text size="xs" c="dimmed">
          {text.again({ count: card.reopened_count })}
        </Text>
      )}
    </Stack>
  )
}
