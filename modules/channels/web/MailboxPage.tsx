// One mailbox: its address and team, and the mail server from which it is fetched, tried step by step.
import { Button, Checkbox, Group, Select, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useForm } from '#kernel/web/form.ts'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { MissingScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useGo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { LocalTextInput } from '#kernel/web/ui/LocalTextInput.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { Sure } from '#kernel/web/ui/Sure.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { Dialog } from '#modules/identity/web/parts.tsx'
import { TeamPicker } from '#modules/organisation/web/parts.tsx'
import type { Mailbox } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { channels } from './calls.ts'
import { MailboxCheck } from './MailboxCheck.tsx'
import { beginning, bodyOf, MailboxForm } from './mailbox-form.ts'
import { OutgoingFields } from './OutgoingFields.tsx'
import { RuleFields } from './RuleFields.tsx'
import { ServerFields } from './ServerFields.tsx'
import type { MailboxSearch } from './search.ts'

export function NewMailboxPage() {
  const text = useWords(screenWords).mailbox
  const go = useGo()
  const add = channels.useCommand('addMailbox')
  return (
    <Frame title={text.newTitle}>
      <MailboxFieldsForm
        mailbox={null}
        send={async values => {
          const made = await add.mutateAsync({ body: bodyOf(values) })
          void toast({ text: text.saved })
          go(`/admin/mailboxes/${made.id}`)
        }}
      />
    </Frame>
  )
}

export function MailboxPage({
  params: { id },
  search,
  setSearch,
}: ScreenProps<'/mailboxes/:id', typeof MailboxSearch>) {
  const stay = () => setSearch({ remove: undefined }, { replace: true })
  const text = useWords(screenWords).mailbox
  const go = useGo()
  const { data, error, isPending } = channels.useQuery('listMailboxes')
  const [saved, setSaved] = useState(0)
  const edit = channels.useCommand('editMailbox', {
    onDone: () => {
      setSaved(count => count + 1)
      void toast({ text: text.saved })
    },
  })
  const remove = channels.useCommand('removeMailbox', {
    onDone: () => {
      void toast({ text: text.removed })
      go('/admin/mailboxes')
    },
  })
  const mailbox = data?.items.find(one => one.id === id)
  if (isPending) return <Loading rows={8} />
  if (error) return <Said refusal={error} />
  if (!mailbox) return <MissingScreen />
  return (
    <Frame title={mailbox.address}>
      <MailboxFieldsForm
        // Signing in at the provider and saving begin the form anew.
        key={`${mailbox.id} ${saved}`}
        mailbox={mailbox}
        send={values => edit.mutateAsync({ params: { id }, body: bodyOf(values) })}
        beside={
          <Button variant="subtle" color="red" onClick={() => setSearch({ remove: '1' })}>
            {text.remove}
          </Button>
        }
      />
      <Dialog
        opened={search.remove === '1'}
        onClose={stay}
        title={text.removeTitle({ address: mailbox.address })}
      >
        <Sure
          text={text.removeText}
          label={text.remove}
          command={remove}
          onSure={() => remove.mutate({ params: { id } })}
          onCancel={stay}
        />
      </Dialog>
    </Frame>
  )
}

function Frame({ title, children }: { title: string; children: React.ReactNode }) {
  const text = useWords(screenWords).mailbox
  return (
    <Stack gap="md" maw={640}>
      <Link to="/admin/mailboxes">{text.back}</Link>
      <Heading title={title} />
      {children}
    </Stack>
  )
}

function MailboxFieldsForm(told: {
  mailbox: Mailbox | null
  send: (values: MailboxForm) => Promise<unknown>
  beside?: React.ReactNode
}) {
  const { mailbox, send, beside } = told
  const text = useWords(screenWords).mailbox
  const form = useForm(MailboxForm, beginning(mailbox), { id: 'mailbox' })
  return (
    <form onSubmit={form.submit(send)} noValidate>
      <Stack gap="md">
        <TextInput
          label={text.address}
          description={text.addressHint}
          type="email"
          withAsterisk
          {...form.field('address')}
        />
        <LocalTextInput label={text.name} required {...form.field('name')} />
        <TeamPicker label={text.team} withAsterisk {...form.field('team_id')} />
        <Select
          label={text.language}
          data={[
            { value: 'ru', label: text.ru },
            { value: 'en', label: text.en },
          ]}
          allowDeselect={false}
          {...form.field('language')}
        />
        <LocalTextInput label={text.signature} rows={3} {...form.field('signature')} />
        <Checkbox label={text.isDefault} {...form.check('is_default')} />
        <Checkbox
          label={text.plusAddresses}
          description={text.plusAddressesHint}
          {...form.check('plus_addresses')}
        />
        <Switch label={text.enabled} {...form.check('enabled')} />
        <Switch label={text.fetch} description={text.fetchHint} {...form.check('fetch')} />
        {form.values.fetch && <ServerFields form={form} mailbox={mailbox} />}
        <OutgoingFields form={form} mailbox={mailbox} />
        <MailboxCheck form={form} mailbox={mailbox} />
        <RuleFields form={form} />
        <Said refusal={form.refusal} />
        <Group justify="space-between">
          <div>{beside}</div>
          <Button type="submit" loading={form.sending}>
            {text.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
