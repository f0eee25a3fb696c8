// The form of a rating: mark, comment, one press. Nothing is stored before the press.
import { Button, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { feedbackWords } from '../text/words.ts'
import { Marks } from './Marks.tsx'

interface RateFormProps {
  readonly label: string
  readonly before: { readonly score: number; readonly comment: string | null } | null
  /** The mark that a letter's link has chosen. */
  readonly chosen?: number | undefined
  readonly sending: boolean
  readonly refusal: Parameters<typeof Said>[0]['refusal']
  send(rating: { score: number; comment?: string }): void
}

export function RateForm({ label, before, chosen, sending, refusal, send }: RateFormProps) {
  const text = useWords(feedbackWords).rate
  const [score, setScore] = useState<number | null>(chosen ?? before?.score ?? null)
  const [comment, setComment] = useState(before?.comment ?? '')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (score !== null) send({ score, ...(comment.trim() ? { comment } : {}) })
      }}
    >
      <Stack gap="sm">
        <Marks label={label} score={score} choose={setScore} />
        <Textarea
          label={text.comment}
          placeholder={text.commentPlaceholder}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={comment}
          onChange={event => setComment(event.currentTarget.value)}
        />
        <Said refusal={refusal} />
        <Button type="submit" loading={sending} disabled={score === null} style={{ alignSelf: 'flex-start' }}>
          {before ? text.change : text.send}
        </Button>
      </Stack>
    </form>
  )
}
