// The subject, which the agent may put right in its place.
import { ActionIcon, Group, TextInput, Title } from '@mantine/core'
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWebWords, useWords } from '#kernel/web/words.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'
import css from './desk.module.css'

export function SubjectLine({ request, page }: { request: Request; page: boolean }) {
  const text = useWords(requestWords)
  const words = useWebWords()
  const [typed, setTyped] = useState<string | null>(null)
  useEffect(() => {
    if (page) document.title = `${request.number} ${request.subject} · ${words.product}`
  }, [page, request.number, request.subject, words.product])
  const edit = requests.useCommand('editRequest', {
    if_match: () => String(request.version),
    onDone: () => setTyped(null),
  })
  const save = () => {
    if (typed === null || typed.trim() === '' || typed === request.subject) return setTyped(null)
    edit.mutate({ params: { id: request.id }, body: { subject: typed } })
  }
  if (typed === null)
    return (
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Title order={page ? 1 : 2} className={css.title!} flex="0 1 auto">
          {request.subject}
        </Title>
        {request.may.work && (
          <ActionIcon
            variant="subtle"
            color="gray"
            c="dimmed"
            aria-label={text.request.editSubject}
            onClick={() => setTyped(request.subject)}
          >
            <IconPencil size={16} stroke={1.75} />
          </ActionIcon>
        )}
      </Group>
    )
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <Group gap="xs" wrap="nowrap">
        <TextInput
          aria-label={text.request.subject}
          flex={1}
          maxLength={500}
          autoFocus
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
          onKeyDown={event => event.key === 'Escape' && setTyped(null)}
        />
        <ActionIcon type="submit" variant="filled" aria-label={words.save} loading={edit.isPending}>
          <IconCheck size={16} />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={words.cancel} onClick={() => setTyped(null)}>
          <IconX size={16} />
        </ActionIcon>
      </Group>
      <Said refusal={edit.error} mt="xs" />
    </form>
  )
}
