// Answering an objection: accept it, with a ruling where it is about the verdict, or reject it; always with words.
import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWebWords, useWords } from '#kernel/web/words.tsx'
import { type Objection, type Verdict, verdicts } from '../../contract.ts'
import { objectingWords } from '../../text/objecting.ts'
import { agreements } from '../calls.ts'
import { ObjectionLine } from './ObjectionLine.tsx'

export function AnswerDialog({ objection, onClose }: { objection: Objection; onClose(): void }) {
  const text = useWords(objectingWords)
  const { close, invalid } = useWebWords()
  const [words, setWords] = useState('')
  const [verdict, setVerdict] = useState<Verdict | null>(objection.verdict_wanted)
  const give = agreements.useCommand('answerObjection', {
    onDone: ({ state }) => {
      void toast({ text: state === 'accepted' ? text.accepted : text.rejected })
      onClose()
    },
  })
  const [tried, setTried] = useState<'accepted' | 'rejected' | null>(null)
  const say = (answer: 'accepted' | 'rejected') => {
    setTried(answer)
    if (words.trim() === '') return
    give.mutate({
      params: { id: objection.id },
      body: {
        answer,
        text: words,
        ...(answer === 'accepted' && objection.kind === 'dispute' && verdict ? { verdict } : {}),
      },
    })
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={text.answerTitle}
      closeButtonProps={{ 'aria-label': close }}
    >
      <Stack gap="md">
        <ObjectionLine objection={{ ...objection, may: { answer: false, withdraw: false } }} />
        {objection.kind === 'dispute' && (
          <Select
            label={text.ruling}
            allowDeselect={false}
            data={verdicts
              .filter(one => one !== objection.verdict_then)
              .map(value => ({ value, label: text.verdict[value] }))}
            value={verdict}
            onChange={value => setVerdict(value as Verdict)}
          />
        )}
        <Textarea
          label={text.answerText}
          withAsterisk
          autosize
          minRows={3}
          maxLength={2000}
          data-autofocus
          value={words}
          error={tried && words.trim() === '' ? invalid.empty : null}
          onChange={event => setWords(event.currentTarget.value)}
        />
        <Said refusal={give.error} />
        <Group justify="flex-end">
          <Button
            variant="default"
            loading={give.isPending && tried === 'rejected'}
            onClick={() => say('rejected')}
          >
            {text.reject}
          </Button>
          <Button loading={give.isPending && tried === 'accepted'} onClick={() => say('accepted')}>
            {text.accept}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
