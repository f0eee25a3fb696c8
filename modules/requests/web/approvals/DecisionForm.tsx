// Saying yes or no: two buttons, then words and one press that confirms.
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Problem } from '#kernel/web/problem.ts'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWebWords, useWords } from '#kernel/web/words.tsx'
import type { decisions } from '../../contract.ts'
import { portalWords } from '../../text/portal-words.ts'

export type Decision = (typeof decisions)[number]

interface Props {
  /** What a button of the letter has chosen already. */
  chosen?: Decision | undefined
  sending: boolean
  refusal: Problem | null
  send(said: { decision: Decision; comment?: string }): void
}

export function DecisionForm({ chosen, sending, refusal, send }: Props) {
  const { approval } = useWords(portalWords)
  const words = useWebWords()
  const [decision, setDecision] = useState<Decision | undefined>(chosen)
  const [comment, setComment] = useState('')
  const [missing, setMissing] = useState(false)
  if (!decision)
    return (
      <Group gap="sm">
        <Button leftSection={<IconCheck size={18} />} onClick={() => setDecision('approved')}>
          {approval.approve}
        </Button>
        <Button variant="default" leftSection={<IconX size={18} />} onClick={() => setDecision('declined')}>
          {approval.decline}
        </Button>
      </Group>
    )
  const declines = decision === 'declined'
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (declines && comment.trim() === '') return setMissing(true)
        send({ decision, ...(comment.trim() ? { comment } : {}) })
      }}
    >
      <Stack gap="md">
        <Textarea
          label={declines ? approval.reason : approval.comment}
          description={declines ? approval.reasonHint : undefined}
          withAsterisk={declines}
          autosize
          minRows={2}
          maxLength={2000}
          autoFocus
          value={comment}
          error={missing && comment.trim() === '' ? words.invalid.reason : undefined}
          onChange={event => setComment(event.currentTarget.value)}
        />
        <Said refusal={refusal} />
        <Group gap="sm">
          <Button type="submit" loading={sending}>
            {declines ? approval.confirmDecline : approval.confirmApprove}
          </Button>
          <Button variant="default" onClick={() => setDecision(declines ? 'approved' : 'declined')}>
            {declines ? approval.approve : approval.decline}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
