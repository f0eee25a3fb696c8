// A note for colleagues: another place, another colour, and it never leaves the centre.
import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useShortcut } from '#kernel/web/shortcuts.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { saying, useWebWords, useWords } from '#kernel/web/words.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { AttachField } from './AttachField.tsx'
import { useAttaching } from './attaching.ts'
import { unwritten, type Written } from './Composer.tsx'
import { requests } from './calls.ts'
import css from './desk.module.css'
import { useDraft } from './drafts.ts'
import { Kept } from './Kept.tsx'
import type { Speech } from './speech.ts'

/** Opens the sheet, and tells when a note was begun and not kept yet. */
export function NoteButton({ request_id, onOpen }: { request_id: string; onOpen(): void }) {
  const { composer } = useWords(requestWords)
  const { data } = requests.useQuery('listDrafts', {}, { fresh_ms: Number.POSITIVE_INFINITY })
  const begun = data?.items.some(draft => draft.place === noteDraft(request_id)) ?? false
  const said = begun ? composer.noteBegun : composer.noteShort
  return (
    <Button
      className={css.noteButton!}
      variant="default"
      size="compact-sm"
      aria-label={said}
      leftSection={<IconLock size={16} stroke={1.75} />}
      onClick={onOpen}
    >
      <span className={css.noteName}>{said}</span>
    </Button>
  )
}

const noteDraft = (request_id: string) => `request:${request_id}:note`

export function NoteSheet({
  request,
  speech,
  onClose,
}: {
  request: Request
  speech: Speech
  onClose(): void
}) {
  const { composer } = useWords(requestWords)
  const words = useWebWords()
  const draft = useDraft<Written>(noteDraft(request.id), unwritten)
  const attaching = useAttaching(draft)
  const [missing, setMissing] = useState(false)
  const [active, setActive] = useState(true)
  const busy = speech.sending?.kind === 'note'
  const typed = draft.content.text
  const send = () => {
    if (typed.trim() === '') return setMissing(true)
    if (attaching.busy || busy) return
    speech.send({ kind: 'note', text: typed, attachments: attaching.ids }, () => {
      draft.drop()
      attaching.clear()
      onClose()
    })
  }
  useShortcut({ code: 'Enter', ctrl: true, label: saying(requestWords, t => t.keys.keepNote) }, send, {
    enabled: active,
  })
  useShortcut(
    { code: 'Escape', inFields: true, label: saying(requestWords, t => t.keys.closeNote) },
    onClose,
    { enabled: active },
  )
  return (
    <form
      className={css.sheet}
      onFocus={() => setActive(true)}
      onBlur={event => setActive(event.currentTarget.contains(event.relatedTarget))}
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <Stack gap="sm">
        <Textarea
          label={
            <Group component="span" gap="xs" display="inline-flex">
              <IconLock size={16} stroke={1.75} aria-hidden="true" />
              {composer.note}
            </Group>
          }
          description={<Text component="span">{composer.noteHint}</Text>}
          size="sm"
          autoFocus
          autosize
          minRows={3}
          maxRows={12}
          maxLength={100_000}
          value={typed}
          error={missing && typed.trim() === '' ? words.invalid.empty : undefined}
          onChange={event => draft.set({ text: event.currentTarget.value })}
        />
        <AttachField attaching={attaching} paste={active} />
        {speech.refused === 'note' && <Said refusal={speech.refusal} />}
        <Group gap="sm">
          <Button type="submit" color="yellow" loading={busy} disabled={attaching.busy}>
            {composer.keepNote}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.close}
          </Button>
          <Kept kept={draft.kept} />
        </Group>
      </Stack>
    </form>
  )
}
