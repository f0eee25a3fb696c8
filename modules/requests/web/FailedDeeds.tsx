// What can be done with an answer that could not go.
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { Sure } from '#kernel/web/ui/Sure.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { UnsentAnswer } from '../contract/answers.ts'
import { unsentWords } from '../text/unsent-words.ts'
import { answers } from './answers-calls.ts'

interface Props {
  answer: UnsentAnswer
  /** Puts it back into the field; null where there is none. */
  onPutBack: (() => void) | null
}

export function FailedDeeds({ answer, onPutBack }: Props) {
  const text = useWords(unsentWords)
  const [asked, setAsked] = useState(false)
  const drop = answers.useCommand('dropAnswer')
  const copy = async () => {
    await navigator.clipboard.writeText(answer.text)
    await toast({ text: text.copied })
  }
  if (asked)
    return (
      <Sure
        text={text.sure}
        label={text.discard}
        command={drop}
        onSure={() => drop.mutate({ params: { id: answer.request_id, answer_id: answer.id } })}
        onCancel={() => setAsked(false)}
      />
    )
  return (
    <Group gap="sm">
      <Button variant="light" size="compact-sm" onClick={onPutBack ?? copy}>
        {onPutBack ? text.putBack : text.copy}
      </Button>
      <Button variant="subtle" color="red" size="compact-sm" onClick={() => setAsked(true)}>
        {text.discard}
      </Button>
    </Group>
  )
}
