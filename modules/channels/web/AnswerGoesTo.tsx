// Who gets the next answer and why, seen before it is sent, and changed there.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { useForm } from '#kernel/web/form.ts'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { Receiver } from '../contract.ts'
import { peopleWords } from '../text/people-words.ts'
import { channels } from './calls.ts'
import { requests } from './requests-calls.ts'

export function AnswerGoesTo({ request_id }: { request_id: string }) {
  const text = useWords(peopleWords).goes
  const [changing, setChanging] = useState(false)
  const { data, error } = channels.useQuery('listReceivers', { params: { id: request_id } })
  if (error) return <Said refusal={error} />
  if (!data) return null
  const getting = data.items.filter(one => one.gets !== null)
  const others = data.items.filter(one => one.gets === null)
  return (
    <section aria-label={text.title}>
      <Group gap="xs" align="baseline">
        <Text size="xs" c="dimmed" flex={1} miw={0} style={{ overflowWrap: 'anywhere' }}>
          {changing ? text.title : getting.length === 0 ? text.nobody : <Lines items={getting} />}
        </Text>
        <Button
          variant="subtle"
          size="compact-xs"
          aria-expanded={changing}
          onClick={() => setChanging(!changing)}
        >
          {changing ? text.done : text.change}
        </Button>
      </Group>
      {changing && (
        <Stack gap={4} mt="xs" mah="22dvh" style={{ overflowY: 'auto' }}>
          {data.from && (
            <Text size="xs" c="dimmed">
              {text.from(data.from)}
            </Text>
          )}
          {[...getting, ...others].map(one => (
            <Line key={one.person.id} request_id={request_id} receiver={one} />
          ))}
          <AddAddress request_id={request_id} />
        </Stack>
      )}
    </section>
  )
}

/** `Кому: Анна <anna@…>. Копия: Пётр <petr@…>, …` */
function Lines({ items }: { items: readonly Receiver[] }) {
  const text = useWords(peopleWords).goes
  const say = (gets: 'to' | 'cc') =>
    items
      .filter(one => one.gets === gets)
      .map(one => (one.person.name === one.address ? one.address : `${one.person.name} <${one.address}>`))
      .join(', ')
  const [to, cc] = [say('to'), say('cc')]
  return `${text.to}: ${to}${cc ? `. ${text.cc}: ${cc}` : ''}`
}

/** Colleagues and addresses of the centre get no copy whatever one presses. */
const offered = new Set(['not_copied'])

function Line({ request_id, receiver }: { request_id: string; receiver: Receiver }) {
  const text = useWords(peopleWords).goes
  const { person, address, role, gets, left_out } = receiver
  const said = (problem: { detail: string }) => void toast({ text: problem.detail, tone: 'failed' })
  const refresh = { refresh: [channels.key('listReceivers'), requests.key('readRequest')], onRefused: said }
  const change = requests.useCommand('addParticipant', {
    ...refresh,
    onDone: (_, call) => {
      if (call.body?.role === 'watcher') void toast({ text: text.noMore({ name: person.name }) })
    },
  })
  const put = (to: 'copied' | 'watcher') =>
    change.mutate({ params: { id: request_id }, body: { person_id: person.id, role: to } })
  return (
    <Group gap="xs" justify="space-between" wrap="nowrap">
      <Text size="sm" miw={0} style={{ overflowWrap: 'anywhere' }}>
        {person.name}
        {address && address !== person.name && ` <${address}>`}{' '}
        <Text component="span" size="xs" c="dimmed">
          {[
            gets ? text[gets] : null,
            text.role[role],
            left_out && !(left_out === 'not_copied' && role !== 'reporter') ? text.why[left_out] : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </Text>
      {role === 'copied' && gets && (
        <Button
          variant="default"
          size="compact-xs"
          miw="max-content"
          aria-label={text.removeOne({ name: person.name })}
          loading={change.isPending}
          onClick={() => put('watcher')}
        >
          {text.remove}
        </Button>
      )}
      {left_out && offered.has(left_out) && (
        <Button
          variant="default"
          size="compact-xs"
          miw="max-content"
          aria-label={text.copyOne({ name: person.name })}
          loading={change.isPending}
          onClick={() => put('copied')}
        >
          {text.copy}
        </Button>
      )}
    </Group>
  )
}

const NewAddress = z.object({ address: z.string().trim().pipe(z.email()) })

/** Not a form of its own: it stands inside that of the answer. */
function AddAddress({ request_id }: { request_id: string }) {
  const text = useWords(peopleWords).goes
  const form = useForm(NewAddress, {}, { id: `copied-${request_id}` })
  const add = channels.useCommand('addCopied', {
    refresh: [channels.key('listReceivers'), requests.key('readRequest')],
    onDone: () => form.reset({}),
  })
  const send = form.submit(body => add.mutateAsync({ params: { id: request_id }, body }))
  return (
    <>
      <Group gap="xs" align="flex-end">
        <TextInput
          size="xs"
          flex="1 1 180px"
          type="email"
          label={text.add}
          {...form.field('address')}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            // Enter here adds the address and does not send the answer.
            event.preventDefault()
            event.stopPropagation()
            void send()
          }}
        />
        <Button size="xs" variant="default" loading={form.sending} onClick={() => void send()}>
          {text.addButton}
        </Button>
      </Group>
      <Said refusal={form.refusal} />
    </>
  )
}
