// Who hears of a step of escalation: leads, the agent, a role, a person, a rota.
import { ActionIcon, Button, Group, Select, Stack, Text } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useWords } from '#kernel/web/words.tsx'
import { agreementScreenWords } from '../text/agreements.ts'
import { ChoiceField } from './ChoiceFields.tsx'
import type { DraftStep } from './promisable.ts'

type Receiver = DraftStep['to'][number]
const kinds = ['team_lead', 'assignee', 'role', 'rota', 'person'] as const
const most_receivers = 10

export function ReceiverFields({
  to,
  onChange,
  errorAt,
}: {
  to: readonly Receiver[]
  onChange: (to: Receiver[]) => void
  errorAt: (path: string) => string | undefined
}) {
  const { receivers: text } = useWords(agreementScreenWords)
  return (
    <Stack gap="xs">
      {to.map((receiver, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a receiver is nothing but its place and its values
        <Group key={index} gap="sm" align="flex-start">
          <Select
            label={text.who}
            flex="1 1 168px"
            allowDeselect={false}
            data={kinds.map(kind => ({ value: kind, label: text.kinds[kind] }))}
            value={receiver.kind}
            onChange={kind => onChange(to.with(index, { kind: kind as Receiver['kind'] }))}
          />
          {isNamed(receiver.kind) && (
            <div style={{ flex: '1 1 168px', minWidth: 0 }}>
              <ChoiceField
                kind={receiver.kind}
                label={text.which[receiver.kind]}
                required
                value={receiver.id ?? null}
                onChange={id => onChange(to.with(index, { kind: receiver.kind, ...(id ? { id } : {}) }))}
                error={errorAt(`to.${index}`)}
              />
            </div>
          )}
          {to.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              mt={24}
              aria-label={text.removeOne({ number: index + 1 })}
              onClick={() => onChange(to.toSpliced(index, 1))}
            >
              <IconX size={18} stroke={1.75} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {errorAt('to') && to.length === 0 && (
        <Text size="sm" c="red">
          {errorAt('to')}
        </Text>
      )}
      {to.length < most_receivers && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} stroke={1.75} />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onChange([...to, { kind: 'team_lead' }])}
        >
          {text.add}
        </Button>
      )}
    </Stack>
  )
}

const isNamed = (kind: Receiver['kind']): kind is 'role' | 'rota' | 'person' =>
  kind !== 'team_lead' && kind !== 'assignee'
