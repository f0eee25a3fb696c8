// Giving a request to a team or an agent, taking it, putting it back.
import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '#kernel/web/me.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { usePick, useWebWords, useWords } from '#kernel/web/words.tsx'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'
import type { DialogProps } from './Dialogs.tsx'
import { AgentPicker, type Chosen, TeamPicker } from './pickers.tsx'

export function AssignDialog({ request, onClose }: DialogProps) {
  const { assign: text, done } = useWords(requestWords)
  const words = useWebWords()
  const pick = usePick()
  const me = useMe()
  const params = { id: request.id }
  const [team, setTeam] = useState<Chosen>({ id: request.team.id, name: pick(request.team.name) })
  const [agent, setAgent] = useState<Chosen | null>(request.assignee)
  const back = requests.useCommand('assignRequest')
  const assign = requests.useCommand('assignRequest', {
    onDone(answer) {
      onClose()
      const to = answer.assignee?.name ?? pick(answer.team.name)
      void toast({
        text: done.assigned({ number: request.number, to }),
        undo: {
          label: words.undo,
          run: () =>
            back.mutate({
              params,
              body: { team_id: request.team.id, assignee_id: request.assignee?.id ?? null },
            }),
        },
      })
    },
  })
  const give = (assignee_id: string | null) =>
    assign.mutate({
      params,
      body: { ...(team.id === request.team.id ? {} : { team_id: team.id }), assignee_id },
    })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        give(agent?.id ?? null)
      }}
    >
      <Stack gap="md">
        <TeamPicker
          label={text.team}
          value={team}
          onChange={chosen => {
            if (!chosen || chosen.id === team.id) return
            setTeam(chosen)
            setAgent(null)
          }}
        />
        <AgentPicker
          key={team.id}
          team_id={team.id}
          label={text.agent}
          description={text.agentHint}
          value={agent}
          onChange={setAgent}
          autoFocus
        />
        <Said refusal={assign.error} />
        <Group justify="space-between">
          <Group gap="sm">
            {request.assignee?.id !== me.id && (
              <Button variant="light" onClick={() => assign.mutate({ params, body: { assignee_id: me.id } })}>
                {text.take}
              </Button>
            )}
            {request.assignee && (
              <Button
                variant="default"
                onClick={() => assign.mutate({ params, body: { assignee_id: null } })}
              >
                {text.release}
              </Button>
            )}
          </Group>
          <Button type="submit" loading={assign.isPending}>
            {text.give}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
