// Files of a message: pictures to look at, the others to open.
import { Anchor, Badge, Group, Text } from '@mantine/core'
import {
  IconFile,
  IconFileAlert,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconPhoto,
} from '@tabler/icons-react'
import { useEffect } from 'react'
import type { FileInfo } from '#kernel/contract/kernel.ts'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { requestWords } from '../text/words.ts'
import { fileAddress, requests } from './calls.ts'
import css from './talk.module.css'

const shown = /^image\/(png|jpeg|gif|webp|avif)$/

export function Attachments({ files }: { files: readonly FileInfo[] }) {
  const text = useWords(requestWords)
  const format = useFormat()
  if (files.length === 0) return null
  const held = files.filter(file => file.held)
  const given = files.filter(file => !file.held)
  const pictures = given.filter(file => shown.test(file.type))
  const others = given.filter(file => !shown.test(file.type))
  return (
    <div className={css.files}>
      {pictures.length > 0 && (
        <Group gap="sm" align="flex-start">
          {pictures.map(file => (
            <a
              key={file.id}
              href={fileAddress(file.id, { inline: true })}
              target="_blank"
              rel="noopener"
              className={css.picture}
            >
              <img
                src={fileAddress(file.id, { inline: true })}
                alt={text.talk.picture({ name: file.name })}
                loading="lazy"
              />
            </a>
          ))}
        </Group>
      )}
      {others.map(file => {
        const Picture = iconOf(file)
        return (
          <Anchor
            key={file.id}
            href={fileAddress(file.id)}
            download={file.name}
            className={css.file}
            underline="never"
          >
            <Picture size={20} stroke={1.75} aria-hidden="true" />
            <span className={css.fileName}>{file.name}</span>
            <Text component="span" c="dimmed" fz="sm">
              {format.fileSize(file.size_bytes)}
            </Text>
          </Anchor>
        )
      })}
      {held.map(file => (
        <HeldFile key={file.id} file={file} />
      ))}
    </div>
  )
}

/** A file that cannot be had now, and why. */
function HeldFile({ file }: { file: FileInfo }) {
  const text = useWords(requestWords).talk
  const waits = file.held?.state === 'waiting'
  const { refresh } = requests.useCache()
  // The scan has no live news, and takes a moment.
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => void refresh(), 4000)
    return () => clearInterval(timer)
  })
  const why = {
    waiting: text.fileWaits,
    infected: text.fileInfected({ signature: file.held?.signature ?? '' }),
    unscannable: text.fileUnscannable,
  }
  return (
    <Group gap="xs" className={css.file}>
      <IconFileAlert size={20} stroke={1.75} aria-hidden="true" />
      <span className={css.fileName}>{file.name}</span>
      <Badge variant="light" color={waits ? 'yellow' : 'red'} tt="none" maw="100%">
        {why[file.held?.state ?? 'waiting']}
      </Badge>
    </Group>
  )
}

function iconOf({ type, name }: FileInfo): typeof IconFile {
  if (type === 'application/pdf') return IconFileTypePdf
  if (/sheet|excel|csv/.test(type) || /\.(xlsx?|csv|ods)$/i.test(name)) return IconFileSpreadsheet
  if (/zip|rar|7z|compressed/.test(type)) return IconFileZip
  if (/^image\//.test(type)) return IconPhoto
  return /word|text|document/.test(type) ? IconFileText : IconFile
}
