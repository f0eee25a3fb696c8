// Cancelling a request, with a reason if one is given; the requester and the desk have their own words for it.
import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Said } from '#kernel/web/ui/Said.tsx'
import { requests } from './calls.ts'
import type { DialogProps } from './Dialogs.tsx'

interface CancelWords {
  text: string
  reason: string
  keep: string
  cancel: string
}

export function CancelForm({ request, words, onClose }: DialogProps & { words: CancelWords }) {
  const [reason, setReason] = useState('')
  const cancel = requests.useCommand('cancelRequest', { onDone: onClose })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        cancel.mutate({ params: { id: request.id }, body: reason.trim() ? { reason } : {} })
      }}
    >
      <Stack gap="md">
        <Text>{words.text}</Text>
        <Textarea
          label={words.reason}
          autosize
          minRows={2}
          maxLength={2000}
          data-autofocus
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <Said refusal={cancel.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.keep}
          </Button>
          <Button type="submit" color="red.9" loading={cancel.isPending}>
            {words.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
