// The dialogs of a request on the desk: which one is open stands in the address.
import { Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWebWords, useWords } from '#kernel/web/words.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { AssignDialog } from './AssignDialog.tsx'
import { AskApproval } from './approvals/AskApproval.tsx'
import { CancelForm } from './CancelForm.tsx'
import { requests } from './calls.ts'
import { JoinDialog } from './JoinDialog.tsx'
import { type Chosen, PersonPicker } from './pickers.tsx'
import type { PaneProps } from './RequestPane.tsx'

export interface DialogProps {
  request: Request
  onClose(): void
}

export function Dialogs({ request, search, setSearch, onGo }: PaneProps & { request: Request }) {
  const text = useWords(requestWords)
  const { close } = useWebWords()
  const onClose = () => setSearch({ dialog: undefined })
  const { dialog } = search
  if (!dialog || dialog === 'status') return null
  if (dialog === 'cancel' ? !request.may.cancel : dialog !== 'follow' && !request.may.work) return null
  const titles = {
    assign: text.assign.title,
    merge: text.merge.title,
    link: text.link.title,
    cancel: text.cancel.title,
    follow: text.participant.add,
    requester: text.requester.change,
    approval: text.asking.ask,
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${titles[dialog]}: ${request.number}`}
      closeButtonProps={{ 'aria-label': close }}
    >
      {dialog === 'assign' && <AssignDialog request={request} onClose={onClose} />}
      {dialog === 'merge' && <JoinDialog how="merge" request={request} onClose={onClose} onGo={onGo} />}
      {dialog === 'link' && <JoinDialog how="link" request={request} onClose={onClose} onGo={onGo} />}
      {dialog === 'cancel' && (
        <CancelForm
          request={request}
          words={{ ...text.cancel, cancel: text.cancel.title }}
          onClose={onClose}
        />
      )}
      {dialog === 'approval' && <AskApproval request={request} onClose={onClose} />}
      {dialog === 'follow' && <FollowDialog request={request} onClose={onClose} />}
      {dialog === 'requester' && <RequesterDialog request={request} onClose={onClose} />}
    </Modal>
  )
}

function FollowDialog({ request, onClose }: DialogProps) {
  const { participant } = useWords(requestWords)
  const words = useWebWords()
  const [person, setPerson] = useState<Chosen | null>(null)
  const [role, setRole] = useState<'watcher' | 'copied'>('watcher')
  const add = requests.useCommand('addParticipant', { onDone: onClose })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (person) add.mutate({ params: { id: request.id }, body: { person_id: person.id, role } })
      }}
    >
      <Stack gap="md">
        <PersonPicker label={participant.person} value={person} onChange={setPerson} autoFocus />
        <SegmentedControl
          aria-label={participant.how}
          value={role}
          onChange={chosen => setRole(chosen as 'watcher' | 'copied')}
          data={[
            { value: 'watcher', label: participant.role.watcher },
            { value: 'copied', label: participant.role.copied },
          ]}
        />
        <Text c="dimmed">{role === 'watcher' ? participant.watcherHint : participant.copiedHint}</Text>
        <Said refusal={add.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" disabled={!person} loading={add.isPending}>
            {participant.add}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function RequesterDialog({ request, onClose }: DialogProps) {
  const { requester: text } = useWords(requestWords)
  const words = useWebWords()
  const [person, setPerson] = useState<Chosen | null>(null)
  const params = { id: request.id }
  const back = requests.useCommand('changeRequester')
  const change = requests.useCommand('changeRequester', {
    onDone: changed => {
      onClose()
      const person_id = request.requester.id
      void toast({
        text: text.changed({ name: changed.requester.name }),
        undo: { label: words.undo, run: () => back.mutate({ params, body: { person_id } }) },
      })
    },
  })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (person) change.mutate({ params, body: { person_id: person.id } })
      }}
    >
      <Stack gap="md">
        <Text>{text.note({ name: request.reported_by.name })}</Text>
        <PersonPicker label={text.person} value={person} onChange={setPerson} autoFocus />
        <Said refusal={change.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" disabled={!person} loading={change.isPending}>
            {text.change}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
