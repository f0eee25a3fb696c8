// Who else follows a request, on the desk; strangers who joined by answering a letter wait there to be vouched for.
import { ActionIcon, Button, Group, Text, Title } from '@mantine/core'
import { IconUserPlus, IconUserQuestion, IconX } from '@tabler/icons-react'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWebWords, useWords } from '#kernel/web/words.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'
import css from './desk.module.css'
import type { PaneSearch } from './search.ts'

type Part = Request['participants'][number]

export function FollowersPart(told: {
  request: Request
  setSearch(change: Partial<PaneSearch>): void
  level: 2 | 3
}) {
  const { request, setSearch, level } = told
  const text = useWords(requestWords)
  return (
    <section className={css.section} aria-labelledby={`follow-${request.id}`}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={level} size="h3" id={`follow-${request.id}`}>
          {text.participant.title}
        </Title>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          aria-label={text.participant.add}
          onClick={() => setSearch({ dialog: 'follow' })}
        >
          <IconUserPlus size={18} stroke={1.75} />
        </ActionIcon>
      </Group>
      {request.participants.length === 0 && <Text c="dimmed">{text.participant.none}</Text>}
      <ul className={css.plainList}>
        {request.participants.map(part => (
          <li key={part.person.id}>
            {part.role === 'observer' && request.may.work ? (
              <Stranger request={request} part={part} />
            ) : (
              <Follower request={request} part={part} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function useTakingOut(request: Request, { person, role }: Part) {
  const { participant: text } = useWords(requestWords)
  const { undo } = useWebWords()
  const params = { id: request.id }
  const add = requests.useCommand('addParticipant')
  return requests.useCommand('removeParticipant', {
    onDone: () =>
      void toast({
        text: (role === 'observer' ? text.takenOut : text.removed)({ name: person.name }),
        // A stranger who comes back this way was vouched for.
        undo: {
          label: undo,
          run: () =>
            add.mutate({
              params,
              body: { person_id: person.id, role: role === 'copied' ? 'copied' : 'watcher' },
            }),
        },
      }),
  })
}

function Follower({ request, part }: { request: Request; part: Part }) {
  const { participant: text } = useWords(requestWords)
  const remove = useTakingOut(request, part)
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text>
          {part.person.name}{' '}
          <Text component="span" c="dimmed">
            {text.role[part.role]}
          </Text>
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="dimmed"
          aria-label={text.remove({ name: part.person.name })}
          onClick={() => remove.mutate({ params: { id: request.id, person_id: part.person.id } })}
        >
          <IconX size={16} />
        </ActionIcon>
      </Group>
      <Said refusal={remove.error} />
    </>
  )
}

function Stranger({ request, part }: { request: Request; part: Part }) {
  const { participant: text } = useWords(requestWords)
  const { person } = part
  const remove = useTakingOut(request, part)
  const vouch = requests.useCommand('addParticipant', {
    onDone: () => void toast({ text: text.vouched({ name: person.name }) }),
  })
  const params = { id: request.id }
  return (
    <div className={css.stranger}>
      <Group gap="xs" wrap="nowrap">
        <IconUserQuestion size={16} stroke={1.75} aria-hidden="true" />
        <Text fw={600}>{person.name}</Text>
      </Group>
      <Text size="xs">{text.stranger}</Text>
      <Group gap="xs" mt={4}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={text.colleagueOne({ name: person.name })}
          loading={vouch.isPending}
          onClick={() => vouch.mutate({ params, body: { person_id: person.id, role: 'copied' } })}
        >
          {text.colleague}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={text.takeOutOne({ name: person.name })}
          loading={remove.isPending}
          onClick={() => remove.mutate({ params: { ...params, person_id: person.id } })}
        >
          {text.takeOut}
        </Button>
      </Group>
      <Said refusal={vouch.error ?? remove.error} />
    </div>
  )
}
