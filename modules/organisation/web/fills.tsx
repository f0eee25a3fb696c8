// What organisation puts into the places of identity's screens: holders of a role, choosing a person, names behind ids.
import { Button, Group, Title } from '@mantine/core'
import { useCan } from '#kernel/web/me.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { nameBehind, personFilter, roleHolders } from '#modules/identity/web/parts.tsx'
import { screenWords } from '../text/screen-words.ts'
import { identity, organisation } from './calls.ts'
import { GrantDialog } from './GrantDialog.tsx'
import { PersonPicker, type ScopeKind, usePlaceName } from './parts.tsx'
import { RoleLines } from './RoleLines.tsx'

function Holders(told: { role_id: string; granting: boolean; setGranting: (open: boolean) => void }) {
  const { role_id, granting, setGranting } = told
  const { grant: text } = useWords(screenWords)
  const { data, error, isPending } = identity.useQuery('listGrants', { query: { role_id } })
  return (
    <section aria-labelledby="holders">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="holders">
          {text.holders}
        </Title>
        <Button variant="default" size="compact-sm" onClick={() => setGranting(true)}>
          {text.title}
        </Button>
      </Group>
      <Said refusal={error} />
      {isPending && <Loading rows={3} height={36} />}
      {data && <RoleLines grants={data.items} about="person" none={text.nobody} withdraws />}
      <GrantDialog role_id={role_id} opened={granting} onClose={() => setGranting(false)} />
    </section>
  )
}

function PersonFilter(told: {
  label: string
  account_id: string | null
  onChange: (account_id: string | null) => void
}) {
  return <PersonPicker label={told.label} value={told.account_id} onChange={told.onChange} />
}

const person_fields = new Set([
  'account_id',
  'person_id',
  'requester_id',
  'reported_by',
  'author_id',
  'assignee_id',
  'from_assignee_id',
  'manager_id',
])
const place_fields: Readonly<Record<string, readonly ScopeKind[]>> = {
  team_id: ['team'],
  from_team_id: ['team'],
  department_id: ['department'],
  client_id: ['client'],
  scope_id: ['department', 'team', 'client'],
  place_id: ['department', 'team', 'client'],
}

function NameBehind({ field, id }: { field: string; id: string }) {
  if (person_fields.has(field)) return <PersonName id={id} />
  const kinds = place_fields[field]
  return kinds ? <PlaceName id={id} kinds={kinds} /> : null
}

function PersonName({ id }: { id: string }) {
  const can = useCan()
  const { data } = organisation.useQuery('readPerson', { params: { id } }, { fresh_ms: 300_000 })
  if (!data) return null
  if (can('organisation.manage'))
    return (
      <Link to={`/admin/people/${id}`} underline="always">
        {data.name}
      </Link>
    )
  return <span>{data.name}</span>
}

function PlaceName({ id, kinds }: { id: string; kinds: readonly ScopeKind[] }) {
  const placeName = usePlaceName()
  const name = kinds.map(kind => placeName(kind, id)).find(Boolean)
  return name ? <span>{name}</span> : null
}

export const fills = [roleHolders.fill(Holders), personFilter.fill(PersonFilter), nameBehind.fill(NameBehind)]
