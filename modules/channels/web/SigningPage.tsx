// How letters of each domain are signed: its key, the DNS record to publish, and whether it stands there.
import { Alert, Button, Card, Code, CopyButton, Group, Stack, Switch, Text, Title } from '@mantine/core'
import { IconKey, IconSignature } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { Sure } from '#kernel/web/ui/Sure.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { Dialog } from '#modules/identity/web/parts.tsx'
import type { SigningDomain } from '../contract.ts'
import { deliveryWords } from '../text/delivery-words.ts'
import { channels } from './calls.ts'
import type { SigningSearch } from './search.ts'

type Key = NonNullable<SigningDomain['key']>

export function SigningPage({ search, setSearch }: ScreenProps<'/signing', typeof SigningSearch>) {
  const text = useWords(deliveryWords).signing
  const { data, error, isPending } = channels.useQuery('listSigning', {})
  const ask = (dialog: 'again' | 'remove', domain: string) => setSearch({ dialog, domain })
  const stay = () => setSearch({ dialog: undefined, domain: undefined })
  return (
    <>
      <Heading title={text.title} note={text.note} />
      <Said refusal={error} />
      {isPending && !error && <Loading rows={4} />}
      {data?.items.length === 0 && (
        <Empty
          text={text.empty}
          icon={IconSignature}
          action={{ label: text.toMailboxes, to: '/admin/mailboxes' }}
        />
      )}
      <Stack mt="md" maw={860}>
        {data?.items.map(one => (
          <DomainCard key={one.domain} one={one} ask={ask} />
        ))}
      </Stack>
      <Asked dialog={search.dialog} domain={search.domain ?? ''} onClose={stay} />
    </>
  )
}

interface CardProps {
  one: SigningDomain
  ask: (dialog: 'again' | 'remove', domain: string) => void
}

function DomainCard({ one, ask }: CardProps) {
  const text = useWords(deliveryWords).signing
  const make = channels.useCommand('makeSigningKey', { onDone: () => toast({ text: text.made }) })
  return (
    <Card withBorder padding="lg">
      <Title order={2} size="h4">
        {one.domain}
      </Title>
      <Text size="sm" c="dimmed">
        {text.mailboxes({ list: one.mailboxes.join(', ') })}
      </Text>
      {one.key ? (
        <KeyPart domain={one.domain} key_={one.key} ask={ask} />
      ) : (
        <Stack gap="sm" mt="md" align="flex-start">
          <Text>{text.none}</Text>
          <Said refusal={make.error} />
          <Button
            leftSection={<IconKey size={18} stroke={1.75} />}
            loading={make.isPending}
            onClick={() => make.mutate({ params: { domain: one.domain } })}
          >
            {text.make}
          </Button>
        </Stack>
      )}
    </Card>
  )
}

function KeyPart({ domain, key_, ask }: { domain: string; key_: Key; ask: CardProps['ask'] }) {
  const text = useWords(deliveryWords).signing
  const check = channels.useCommand('checkSigning')
  const use = channels.useCommand('useSigning', {
    onDone: ({ key }) => toast({ text: key?.enabled ? text.on : text.off }),
  })
  return (
    <Stack gap="md" mt="md">
      <Text>{text.publish}</Text>
      <Copied label={text.name} value={key_.record.name} />
      <Copied label={text.value} value={key_.record.value} />
      <Looked looked={key_} />
      <Said refusal={check.error ?? use.error} />
      <Switch
        label={text.sign}
        description={text.signHint}
        checked={key_.enabled}
        disabled={use.isPending || (!key_.enabled && !key_.found)}
        onChange={event => use.mutate({ params: { domain }, body: { enabled: event.currentTarget.checked } })}
      />
      <Group>
        <Button
          variant="default"
          loading={check.isPending}
          onClick={() => check.mutate({ params: { domain } })}
        >
          {text.check}
        </Button>
        <Button variant="subtle" onClick={() => ask('again', domain)}>
          {text.again}
        </Button>
        <Button variant="subtle" color="red" onClick={() => ask('remove', domain)}>
          {text.remove}
        </Button>
      </Group>
    </Stack>
  )
}

function Copied({ label, value }: { label: string; value: string }) {
  const text = useWords(deliveryWords).signing
  return (
    <div>
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="subtle" onClick={copy} aria-label={`${text.copy}: ${label}`}>
              {copied ? text.copied : text.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {value}
      </Code>
    </div>
  )
}

function Looked({ looked: { checked_at, found, said } }: { looked: Key }) {
  const text = useWords(deliveryWords).signing
  const format = useFormat()
  if (!checked_at) return <Alert color="gray">{text.notLooked}</Alert>
  const when = format.moment(checked_at)
  if (found) return <Alert color="green">{text.found({ when })}</Alert>
  if (said === 'no_record') return <Alert color="yellow">{text.notFound({ when })}</Alert>
  if (said === 'other_key') return <Alert color="yellow">{text.otherKey({ when })}</Alert>
  return <Alert color="red">{text.failed({ when, said: said ?? '' })}</Alert>
}

function Asked(told: { dialog: 'again' | 'remove' | undefined; domain: string; onClose: () => void }) {
  const { dialog, domain, onClose } = told
  const text = useWords(deliveryWords).signing
  const make = channels.useCommand('makeSigningKey', {
    onDone: () => {
      void toast({ text: text.made })
      onClose()
    },
  })
  const remove = channels.useCommand('removeSigningKey', {
    onDone: () => {
      void toast({ text: text.removed })
      onClose()
    },
  })
  const again = dialog === 'again'
  return (
    <Dialog
      opened={dialog !== undefined}
      onClose={onClose}
      title={again ? text.againTitle({ domain }) : text.removeTitle({ domain })}
    >
      <Sure
        text={again ? text.againText : text.removeText}
        label={again ? text.again : text.remove}
        command={again ? make : remove}
        onSure={() => (again ? make : remove).mutate({ params: { domain } })}
        onCancel={onClose}
      />
    </Dialog>
  )
}
