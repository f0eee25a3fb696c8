// The departments of the centre with their teams.
import { Badge, Button, Group, Stack, Switch, Table, Text, Title } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import type { Department, Team } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'
import type { TeamsSearch } from './search.ts'
import { DepartmentDialog, TeamDialog } from './TeamDialogs.tsx'

type Props = ScreenProps<'/teams', typeof TeamsSearch>
type KnownTeam = z.output<typeof Team>
type KnownDepartment = z.output<typeof Department>

export function TeamsPage({ search, setSearch }: Props) {
  const { teams: text, words } = useWords(screenWords)
  const query = { limit: 200, ...(search.retired ? { retired: 'with' as const } : {}) }
  const departments = organisation.useQuery('listDepartments', { query }, { keepPrevious: true })
  const teams = organisation.useQuery('listTeams', { query }, { keepPrevious: true })
  const close = () => setSearch({ dialog: undefined, department: undefined }, { replace: true })
  const edited = departments.data?.items.find(one => one.id === search.department)
  const none = departments.data?.items.length === 0
  return (
    <Stack gap="lg" maw={960}>
      <Heading title={text.title} note={text.note}>
        <Button variant="default" onClick={() => setSearch({ dialog: 'department', department: undefined })}>
          {text.newDepartment}
        </Button>
        {!none && (
          <Button
            leftSection={<IconPlus size={18} stroke={1.75} />}
            onClick={() => setSearch({ dialog: 'team', department: undefined })}
          >
            {text.newTeam}
          </Button>
        )}
      </Heading>
      <Switch
        label={words.showRetired}
        checked={search.retired === 'yes'}
        onChange={event => setSearch({ retired: event.currentTarget.checked ? 'yes' : undefined })}
      />
      <Said refusal={departments.error ?? teams.error} />
      {(departments.isPending || teams.isPending) && <Loading rows={10} />}
      {none && (
        <Empty
          text={text.none}
          icon={IconUsersGroup}
          action={{ label: text.newDepartment, run: () => setSearch({ dialog: 'department' }) }}
        />
      )}
      {teams.data &&
        departments.data?.items.map(department => (
          <DepartmentPart
            key={department.id}
            department={department}
            teams={teams.data.items.filter(team => team.department_id === department.id)}
            onEdit={() => setSearch({ dialog: 'department', department: department.id })}
            onNew={() => setSearch({ dialog: 'team', department: department.id })}
          />
        ))}
      <DepartmentDialog
        {...(edited ? { department: edited } : {})}
        opened={search.dialog === 'department'}
        onClose={close}
      />
      <TeamDialog
        {...(edited ? { department_id: edited.id } : {})}
        opened={search.dialog === 'team'}
        onClose={close}
      />
    </Stack>
  )
}

function DepartmentPart(told: {
  department: KnownDepartment
  teams: readonly KnownTeam[]
  onEdit: () => void
  onNew: () => void
}) {
  const { department, teams, onEdit, onNew } = told
  const { teams: text, words } = useWords(screenWords)
  const pick = usePick()
  const name = pick(department.name)
  return (
    <section>
      <Group justify="space-between" mb="xs" gap="sm">
        <Group gap="sm">
          <Title order={2}>{name}</Title>
          <Text c="dimmed">{department.code}</Text>
          {department.retired_at && (
            <Badge variant="light" color="gray" tt="none">
              {words.retired}
            </Badge>
          )}
        </Group>
        <Group gap="xs">
          <Button variant="subtle" size="compact-sm" aria-label={`${text.newTeam}: ${name}`} onClick={onNew}>
            {text.newTeam}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${text.editDepartment}: ${name}`}
            onClick={onEdit}
          >
            {words.edit}
          </Button>
        </Group>
      </Group>
      {teams.length === 0 ? (
        <Text c="dimmed">{text.noTeams}</Text>
      ) : (
        <Table aria-label={name}>
          <Table.Tbody>
            {teams.map(team => (
              <Table.Tr key={team.id}>
                <Table.Td w="40%">
                  <Link to={`/admin/teams/${team.id}`}>{pick(team.name)}</Link>
                  {team.first_line && (
                    <Badge ml="sm" variant="light" tt="none">
                      {text.firstLine}
                    </Badge>
                  )}
                  {team.retired_at && (
                    <Badge ml="sm" variant="light" color="gray" tt="none">
                      {words.retired}
                    </Badge>
                  )}
                </Table.Td>
                <Table.Td c="dimmed">{pick(team.purpose)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  )
}
