// Giving a person a role: which one, where it holds, from when to when.
import { Button, Group, Radio, Select, Stack } from '@mantine/core'
import { z } from 'zod'
import { Id } from '#kernel/contract/shapes.ts'
import { useForm } from '#kernel/web/form.ts'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import { scopeKinds } from '#modules/identity/contract.ts'
import { Dialog } from '#modules/identity/web/parts.tsx'
import { screenWords } from '../text/screen-words.ts'
import { identity, organisation } from './calls.ts'
import { ClientPicker, DepartmentPicker, PersonPicker, TeamPicker } from './parts.tsx'
import { PeriodFields, today } from './periods.tsx'

const Fields = z.object({
  account_id: Id,
  role_id: Id,
  scope_kind: z.enum(scopeKinds).default('all'),
  scope_id: Id.nullish(),
  starts_on: z.iso.date(),
  ends_on: z.iso.date().nullish(),
})
type Fields = z.output<typeof Fields>

interface Props {
  /** Who gets it, when the page is about a person; otherwise the person is chosen. */
  account?: { id: string; name: string }
  /** What is given, when the page is about a role. */
  role_id?: string
  opened: boolean
  onClose: () => void
}

const pickers = { department: DepartmentPicker, team: TeamPicker, client: ClientPicker } as const

export function GrantDialog(props: Props) {
  const { grant: text } = useWords(screenWords)
  const { account, opened, onClose } = props
  return (
    <Dialog
      title={account ? text.of({ name: account.name }) : text.title}
      opened={opened}
      onClose={onClose}
      wide
    >
      <GrantForm {...props} />
    </Dialog>
  )
}

function GrantForm({ account, role_id, onClose }: Props) {
  const { grant: text, words } = useWords(screenWords)
  const pick = usePick()
  const people = organisation.useCache()
  const roles = identity.useQuery('listRoles', {}, { fresh_ms: 60_000 })
  const form = useForm(
    Fields,
    {
      ...(account ? { account_id: account.id } : {}),
      ...(role_id ? { role_id } : {}),
      scope_kind: 'all',
      starts_on: today(),
    },
    { id: 'grant' },
  )
  const renew = () => void people.refresh('readPerson')
  const withdraw = identity.useCommand('withdrawRole', { onDone: renew })
  const give = identity.useCommand('grantRole', {
    onDone: made => {
      renew()
      onClose()
      void toast({
        text: text.given({ name: made.account_name, role: pick(made.role_title) }),
        undo: { label: words.undo, run: () => withdraw.mutate({ params: { id: made.id } }) },
      })
    },
  })
  const kind = form.values.scope_kind ?? 'all'
  const chooseKind = (chosen: string) => {
    form.set('scope_kind', Fields.shape.scope_kind.parse(chosen))
    form.set('scope_id', null)
  }
  const send = (body: Fields) =>
    give.mutateAsync({ body: { ...body, scope_id: kind === 'all' ? null : body.scope_id } })
  const Picker = kind === 'all' ? null : pickers[kind]
  return (
    <form onSubmit={form.submit(send)} noValidate>
      <Stack gap="md">
        {!account && <PersonPicker label={text.person} withAsterisk {...form.field('account_id')} />}
        {!role_id && (
          <Select
            label={text.role}
            withAsterisk
            searchable
            data={(roles.data?.items ?? []).map(role => ({ value: role.id, label: pick(role.title) }))}
            {...form.field('role_id')}
          />
        )}
        <Said refusal={roles.error} />
        <Radio.Group label={text.where} value={kind} onChange={chooseKind}>
          <Group gap="md" mt="xs">
            {scopeKinds.map(value => (
              <Radio key={value} value={value} label={text[value]} />
            ))}
          </Group>
        </Radio.Group>
        {Picker && <Picker label={text.place} withAsterisk {...form.field('scope_id')} />}
        <PeriodFields from={form.field('starts_on')} until={form.field('ends_on')} />
        <Said refusal={form.refusal} />
        <Group justify="flex-end">
          <Button type="submit" loading={form.sending}>
            {text.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
