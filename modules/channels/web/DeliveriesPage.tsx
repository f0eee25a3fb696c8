// Everything that goes to other systems: what waits, what was taken, what was given up, and trying again.
import { Badge, Button, Select, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import type { z } from 'zod'
import type { Delivery } from '#kernel/contract/kernel.ts'
import { useCan } from '#kernel/web/me.tsx'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { screenWords } from '../text/screen-words.ts'
import { kernel } from './calls.ts'
import { LinesTable } from './LinesTable.tsx'
import lines from './lines.module.css'
import { sayReason } from './reasons.ts'
import { DeliverySearch } from './search.ts'

type State = z.output<typeof Delivery>['state']
const states = DeliverySearch.shape.state.unwrap().options
const tones: Record<State, string> = {
  waiting: 'yellow',
  speaking: 'gray',
  done: 'green',
  failed: 'red',
  cancelled: 'gray',
}
/** Deliveries have no live news. */
const beat_ms = 5000

export function DeliveriesPage({ search, setSearch }: ScreenProps<'/deliveries', typeof DeliverySearch>) {
  const text = useWords(screenWords).deliveries
  const reading = kernel.useInfinite(
    'listDeliveries',
    { query: { state: search.state } },
    { keepPrevious: true, every_ms: beat_ms },
  )
  const { items, error, isPending } = reading
  return (
    <>
      <Heading title={text.title} note={text.note} />
      <Select
        my="md"
        maw={280}
        label={text.state}
        placeholder={text.any}
        clearable
        data={states.map(value => ({ value, label: text.states[value] }))}
        value={search.state ?? null}
        onChange={value => setSearch({ state: (value as State) ?? undefined })}
      />
      <Said refusal={error} />
      {isPending && !error && <Loading rows={8} />}
      {!isPending && items.length === 0 && (
        <Empty
          text={search.state ? text.nothing : text.empty}
          icon={IconSend}
          {...(search.state
            ? { action: { label: text.showAll, run: () => setSearch({ state: undefined }) } }
            : {})}
        />
      )}
      {items.length > 0 && (
        <LinesTable
          label={text.title}
          needs_px={760}
          heads={[
            text.created,
            text.kind,
            text.state,
            text.attempts,
            text.next,
            text.said,
            <VisuallyHidden key="deed">{text.retry}</VisuallyHidden>,
          ]}
          numbers={[3]}
        >
          {items.map(delivery => (
            <Line key={delivery.id} delivery={delivery} />
          ))}
        </LinesTable>
      )}
      <More list={reading} mt="md" />
    </>
  )
}

function Line({ delivery }: { delivery: z.output<typeof Delivery> }) {
  const words = useWords(screenWords)
  const text = words.deliveries
  const format = useFormat()
  const retry = kernel.useCommand('retryDelivery', {
    onDone: () => toast({ text: text.retried }),
    onRefused: problem => toast({ text: problem.title, tone: 'failed' }),
  })
  const kinds: Record<string, string> = text.kinds
  const seesLetters = useCan()('channels.see_letters')
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }} title={format.full(delivery.created_at)}>
        {format.moment(delivery.created_at)}
      </Table.Td>
      <Table.Td>
        {delivery.kind === 'mail' && seesLetters ? (
          <Link to={`/admin/mail/letters/${delivery.id}`}>{kinds[delivery.kind]}</Link>
        ) : (
          (kinds[delivery.kind] ?? delivery.kind)
        )}
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={tones[delivery.state]} tt="none">
          {text.states[delivery.state]}
        </Badge>
      </Table.Td>
      <Table.Td className={lines.number ?? ''} data-label={text.attempts}>
        {format.number(delivery.attempts)}
      </Table.Td>
      <Table.Td
        style={{ whiteSpace: 'nowrap' }}
        {...(delivery.state === 'waiting' ? { 'data-label': text.next } : {})}
      >
        {delivery.state === 'waiting' && format.moment(delivery.next_at)}
      </Table.Td>
      <Table.Td maw={360}>
        {delivery.last_error && <Text size="xs">{sayReason(delivery.last_error, words)}</Text>}
      </Table.Td>
      <Table.Td ta="right">
        {delivery.state === 'failed' && (
          <Button
            variant="light"
            size="compact-sm"
            loading={retry.isPending}
            onClick={() => retry.mutate({ params: { id: delivery.id } })}
          >
            {text.retry}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
