// An empty screen or list that says what belongs there and how to begin.
import { Button, Stack, Text } from '@mantine/core'
import type { Icon } from '../screens.ts'
import { useGo } from './Link.tsx'

/** One sentence and one button. */
export function Empty(told: {
  text: string
  icon?: Icon
  action?: { label: string; to?: string; run?: () => void }
}) {
  const go = useGo()
  const { text, icon: Picture, action } = told
  return (
    <Stack align="center" gap="sm" py="xl" px="md" c="dimmed">
      {Picture && <Picture size={32} stroke={1.5} />}
      <Text ta="center" maw={420}>
        {text}
      </Text>
      {action && (
        <Button variant="default" onClick={() => (action.to ? go(action.to) : action.run?.())}>
          {action.label}
        </Button>
      )}
    </Stack>
  )
}
