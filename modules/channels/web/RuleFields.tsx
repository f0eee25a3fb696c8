// The rules of a mailbox, in their order, and a letter to try them on.
import { ActionIcon, Button, Fieldset, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Form } from '#kernel/web/form.ts'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { TeamPicker } from '#modules/organisation/web/parts.tsx'
import { priorities } from '#modules/requests/contract.ts'
import { type MailRule, ruleDeeds, ruleFields, ruleFor } from '../contract.ts'
import { mailboxWords } from '../text/mailbox-words.ts'
import { catalogue } from './calls.ts'
import type { MailboxForm } from './mailbox-form.ts'

const fresh: MailRule = { field: 'sender', like: '', deed: 'place' }

export function RuleFields({ form }: { form: Form<typeof MailboxForm> }) {
  const text = useWords(mailboxWords).rules
  const rules = form.values.rules ?? []
  const set = (next: readonly MailRule[]) => form.set('rules', [...next])
  const swap = (a: number, b: number) =>
    set(rules.map((rule, at) => (at === a ? rules[b]! : at === b ? rules[a]! : rule)))
  return (
    <Fieldset legend={text.title} p="md">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {rules.length > 0 ? text.note : text.none}
        </Text>
        {rules.map((rule, at) => (
          // Rules have no ids: their place is what they are.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place of a rule names it
          <Paper key={at} withBorder p="sm" role="group" aria-label={text.number({ number: at + 1 })}>
            <Stack gap="xs">
              <Group justify="space-between">
                <Text size="sm" fw={600}>
                  {text.number({ number: at + 1 })}
                </Text>
                <Group gap={4}>
                  <ActionIcon
                    variant="subtle"
                    aria-label={text.up({ number: at + 1 })}
                    disabled={at === 0}
                    onClick={() => swap(at, at - 1)}
                  >
                    <IconArrowUp size={18} stroke={1.75} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    aria-label={text.down({ number: at + 1 })}
                    disabled={at === rules.length - 1}
                    onClick={() => swap(at, at + 1)}
                  >
                    <IconArrowDown size={18} stroke={1.75} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    aria-label={text.remove({ number: at + 1 })}
                    onClick={() => set(rules.filter((_, other) => other !== at))}
                  >
                    <IconX size={18} stroke={1.75} />
                  </ActionIcon>
                </Group>
              </Group>
              <RuleLine
                rule={rule as MailRule}
                error={form.errorAt(`rules.${at}`)}
                onChange={next => set(rules.map((old, other) => (other === at ? next : old)) as MailRule[])}
              />
            </Stack>
          </Paper>
        ))}
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={18} stroke={1.75} />}
          onClick={() => set([...(rules as MailRule[]), fresh])}
        >
          {text.add}
        </Button>
        {rules.length > 0 && <RulesTried rules={rules as MailRule[]} />}
      </Stack>
    </Fieldset>
  )
}

function RuleLine(told: { rule: MailRule; error: string | undefined; onChange: (rule: MailRule) => void }) {
  const { rule, error } = told
  const text = useWords(mailboxWords).rules
  const pick = usePick()
  const change = (some: Partial<MailRule>) => told.onChange({ ...rule, ...some })
  const { data } = catalogue.useQuery('listServices', { query: { limit: 200 } }, { fresh_ms: 300_000 })
  return (
    <>
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <Select
          flex="1 1 140px"
          label={text.field}
          data={ruleFields.map(value => ({ value, label: text.fields[value] }))}
          allowDeselect={false}
          value={rule.field}
          onChange={value => change({ field: value as MailRule['field'] })}
        />
        <TextInput
          flex="3 1 200px"
          label={text.like}
          value={rule.like}
          error={error}
          onChange={event => change({ like: event.currentTarget.value })}
        />
      </Group>
      <Select
        label={text.deed}
        data={ruleDeeds.map(value => ({ value, label: text.deeds[value] }))}
        allowDeselect={false}
        value={rule.deed}
        onChange={value => change({ deed: value as MailRule['deed'] })}
      />
      {rule.deed !== 'refuse' && (
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <TeamPicker
            label={text.team}
            value={rule.team_id ?? null}
            onChange={value => change({ team_id: value })}
          />
          <Select
            label={text.service}
            clearable
            searchable
            data={(data?.items ?? []).map(service => ({ value: service.id, label: pick(service.title) }))}
            value={rule.service_id ?? null}
            onChange={value => change({ service_id: value })}
          />
          <Select
            label={text.priority}
            placeholder={text.usual}
            clearable
            data={[...priorities]}
            value={rule.priority ?? null}
            onChange={value => change({ priority: value as MailRule['priority'] })}
          />
        </Group>
      )}
    </>
  )
}

function RulesTried({ rules }: { rules: readonly MailRule[] }) {
  const text = useWords(mailboxWords).rules
  const [letter, setLetter] = useState({ sender: '', subject: '', recipient: '' })
  const tried = Boolean(letter.sender || letter.subject || letter.recipient)
  const found = ruleFor(
    rules.filter(rule => rule.like.trim() !== ''),
    { ...letter, recipients: [letter.recipient] },
  )
  const rule = rules.filter(one => one.like.trim() !== '')[found]
  const fields = [
    ['sender', text.trySender],
    ['subject', text.trySubject],
    ['recipient', text.tryRecipient],
  ] as const
  return (
    <Stack gap="xs" role="group" aria-label={text.try}>
      <Text size="sm" fw={600}>
        {text.try}
      </Text>
      <Group align="flex-start" grow preventGrowOverflow={false}>
        {fields.map(([name, label]) => (
          <TextInput
            key={name}
            label={label}
            value={letter[name]}
            onChange={event => setLetter({ ...letter, [name]: event.currentTarget.value })}
          />
        ))}
      </Group>
      <Text size="sm" role="status">
        {tried &&
          (rule
            ? text.fits({ number: rules.indexOf(rule) + 1, deed: text.deeds[rule.deed] })
            : text.fitsNone)}
      </Text>
    </Stack>
  )
}
