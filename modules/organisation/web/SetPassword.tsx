// Giving a person a new password.
import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { z } from 'zod'
import { useForm } from '#kernel/web/form.ts'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { Password } from '#modules/identity/contract.ts'
import { Dialog } from '#modules/identity/web/parts.tsx'
import { screenWords } from '../text/screen-words.ts'
import { identity } from './calls.ts'
import type { KnownPerson } from './Part.tsx'

const Given = z.object({ password: Password })

export function SetPassword(told: { person: KnownPerson; opened: boolean; onClose: () => void }) {
  const { person: text } = useWords(screenWords)
  const { person, opened, onClose } = told
  return (
    <Dialog title={text.passwordTitle({ name: person.name })} opened={opened} onClose={onClose}>
      <PasswordForm id={person.id} onDone={onClose} />
    </Dialog>
  )
}

function PasswordForm({ id, onDone }: { id: string; onDone: () => void }) {
  const { person: text } = useWords(screenWords)
  const form = useForm(Given, {}, { id: 'password' })
  const set = identity.useCommand('setPasswordOf', {
    refresh: [],
    onDone: () => {
      onDone()
      void toast({ text: text.passwordSet })
    },
  })
  return (
    <form onSubmit={form.submit(body => set.mutateAsync({ params: { id }, body }))} noValidate>
      <Stack gap="md">
        <Text>{text.passwordText}</Text>
        <PasswordInput
          label={text.passwordField}
          description={text.passwordHint}
          autoComplete="new-password"
          withAsterisk
          data-autofocus
          {...form.field('password')}
        />
        <Said refusal={form.refusal} />
        <Group justify="flex-end">
          <Button type="submit" loading={form.sending}>
            {text.password}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
