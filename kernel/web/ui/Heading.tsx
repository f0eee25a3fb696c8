// The heading of a screen, which is also the title of the browser's tab.
import { Group, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useWebWords } from '../words.tsx'

/** `children` are the actions beside it. One of these on every screen. */
export function Heading({ title, note, children }: { title: string; note?: string; children?: ReactNode }) {
  const { product } = useWebWords()
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  return (
    <Group justify="space-between" align="flex-start" gap="md" mb="xs">
      {/* The note gives way before the actions leave the line. */}
      <div style={{ flex: '1 1 14rem', minWidth: 0 }}>
        <Title order={1}>{title}</Title>
        {note && <Text c="dimmed">{note}</Text>}
      </div>
      {children && <Group gap="sm">{children}</Group>}
    </Group>
  )
}
