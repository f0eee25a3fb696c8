// Letters that need somebody to look: came and held, held back, not sent, come back.
import { Badge, Group, Select, Table, Text } from '@mantine/core'
import { IconMailExclamation } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { SearchField } from '#kernel/web/ui/SearchField.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { TroubledLetter } from '../contract/explained.ts'
import { type LetterTrouble, letterTroubles } from '../contract/trouble-kinds.ts'
import { explainedWords } from '../text/explained-words.ts'
import { screenWords } from '../text/screen-words.ts'
import { channels } from './calls.ts'
import { LinesTable } from './LinesTable.tsx'
import { sayReason } from './reasons.ts'
import type { TroubledSearch } from './search.ts'

export function TroubledPage({ search, setSearch }: ScreenProps<'/mail/letters', typeof TroubledSearch>) {
  const text = useWords(explainedWords).list
  const reading = channels.useInfinite(
    'listTroubled',
    { query: { trouble: search.trouble, q: search.q } },
    { keepPrevious: true },
  )
  const { items, error, isPending } = reading
  const narrowed = Boolean(search.trouble || search.q)
  const showAll = () => setSearch({ trouble: undefined, q: undefined })
  return (
    <>
      <Heading title={text.title} note={text.note} />
      <Group align="flex-end" my="md">
        <Select
          label={text.trouble}
          placeholder={text.any}
          clearable
          data={letterTroubles.map(value => ({ value, label: text.troubles[value] }))}
          value={search.trouble ?? null}
          onChange={value => setSearch({ trouble: (value as LetterTrouble) ?? undefined })}
        />
        <SearchField label={text.search} q={search.q} onSearch={q => setSearch({ q }, { replace: true })} />
      </Group>
      <Said refusal={error} />
      {isPending && !error && <Loading rows={8} />}
      {!isPending && !error && items.length === 0 && (
        <Empty
          text={narrowed ? text.nothing : text.empty}
          icon={IconMailExclamation}
          {...(narrowed ? { action: { label: text.showAll, run: showAll } } : {})}
        />
      )}
      {items.length > 0 && (
        <LinesTable label={text.title} needs_px={760} heads={[text.when, text.who, text.what, text.request]}>
          {items.map(letter => (
            <Line key={letter.id} letter={letter} />
          ))}
        </LinesTable>
      )}
      <More list={reading} mt="md" />
    </>
  )
}

const troubleOf = ({ direction, state }: TroubledLetter): LetterTrouble =>
  direction === 'in' ? 'held_in' : state === 'failed' || state === 'returned' ? state : 'held'

function Line({ letter }: { letter: TroubledLetter }) {
  const text = useWords(explainedWords)
  const words = useWords(screenWords)
  const format = useFormat()
  const trouble = troubleOf(letter)
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }} title={format.full(letter.at)}>
        {format.moment(letter.at)}
      </Table.Td>
      <Table.Td maw={320}>
        <Link to={`/admin/mail/letters/${letter.id}`}>{letter.subject || text.noSubject}</Link>
        <Text size="xs" c="dimmed" truncate>
          {text.list.line({ from: letter.from_address ?? '—', to: letter.to_addresses.join(', ') || '—' })}
        </Text>
      </Table.Td>
      <Table.Td maw={320}>
        <Badge
          variant="light"
          color={trouble === 'held' ? 'yellow' : 'red'}
          tt="none"
          miw="max-content"
          title={words.purpose[letter.purpose]}
        >
          {text.list.troubles[trouble]}
        </Badge>
        <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
          {sayReason(letter.reason, words)}
        </Text>
      </Table.Td>
      <Table.Td>
        {letter.request && <Link to={`/desk/requests/${letter.request.id}`}>{letter.request.number}</Link>}
      </Table.Td>
    </Table.Tr>
  )
}
