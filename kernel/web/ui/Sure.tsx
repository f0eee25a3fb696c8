// What a dialog holds that asks before something is gone for good: what will happen, and the two ways on.
import { Button, Group, Stack, Text } from '@mantine/core'
import type { Problem } from '../problem.ts'
import { useWebWords } from '../words.tsx'
import { Said } from './Said.tsx'

interface Props {
  /** What will happen, in one or two sentences. */
  text: string
  /** What the button that does it says. */
  label: string
  command: { readonly error: Problem | null; readonly isPending: boolean }
  onSure: () => void
  onCancel: () => void
}

/** `<Dialog …><Sure text={…} label={…} command={remove} onSure={…} onCancel={…} /></Dialog>` */
export function Sure({ text, label, command, onSure, onCancel }: Props) {
  const { cancel } = useWebWords()
  return (
    <Stack gap="md">
      <Text>{text}</Text>
      <Said refusal={command.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {cancel}
        </Button>
        <Button variant="light" color="red" loading={command.isPending} onClick={onSure}>
          {label}
        </Button>
      </Group>
    </Stack>
  )
}
