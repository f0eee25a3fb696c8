// Attaching files: by button, by drag, by paste, by the camera of a phone; with progress, another try and removal.
import { ActionIcon, Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core'
import { IconCamera, IconPaperclip, IconRefresh, IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useDropping } from '../dropping.ts'
import type { Upload, Uploads } from '../uploads.ts'
import { useFormat, useWebWords } from '../words.tsx'
import css from './file-field.module.css'

interface Props {
  uploads: Uploads
  /** Take pasted pictures and files wherever on the page they are pasted. */
  pasteAnywhere?: boolean
}

export function FileField({ uploads, pasteAnywhere = true }: Props) {
  const { files: text } = useWebWords()
  const { add } = uploads
  const { over, place } = useDropping(add)
  useEffect(() => {
    if (!pasteAnywhere) return
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      add(files)
    }
    window.addEventListener('paste', paste)
    return () => window.removeEventListener('paste', paste)
  }, [add, pasteAnywhere])
  return (
    // Dropping is one of four ways to do the same; the buttons serve the keyboard.
    <div className={css.place} {...place}>
      <Group gap="sm">
        <FileButton multiple onChange={add}>
          {props => (
            <Button {...props} variant="default" leftSection={<IconPaperclip size={18} stroke={1.75} />}>
              {text.add}
            </Button>
          )}
        </FileButton>
        <span className={css.touch}>
          <FileButton multiple accept="image/*" capture="environment" onChange={add}>
            {props => (
              <Button {...props} variant="default" leftSection={<IconCamera size={18} stroke={1.75} />}>
                {text.photo}
              </Button>
            )}
          </FileButton>
        </span>
        <Text c="dimmed" fz="sm" className={css.hint}>
          {over ? text.drop : text.hint}
        </Text>
      </Group>
      {uploads.list.length > 0 && (
        <Stack component="ul" gap="xs" mt="sm" p={0} aria-label={text.attached} className={css.list}>
          {uploads.list.map(upload => (
            <UploadLine key={upload.key} upload={upload} uploads={uploads} />
          ))}
        </Stack>
      )}
    </div>
  )
}

function UploadLine({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const { files: text } = useWebWords()
  const format = useFormat()
  const { key, name, size_bytes, share, info, problem } = upload
  const percent = Math.round(share * 100)
  return (
    <li>
      <Group gap="sm" wrap="nowrap">
        <div className={css.name}>
          <Text truncate>{name}</Text>
          {!info && !problem && (
            <Progress value={percent} size="xs" aria-label={text.uploading({ name, percent })} />
          )}
          {problem && (
            <Text c="var(--mantine-color-error)" fz="sm" role="alert">
              {text.failed({ name })}: {problem.detail}
            </Text>
          )}
        </div>
        <Text c="dimmed" fz="sm" className={css.size}>
          {format.fileSize(size_bytes)}
        </Text>
        {problem && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={text.again({ name })}
            onClick={() => uploads.retry(key)}
          >
            <IconRefresh size={18} />
          </ActionIcon>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={text.remove({ name })}
          onClick={() => uploads.remove(key)}
        >
          <IconX size={18} />
        </ActionIcon>
      </Group>
    </li>
  )
}
