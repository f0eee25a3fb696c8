// One role: its title, what its holders may do, and who they are.
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { z } from 'zod'
import { notFound } from '#kernel/contract/kernel.ts'
import { useForm } from '#kernel/web/form.ts'
import { isRefusal, Problem } from '#kernel/web/problem.ts'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { MissingScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { Sure } from '#kernel/web/ui/Sure.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { type Role, RoleFields } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { identity } from './calls.ts'
import { Dialog, roleHolders } from './parts.tsx'
import { RightsTable } from './rights.tsx'
import type { RoleSearch } from './search.ts'

type KnownRole = z.output<typeof Role>
const Edited = z.object({ title: RoleFields.shape.title, permissions: RoleFields.shape.permissions })

export function RolePage({ params, search, setSearch }: ScreenProps<'/roles/:id', typeof RoleSearch>) {
  const { roles: text } = useWords(screenWords)
  const pick = usePick()
  const { data, error, isPending } = identity.useQuery('listRoles')
  if (isPending) return <Loading rows={10} height={28} />
  if (error) return <Said refusal={error} />
  const role = data.items.find(one => one.id === params.id)
  if (!role) return <MissingScreen />
  return (
    <Stack gap="lg" maw={860}>
      <Heading
        title={pick(role.title)}
        note={`${text.code}: ${role.code} · ${role.built_in ? text.builtIn : text.own}`}
      >
        {!role.built_in && (
          <Button
            variant="default"
            leftSection={<IconTrash size={18} stroke={1.75} />}
            onClick={() => setSearch({ dialog: 'delete' })}
          >
            {text.delete}
          </Button>
        )}
      </Heading>
      <RoleForm key={JSON.stringify(role)} role={role} />
      <roleHolders.Here
        role_id={role.id}
        granting={search.dialog === 'grant'}
        setGranting={open => setSearch({ dialog: open ? 'grant' : undefined }, { replace: !open })}
      />
      <DeleteRole
        role={role}
        opened={search.dialog === 'delete'}
        onClose={() => setSearch({ dialog: undefined }, { replace: true })}
      />
    </Stack>
  )
}

function RoleForm({ role }: { role: KnownRole }) {
  const { roles: text } = useWords(screenWords)
  const known = identity.useQuery('listPermissions', {}, { fresh_ms: 300_000 })
  const form = useForm(Edited, { title: role.title, permissions: role.permissions }, { id: 'role' })
  const edit = identity.useCommand('editRole')
  const keep = async (body: z.output<typeof Edited>, before: z.output<typeof Edited>) => {
    await edit.mutateAsync({ params: { id: role.id }, body })
    void toast({
      text: text.saved,
      undo: { label: text.undo, run: () => void keep(before, body).catch(sayProblem) },
    })
  }
  // Rights of a part that is not installed here stay visible, so that they can be taken away.
  const codes = [...new Set([...(known.data?.items ?? []), ...role.permissions])]
  return (
    <form onSubmit={form.submit(values => keep(values, role))} noValidate>
      <Stack gap="md">
        <LocalTextInput label={text.name} required {...form.field('title')} />
        <Title order={2}>{text.permissions}</Title>
        <RightsTable
          label={text.permissions}
          codes={codes}
          chosen={form.values.permissions ?? []}
          onChange={chosen => form.set('permissions', chosen)}
        />
        <Said refusal={form.refusal} />
        <Group>
          <Button type="submit" loading={form.sending} disabled={!form.dirty}>
            {text.save}
          </Button>
          {form.dirty && <Text c="dimmed">{text.unsaved}</Text>}
        </Group>
      </Stack>
    </form>
  )
}

const sayProblem = (problem: unknown): void => {
  if (!(problem instanceof Problem)) throw problem
  void toast({ text: problem.detail, tone: 'failed' })
}

function DeleteRole({ role, opened, onClose }: { role: KnownRole; opened: boolean; onClose: () => void }) {
  const { roles: text } = useWords(screenWords)
  const pick = usePick()
  const go = useGo()
  const remove = identity.useCommand('deleteRole', {
    onDone: () => {
      void toast({ text: text.deleted })
      go('/admin/roles', { replace: true })
    },
    onRefused: problem => {
      if (isRefusal(problem, notFound)) go('/admin/roles', { replace: true })
    },
  })
  return (
    <Dialog opened={opened} onClose={onClose} title={text.deleteTitle({ role: pick(role.title) })}>
      <Sure
        text={text.deleteText}
        label={text.delete}
        command={remove}
        onSure={() => remove.mutate({ params: { id: role.id } })}
        onCancel={onClose}
      />
    </Dialog>
  )
}
