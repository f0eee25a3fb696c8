// Who holds which role, where and for how long, as lines of a list.
import { Button, Text } from '@mantine/core'
import type { z } from 'zod'
import { useCan } from '#kernel/web/me.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import type { Grant } from '#modules/identity/contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { identity, organisation } from './calls.ts'
import css from './organisation.module.css'
import { type ScopeKind, usePlaceName } from './parts.tsx'
import { PeriodText } from './periods.tsx'

type KnownGrant = z.output<typeof Grant>

/** `about` is what each line names: the role on a person's page, the person on a role's. */
export function RoleLines(told: {
  grants: readonly KnownGrant[]
  about: 'role' | 'person'
  none: string
  withdraws: boolean
}) {
  const { grants, about, none, withdraws } = told
  if (grants.length === 0) return <Text c="dimmed">{none}</Text>
  return (
    <ul className={css.lines}>
      {grants.map(grant => (
        <RoleLine key={grant.id} grant={grant} about={about} withdraws={withdraws} />
      ))}
    </ul>
  )
}

/** «везде» or «департамент: Кадры». */
export function useScopeText(): (grant: { scope_kind: ScopeKind; scope_id: string | null }) => string {
  const { grant: text } = useWords(screenWords)
  const placeName = usePlaceName()
  return ({ scope_kind, scope_id }) =>
    scope_kind === 'all'
      ? text.kinds.all
      : text.in({ kind: text.kinds[scope_kind], place: placeName(scope_kind, scope_id) ?? text.unknownPlace })
}

function RoleLine({
  grant,
  about,
  withdraws,
}: {
  grant: KnownGrant
  about: 'role' | 'person'
  withdraws: boolean
}) {
  const { grant: text, words } = useWords(screenWords)
  const pick = usePick()
  const can = useCan()
  const scope = useScopeText()
  const people = organisation.useCache()
  const role = pick(grant.role_title)
  const name = grant.account_name
  const say = (problem: { detail: string }) => void toast({ text: problem.detail, tone: 'failed' })
  // Roles are kept by the accounts, and shown with the person.
  const renew = () => void people.refresh('readPerson')
  const give = identity.useCommand('grantRole', { onDone: renew, onRefused: say })
  const { account_id, role_id, scope_kind, scope_id, starts_on, ends_on } = grant
  const withdraw = identity.useCommand('withdrawRole', {
    onRefused: say,
    onDone: () => {
      renew()
      const takeBack = () =>
        give.mutate({ body: { account_id, role_id, scope_kind, scope_id, starts_on, ends_on } })
      void toast({ text: text.withdrawn({ role, name }), undo: { label: words.undo, run: takeBack } })
    },
  })
  const address =
    about === 'person'
      ? can('organisation.manage') && `/admin/people/${account_id}`
      : can('identity.manage_roles') && `/admin/roles/${role_id}`
  const named = about === 'person' ? name : role
  return (
    <li>
      <div>
        <div>{address ? <Link to={address}>{named}</Link> : named}</div>
        <Text component="span">{scope(grant)} · </Text>
        <PeriodText period={grant} />
      </div>
      {withdraws && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={text.withdrawOne({ role, name })}
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ params: { id: grant.id } })}
        >
          {text.withdraw}
        </Button>
      )}
    </li>
  )
}
