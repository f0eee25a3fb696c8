// How Okno signs in to the servers of a mailbox: with a password, or with a token that a provider gives.
import { Button, Code, PasswordInput, Select, Stack, Text, TextInput } from '@mantine/core'
import type { Form } from '#kernel/web/form.ts'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { type Mailbox, tokenFlows, tokenProviders } from '../contract.ts'
import { mailboxWords } from '../text/mailbox-words.ts'
import { screenWords } from '../text/screen-words.ts'
import { channels } from './calls.ts'
import type { MailboxForm } from './mailbox-form.ts'

type Props = { form: Form<typeof MailboxForm>; mailbox: Mailbox | null }

export function SignInFields({ form, mailbox }: Props) {
  const words = useWords(screenWords).mailbox
  const text = useWords(mailboxWords).signIn
  return (
    <>
      <Select
        label={text.label}
        data={(['password', ...tokenProviders] as const).map(value => ({ value, label: text[value] }))}
        allowDeselect={false}
        {...form.field('sign_in')}
      />
      {form.values.sign_in === 'password' ? (
        <PasswordInput
          label={words.password}
          description={mailbox?.has_password ? words.passwordKept : undefined}
          autoComplete="new-password"
          {...form.field('imap_password')}
        />
      ) : (
        <TokenFields form={form} mailbox={mailbox} />
      )}
    </>
  )
}

function TokenFields({ form, mailbox }: Props) {
  const text = useWords(mailboxWords).signIn
  const { sign_in, flow } = form.values
  return (
    <Stack gap="sm">
      <Select
        label={text.flow}
        data={tokenFlows.map(value => ({ value, label: text[value] }))}
        allowDeselect={false}
        {...form.field('flow')}
      />
      {sign_in === 'microsoft' && (
        <TextInput label={text.tenant} description={text.tenantHint} withAsterisk {...form.field('tenant')} />
      )}
      {sign_in === 'other' && (
        <>
          {flow === 'person' && (
            <TextInput label={text.authorize} withAsterisk type="url" {...form.field('authorize_url')} />
          )}
          <TextInput label={text.token} withAsterisk type="url" {...form.field('token_url')} />
          <TextInput label={text.scope} description={text.scopeHint} {...form.field('scope')} />
        </>
      )}
      <TextInput label={text.clientId} withAsterisk autoComplete="off" {...form.field('client_id')} />
      <PasswordInput
        label={text.secret}
        description={mailbox?.has_client_secret ? text.secretKept : undefined}
        autoComplete="new-password"
        {...form.field('client_secret')}
      />
      {flow === 'person' && <SignIn form={form} mailbox={mailbox} />}
    </Stack>
  )
}

/** The way to the provider: only from what is saved. */
function SignIn({ form, mailbox }: Props) {
  const text = useWords(mailboxWords).signIn
  const format = useFormat()
  const begin = channels.useCommand('beginMailboxSignIn', {
    refresh: [],
    onDone: ({ url }) => location.assign(url),
  })
  const ready = mailbox?.oauth && !form.dirty
  return (
    <Stack gap="xs">
      <Text size="sm">
        {text.redirect} <Code>{`${location.origin}/admin/mailboxes/signed-in`}</Code>
      </Text>
      {mailbox?.oauth && (
        <Text size="sm" c={mailbox.signed_in_at ? undefined : 'red'}>
          {mailbox.signed_in_at ? text.done({ when: format.moment(mailbox.signed_in_at) }) : text.never}{' '}
          {mailbox.token_ends_at && text.ends({ when: format.date(mailbox.token_ends_at) })}
        </Text>
      )}
      {ready ? (
        <Button
          variant="light"
          style={{ alignSelf: 'flex-start' }}
          loading={begin.isPending}
          onClick={() => begin.mutate({ params: { id: mailbox.id } })}
        >
          {mailbox.signed_in_at ? text.again : text.go}
        </Button>
      ) : (
        <Text size="sm" c="dimmed">
          {text.saveFirst}
        </Text>
      )}
      <Said refusal={begin.error} />
    </Stack>
  )
}
