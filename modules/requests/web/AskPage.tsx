// Asking: the text first, everything else only if it helps.
import { Alert, Button, Collapse, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useCan } from '#kernel/web/me.tsx'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { useShortcut } from '#kernel/web/shortcuts.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { saying, useWebWords, useWords } from '#kernel/web/words.tsx'
import { requestWords } from '../text/words.ts'
import { AttachField } from './AttachField.tsx'
import { type Asked, blank, bodyOf } from './asked.ts'
import { useAttaching } from './attaching.ts'
import { requests } from './calls.ts'
import { type Draft, useDraft } from './drafts.ts'
import { Kept } from './Kept.tsx'
import { PersonPicker, ServicePicker } from './pickers.tsx'
import css from './portal.module.css'
import { Sent } from './Sent.tsx'
import type { AskSearch } from './search.ts'
import { useService } from './service.ts'

export function AskPage({ search, setSearch }: ScreenProps<'/ask', typeof AskSearch>) {
  const { ask } = useWords(requestWords)
  const draft = useDraft<Asked>('ask', blank)
  if (search.sent) return <Sent id={search.sent} onAnother={() => setSearch({ sent: undefined })} />
  return (
    <div className={css.column}>
      <Heading title={ask.title} note={ask.note} />
      {draft.ready ? <AskForm draft={draft} search={search} setSearch={setSearch} /> : <Loading rows={6} />}
    </div>
  )
}

type FormProps = { draft: Draft<Asked> } & Pick<ScreenProps<'/ask', typeof AskSearch>, 'search' | 'setSearch'>

function AskForm({ draft, search, setSearch }: FormProps) {
  const { ask } = useWords(requestWords)
  const words = useWebWords()
  const can = useCan()
  const forOthers = can('requests.work') || can('requests.register_for')
  const attaching = useAttaching(draft)
  const [missing, setMissing] = useState(false)
  const earlier = useCarriedOver(draft, search)
  const { text, subject, service, requester } = draft.content
  const [more, setMore] = useState(Boolean(subject || requester))
  const send = requests.useCommand('registerRequest', {
    onDone(registered) {
      draft.drop()
      attaching.clear()
      setSearch({ sent: registered.id, q: undefined, service_id: undefined }, { replace: true })
    },
  })
  const submit = () => {
    if (text.trim() === '') return setMissing(true)
    if (attaching.busy || send.isPending) return
    send.mutate({ body: bodyOf(draft.content, attaching.ids) })
  }
  useShortcut({ code: 'Enter', ctrl: true, label: saying(requestWords, t => t.keys.send) }, submit)
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="lg" mt="md">
        {earlier && (
          <Alert color="gray" variant="light" title={ask.earlier}>
            <Group justify="space-between">
              <span className={css.excerpt}>{earlier.text}</span>
              <Button variant="default" size="compact-sm" onClick={earlier.restore}>
                {ask.restore}
              </Button>
            </Group>
          </Alert>
        )}
        <Textarea
          size="md"
          label={ask.text}
          description={ask.textHint}
          autosize
          minRows={6}
          maxRows={24}
          maxLength={100_000}
          data-autofocus
          autoFocus
          value={text}
          error={missing && text.trim() === '' ? words.invalid.empty : undefined}
          onChange={event => draft.set({ text: event.currentTarget.value })}
        />
        <AttachField attaching={attaching} />
        <ServicePicker
          label={ask.service}
          description={ask.serviceHint}
          value={service}
          onChange={chosen => {
            draft.set({ service: chosen })
            setSearch({ service_id: undefined }, { replace: true })
          }}
        />
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            ml={-8}
            aria-expanded={more}
            onClick={() => setMore(!more)}
          >
            {more ? ask.less : forOthers ? ask.more : ask.moreOwn}
          </Button>
          <Collapse expanded={more}>
            <Stack gap="lg" mt="sm">
              <TextInput
                size="md"
                label={ask.subject}
                description={ask.subjectHint}
                maxLength={500}
                value={subject}
                onChange={event => draft.set({ subject: event.currentTarget.value })}
              />
              {forOthers && (
                <PersonPicker
                  label={ask.forWhom}
                  description={ask.forWhomHint}
                  value={requester}
                  onChange={chosen => draft.set({ requester: chosen })}
                />
              )}
            </Stack>
          </Collapse>
        </div>
        <Said refusal={send.error} />
        <Group>
          <Button type="submit" size="md" loading={send.isPending} disabled={attaching.busy}>
            {ask.send}
          </Button>
          <Kept kept={draft.kept} />
        </Group>
      </Stack>
    </form>
  )
}

/** Puts what came along in the address into the form; an older draft that it replaces can be brought back. */
function useCarriedOver(
  draft: Draft<Asked>,
  search: { q?: string | undefined; service_id?: string | undefined },
) {
  const [older, setOlder] = useState<Asked | null>(null)
  const service = useService(search.service_id)
  // Once, when the page is opened: after that the form is the person's.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!search.q || draft.content.text.startsWith(search.q)) return
    if (draft.content.text.trim() !== '') setOlder(draft.content)
    draft.set({ text: search.q })
  }, [])
  const service_id = service?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another service comes along
  useEffect(() => {
    if (service && draft.content.service?.id !== service.id)
      draft.set({ service: { id: service.id, name: service.name } })
  }, [service_id])
  if (!older) return null
  return {
    text: older.text,
    restore() {
      draft.set(older)
      setOlder(null)
    },
  }
}
