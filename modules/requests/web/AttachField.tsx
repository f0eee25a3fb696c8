// The place for attachments below what is being written.
import { ActionIcon, Group, Stack, Text } from '@mantine/core'
import { IconPaperclip, IconX } from '@tabler/icons-react'
import { FileField } from '#kernel/web/ui/FileField.tsx'
import { useFormat, useWebWords } from '#kernel/web/words.tsx'
import type { Attaching } from './attaching.ts'

export function AttachField({ attaching, paste = true }: { attaching: Attaching; paste?: boolean }) {
  const { files } = useWebWords()
  const format = useFormat()
  return (
    <Stack gap="xs">
      {attaching.earlier.map(file => (
        <Group key={file.id} gap="sm" wrap="nowrap">
          <IconPaperclip size={18} stroke={1.75} aria-hidden="true" />
          <Text truncate flex={1}>
            {file.name}
          </Text>
          <Text c="dimmed" fz="sm">
            {format.fileSize(file.size_bytes)}
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={files.remove({ name: file.name })}
            onClick={() => attaching.removeEarlier(file.id)}
          >
            <IconX size={18} />
          </ActionIcon>
        </Group>
      ))}
      <FileField uploads={attaching.uploads} pasteAnywhere={paste} />
    </Stack>
  )
}
