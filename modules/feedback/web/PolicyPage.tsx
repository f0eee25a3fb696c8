// How ratings are asked for, by when low marks are followed up, and what counts as a machine; and all signatures.
import { Button, Checkbox, NumberInput, Stack, Table, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import { NetworkRange, type Policy, type Signature } from '../contract.ts'
import { deskWords } from '../text/desk-words.ts'
import { feedback } from './calls.ts'
import { Part } from './Part.tsx'
import { Withdraw } from './signatures/Withdraw.tsx'

export function PolicyPage() {
  const text = useWords(deskWords).policy
  const { data, error } = feedback.useQuery('readPolicy', {})
  return (
    <Stack gap="md" maw={760}>
      <Heading title={text.title} note={text.note} />
      <Said refusal={error} />
      {!data && !error && <Loading rows={8} />}
      {data && <Form policy={data} />}
      <Signatures />
    </Stack>
  )
}

const numbers = {
  low_mark: [1, 4],
  contact_days: [0, 60],
  tell_days: [0, 60],
  presses_per_place: [1, 100_000],
} as const

function Form({ policy }: { policy: Policy }) {
  const text = useWords(deskWords).policy
  const [wanted, setWanted] = useState(policy)
  const [ranges, setRanges] = useState(policy.ranges.join('\n'))
  const [programs, setPrograms] = useState(policy.programs.join('\n'))
  const save = feedback.useCommand('changePolicy', { onDone: () => toast({ text: text.saved }) })
  const wrong = linesOf(ranges).findIndex(line => !NetworkRange.safeParse(line).success)
  const check = (field: 'ask_in_answers' | 'agents_see_names') => (
    <Checkbox
      label={text[field]}
      checked={wanted[field]}
      onChange={event => setWanted({ ...wanted, [field]: event.currentTarget.checked })}
    />
  )
  const number = (field: keyof typeof numbers, description?: string) => (
    <NumberInput
      label={text[field]}
      description={description}
      maw={420}
      min={numbers[field][0]}
      max={numbers[field][1]}
      clampBehavior="strict"
      allowDecimal={false}
      value={wanted[field]}
      onChange={value => typeof value === 'number' && setWanted({ ...wanted, [field]: value })}
    />
  )
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (wrong === -1)
          save.mutate({ body: { ...wanted, ranges: linesOf(ranges), programs: linesOf(programs) } })
      }}
    >
      <Stack gap="md">
        <Part title={text.asking}>
          {check('ask_in_answers')}
          {check('agents_see_names')}
        </Part>
        <Part title={text.low}>
          {number('low_mark')}
          {number('contact_days')}
          {number('tell_days')}
        </Part>
        <Part title={text.machines}>
          {number('presses_per_place', text.presses_note)}
          <Textarea
            label={text.ranges}
            description={text.rangesNote}
            autosize
            minRows={3}
            maxRows={14}
            value={ranges}
            error={
              wrong === -1
                ? null
                : text.wrong({ number: wrong + 1, line: linesOf(ranges)[wrong]!.slice(0, 60) })
            }
            onChange={event => setRanges(event.currentTarget.value)}
          />
          <Textarea
            label={text.programs}
            description={text.programsNote}
            autosize
            minRows={3}
            maxRows={14}
            value={programs}
            onChange={event => setPrograms(event.currentTarget.value)}
          />
        </Part>
        <Said refusal={save.error} />
        <Button
          type="submit"
          loading={save.isPending}
          disabled={wrong !== -1}
          style={{ alignSelf: 'flex-start' }}
        >
          {text.save}
        </Button>
      </Stack>
    </form>
  )
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** Everybody's signatures: those of people who have left can be withdrawn here. */
function Signatures() {
  const text = useWords(deskWords).policy
  const words = useWords(deskWords).signature
  const { data } = feedback.useQuery('listSignatures', {})
  if (!data || data.items.length === 0) return null
  return (
    <Part title={text.signatures}>
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.whose}</Table.Th>
              <Table.Th>{words.issued}</Table.Th>
              <Table.Th>{words.valid}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map(one => (
              <Line key={one.id} signature={one} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Part>
  )
}

function Line({ signature }: { signature: z.output<typeof Signature> }) {
  const words = useWords(deskWords).signature
  const format = useFormat()
  const pick = usePick()
  const { withdrawn_at, withdrawn_why, is_valid } = signature
  const state = withdrawn_why
    ? words.ended[withdrawn_why]
    : is_valid
      ? words.validUntil({ when: format.date(signature.expires_at) })
      : words.ended.expired
  return (
    <Table.Tr>
      <Table.Td>{pick(signature.holder.name)}</Table.Td>
      <Table.Td>{format.date(signature.issued_at)}</Table.Td>
      <Table.Td>
        {state}
        {is_valid && withdrawn_at && `, ${words.endsOn({ when: format.date(withdrawn_at) })}`}
        <Text size="xs" c="dimmed">
          {words.ratings({ count: signature.ratings })}
        </Text>
      </Table.Td>
      <Table.Td ta="right">{is_valid && <Withdraw id={signature.id} />}</Table.Td>
    </Table.Tr>
  )
}
