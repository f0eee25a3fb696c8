// The mail addresses and phone numbers of a person.
import { Badge, Button, Group, Select, Text, TextInput } from '@mantine/core'
import { IconMail, IconPhone } from '@tabler/icons-react'
import { z } from 'zod'
import { useForm } from '#kernel/web/form.ts'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { addressKinds } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'
import css from './organisation.module.css'
import { type KnownPerson, Part } from './Part.tsx'

const NewAddress = z.object({
  kind: z.enum(addressKinds).default('email'),
  value: z.string().trim().min(1).max(254),
})

export function PersonAddresses({ person }: { person: KnownPerson }) {
  const { person: text } = useWords(screenWords)
  return (
    <Part title={text.addresses}>
      {person.addresses.length === 0 && <Text c="dimmed">{text.noAddresses}</Text>}
      <ul className={css.lines} hidden={person.addresses.length === 0}>
        {person.addresses.map(address => (
          <AddressLine key={address.id} person={person} address={address} />
        ))}
      </ul>
      {person.may.edit && <AddAddress person={person} />}
    </Part>
  )
}

function AddressLine({
  person,
  address,
}: {
  person: KnownPerson
  address: KnownPerson['addresses'][number]
}) {
  const { person: text, words } = useWords(screenWords)
  const { kind, value, main } = address
  const say = (problem: { detail: string }) => void toast({ text: problem.detail, tone: 'failed' })
  const add = organisation.useCommand('addAddress', { onRefused: say })
  const remove = organisation.useCommand('removeAddress', {
    onRefused: say,
    onDone: () => {
      const takeBack = () => add.mutate({ params: { id: person.id }, body: { kind, value, main } })
      void toast({ text: text.removed({ value }), undo: { label: words.undo, run: takeBack } })
    },
  })
  const Picture = kind === 'email' ? IconMail : IconPhone
  return (
    <li>
      <Group gap="sm" wrap="nowrap" flex={1}>
        <Picture
          size={18}
          stroke={1.75}
          aria-label={kind === 'email' ? text.emailKind : text.phoneKind}
          role="img"
        />
        <Group gap="0 sm" flex={1} miw={0}>
          <span>{value}</span>
          {main && (
            <Badge variant="light" color="gray" tt="none">
              {text.main}
            </Badge>
          )}
        </Group>
      </Group>
      {person.may.edit && (
        <Group gap="xs" wrap="nowrap">
          {kind === 'email' && !main && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={text.makeMainOne({ value })}
              loading={add.isPending}
              onClick={() => add.mutate({ params: { id: person.id }, body: { kind, value, main: true } })}
            >
              {text.makeMain}
            </Button>
          )}
          <Button
            variant="subtle"
            color="gray"
            c="var(--mantine-color-text)"
            size="compact-sm"
            aria-label={text.removeOne({ value })}
            loading={remove.isPending}
            onClick={() => remove.mutate({ params: { id: person.id, address_id: address.id } })}
          >
            {text.remove}
          </Button>
        </Group>
      )}
    </li>
  )
}

function AddAddress({ person }: { person: KnownPerson }) {
  const { person: text, words } = useWords(screenWords)
  const form = useForm(NewAddress, { kind: 'email' }, { id: 'address' })
  const add = organisation.useCommand('addAddress', { onDone: () => form.reset({ kind: form.values.kind }) })
  return (
    <form
      onSubmit={form.submit(body => add.mutateAsync({ params: { id: person.id }, body }))}
      noValidate
      aria-label={text.addresses}
    >
      <Group align="flex-start" gap="sm" mt="md" wrap="nowrap">
        <Select
          label={text.kind}
          w={112}
          allowDeselect={false}
          data={[
            { value: 'email', label: text.emailKind },
            { value: 'phone', label: text.phoneKind },
          ]}
          {...form.field('kind')}
        />
        <TextInput style={{ flex: 1 }} label={text.value} {...form.field('value')} />
        <Button type="submit" variant="default" mt={21} loading={form.sending}>
          {words.add}
        </Button>
      </Group>
      <Said refusal={form.refusal} mt="sm" />
    </form>
  )
}
