// One team: what it is for and who is in it.
import { Badge, Button, Group, Stack, Switch, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { MissingScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'
import { MembershipDialog } from './MembershipDialog.tsx'
import { MembershipLines } from './MembershipLines.tsx'
import { Part } from './Part.tsx'
import { usePlaceName } from './parts.tsx'
import { RetireButton } from './RetireButton.tsx'
import type { TeamSearch } from './search.ts'
import { TeamDialog } from './TeamDialogs.tsx'

export function TeamPage({ params, search, setSearch }: ScreenProps<'/teams/:id', typeof TeamSearch>) {
  const { teams: text, words } = useWords(screenWords)
  const pick = usePick()
  const placeName = usePlaceName()
  const teams = organisation.useQuery('listTeams', { query: { limit: 200, retired: 'with' } })
  const members = organisation.useInfinite(
    'listMemberships',
    { query: { team_id: params.id, when: search.when, limit: 200 } },
    { keepPrevious: true },
  )
  if (teams.isPending) return <Loading rows={8} />
  if (teams.error) return <Said refusal={teams.error} />
  const team = teams.data.items.find(one => one.id === params.id)
  if (!team) return <MissingScreen />
  const close = () => setSearch({ dialog: undefined, membership: undefined }, { replace: true })
  const changed = members.items.find(one => one.id === search.membership)
  const department = placeName('department', team.department_id)
  return (
    <Stack gap="lg" maw={760}>
      <Link to="/admin/teams">{text.back}</Link>
      <Heading title={pick(team.name)} note={[department, team.code].filter(Boolean).join(' · ')}>
        <Button
          variant="default"
          leftSection={<IconPencil size={18} stroke={1.75} />}
          onClick={() => setSearch({ dialog: 'edit' })}
        >
          {words.edit}
        </Button>
        <RetireButton kind="team" id={team.id} name={pick(team.name)} retired={team.retired_at !== null} />
      </Heading>
      {(team.first_line || team.retired_at) && (
        <Group gap="sm">
          {team.first_line && (
            <Badge variant="light" tt="none" title={text.firstLineHint}>
              {text.firstLine}
            </Badge>
          )}
          {team.retired_at && (
            <Badge variant="light" color="gray" tt="none">
              {words.retired}
            </Badge>
          )}
        </Group>
      )}
      {team.purpose && <Text>{pick(team.purpose)}</Text>}
      <Part
        title={text.members}
        action={
          team.retired_at ? undefined : { label: text.addMember, run: () => setSearch({ dialog: 'join' }) }
        }
      >
        <Switch
          mb="md"
          label={text.past}
          checked={search.when === 'any'}
          onChange={event => setSearch({ when: event.currentTarget.checked ? 'any' : 'today' })}
        />
        <Said refusal={members.error} />
        {members.isPending ? (
          <Loading rows={5} height={36} />
        ) : (
          <MembershipLines
            memberships={members.items}
            about="person"
            none={text.noMembers}
            onChange={membership => setSearch({ membership })}
          />
        )}
        <More list={members} mt="md" />
      </Part>
      <TeamDialog team={team} opened={search.dialog === 'edit'} onClose={close} />
      <MembershipDialog
        {...(changed ? { membership: changed } : {})}
        team_id={team.id}
        opened={search.dialog === 'join' || changed !== undefined}
        onClose={close}
      />
    </Stack>
  )
}
