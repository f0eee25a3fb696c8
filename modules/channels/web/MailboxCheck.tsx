// Trying a mailbox: which of the steps works, what is wrong with the one that does not, and what can be done about it.
import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Form } from '#kernel/web/form.ts'
import { useMe } from '#kernel/web/me.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { CheckStep, Mailbox } from '../contract.ts'
import { mailboxWords } from '../text/mailbox-words.ts'
import { ShownCertificatePart } from './CertificateParts.tsx'
import { channels } from './calls.ts'
import { type MailboxForm, secretsOf, serversOf } from './mailbox-form.ts'

export function MailboxCheck({ form, mailbox }: { form: Form<typeof MailboxForm>; mailbox: Mailbox | null }) {
  const text = useWords(mailboxWords).test
  const me = useMe()
  const [letterTo, setLetterTo] = useState(me.email ?? '')
  const check = channels.useCommand('checkMailbox', { refresh: [] })
  const values = form.values as MailboxForm
  const servers = serversOf(values)
  const ready =
    Boolean(values.address) && (!values.fetch || servers.imap) && (!values.own_outgoing || servers.outgoing)
  const run = () =>
    check.mutate({
      body: {
        ...(mailbox ? { id: mailbox.id } : {}),
        address: values.address,
        ...servers,
        ...secretsOf(values),
        ...(letterTo.includes('@') ? { letter_to: letterTo.trim() } : {}),
      },
    })
  const trust = (step: CheckStep['step'], pem: string) => {
    form.set(step === 'send' ? 'out_certificate' : 'certificate', pem)
    check.reset()
  }
  return (
    <Stack gap="sm">
      <Group align="flex-end">
        <TextInput
          type="email"
          label={text.letterTo}
          description={text.letterToHint}
          value={letterTo}
          onChange={event => setLetterTo(event.currentTarget.value)}
        />
        <Button variant="default" disabled={!ready} loading={check.isPending} onClick={run}>
          {text.run}
        </Button>
      </Group>
      <div role="status">
        {check.data && (
          <List spacing={4} listStyleType="none">
            {check.data.steps.map(step => (
              <Step key={step.step} step={step} onTrust={pem => trust(step.step, pem)} />
            ))}
          </List>
        )}
      </div>
      <Said refusal={check.error} />
    </Stack>
  )
}

/** One step that was tried. Without `onTrust` an unknown certificate is only named. */
export function Step({
  step: { step, ok, fault, said, certificate },
  onTrust,
}: {
  step: CheckStep
  onTrust?: (pem: string) => void
}) {
  const words = useWords(mailboxWords)
  const text = words.test
  const Icon = ok ? IconCheck : IconX
  return (
    <List.Item
      icon={<Icon size={18} color={`var(--mantine-color-${ok ? 'green' : 'red'}-text)`} aria-hidden="true" />}
    >
      {text.steps[step]}: {ok ? text.ok : fault ? words.faults[fault] : ''}
      {said && (
        <Text size="xs" c="dimmed">
          {text.said({ said })}
        </Text>
      )}
      {certificate && onTrust && <ShownCertificatePart certificate={certificate} onTrust={onTrust} />}
    </List.Item>
  )
}
