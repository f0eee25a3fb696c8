// How letters are handled: one choice for all mailboxes, and others for single ones.
import { Button, Card, Group, NumberInput, Select, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useCan } from '#kernel/web/me.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import {
  agentNames,
  forwardsByAgents,
  type Handling,
  type HandlingFields,
  unknownSenders,
} from '../contract.ts'
import { peopleWords } from '../text/people-words.ts'
import { channels } from './calls.ts'
import { UndoWindow } from './UndoWindow.tsx'

type Wanted = Omit<HandlingFields, 'mailbox_id'>

const unset: Wanted = {
  unknown_senders: null,
  new_matter_days: null,
  forwards_by_agents: null,
  agent_name: null,
}

export function HandlingPage() {
  const text = useWords(peopleWords).handling
  const can = useCan()
  const { data, error, isPending } = channels.useQuery('readHandling')
  if (error) return <Said refusal={error} />
  if (isPending) return <Loading rows={8} />
  const ruleOf = (mailbox_id: string | null): Wanted =>
    data.items.find(item => item.mailbox_id === mailbox_id) ?? unset
  const all = ruleOf(null)
  const forAll: Handling = {
    unknown_senders: all.unknown_senders ?? data.usual.unknown_senders,
    new_matter_days: all.new_matter_days ?? data.usual.new_matter_days,
    forwards_by_agents: all.forwards_by_agents ?? data.usual.forwards_by_agents,
    agent_name: all.agent_name ?? data.usual.agent_name,
  }
  return (
    <Stack gap="lg" maw={860}>
      <Heading title={text.title} note={text.note} />
      {can('organisation.manage') && <UndoWindow />}
      <Rule title={text.all} mailbox_id={null} rule={all} otherwise={data.usual} />
      {data.mailboxes.map(box => (
        <Rule key={box.id} title={box.address} mailbox_id={box.id} rule={ruleOf(box.id)} otherwise={forAll} />
      ))}
    </Stack>
  )
}

function Rule(told: { title: string; mailbox_id: string | null; rule: Wanted; otherwise: Handling }) {
  const { title, mailbox_id, rule, otherwise } = told
  const text = useWords(peopleWords).handling
  const [wanted, setWanted] = useState<Wanted>({ ...unset, ...rule })
  const save = channels.useCommand('saveHandling', { onDone: () => void toast({ text: text.saved }) })
  const set = (change: Partial<Wanted>) => setWanted({ ...wanted, ...change })
  const changed = (Object.keys(unset) as (keyof Wanted)[]).some(key => wanted[key] !== rule[key])
  const instead = (value: string) => (mailbox_id === null ? text.usual({ value }) : text.asAll({ value }))
  return (
    <Card withBorder padding="lg">
      <form
        onSubmit={event => {
          event.preventDefault()
          save.mutate({ body: { mailbox_id, ...wanted } })
        }}
        aria-label={title}
      >
        <Title order={2} size="h3" mb="sm" style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        <Stack gap="md">
          <Choice
            label={text.unknown_senders}
            description={text.unknownHint}
            values={unknownSenders}
            names={text.unknown}
            value={wanted.unknown_senders}
            instead={instead(text.unknown[otherwise.unknown_senders])}
            onChange={unknown_senders => set({ unknown_senders })}
          />
          <NumberInput
            label={text.new_matter_days}
            description={text.daysHint}
            placeholder={instead(text.days({ count: otherwise.new_matter_days }))}
            min={0}
            max={3650}
            allowDecimal={false}
            clampBehavior="strict"
            value={wanted.new_matter_days ?? ''}
            onChange={value => set({ new_matter_days: value === '' ? null : Number(value) })}
          />
          <Choice
            label={text.forwards_by_agents}
            values={forwardsByAgents}
            names={text.forwards}
            value={wanted.forwards_by_agents}
            instead={instead(text.forwards[otherwise.forwards_by_agents])}
            onChange={forwards_by_agents => set({ forwards_by_agents })}
          />
          <Choice
            label={text.agent_name}
            values={agentNames}
            names={text.names}
            value={wanted.agent_name}
            instead={instead(text.names[otherwise.agent_name])}
            onChange={agent_name => set({ agent_name })}
          />
          <Said refusal={save.error} />
          <Group>
            <Button type="submit" disabled={!changed} loading={save.isPending}>
              {text.save}
            </Button>
            {!changed && save.isSuccess && (
              <Text c="dimmed" role="status">
                {text.saved}
              </Text>
            )}
          </Group>
        </Stack>
      </form>
    </Card>
  )
}

function Choice<V extends string>(told: {
  label: string
  description?: string
  values: readonly V[]
  names: Readonly<Record<V, string>>
  value: V | null
  /** What holds without a choice. */
  instead: string
  onChange(value: V | null): void
}) {
  const { label, description, values, names, value, instead, onChange } = told
  return (
    <Select
      label={label}
      {...(description ? { description } : {})}
      allowDeselect={false}
      data={[
        { value: '', label: instead },
        ...values.map(one => ({ value: one as string, label: names[one] })),
      ]}
      value={value ?? ''}
      onChange={chosen => onChange((chosen || null) as V | null)}
    />
  )
}
