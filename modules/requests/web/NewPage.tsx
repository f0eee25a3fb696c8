// Registering what a person says on the phone or at the counter.
import { Button, Grid, Group, SegmentedControl, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { useShortcut } from '#kernel/web/shortcuts.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useGo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { saying, useFormat, useWebWords, useWords } from '#kernel/web/words.tsx'
import { requestWords } from '../text/words.ts'
import { AttachField } from './AttachField.tsx'
import { type Asked, blank, bodyOf } from './asked.ts'
import { useAttaching } from './attaching.ts'
import { requests } from './calls.ts'
import css from './desk.module.css'
import { type Draft, useDraft } from './drafts.ts'
import { Kept } from './Kept.tsx'
import { type Chosen, PersonPicker, ServicePicker } from './pickers.tsx'
import { StatusMark } from './StatusMark.tsx'
import type { NewSearch } from './search.ts'

type Props = ScreenProps<'/new', typeof NewSearch>

export function NewPage({ search, setSearch }: Props) {
  const { register } = useWords(requestWords)
  const draft = useDraft<Asked>('desk-new', blank)
  return (
    <>
      <Heading title={register.title} note={register.note} />
      {draft.ready ? <Form draft={draft} search={search} setSearch={setSearch} /> : <Loading rows={8} />}
    </>
  )
}

function Form({ draft, search, setSearch }: { draft: Draft<Asked> } & Pick<Props, 'search' | 'setSearch'>) {
  const text = useWords(requestWords)
  const words = useWebWords()
  const go = useGo()
  const attaching = useAttaching(draft)
  const [tried, setTried] = useState(false)
  const { requester, service } = draft.content
  const send = requests.useCommand('registerRequest', {
    onDone(registered) {
      draft.drop()
      attaching.clear()
      void toast({ text: text.register.done({ number: registered.number }) })
      go(`/desk/requests/${registered.id}`)
    },
  })
  const submit = () => {
    setTried(true)
    if (!requester || draft.content.text.trim() === '' || attaching.busy || send.isPending) return
    send.mutate({ body: { ...bodyOf(draft.content, attaching.ids), channel: search.channel } })
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
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="md">
            <SegmentedControl
              aria-label={text.register.how}
              value={search.channel}
              onChange={channel => setSearch({ channel: channel as 'phone' | 'counter' }, { replace: true })}
              data={[
                { value: 'phone', label: text.register.phone },
                { value: 'counter', label: text.register.counter },
              ]}
            />
            <PersonPicker
              label={text.register.requester}
              description={text.register.requesterHint}
              required
              autoFocus
              value={requester}
              error={tried && !requester ? words.required : undefined}
              onChange={chosen => draft.set({ requester: chosen })}
            />
            <Textarea
              label={text.register.text}
              withAsterisk
              size="sm"
              autosize
              minRows={6}
              maxRows={20}
              maxLength={100_000}
              value={draft.content.text}
              error={tried && draft.content.text.trim() === '' ? words.invalid.empty : undefined}
              onChange={event => draft.set({ text: event.currentTarget.value })}
            />
            <TextInput
              label={text.ask.subject}
              description={text.register.subjectHint}
              maxLength={500}
              value={draft.content.subject}
              onChange={event => draft.set({ subject: event.currentTarget.value })}
            />
            <ServicePicker
              label={text.ask.service}
              value={service}
              onChange={chosen => draft.set({ service: chosen })}
            />
            <AttachField attaching={attaching} />
            <Said refusal={send.error} />
            <Group>
              <Button type="submit" loading={send.isPending} disabled={attaching.busy}>
                {text.register.send}
              </Button>
              <Kept kept={draft.kept} />
            </Group>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>{requester && <Earlier requester={requester} />}</Grid.Col>
      </Grid>
    </form>
  )
}

/** What the person has asked before: perhaps this call is about one of these. */
function Earlier({ requester }: { requester: Chosen }) {
  const text = useWords(requestWords)
  const format = useFormat()
  const { data } = requests.useQuery('listRequests', { query: { requester_id: requester.id, limit: 8 } })
  if (!data) return <Loading rows={4} />
  return (
    <section aria-labelledby="earlier">
      <Title order={2} id="earlier" mb="xs">
        {text.register.earlier({ name: requester.name })}
      </Title>
      <Text c="dimmed">{data.items.length > 0 ? text.register.earlierHint : text.register.earlierNone}</Text>
      <ul className={css.plainList}>
        {data.items.map(request => (
          <li key={request.id}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <span>
                <Link to={`/desk/requests/${request.id}`}>
                  {request.number} {request.subject}
                </Link>
                <Text component="span" display="block" c="dimmed">
                  {format.date(request.created_at)}
                </Text>
              </span>
              <StatusMark status={request.status} face="desk" bare />
            </Group>
          </li>
        ))}
      </ul>
    </section>
  )
}
