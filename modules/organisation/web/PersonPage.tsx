// One person: who it is and where, how to reach it, its teams and roles, and whether it may come in.

import { Badge, Button, Menu, Stack, Text } from '@mantine/core'
import { IconBan, IconDots, IconHistory, IconLockOpen, IconPassword, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { notFound } from '#kernel/contract/kernel.ts'
import { useCan } from '#kernel/web/me.tsx'
import { isRefusal } from '#kernel/web/problem.ts'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { MissingScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useGo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useLanguage, usePick, useWords } from '#kernel/web/words.tsx'
import { sayZone } from '#kernel/web/zones.ts'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'
import { EditPerson } from './EditPerson.tsx'
import { GrantDialog } from './GrantDialog.tsx'
import { MembershipDialog } from './MembershipDialog.tsx'
import { MembershipLines } from './MembershipLines.tsx'
import css from './organisation.module.css'
import { type KnownPerson, Part } from './Part.tsx'
import { PersonAddresses } from './PersonAddresses.tsx'
import { besidePerson, useRegions } from './parts.tsx'
import { RoleLines } from './RoleLines.tsx'
import { SetPassword } from './SetPassword.tsx'
import type { PersonSearch } from './search.ts'

type Props = ScreenProps<'/people/:id', typeof PersonSearch>

export const AdminPerson = (props: Props) => <PersonPage {...props} base="/admin/people" />
export const DeskPerson = (props: Props) => <PersonPage {...props} base="/desk/people" />

function PersonPage({ params, search, setSearch, base }: Props & { base: string }) {
  const { person: text } = useWords(screenWords)
  const pick = usePick()
  const can = useCan()
  const {
    data: person,
    error,
    isPending,
  } = organisation.useQuery('readPerson', { params: { id: params.id } })
  if (isPending) return <Loading rows={10} />
  if (error) return isRefusal(error, notFound) ? <MissingScreen /> : <Said refusal={error} />
  const close = () => setSearch({ dialog: undefined, membership: undefined }, { replace: true })
  const grants = can('identity.manage_roles')
  const changed = person.memberships.find(one => one.id === search.membership)
  const place = [pick(person.position), pick(person.unit_name) || pick(person.client_name)]
  return (
    <Stack gap="lg" maw={1080}>
      <Heading title={person.name} note={place.filter(Boolean).join(' · ')}>
        {person.may.edit && (
          <Button
            variant="default"
            leftSection={<IconPencil size={18} stroke={1.75} />}
            onClick={() => setSearch({ dialog: 'edit' })}
          >
            {text.edit}
          </Button>
        )}
        <PersonActions person={person} onPassword={() => setSearch({ dialog: 'password' })} />
      </Heading>
      {person.is_blocked && (
        <Badge variant="light" color="red" tt="none" size="lg" leftSection={<IconBan size={14} />}>
          {text.isBlocked}
        </Badge>
      )}
      <div className={css.columns}>
        <div>
          <Facts person={person} base={base} />
          <PersonAddresses person={person} />
          <besidePerson.Here person_id={person.id} />
        </div>
        <div>
          <Part
            title={text.teams}
            action={
              person.may.edit ? { label: text.join, run: () => setSearch({ dialog: 'join' }) } : undefined
            }
          >
            <MembershipLines
              memberships={person.memberships}
              about="team"
              none={text.noTeams}
              {...(person.may.edit ? { onChange: membership => setSearch({ membership }) } : {})}
            />
          </Part>
          {person.may.see_roles && (
            <Part
              title={text.roles}
              action={grants ? { label: text.grant, run: () => setSearch({ dialog: 'grant' }) } : undefined}
            >
              <RoleLines
                grants={person.roles.map(role => ({
                  ...role,
                  account_id: person.id,
                  account_name: person.name,
                }))}
                about="role"
                none={text.noRoles}
                withdraws={grants}
              />
            </Part>
          )}
        </div>
      </div>
      <EditPerson person={person} opened={search.dialog === 'edit'} onClose={close} />
      <SetPassword person={person} opened={search.dialog === 'password'} onClose={close} />
      <GrantDialog account={person} opened={search.dialog === 'grant'} onClose={close} />
      <MembershipDialog
        {...(changed ? { membership: changed } : {})}
        person_id={person.id}
        opened={search.dialog === 'join' || changed !== undefined}
        onClose={close}
      />
    </Stack>
  )
}

function Facts({ person, base }: { person: KnownPerson; base: string }) {
  const { language } = useLanguage()
  const { person: text, words } = useWords(screenWords)
  const pick = usePick()
  const regions = useRegions()
  const region = regions?.find(one => one.id === person.region_id)
  const facts: [string, ReactNode][] = [
    [text.client, pick(person.client_name)],
    [text.unit, pick(person.unit_name)],
    [text.region, region && pick(region.name)],
    [
      text.manager,
      person.manager_id && <Link to={`${base}/${person.manager_id}`}>{person.manager_name}</Link>,
    ],
    [text.function, person.function],
    [text.position, pick(person.position)],
    [text.staffNo, person.staff_no],
    [text.language, person.language === 'ru' ? text.russian : text.english],
    [text.timeZone, sayZone(person.time_zone, language)],
  ]
  return (
    <Part title={text.about}>
      <dl className={css.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value || (
                <Text component="span" c="dimmed">
                  {words.none}
                </Text>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}

function PersonActions({ person, onPassword }: { person: KnownPerson; onPassword: () => void }) {
  const { person: text, words } = useWords(screenWords)
  const can = useCan()
  const go = useGo()
  const params = { id: person.id }
  const failed = {
    onRefused: (problem: { detail: string }) => void toast({ text: problem.detail, tone: 'failed' }),
  }
  const unblock = organisation.useCommand('unblockPerson', {
    onDone: ({ name }) => void toast({ text: text.unblocked({ name }) }),
    ...failed,
  })
  const block = organisation.useCommand('blockPerson', {
    onDone: ({ name }) =>
      void toast({
        text: text.blocked({ name }),
        undo: { label: words.undo, run: () => unblock.mutate({ params }) },
      }),
    ...failed,
  })
  const offers = [
    person.may.edit && !person.is_blocked
      ? { icon: IconBan, label: text.block, run: () => block.mutate({ params }) }
      : null,
    person.may.edit && person.is_blocked
      ? { icon: IconLockOpen, label: text.unblock, run: () => unblock.mutate({ params }) }
      : null,
    can('identity.manage_roles') ? { icon: IconPassword, label: text.password, run: onPassword } : null,
    can('identity.audit')
      ? { icon: IconHistory, label: text.history, run: () => go(`/admin/audit?subject=${person.id}`) }
      : null,
  ].filter(offer => offer !== null)
  if (offers.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDots size={18} stroke={1.75} />}>
          {words.actions}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offers.map(offer => (
          <Menu.Item
            key={offer.label}
            leftSection={<offer.icon size={18} stroke={1.75} />}
            onClick={offer.run}
          >
            {offer.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
