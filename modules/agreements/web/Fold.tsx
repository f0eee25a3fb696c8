// What is seldom needed: folded away under its name.
import type { ReactNode } from 'react'
import { useState } from 'react'
import css from './agreements.module.css'

/** `opened`: something inside wants to be seen. */
export function Fold({
  title,
  opened = false,
  children,
}: {
  title: string
  opened?: boolean
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <details className={css.fold} open={open || opened} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}
