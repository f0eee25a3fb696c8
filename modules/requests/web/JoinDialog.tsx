// Choosing another request, to put this one into it or to link the two.
import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWebWords, useWords } from '#kernel/web/words.tsx'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'
import type { DialogProps } from './Dialogs.tsx'

interface Props extends DialogProps {
  how: 'merge' | 'link'
  onGo(id: string): void
}

const quiet_ms = 200

export function JoinDialog({ how, request, onClose, onGo }: Props) {
  const text = useWords(requestWords)
  const words = useWebWords()
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [q] = useDebouncedValue(typed.trim(), quiet_ms)
  // Before anything is typed: what else the same person asked, as that is where twins come from.
  const { data } = requests.useQuery(
    'listRequests',
    { query: q ? { q, limit: 8 } : { requester_id: request.requester.id, limit: 8 } },
    { keepPrevious: true },
  )
  const others = (data?.items ?? []).filter(
    other =>
      other.id !== request.id &&
      (how === 'link' || (other.status !== 'closed' && other.status !== 'cancelled')),
  )
  const undo = requests.useCommand('undoMerge', { onDone: () => onGo(request.id) })
  const merge = requests.useCommand('mergeRequest', {
    onDone(target) {
      onClose()
      onGo(target.id)
      void toast({
        text: text.done.merged({ number: request.number, into: target.number }),
        undo: { label: words.undo, run: () => undo.mutate({ params: { id: request.id } }) },
      })
    },
  })
  const link = requests.useCommand('linkRequests', { onDone: onClose })
  const params = { id: request.id }
  const run = () => {
    if (!chosen) return
    if (how === 'merge') merge.mutate({ params, body: { into: chosen } })
    else link.mutate({ params, body: { to: chosen } })
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        run()
      }}
    >
      <Stack gap="md">
        <Text>{how === 'merge' ? text.merge.text({ number: request.number }) : text.link.text}</Text>
        <TextInput
          label={text.join.find}
          placeholder={text.join.hint}
          data-autofocus
          value={typed}
          onChange={event => {
            setTyped(event.currentTarget.value)
            setChosen(null)
          }}
        />
        {!data && <Loading rows={4} />}
        {data && others.length === 0 && <Text c="dimmed">{text.join.nothing}</Text>}
        {others.length > 0 && (
          <Radio.Group
            label={q ? text.join.found : text.join.same({ name: request.requester.name })}
            value={chosen}
            onChange={setChosen}
          >
            <Stack gap="xs" mt="xs">
              {others.map(other => (
                <Radio
                  key={other.id}
                  value={other.id}
                  label={`${other.number} ${other.subject}`}
                  description={`${other.requester.name} · ${format.date(other.created_at)} · ${text.status[other.status]}`}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <Said refusal={merge.error ?? link.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" disabled={!chosen} loading={merge.isPending || link.isPending}>
            {how === 'merge' ? text.merge.title : text.link.title}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
