// Asking for an approval: whom, and exactly what; the requester's manager is offered first.
import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWebWords, useWords } from '#kernel/web/words.tsx'
import { requestWords } from '../../text/words.ts'
import { requests } from '../calls.ts'
import type { DialogProps } from '../Dialogs.tsx'
import { type Chosen, PersonPicker } from '../pickers.tsx'

export function AskApproval({ request, onClose }: DialogProps) {
  const { asking } = useWords(requestWords)
  const words = useWebWords()
  const { data: card } = requests.useQuery('readRequester', { params: { id: request.id } })
  const [person, setPerson] = useState<Chosen | null>(null)
  const [question, setQuestion] = useState('')
  const manager = card?.manager
  const ask = requests.useCommand('askApproval', {
    onDone(asked) {
      onClose()
      void toast({ text: asking.asked({ name: asked.approver.name }) })
    },
  })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (person) ask.mutate({ params: { id: request.id }, body: { approver_id: person.id, question } })
      }}
    >
      <Stack gap="md">
        <PersonPicker label={asking.approver} value={person} onChange={setPerson} autoFocus />
        {manager && person?.id !== manager.id && (
          <Group gap="xs">
            <Text c="dimmed">{asking.manager}:</Text>
            <Button variant="default" size="compact-sm" onClick={() => setPerson(manager)}>
              {manager.name}
            </Button>
          </Group>
        )}
        <Textarea
          label={asking.question}
          description={asking.questionHint}
          autosize
          minRows={2}
          maxLength={2000}
          value={question}
          onChange={event => setQuestion(event.currentTarget.value)}
        />
        <Text c="dimmed">{asking.askNote}</Text>
        <Said refusal={ask.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" disabled={!person || question.trim() === ''} loading={ask.isPending}>
            {asking.ask}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
