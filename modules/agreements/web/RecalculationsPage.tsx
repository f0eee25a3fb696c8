// The walks that derive clocks anew: why, how far, what came out different; and reading everything anew from the log.
import { Badge, Button, Stack, Table, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { z } from 'zod'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Recalculation } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { agreements, useManaging } from './calls.ts'
import { isUnderWay, WalkBar } from './RecalculationLine.tsx'
import { SectionPage } from './SectionPage.tsx'

type Walk = z.output<typeof Recalculation>

const beat_ms = 2_000

export function RecalculationsPage() {
  const { recalculations: text } = useWords(agreementScreenWords)
  const reading = agreements.useInfinite(
    'listRecalculations',
    { query: { limit: 30 } },
    { every_ms: beat_ms },
  )
  const { items, error, isPending } = reading
  const rebuild = agreements.useCommand('rebuildFacts', { onDone: () => toast({ text: text.asked }) })
  const mayRebuild = useManaging()?.everywhere ?? false
  const isRebuilding = items.some(walk => walk.reason === 'rebuild' && walk.finished_at === null)
  return (
    <SectionPage
      title={text.title}
      note={text.note}
      actions={
        mayRebuild && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={18} stroke={1.75} />}
            disabled={isRebuilding}
            loading={rebuild.isPending}
            onClick={() => rebuild.mutate()}
          >
            {text.rebuild}
          </Button>
        )
      }
    >
      {mayRebuild && (
        <Text size="sm" c="dimmed">
          {text.rebuildHint}
        </Text>
      )}
      <Said refusal={error ?? rebuild.error} />
      {isPending && !error && <Loading rows={5} height={32} />}
      {!isPending && !error && items.length === 0 && <Empty text={text.none} icon={IconRefresh} />}
      {items.length > 0 && <Walks walks={items} />}
      <More list={reading} style={{ alignSelf: 'center' }} />
    </SectionPage>
  )
}

function Walks({ walks }: { walks: readonly Walk[] }) {
  const { recalculations: text } = useWords(agreementScreenWords)
  const format = useFormat()
  return (
    <Table aria-label={text.title} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.reason}</Table.Th>
          <Table.Th visibleFrom="sm">{text.when}</Table.Th>
          <Table.Th>{text.state}</Table.Th>
          <Table.Th ta="end">{text.changed}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {walks.map(walk => (
          <Table.Tr key={walk.id}>
            <Table.Td>{text.reasons[walk.reason]}</Table.Td>
            <Table.Td visibleFrom="sm" title={format.full(walk.asked_at)}>
              {format.moment(walk.asked_at)}
            </Table.Td>
            <Table.Td>
              <State walk={walk} />
            </Table.Td>
            <Table.Td ta="end">{format.number(walk.changed)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function State({ walk }: { walk: Walk }) {
  const { recalculations: text } = useWords(agreementScreenWords)
  const format = useFormat()
  if (walk.finished_at) return <Text size="sm">{text.doneAll({ n: walk.done })}</Text>
  if (!isUnderWay(walk))
    return (
      <Badge variant="light" color="gray" tt="none">
        {text.later({ moment: format.moment(walk.begins_at) })}
      </Badge>
    )
  return (
    <Stack gap="xs">
      <Text size="sm">
        {walk.total === null
          ? text.waiting
          : text.of({ done: format.number(walk.done), total: format.number(walk.total) })}
      </Text>
      <WalkBar walk={walk} />
    </Stack>
  )
}
