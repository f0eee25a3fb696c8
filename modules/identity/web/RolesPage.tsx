// All roles: as a list, or side by side with every permission.
import { Badge, Button, SegmentedControl, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconCheck, IconPlus } from '@tabler/icons-react'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import type { Role } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { identity } from './calls.ts'
import css from './identity.module.css'
import { useRights } from './rights.tsx'
import type { RolesSearch } from './search.ts'

type KnownRole = z.output<typeof Role>

export function RolesPage({ search, setSearch }: ScreenProps<'/roles', typeof RolesSearch>) {
  const { roles: text } = useWords(screenWords)
  const linkTo = useLinkTo()
  const { data, error, isPending } = identity.useQuery('listRoles')
  const known = identity.useQuery('listPermissions', {}, { fresh_ms: 300_000 })
  return (
    <Stack gap="md">
      <Heading title={text.title}>
        <Button
          component="a"
          leftSection={<IconPlus size={18} stroke={1.75} />}
          {...linkTo('/admin/roles/new')}
        >
          {text.make}
        </Button>
      </Heading>
      <Text c="dimmed" maw={760}>
        {text.note}
      </Text>
      <SegmentedControl
        style={{ alignSelf: 'flex-start' }}
        aria-label={text.title}
        value={search.view}
        onChange={view => setSearch({ view: view === 'compare' ? 'compare' : 'list' })}
        data={[
          { value: 'list', label: text.list },
          { value: 'compare', label: text.compare },
        ]}
      />
      <Said refusal={error ?? known.error} />
      {isPending && <Loading rows={8} height={32} />}
      {data && search.view === 'list' && <RoleList roles={data.items} />}
      {data && known.data && search.view === 'compare' && (
        <RoleMatrix roles={data.items} codes={known.data.items} />
      )}
    </Stack>
  )
}

function RoleList({ roles }: { roles: readonly KnownRole[] }) {
  const { roles: text } = useWords(screenWords)
  const pick = usePick()
  const { explain } = useRights()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.role}</Table.Th>
          <Table.Th>{text.rights}</Table.Th>
          <Table.Th visibleFrom="sm">{text.code}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {roles.map(role => (
          <Table.Tr key={role.id}>
            <Table.Td style={{ minWidth: 160 }}>
              <Link to={`/admin/roles/${role.id}`} fw={600}>
                {pick(role.title)}
              </Link>
              {!role.built_in && (
                <Badge ml="sm" variant="light" color="gray" tt="none">
                  {text.own}
                </Badge>
              )}
            </Table.Td>
            <Table.Td>
              <Text component="span" display="block">
                {text.count({ count: role.permissions.length })}
              </Text>
              <Text component="span" display="block" c="dimmed" visibleFrom="sm">
                {role.permissions.map(code => explain(code).title).join(' · ')}
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm" c="dimmed">
              {role.code}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function RoleMatrix({ roles, codes }: { roles: readonly KnownRole[]; codes: readonly string[] }) {
  const { roles: text } = useWords(screenWords)
  const pick = usePick()
  const { grouped } = useRights()
  return (
    // A region that scrolls must be reachable by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable region
    <section className={css.scroll} tabIndex={0} aria-label={text.compare}>
      <table className={css.rights}>
        <thead>
          <tr>
            <th scope="col">{text.right}</th>
            {roles.map(role => (
              <th key={role.id} scope="col" className={css.upright}>
                <Link to={`/admin/roles/${role.id}`}>{pick(role.title)}</Link>
              </th>
            ))}
          </tr>
        </thead>
        {grouped(codes).map(group => (
          <tbody key={group.name}>
            <tr>
              <th colSpan={roles.length + 1} scope="rowgroup">
                {group.title}
              </th>
            </tr>
            {group.rights.map(right => (
              <tr key={right.code}>
                <th scope="row" className={css.rightName} title={right.text}>
                  {right.title}
                </th>
                {roles.map(role => (
                  <Cell
                    key={role.id}
                    role={pick(role.title)}
                    right={right.title}
                    has={role.permissions.includes(right.code)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

function Cell({ role, right, has }: { role: string; right: string; has: boolean }) {
  const { roles: text } = useWords(screenWords)
  return (
    <td className={css.mark} title={has ? text.has({ role, right }) : text.hasNot({ role, right })}>
      {has && <IconCheck size={18} aria-hidden="true" />}
      <VisuallyHidden>{has ? text.has({ role, right }) : text.hasNot({ role, right })}</VisuallyHidden>
    </td>
  )
}
