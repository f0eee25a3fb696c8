// The clients of the centre.
import { Badge, Button, Stack, Switch, Table } from '@mantine/core'
import { IconBuilding, IconPlus } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { menuWords } from '../text/menu.ts'
import { screenWords } from '../text/screen-words.ts'
import { ClientDialog } from './ClientDialogs.tsx'
import { organisation } from './calls.ts'
import type { ClientsSearch } from './search.ts'

export function ClientsPage({ search, setSearch }: ScreenProps<'/clients', typeof ClientsSearch>) {
  const { clients: text, words } = useWords(screenWords)
  const menu = useWords(menuWords)
  const pick = usePick()
  const reading = organisation.useInfinite(
    'listClients',
    { query: { limit: 100, ...(search.retired ? { retired: 'with' as const } : {}) } },
    { keepPrevious: true },
  )
  const { items, error, isPending } = reading
  const make = () => setSearch({ dialog: 'client' })
  return (
    <Stack gap="lg" maw={760}>
      <Heading title={text.title} note={text.note}>
        <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={make}>
          {text.newClient}
        </Button>
      </Heading>
      <Switch
        label={words.showRetired}
        checked={search.retired === 'yes'}
        onChange={event => setSearch({ retired: event.currentTarget.checked ? 'yes' : undefined })}
      />
      <Said refusal={error} />
      {isPending && <Loading rows={5} height={32} />}
      {!isPending && !error && items.length === 0 && (
        <Empty text={text.none} icon={IconBuilding} action={{ label: text.newClient, run: make }} />
      )}
      {items.length > 0 && (
        <Table highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.name}</Table.Th>
              <Table.Th>{words.code}</Table.Th>
              <Table.Th>{menu.people}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map(client => (
              <Table.Tr key={client.id}>
                <Table.Td>
                  <Link to={`/admin/clients/${client.id}`} fw={600}>
                    {pick(client.name)}
                  </Link>
                  {client.retired_at && (
                    <Badge ml="sm" variant="light" color="gray" tt="none">
                      {words.retired}
                    </Badge>
                  )}
                </Table.Td>
                <Table.Td c="dimmed">{client.code}</Table.Td>
                <Table.Td>
                  <Link
                    to={`/admin/people?client=${client.id}`}
                    aria-label={text.peopleOf({ name: pick(client.name) })}
                  >
                    {menu.people}
                  </Link>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <More list={reading} style={{ alignSelf: 'center' }} />
      <ClientDialog
        opened={search.dialog === 'client'}
        onClose={() => setSearch({ dialog: undefined }, { replace: true })}
      />
    </Stack>
  )
}
