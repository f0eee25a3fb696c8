// Certificates on the page of a mailbox: one that is trusted, and one that a server shows and nobody vouches for.
import { Button, Code, Group, Stack, Text } from '@mantine/core'
import type { Form } from '#kernel/web/form.ts'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { ShownCertificate } from '../contract.ts'
import { mailboxWords } from '../text/mailbox-words.ts'
import type { MailboxForm } from './mailbox-form.ts'

type Name = 'certificate' | 'out_certificate'

export function KeptCertificate({ form, name }: { form: Form<typeof MailboxForm>; name: Name }) {
  const text = useWords(mailboxWords).certificate
  if (!form.values[name]) return null
  return (
    <Group gap="sm">
      <Text size="sm">{text.kept}</Text>
      <Button variant="subtle" size="compact-sm" onClick={() => form.set(name, null)}>
        {text.forget}
      </Button>
    </Group>
  )
}

export function ShownCertificatePart(told: {
  certificate: ShownCertificate
  onTrust: (pem: string) => void
}) {
  const { certificate, onTrust } = told
  const text = useWords(mailboxWords).certificate
  const format = useFormat()
  return (
    <Stack gap="xs" my="xs">
      <Text size="sm">{text.shown}</Text>
      <Text size="sm">
        {text.subject}: {certificate.subject}
        <br />
        {text.issuer}: {certificate.issuer}
        <br />
        {text.until}: {format.date(certificate.valid_to)}
        <br />
        {text.fingerprint}: <Code style={{ overflowWrap: 'anywhere' }}>{certificate.fingerprint}</Code>
      </Text>
      <Text size="sm">{text.compare}</Text>
      <Button
        variant="default"
        size="compact-sm"
        style={{ alignSelf: 'flex-start' }}
        onClick={() => onTrust(certificate.pem)}
      >
        {text.trust}
      </Button>
    </Stack>
  )
}
