// Short notices that something was done, with a way to undo it.
import { Button, Group, Text } from '@mantine/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import { speak } from '#kernel/contract/words.ts'
import { pageLanguage } from '../ask.ts'
import { webWords } from '../web-words.ts'

const Host = lazy(() => import('./ToastHost.tsx').then(module => ({ default: module.ToastHost })))

/** The place where notices appear. Its code comes when the page has nothing better to do. */
export function Toasts() {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), 1_500)
    return () => clearTimeout(timer)
  }, [])
  return (
    ready && (
      <Suspense>
        <Host />
      </Suspense>
    )
  )
}

interface Told {
  /** By which it can be taken away again. */
  id?: string
  text: string
  /** What takes it back, with its word on the button; offered for ten seconds. */
  undo?: { label: string; run: () => void }
  /** How long it stays, where that is not the usual. */
  lasts_ms?: number
  tone?: 'done' | 'failed'
}

const notices = () => import('@mantine/notifications')
const undo_ms = 10_000
const plain_ms = 5_000

/** `toast({ text: text.resolved, undo: { label: text.undo, run: () => reopen.mutate(…) } })` */
export async function toast({
  id = crypto.randomUUID(),
  text,
  undo,
  lasts_ms,
  tone = 'done',
}: Told): Promise<void> {
  const { notifications } = await notices()
  const takeBack = () => {
    notifications.hide(id)
    undo?.run()
  }
  notifications.show({
    id,
    autoClose: lasts_ms ?? (undo ? undo_ms : plain_ms),
    color: tone === 'done' ? 'accent' : 'red',
    withCloseButton: true,
    closeButtonProps: { 'aria-label': speak(webWords, pageLanguage()).close },
    role: tone === 'done' ? 'status' : 'alert',
    message: (
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Text size="sm">{text}</Text>
        {undo && (
          <Button size="compact-sm" variant="light" flex="none" onClick={takeBack}>
            {undo.label}
          </Button>
        )}
      </Group>
    ),
  })
}

/** Takes a notice away that says what is no longer so. */
export async function hideToast(id: string): Promise<void> {
  const { notifications } = await notices()
  notifications.hide(id)
}
