// The answer to the requester: who receives it, what is said, and what becomes of the request with it.
import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { FileInfo } from '#kernel/contract/kernel.ts'
import { useMe } from '#kernel/web/me.tsx'
import { useShortcut } from '#kernel/web/shortcuts.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { saying, useFormat, useWebWords, useWords } from '#kernel/web/words.tsx'
import type { UnsentAnswer } from '../contract/answers.ts'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { AttachField } from './AttachField.tsx'
import { useAttaching } from './attaching.ts'
import css from './desk.module.css'
import { type Draft, useDraft } from './drafts.ts'
import { Kept } from './Kept.tsx'
import { aboveComposer, answerGoesTo } from './parts.tsx'
import type { Speech, Then } from './speech.ts'
import { speaksForRequester } from './story.ts'
import type { Unsent } from './unsent.ts'

export interface Written {
  text: string
  files: FileInfo[]
  /** What the request was to become with an answer that was taken back. */
  next?: Then | undefined
}

export const unwritten: Written = { text: '', files: [] }

interface Props {
  request: Request
  speech: Speech
  unsent: Unsent
}

export function Composer(props: Props) {
  const draft = useDraft<Written>(`request:${props.request.id}:reply`, unwritten)
  return <AnswerForm {...props} draft={draft} />
}

function AnswerForm({ request, speech, unsent, draft }: Props & { draft: Draft<Written> }) {
  const text = useWords(requestWords)
  const words = useWebWords()
  const me = useMe()
  const attaching = useAttaching(draft)
  const [missing, setMissing] = useState(false)
  const [active, setActive] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const busy = speech.sending?.kind === 'reply'
  // While it is on its way it stands in the conversation; after a refusal it is back in the field.
  const typed = busy ? '' : draft.content.text
  const own = speaksForRequester(request, me.id)
  const open = active || typed !== '' || attaching.ids.length > 0
  const field = useRef<HTMLTextAreaElement>(null)
  useTakenBack(unsent, draft, ({ attachments }) => {
    attaching.putBack(attachments)
    field.current?.focus()
  })
  // What was taken back is sent as it was to be sent, unless another button is pressed.
  const chosen = draft.content.next ?? 'open'
  const send = (next?: Then) => {
    if (draft.content.text.trim() === '') return setMissing(true)
    if (attaching.busy || busy || !speech.ready) return
    setMissing(false)
    speech.send(
      { kind: 'reply', text: draft.content.text, attachments: attaching.ids, ...(next ? { next } : {}) },
      () => {
        draft.drop()
        attaching.clear()
        // The keys of the desk work again.
        if (form.current?.contains(document.activeElement)) (document.activeElement as HTMLElement).blur()
      },
    )
  }
  useShortcut(
    { code: 'Enter', ctrl: true, label: saying(requestWords, t => t.keys.send) },
    () => send(chosen),
    { enabled: active },
  )
  useShortcut(
    { code: 'Enter', ctrl: true, shift: true, label: saying(requestWords, t => t.keys.sendResolve) },
    () => send('resolved'),
    { enabled: active && !own },
  )
  useShortcut(
    { code: 'Escape', inFields: true, label: saying(requestWords, t => t.keys.leaveField) },
    () => (document.activeElement as HTMLElement | null)?.blur(),
    { enabled: active },
  )
  return (
    <form
      ref={form}
      className={css.composer}
      onFocus={() => setActive(true)}
      onBlur={event => setActive(event.currentTarget.contains(event.relatedTarget))}
      onSubmit={event => {
        event.preventDefault()
        send('open')
      }}
    >
      <Stack gap="sm">
        {!own && <aboveComposer.Here request_id={request.id} />}
        <Fresh speech={speech} shown={typed !== ''} />
        <Textarea
          ref={field}
          id={`reply-${request.id}`}
          labelProps={{ className: css.composerLabel }}
          label={own ? text.composer.addOwn : text.composer.to({ name: request.requester.name })}
          placeholder={text.composer.placeholder}
          size="sm"
          autosize
          minRows={open ? 4 : 1}
          maxRows={16}
          maxLength={100_000}
          value={typed}
          error={missing && typed.trim() === '' ? words.invalid.empty : undefined}
          onChange={event => {
            if (draft.content.text === '') speech.begin()
            draft.set({ text: event.currentTarget.value })
          }}
        />
        {open && (
          <>
            {!own && <answerGoesTo.Here request_id={request.id} />}
            <AttachField attaching={attaching} paste={active} />
            {speech.refused === 'reply' && <Said refusal={speech.refusal} />}
            <Group gap="sm" role="group" aria-label={text.composer.sendAnd}>
              {!own && (
                <Text component="span" c="dimmed">
                  {text.composer.sendAnd}
                </Text>
              )}
              <Button
                type="submit"
                variant={own || chosen === 'open' ? 'filled' : 'light'}
                loading={busy}
                disabled={attaching.busy || !speech.ready}
                leftSection={<IconSend size={16} stroke={1.75} />}
              >
                {own ? text.story.send : text.composer.leaveOpen}
              </Button>
              {!own && (
                <>
                  <Button
                    variant={chosen === 'waiting_requester' ? 'filled' : 'light'}
                    disabled={busy || attaching.busy || !speech.ready}
                    onClick={() => send('waiting_requester')}
                  >
                    {text.composer.wait}
                  </Button>
                  <Button
                    variant={chosen === 'resolved' ? 'filled' : 'light'}
                    disabled={busy || attaching.busy || !speech.ready}
                    onClick={() => send('resolved')}
                  >
                    {text.composer.resolve}
                  </Button>
                </>
              )}
              <span className={css.kept}>
                <Kept kept={draft.kept} />
              </span>
            </Group>
          </>
        )}
      </Stack>
    </form>
  )
}

/** An answer that is taken back stands in the field again, before what was typed since. */
function useTakenBack(unsent: Unsent, draft: Draft<Written>, then: (answer: UnsentAnswer) => void): void {
  const latest = useRef({ draft, then })
  latest.current = { draft, then }
  const { fieldIs } = unsent
  useEffect(() => {
    fieldIs(answer => {
      const { draft, then } = latest.current
      const { text, files } = draft.content
      draft.set({
        text: [answer.text, text].filter(Boolean).join('\n\n'),
        files: [...answer.attachments, ...files],
        next: answer.next_status ?? undefined,
      })
      then(answer)
    })
    return () => fieldIs(null)
  }, [fieldIs])
}

/** What others wrote since the writer began stands above the field, so that it is read before sending. */
function Fresh({ speech, shown }: { speech: Speech; shown: boolean }) {
  const text = useWords(requestWords)
  const format = useFormat()
  if (!shown || speech.fresh.length === 0) return null
  return (
    <div className={css.fresh} role="alert">
      <Text fw={600}>{text.composer.fresh({ count: speech.fresh.length })}</Text>
      {speech.fresh.map(message => (
        <Text key={message.id} lineClamp={4}>
          <b>{message.author?.name ?? text.talk.centre}</b> {format.time(message.created_at)}: {message.text}
        </Text>
      ))}
      <Button variant="subtle" size="compact-sm" onClick={speech.begin}>
        {text.composer.read}
      </Button>
    </div>
  )
}
