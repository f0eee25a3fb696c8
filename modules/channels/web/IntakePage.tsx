// The log of received mail: every letter, what became of it and why.
import { Anchor, Badge, Button, Group, Select, Table, Text } from '@mantine/core'
import { IconDownload, IconInbox } from '@tabler/icons-react'
import type { z } from 'zod'
import { useCan } from '#kernel/web/me.tsx'
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
import { type Outcome, outcomes, type TakenIn } from '../contract.ts'
import { explainedWords } from '../text/explained-words.ts'
import { peopleWords } from '../text/people-words.ts'
import { screenWords } from '../text/screen-words.ts'
import { channels } from './calls.ts'
import { LinesTable } from './LinesTable.tsx'
import { sayReason } from './reasons.ts'
import type { IntakeSearch } from './search.ts'

const tones: Record<Outcome, string> = {
  registered: 'green',
  joined: 'green',
  duplicate: 'gray',
  automatic: 'gray',
  bounce: 'yellow',
  refused: 'red',
  held: 'red',
}

export function IntakePage({ search, setSearch }: ScreenProps<'/mail', typeof IntakeSearch>) {
  const words = useWords(screenWords)
  const text = words.intake
  const reading = channels.useInfinite(
    'listIntake',
    { query: { outcome: search.outcome, from: search.from } },
    { keepPrevious: true },
  )
  const { items, error, isPending } = reading
  const narrowed = Boolean(search.outcome || search.from)
  const showAll = () => setSearch({ outcome: undefined, from: undefined })
  return (
    <>
      <Heading title={text.title} note={text.note} />
      <Group align="flex-end" my="md">
        <Select
          label={text.outcome}
          placeholder={text.any}
          clearable
          data={outcomes.map(value => ({ value, label: words.outcome[value] }))}
          value={search.outcome ?? null}
          onChange={value => setSearch({ outcome: (value as Outcome) ?? undefined })}
        />
        <SearchField
          label={text.from}
          placeholder={text.fromHint}
          q={search.from}
          onSearch={from => setSearch({ from }, { replace: true })}
        />
      </Group>
      <Said refusal={error} />
      {isPending && !error && <Loading rows={8} />}
      {!isPending && items.length === 0 && (
        <Empty
          text={narrowed ? text.nothing : text.empty}
          icon={IconInbox}
          action={
            narrowed
              ? { label: text.showAll, run: showAll }
              : { label: text.toMailboxes, to: '/admin/mailboxes' }
          }
        />
      )}
      {items.length > 0 && (
        <LinesTable
          label={text.title}
          needs_px={760}
          heads={[text.when, text.writer, text.outcome, text.request, text.why, text.original]}
        >
          {items.map(letter => (
            <Line key={letter.id} letter={letter} />
          ))}
        </LinesTable>
      )}
      <More list={reading} mt="md" />
    </>
  )
}

function Line({ letter }: { letter: z.output<typeof TakenIn> }) {
  const words = useWords(screenWords)
  const explain = useWords(explainedWords)
  const text = words.intake
  const format = useFormat()
  const subject = letter.subject || text.noSubject
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }} title={format.full(letter.at)}>
        {format.moment(letter.at)}
      </Table.Td>
      <Table.Td maw={320}>
        <Text size="sm" truncate>
          {letter.from_address ?? text.noSender}
        </Text>
        <Text size="xs" c="dimmed" truncate title={subject}>
          {subject}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={tones[letter.outcome]} tt="none" miw="max-content">
          {words.outcome[letter.outcome]}
        </Badge>
      </Table.Td>
      <Table.Td>
        {letter.request && <Link to={`/desk/requests/${letter.request.id}`}>{letter.request.number}</Link>}
      </Table.Td>
      <Table.Td maw={280}>
        <Text size="xs">{sayReason(letter.reason, words)}</Text>
        <Link to={`/admin/mail/letters/${letter.id}`} fz="xs" aria-label={explain.explainOf({ subject })}>
          {explain.explain}
        </Link>
        {letter.outcome === 'held' && (letter.has_original || letter.on_server) && <Again letter={letter} />}
      </Table.Td>
      <Table.Td>
        {letter.has_original && (
          <Anchor
            href={channels.href('downloadOriginal', { params: { id: letter.id } })}
            aria-label={text.download({ subject })}
            download
          >
            <IconDownload size={18} stroke={1.75} />
          </Anchor>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

/** Once what stood in the way is mended, a held letter goes the usual way. */
function Again({ letter: { id, on_server, reason } }: { letter: z.output<typeof TakenIn> }) {
  const text = useWords(screenWords).intake
  const { fetch } = useWords(explainedWords).deeds
  const { release } = useWords(peopleWords).awaited
  const label = on_server ? fetch : reason?.startsWith('awaits_confirmation') ? release : text.again
  const may = useCan()('channels.manage')
  const again = channels.useCommand('takeAgain', { onDone: () => toast({ text: text.takenIn }) })
  if (!may) return null
  return (
    <>
      <Button
        mt={4}
        ml="xs"
        size="compact-xs"
        variant="light"
        loading={again.isPending}
        onClick={() => again.mutate({ params: { id } })}
      >
        {label}
      </Button>
      <Said refusal={again.error} />
    </>
  )
}
