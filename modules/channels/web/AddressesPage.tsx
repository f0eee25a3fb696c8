// Addresses that letters do not reach or that want no reminders: why, since when, and lifting the mark.
import {
  Badge,
  Button,
  Checkbox,
  Group,
  Modal,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  VisuallyHidden,
} from '@mantine/core'
import { IconMailOff, IconPlus } from '@tabler/icons-react'
import { z } from 'zod'
import { useForm } from '#kernel/web/form.ts'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { SearchField } from '#kernel/web/ui/SearchField.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { type AddressMark, type MarkKind, markKinds } from '../contract.ts'
import { deliveryWords } from '../text/delivery-words.ts'
import { channels } from './calls.ts'
import { LinesTable } from './LinesTable.tsx'
import type { AddressSearch } from './search.ts'

const tones: Record<MarkKind, string> = {
  hard: 'red',
  soft: 'yellow',
  by_hand: 'gray',
  declined: 'gray',
  complained: 'red',
}

export function AddressesPage({ search, setSearch }: ScreenProps<'/addresses', typeof AddressSearch>) {
  const words = useWords(deliveryWords)
  const text = words.addresses
  const reading = channels.useInfinite(
    'listMarks',
    { query: { q: search.q, kind: search.kind, lifted: search.lifted ? 'with' : 'without' } },
    { keepPrevious: true },
  )
  const { items, error, isPending } = reading
  const narrowed = Boolean(search.q || search.kind)
  const showAll = () => setSearch({ q: undefined, kind: undefined })
  const add = () => setSearch({ add: '1' })
  return (
    <>
      <Heading title={text.title} note={text.note}>
        <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={add}>
          {text.add}
        </Button>
      </Heading>
      <Group align="flex-end" my="md">
        <SearchField label={text.search} q={search.q} onSearch={q => setSearch({ q }, { replace: true })} />
        <Select
          label={text.kind}
          placeholder={text.any}
          clearable
          data={markKinds.map(value => ({ value, label: words.kind[value] }))}
          value={search.kind ?? null}
          onChange={value => setSearch({ kind: (value as MarkKind) ?? undefined })}
        />
        <Checkbox
          mb={8}
          label={text.withLifted}
          checked={search.lifted === '1'}
          onChange={event => setSearch({ lifted: event.currentTarget.checked ? '1' : undefined })}
        />
      </Group>
      <Said refusal={error} />
      {isPending && !error && <Loading rows={6} />}
      {!isPending && items.length === 0 && (
        <Empty
          text={narrowed ? text.nothing : text.empty}
          icon={IconMailOff}
          {...(narrowed ? { action: { label: text.showAll, run: showAll } } : {})}
        />
      )}
      {items.length > 0 && <Marks marks={items} />}
      <More list={reading} mt="md" />
      <Modal
        opened={search.add === '1'}
        onClose={() => setSearch({ add: undefined })}
        title={text.addTitle}
        closeButtonProps={{ 'aria-label': text.close }}
      >
        <MarkForm onDone={() => setSearch({ add: undefined })} />
      </Modal>
    </>
  )
}

function Marks({ marks }: { marks: readonly AddressMark[] }) {
  const text = useWords(deliveryWords).addresses
  return (
    <LinesTable
      label={text.title}
      needs_px={860}
      heads={[
        text.address,
        text.person,
        text.why,
        text.since,
        text.request,
        <VisuallyHidden key="deed">{text.lift}</VisuallyHidden>,
      ]}
    >
      {marks.map(mark => (
        <Line key={mark.id} mark={mark} />
      ))}
    </LinesTable>
  )
}

function Line({ mark }: { mark: AddressMark }) {
  const words = useWords(deliveryWords)
  const text = words.addresses
  const format = useFormat()
  const lift = channels.useCommand('liftMark', {
    onDone: () => toast({ text: words.line.lifted }),
    onRefused: problem => toast({ text: problem.title, tone: 'failed' }),
  })
  const lifted =
    mark.lifted_at &&
    (mark.lifted_by
      ? text.liftedBy({ when: format.moment(mark.lifted_at), name: mark.lifted_by.name })
      : text.lifted({ when: format.moment(mark.lifted_at) }))
  return (
    <Table.Tr>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>{mark.address}</Table.Td>
      <Table.Td>
        {mark.people.map(person => (
          <Link key={person.id} to={`/admin/people/${person.id}`}>
            {person.name}
          </Link>
        ))}
      </Table.Td>
      <Table.Td maw={360}>
        <Badge variant="light" color={mark.lifted_at ? 'gray' : tones[mark.kind]} tt="none">
          {words.kind[mark.kind]}
        </Badge>
        {mark.said && (
          <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
            {mark.said}
          </Text>
        )}
        {mark.marked_by && (
          <Text size="xs" c="dimmed">
            {text.markedBy({ name: mark.marked_by.name })}
          </Text>
        )}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }} title={format.full(mark.at)}>
        {format.moment(mark.at)}
      </Table.Td>
      <Table.Td>
        {mark.request && <Link to={`/desk/requests/${mark.request.number}`}>{mark.request.number}</Link>}
      </Table.Td>
      <Table.Td ta="right">
        {lifted ? (
          <Text size="xs" c="dimmed">
            {lifted}
          </Text>
        ) : (
          <Button
            variant="light"
            size="compact-sm"
            aria-label={text.liftOne({ address: mark.address })}
            loading={lift.isPending}
            onClick={() => lift.mutate({ params: { id: mark.id } })}
          >
            {text.lift}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

const NewMark = z.object({
  address: z.string().trim().toLowerCase().pipe(z.email()).pipe(z.string().max(254)),
  said: z.string().max(500).optional(),
})

function MarkForm({ onDone }: { onDone: () => void }) {
  const text = useWords(deliveryWords).addresses
  const mark = channels.useCommand('markAddress')
  const form = useForm(NewMark, {}, { id: 'mark' })
  return (
    <form
      onSubmit={form.submit(async body => {
        await mark.mutateAsync({ body })
        void toast({ text: text.added })
        onDone()
      })}
      noValidate
    >
      <Stack gap="md">
        <TextInput
          label={text.address}
          description={text.addressHint}
          type="email"
          withAsterisk
          data-autofocus
          {...form.field('address')}
        />
        <TextInput label={text.said} description={text.saidHint} {...form.field('said')} />
        <Said refusal={form.refusal} />
        <Button type="submit" style={{ alignSelf: 'flex-end' }} loading={form.sending}>
          {text.save}
        </Button>
      </Stack>
    </form>
  )
}
