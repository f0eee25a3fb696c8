// A state as a small badge: a colour, an icon and words.
import { Badge, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Icon } from '../screens.ts'
import css from './mark.module.css'

/** `hint` is said when one points at it. */
export function Mark(told: { color: string; icon: Icon; hint?: string; children: ReactNode }) {
  const { color, icon: Picture, hint, children } = told
  const badge = (
    <Badge
      color={color}
      variant="light"
      radius="sm"
      size="lg"
      tt="none"
      fw={500}
      classNames={{ section: css.icon! }}
      leftSection={<Picture size={14} aria-hidden="true" />}
    >
      {children}
    </Badge>
  )
  return hint ? <Tooltip label={hint}>{badge}</Tooltip> : badge
}
