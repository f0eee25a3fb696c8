// The account that letters of a mailbox leave by.
import { Checkbox, Fieldset, PasswordInput, Select, Stack, Switch, TextInput } from '@mantine/core'
import type { Form } from '#kernel/web/form.ts'
import { useWords } from '#kernel/web/words.tsx'
import type { Mailbox } from '../contract.ts'
import { mailboxWords } from '../text/mailbox-words.ts'
import { screenWords } from '../text/screen-words.ts'
import { KeptCertificate } from './CertificateParts.tsx'
import type { MailboxForm } from './mailbox-form.ts'
import { HostFields } from './ServerFields.tsx'
import { SignInFields } from './SignInFields.tsx'

const signIns = ['same', 'own', 'none'] as const

export function OutgoingFields({
  form,
  mailbox,
}: {
  form: Form<typeof MailboxForm>
  mailbox: Mailbox | null
}) {
  const words = useWords(screenWords).mailbox
  const text = useWords(mailboxWords)
  const { own_outgoing, out_sign_in, fetch } = form.values
  return (
    <Fieldset legend={text.sending} p="md">
      <Stack gap="sm">
        <Switch label={text.ownOutgoing} description={text.ownOutgoingHint} {...form.check('own_outgoing')} />
        {own_outgoing && (
          <>
            <HostFields form={form} host="out_host" port="out_port" />
            <Checkbox label={text.outSecure} {...form.check('out_secure')} />
            <KeptCertificate form={form} name="out_certificate" />
            <Select
              label={text.outSignIn}
              data={signIns.map(value => ({ value, label: text.outSignIns[value] }))}
              allowDeselect={false}
              {...form.field('out_sign_in')}
            />
            {out_sign_in !== 'none' && (
              <TextInput
                label={text.outUser}
                description={text.outUserHint}
                autoComplete="off"
                {...form.field('out_user')}
              />
            )}
            {out_sign_in === 'own' && (
              <PasswordInput
                label={words.password}
                description={mailbox?.has_outgoing_password ? words.passwordKept : undefined}
                autoComplete="new-password"
                {...form.field('outgoing_password')}
              />
            )}
            {out_sign_in === 'same' && !fetch && <SignInFields form={form} mailbox={mailbox} />}
          </>
        )}
      </Stack>
    </Fieldset>
  )
}
