// A part of a page of organisation, and the person that these pages are about.
import { Button, Group, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Person } from '../contract.ts'

export type KnownPerson = z.output<typeof Person>

/** A part of the page with its heading and the one thing to do there. */
export function Part(told: {
  title: string
  action?: { label: string; run: () => void } | undefined
  children: ReactNode
}) {
  const { title, action, children } = told
  return (
    <section>
      <Group justify="space-between" mb="sm" gap="sm">
        <Title order={2}>{title}</Title>
        {action && (
          <Button variant="default" size="compact-sm" onClick={action.run}>
            {action.label}
          </Button>
        )}
      </Group>
      {children}
    </section>
  )
}
