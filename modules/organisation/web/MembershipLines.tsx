// Who is in which team and for how long, as lines of a list.
import { Badge, Button, Group, Text } from '@mantine/core'
import type { z } from 'zod'
import { useCan } from '#kernel/web/me.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import type { Membership } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import css from './organisation.module.css'
import { PeriodText } from './periods.tsx'

export type KnownMembership = z.output<typeof Membership>

/** `about` is what each line names: the team on a person's page, the person on a team's. */
export function MembershipLines(told: {
  memberships: readonly KnownMembership[]
  about: 'team' | 'person'
  none: string
  onChange?: (membership_id: string) => void
}) {
  const { memberships, about, none, onChange } = told
  const { member: text } = useWords(screenWords)
  const pick = usePick()
  const can = useCan()
  if (memberships.length === 0) return <Text c="dimmed">{none}</Text>
  return (
    <ul className={css.lines}>
      {memberships.map(membership => {
        const team = pick(membership.team_name)
        const person = membership.person_name
        const address =
          about === 'team' ? `/admin/teams/${membership.team_id}` : `/admin/people/${membership.person_id}`
        return (
          <li key={membership.id}>
            <div>
              <Group gap="sm">
                {can('organisation.manage') ? (
                  <Link to={address}>{about === 'team' ? team : person}</Link>
                ) : (
                  <span>{about === 'team' ? team : person}</span>
                )}
                {membership.is_lead && (
                  <Badge variant="light" tt="none">
                    {text.isLead}
                  </Badge>
                )}
              </Group>
              <PeriodText period={membership} />
            </div>
            {onChange && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={text.changeOne({ person, team })}
                onClick={() => onChange(membership.id)}
              >
                {text.change}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
