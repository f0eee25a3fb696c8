// Finding people: the directory of the desk, and in administration the list that is kept.
import { Badge, Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { IconPlus, IconUpload, IconUsers } from '@tabler/icons-react'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import type { PersonLine } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'
import css from './organisation.module.css'
import { ClientPicker, TeamPicker } from './parts.tsx'
import { PeopleSearch } from './search.ts'

type Props = ScreenProps<'/people', typeof PeopleSearch>
type PersonInList = z.output<typeof PersonLine>

export const AdminPeople = (props: Props) => <PeoplePage {...props} base="/admin/people" keeps />
export const DeskPeople = (props: Props) => <PeoplePage {...props} base="/desk/people" keeps={false} />

function PeoplePage({ search, setSearch, base, keeps }: Props & { base: string; keeps: boolean }) {
  const { people: text, words } = useWords(screenWords)
  const linkTo = useLinkTo()
  const list = organisation.useInfinite(
    'listPeople',
    {
      query: {
        q: search.q,
        client_id: search.client,
        unit_id: search.unit,
        team_id: search.team,
        blocked: search.blocked,
        limit: 50,
      },
    },
    { keepPrevious: true },
  )
  const filtered = Boolean(search.q || search.client || search.unit || search.team)
  const clear = () =>
    setSearch({ q: undefined, client: undefined, unit: undefined, team: undefined, blocked: 'with' })
  return (
    <Stack gap="md">
      <Heading title={text.title} note={text.note}>
        {keeps && (
          <>
            <Button
              component="a"
              variant="default"
              leftSection={<IconUpload size={18} stroke={1.75} />}
              {...linkTo('/admin/people/import')}
            >
              {text.import}
            </Button>
            <Button
              component="a"
              leftSection={<IconPlus size={18} stroke={1.75} />}
              {...linkTo('/admin/people/new')}
            >
              {text.add}
            </Button>
          </>
        )}
      </Heading>
      <Filters search={search} setSearch={setSearch} />
      <Said refusal={list.error} />
      {list.isPending && <Loading rows={12} height={28} />}
      {list.items.length > 0 && <PeopleTable people={list.items} base={base} />}
      {!list.isPending && !list.error && list.items.length === 0 && (
        <Empty
          icon={IconUsers}
          text={filtered ? text.nobody : text.none}
          {...(filtered
            ? { action: { label: text.clear, run: clear } }
            : keeps
              ? { action: { label: text.add, to: '/admin/people/new' } }
              : {})}
        />
      )}
      <Group justify="center" gap="md">
        {list.total !== undefined && list.items.length > 0 && (
          <Text c="dimmed" role="status">
            {words.shownOf({ shown: list.items.length, total: list.total })}
          </Text>
        )}
        <More list={list} />
      </Group>
    </Stack>
  )
}

function Filters({ search, setSearch }: Pick<Props, 'search' | 'setSearch'>) {
  const { people: text } = useWords(screenWords)
  const blockedOf = (value: string | null) => PeopleSearch.shape.blocked.parse(value ?? undefined)
  return (
    <search className={css.filters}>
      <TextInput
        label={text.search}
        type="search"
        value={search.q ?? ''}
        onChange={event => setSearch({ q: event.currentTarget.value }, { replace: true })}
      />
      <ClientPicker
        label={text.client}
        placeholder={text.anyClient}
        value={search.client}
        onChange={client => setSearch({ client: client ?? undefined, unit: undefined })}
      />
      <TeamPicker
        label={text.team}
        placeholder={text.anyTeam}
        value={search.team}
        onChange={team => setSearch({ team: team ?? undefined })}
      />
      <Select
        label={text.blocked}
        allowDeselect={false}
        value={search.blocked}
        onChange={value => setSearch({ blocked: blockedOf(value) })}
        data={(['without', 'with', 'only'] as const).map(value => ({ value, label: text[value] }))}
      />
    </search>
  )
}

function PeopleTable({ people, base }: { people: readonly PersonInList[]; base: string }) {
  const { people: text, person: field } = useWords(screenWords)
  const pick = usePick()
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{field.name}</Table.Th>
          <Table.Th visibleFrom="sm">{text.place}</Table.Th>
          <Table.Th visibleFrom="md">{field.position}</Table.Th>
          <Table.Th visibleFrom="sm">{text.contact}</Table.Th>
          <Table.Th visibleFrom="lg">{text.staffNo}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map(person => {
          const place = pick(person.unit_name) || pick(person.client_name) || text.centre
          return (
            <Table.Tr key={person.id}>
              <Table.Td>
                <Link to={`${base}/${person.id}`} fw={600}>
                  {person.name}
                </Link>
                {person.is_blocked && (
                  <Badge ml="sm" variant="light" color="gray" tt="none">
                    {text.isBlocked}
                  </Badge>
                )}
                <Text c="dimmed" hiddenFrom="sm" style={{ overflowWrap: 'anywhere' }}>
                  {[place, person.email].filter(Boolean).join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="sm" title={pick(person.client_name) || undefined}>
                {place}
              </Table.Td>
              <Table.Td visibleFrom="md">{pick(person.position)}</Table.Td>
              <Table.Td visibleFrom="sm">{person.email}</Table.Td>
              <Table.Td visibleFrom="lg">{person.staff_no}</Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
