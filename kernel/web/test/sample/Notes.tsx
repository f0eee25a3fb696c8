// The list of notes: search in the address, promised times, slots.
import { Button, Group, Stack, Table, TextInput } from '@mantine/core'
import { api } from '#kernel/web/api.ts'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { useShortcut } from '#kernel/web/shortcuts.tsx'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useGo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Minutes } from '#kernel/web/ui/Minutes.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { VirtualList } from '#kernel/web/ui/VirtualList.tsx'
import { saying, usePick, useWords } from '#kernel/web/words.tsx'
import { contract } from './contract.ts'
import type { NoteSearch } from './search.ts'
import { besideNotes } from './slots.ts'
import { sampleWords } from './words.ts'

const notes = api(contract, 'sample')

export function Notes({ search, setSearch }: ScreenProps<'/', typeof NoteSearch>) {
  const text = useWords(sampleWords)
  const pick = usePick()
  const go = useGo()
  const { items, error, isPending } = notes.useInfinite(
    'listNotes',
    { query: { q: search.q } },
    { keepPrevious: true },
  )
  useShortcut({ code: 'KeyN', label: saying(sampleWords, words => words.reply) }, () => go('/write'))
  return (
    <Stack gap="lg">
      <Heading title={text.notes}>
        <Button onClick={() => go('/write')}>{text.newNote}</Button>
      </Heading>
      <TextInput
        label={text.search}
        value={search.q ?? ''}
        onChange={event => setSearch({ q: event.currentTarget.value }, { replace: true })}
      />
      <Group>
        {(['all', 'mine'] as const).map(tab => (
          <Button
            key={tab}
            variant={tab === search.tab ? 'light' : 'default'}
            onClick={() => setSearch({ tab })}
          >
            {tab}
          </Button>
        ))}
      </Group>
      <Said refusal={error} />
      {isPending && <Loading rows={5} />}
      {!isPending && items.length === 0 && (
        <Empty text={text.none} action={{ label: text.newNote, to: '/write' }} />
      )}
      <Table>
        <Table.Tbody>
          {items.slice(0, 6).map(note => (
            <Table.Tr key={note.id}>
              <Table.Td>
                <Link to={`/notes/${note.id}`}>{pick(note.title)}</Link>
              </Table.Td>
              <Table.Td>
                <Minutes due_at={note.due_at} />
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <PersonName name="Анна Петровна Иванова" note="Завод в Твери" />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <VirtualList items={items} row_px={32} keyOf={note => note.id} height="160px" label={text.queue}>
        {note => <span>{pick(note.title)}</span>}
      </VirtualList>
      <besideNotes.Here id="1" />
    </Stack>
  )
}
