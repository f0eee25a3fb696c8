// The frame of the screens of agreements: what the page is, what may be made there, the way to the others.
import { Button, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { SectionNav } from './SectionNav.tsx'

interface Props {
  title: string
  note: string
  /** What may be made there; nothing for those who may make nothing. */
  make?: { label: string; run: () => void } | undefined
  /** Other buttons of the heading. */
  actions?: ReactNode
  children: ReactNode
}

export function SectionPage({ title, note, make, actions, children }: Props) {
  return (
    <Stack gap="md" maw={1100}>
      <Heading title={title} note={note}>
        {actions}
        {make && (
          <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={make.run}>
            {make.label}
          </Button>
        )}
      </Heading>
      <SectionNav />
      {children}
    </Stack>
  )
}
