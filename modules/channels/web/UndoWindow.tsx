// How long an agent can take an answer back before it goes, for the whole centre.
import { Button, Card, Group, NumberInput, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { peopleWords } from '../text/people-words.ts'
import { answers } from './requests-calls.ts'

export function UndoWindow() {
  const { data, error } = answers.useQuery('readAnswering')
  if (error) return <Said refusal={error} />
  return data ? <Fields key={data.undo_seconds} undo_seconds={data.undo_seconds} /> : null
}

function Fields({ undo_seconds }: { undo_seconds: number }) {
  const { answers: text, handling } = useWords(peopleWords)
  const [wanted, setWanted] = useState<number | null>(undo_seconds)
  const save = answers.useCommand('editAnswering', {
    refresh: [answers.key('readAnswering')],
    onDone: () => void toast({ text: handling.saved }),
  })
  return (
    <Card withBorder padding="lg">
      <form
        aria-label={text.title}
        onSubmit={event => {
          event.preventDefault()
          if (wanted !== null) save.mutate({ body: { undo_seconds: wanted } })
        }}
      >
        <Title order={2} size="h3" mb="sm">
          {text.title}
        </Title>
        <Stack gap="md">
          <NumberInput
            label={text.undo_seconds}
            description={text.undoHint}
            suffix={text.seconds}
            min={0}
            max={60}
            allowDecimal={false}
            clampBehavior="strict"
            value={wanted ?? ''}
            onChange={value => setWanted(value === '' ? null : Number(value))}
          />
          <Text c="dimmed" fz="sm">
            {text.measured}
          </Text>
          <Said refusal={save.error} />
          <Group>
            <Button
              type="submit"
              disabled={wanted === null || wanted === undo_seconds}
              loading={save.isPending}
            >
              {handling.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}
