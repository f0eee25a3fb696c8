// The requester's next word: an answer, an addition, or that it is not solved.
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { FileInfo } from '#kernel/contract/kernel.ts'
import { isRefusal } from '#kernel/web/problem.ts'
import { useShortcut } from '#kernel/web/shortcuts.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { saying, useWebWords, useWords } from '#kernel/web/words.tsx'
import { conversationMovedOn, type Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { AttachField } from './AttachField.tsx'
import { useAttaching } from './attaching.ts'
import { requests } from './calls.ts'
import { useConversation } from './conversation.ts'
import { type Draft, useDraft } from './drafts.ts'
import { Kept } from './Kept.tsx'

interface Answer {
  text: string
  files: FileInfo[]
}

const blank: Answer = { text: '', files: [] }

interface Props {
  request: Request
  solved: 'no' | undefined
  onSent(): void
}

export function StoryAnswer({ request, solved, onSent }: Props) {
  const draft = useDraft<Answer>(`story:${request.id}`, blank)
  return draft.ready ? (
    <AnswerForm draft={draft} request={request} solved={solved} onSent={onSent} />
  ) : (
    <Loading rows={3} />
  )
}

function AnswerForm({ request, solved, onSent, draft }: Props & { draft: Draft<Answer> }) {
  const { story } = useWords(requestWords)
  const words = useWebWords()
  const attaching = useAttaching(draft)
  const { messages, append } = useConversation(request.id)
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const { text } = draft.content
  const resolved = request.status === 'resolved'
  const send = requests.useCommand('addMessage', {
    onDone(message) {
      append(message)
      draft.drop()
      attaching.clear()
      onSent()
      void toast({ text: resolved ? story.reopenedToast : story.sentToast })
    },
  })
  const reopen = requests.useCommand('reopenRequest', { onDone: onSent })
  useEffect(() => {
    if (solved === 'no') field.current?.focus()
  }, [solved])
  const submit = () => {
    if (text.trim() === '') return setMissing(true)
    if (attaching.busy || send.isPending) return
    const seen = messages.at(-1)?.id
    send.mutate({
      params: { id: request.id },
      body: {
        text,
        ...(attaching.ids.length > 0 ? { attachments: [...attaching.ids] } : {}),
        ...(seen ? { last_seen_message_id: seen } : {}),
      },
    })
  }
  useShortcut({ code: 'Enter', ctrl: true, label: saying(requestWords, t => t.keys.send) }, submit)
  const label = resolved
    ? story.notSolvedLabel
    : request.status === 'waiting_requester'
      ? story.answerLabel
      : story.addLabel
  const movedOn = isRefusal(send.error, conversationMovedOn)
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="md">
        <Textarea
          size="md"
          ref={field}
          label={label}
          description={resolved ? story.notSolvedHint : undefined}
          autosize
          minRows={3}
          maxRows={20}
          maxLength={100_000}
          value={text}
          error={missing && text.trim() === '' ? words.invalid.empty : undefined}
          onChange={event => draft.set({ text: event.currentTarget.value })}
        />
        <AttachField attaching={attaching} />
        <Said refusal={send.error ?? reopen.error} />
        <Group>
          <Button type="submit" loading={send.isPending} disabled={attaching.busy}>
            {movedOn ? story.sendAllTheSame : resolved ? story.sendAndReopen : story.send}
          </Button>
          {resolved && solved === 'no' && text.trim() === '' && (
            <Button
              variant="default"
              loading={reopen.isPending}
              onClick={() => reopen.mutate({ params: { id: request.id }, body: {} })}
            >
              {story.reopenOnly}
            </Button>
          )}
          <Kept kept={draft.kept} />
        </Group>
      </Stack>
    </form>
  )
}
