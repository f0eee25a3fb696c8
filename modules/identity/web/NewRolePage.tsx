// Making a role of one's own.
import { Button, Group, Stack, TextInput, Title } from '@mantine/core'
import { useForm } from '#kernel/web/form.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWebWords, useWords } from '#kernel/web/words.tsx'
import { RoleFields } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { identity } from './calls.ts'
import { RightsTable } from './rights.tsx'

export function NewRolePage() {
  const { roles: text } = useWords(screenWords)
  const { cancel } = useWebWords()
  const go = useGo()
  const known = identity.useQuery('listPermissions', {}, { fresh_ms: 300_000 })
  const form = useForm(RoleFields, { permissions: [] }, { id: 'role' })
  const make = identity.useCommand('makeRole', {
    onDone: role => {
      void toast({ text: text.made })
      go(`/admin/roles/${role.id}`, { replace: true })
    },
  })
  const code = form.field('code')
  return (
    <form onSubmit={form.submit(body => make.mutateAsync({ body }))} noValidate>
      <Stack gap="md" maw={720}>
        <Heading title={text.newTitle} note={text.newNote} />
        <LocalTextInput label={text.name} required {...form.field('title')} />
        <TextInput
          label={text.code}
          description={text.codeHint}
          withAsterisk
          {...code}
          error={code.error && form.values.code ? text.codeWrong : code.error}
        />
        <Title order={2}>{text.permissions}</Title>
        <Said refusal={known.error} />
        <RightsTable
          label={text.permissions}
          codes={known.data?.items ?? []}
          chosen={form.values.permissions ?? []}
          onChange={chosen => form.set('permissions', chosen)}
        />
        <Said refusal={form.refusal} />
        <Group>
          <Button type="submit" loading={form.sending}>
            {text.create}
          </Button>
          <Button variant="default" onClick={() => go('/admin/roles')}>
            {cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
