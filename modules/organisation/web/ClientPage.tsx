// One client and its units, each under the one that it is part of.
import { Badge, Button, Group, Stack, Switch, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { MissingScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import type { Unit } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { ClientDialog, UnitDialog } from './ClientDialogs.tsx'
import { ClientDomains } from './ClientDomains.tsx'
import { organisation } from './calls.ts'
import { Part } from './Part.tsx'
import { useRegions } from './parts.tsx'
import { RetireButton } from './RetireButton.tsx'
import type { ClientSearch } from './search.ts'
import { asTree } from './unit-tree.ts'

type KnownUnit = z.output<typeof Unit>

export function ClientPage({ params, search, setSearch }: ScreenProps<'/clients/:id', typeof ClientSearch>) {
  const { clients: text, words } = useWords(screenWords)
  const pick = usePick()
  const clients = organisation.useQuery('listClients', { query: { limit: 200, retired: 'with' } })
  const units = organisation.useInfinite(
    'listUnits',
    { query: { client_id: params.id, limit: 200, ...(search.retired ? { retired: 'with' as const } : {}) } },
    { keepPrevious: true },
  )
  if (clients.isPending) return <Loading rows={8} />
  if (clients.error) return <Said refusal={clients.error} />
  const client = clients.data.items.find(one => one.id === params.id)
  if (!client) return <MissingScreen />
  const close = () => setSearch({ dialog: undefined, unit: undefined }, { replace: true })
  const edited = units.items.find(unit => unit.id === search.unit)
  return (
    <Stack gap="lg" maw={860}>
      <Link to="/admin/clients">{text.back}</Link>
      <Heading title={pick(client.name)} note={client.code}>
        <Button
          variant="default"
          leftSection={<IconPencil size={18} stroke={1.75} />}
          onClick={() => setSearch({ dialog: 'edit' })}
        >
          {words.edit}
        </Button>
        <RetireButton
          kind="client"
          id={client.id}
          name={pick(client.name)}
          retired={client.retired_at !== null}
        />
      </Heading>
      <Link to={`/admin/people?client=${client.id}`}>{text.people}</Link>
      <Part
        title={text.units}
        action={
          client.retired_at
            ? undefined
            : { label: text.newUnit, run: () => setSearch({ dialog: 'unit', unit: undefined }) }
        }
      >
        <Switch
          mb="md"
          label={words.showRetired}
          checked={search.retired === 'yes'}
          onChange={event => setSearch({ retired: event.currentTarget.checked ? 'yes' : undefined })}
        />
        <Said refusal={units.error} />
        {units.isPending && <Loading rows={6} />}
        {!units.isPending && !units.error && units.items.length === 0 && (
          <Text c="dimmed">{text.noUnits}</Text>
        )}
        {units.items.length > 0 && (
          <UnitTable units={units.items} onEdit={unit => setSearch({ dialog: 'unit', unit })} />
        )}
        <More list={units} mt="md" />
      </Part>
      <ClientDomains client_id={client.id} retired={client.retired_at !== null} />
      <ClientDialog client={client} opened={search.dialog === 'edit'} onClose={close} />
      <UnitDialog
        client_id={client.id}
        {...(edited ? { unit: edited } : {})}
        opened={search.dialog === 'unit'}
        onClose={close}
      />
    </Stack>
  )
}

function UnitTable({ units, onEdit }: { units: readonly KnownUnit[]; onEdit: (unit_id: string) => void }) {
  const { clients: text, words, people } = useWords(screenWords)
  const pick = usePick()
  const regions = useRegions()
  const regionName = (id: string | null) => pick(regions?.find(region => region.id === id)?.name)
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.name}</Table.Th>
          <Table.Th visibleFrom="sm">{words.code}</Table.Th>
          <Table.Th>{text.region}</Table.Th>
          <Table.Th>
            <VisuallyHidden>{words.actions}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {asTree(units).map(({ unit, depth }) => {
          const name = pick(unit.name)
          return (
            <Table.Tr key={unit.id}>
              <Table.Td style={{ paddingInlineStart: 8 + depth * 24 }}>
                {name}
                {unit.retired_at && (
                  <Badge ml="sm" variant="light" color="gray" tt="none">
                    {words.retired}
                  </Badge>
                )}
              </Table.Td>
              <Table.Td visibleFrom="sm" c="dimmed">
                {unit.code}
              </Table.Td>
              <Table.Td>{regionName(unit.region_id)}</Table.Td>
              <Table.Td>
                <Group gap="md" justify="flex-end">
                  <Link
                    to={`/admin/people?client=${unit.client_id}&unit=${unit.id}`}
                    aria-label={text.peopleOf({ name })}
                  >
                    {people.title}
                  </Link>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={text.editUnitOne({ name })}
                    onClick={() => onEdit(unit.id)}
                  >
                    {words.edit}
                  </Button>
                </Group>
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
