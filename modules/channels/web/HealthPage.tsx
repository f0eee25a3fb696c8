// The health of mail: open troubles, letters on their way, the scanner of files, and each mailbox with a test.
import { Alert, Badge, Button, Group, List, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconMailbox } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { FetchFault, HealthOfMailbox, MailHealth } from '../contract.ts'
import { healthWords } from '../text/health-words.ts'
import { mailboxWords } from '../text/mailbox-words.ts'
import { channels } from './calls.ts'
import { useTrouble } from './MailBanner.tsx'
import { Step } from './MailboxCheck.tsx'

/** Alerts come live; what mail servers do is asked for. */
const beat_ms = 10_000

export function HealthPage() {
  const text = useWords(healthWords)
  const { data, error, isPending } = channels.useQuery('readMailHealth', {}, { every_ms: beat_ms })
  return (
    <>
      <Heading title={text.title} note={data ? text.note({ minutes: data.alert_minutes }) : ''} />
      <Said refusal={error} />
      {isPending && !error && <Loading rows={8} />}
      {data && (
        <Stack gap="lg" mt="md">
          <Troubles health={data} />
          <OnTheWay health={data} />
          <Scanner scanner={data.scanner} />
          {data.mailboxes.length === 0 && (
            <Empty
              text={text.none}
              icon={IconMailbox}
              action={{ label: text.toMailboxes, to: '/admin/mailboxes' }}
            />
          )}
          {data.mailboxes.map(mailbox => (
            <OneMailbox key={mailbox.id} mailbox={mailbox} />
          ))}
        </Stack>
      )}
    </>
  )
}

function Troubles({ health: { alerts } }: { health: MailHealth }) {
  const text = useWords(healthWords)
  const say = useTrouble()
  return (
    <div role="status">
      {alerts.length === 0 ? (
        <Text>{text.well}</Text>
      ) : (
        <Alert color="red" title={text.alerts}>
          {alerts.map(alert => (
            <Text key={alert.id} size="sm">
              {say(alert)} {alert.told !== null && text.told({ count: alert.told })}
            </Text>
          ))}
        </Alert>
      )}
    </div>
  )
}

function OnTheWay({ health: { queue, held_in, unreached } }: { health: MailHealth }) {
  const text = useWords(healthWords).queue
  const format = useFormat()
  return (
    <section aria-label={text.title}>
      <Title order={2} size="h4" mb="xs">
        {text.title}
      </Title>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>
        <Figure label={text.waiting}>{format.number(queue.waiting)}</Figure>
        <Figure label={text.oldest}>{queue.oldest_at ? format.moment(queue.oldest_at) : '—'}</Figure>
        <Figure label={text.held}>{format.number(queue.held)}</Figure>
        <Figure label={text.failed}>{format.number(queue.failed)}</Figure>
        <Figure label={text.heldIn}>{format.number(held_in)}</Figure>
        <Figure label={text.unreached}>{format.number(unreached)}</Figure>
      </SimpleGrid>
    </section>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text component="div" size="sm" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  )
}

function Scanner({ scanner }: Pick<MailHealth, 'scanner'>) {
  const text = useWords(healthWords).scanner
  const format = useFormat()
  const { configured, waiting, oldest_at, said, infected, unscannable } = scanner
  const since = oldest_at ? format.moment(oldest_at) : ''
  return (
    <section aria-label={text.title}>
      <Title order={2} size="h4" mb="xs">
        {text.title}
      </Title>
      <Text size="sm">{configured ? text.works : text.off}</Text>
      {waiting > 0 && (
        <Text size="sm" c={said ? 'red' : 'dimmed'}>
          {said
            ? text.waiting({ count: waiting, when: since, said })
            : text.plain({ count: waiting, when: since })}
        </Text>
      )}
      {infected > 0 && <Text size="sm">{text.infected({ count: infected })}</Text>}
      {unscannable > 0 && <Text size="sm">{text.unscannable({ count: unscannable })}</Text>}
    </section>
  )
}

function OneMailbox({ mailbox }: { mailbox: HealthOfMailbox }) {
  const text = useWords(healthWords).mailbox
  const format = useFormat()
  const linkTo = useLinkTo()
  const check = channels.useCommand('checkMailboxNow', { refresh: [] })
  const { id, address, waiting, waiting_since, token_ends_at, queued, queued_since } = mailbox
  return (
    <Paper withBorder p="md" component="section" aria-label={address}>
      <Group justify="space-between" wrap="wrap" mb="sm">
        <Group gap="sm">
          <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
            {address}
          </Title>
          <StateBadge mailbox={mailbox} />
        </Group>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            component="a"
            aria-label={text.settingsOf({ address })}
            {...linkTo(`/admin/mailboxes/${id}`)}
          >
            {text.settings}
          </Button>
          <Button
            size="compact-sm"
            variant="light"
            aria-label={text.testOf({ address })}
            loading={check.isPending}
            onClick={() => check.mutate({ params: { id } })}
          >
            {text.test}
          </Button>
        </Group>
      </Group>
      <Failing mailbox={mailbox} />
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
        <Figure label={text.poll}>
          {mailbox.is_fetched
            ? mailbox.last_poll_at
              ? format.moment(mailbox.last_poll_at)
              : text.never
            : text.listener}
        </Figure>
        {mailbox.is_fetched && (
          <Figure label={text.lag}>
            {waiting > 0 && waiting_since
              ? text.lagging({ count: waiting, when: format.moment(waiting_since) })
              : text.noLag}
          </Figure>
        )}
        {mailbox.has_token && (
          <Figure label={text.token}>{token_ends_at ? format.moment(token_ends_at) : text.noEnd}</Figure>
        )}
        <Figure label={text.lastIn}>
          {mailbox.last_in_at ? format.moment(mailbox.last_in_at) : text.nothing}
        </Figure>
        <Figure label={text.lastOut}>
          {mailbox.last_out_at ? format.moment(mailbox.last_out_at) : text.nothing}
        </Figure>
        <Figure label={text.queue}>
          {queued > 0 && queued_since
            ? text.queued({ count: queued, when: format.moment(queued_since) })
            : text.nothing}
        </Figure>
      </SimpleGrid>
      <div role="status">
        {check.data && (
          <List spacing={4} listStyleType="none" mt="md">
            {check.data.steps.map(step => (
              <Step key={step.step} step={step} />
            ))}
          </List>
        )}
        {check.data?.steps.length === 0 && <Text size="sm">{text.nothingTried}</Text>}
      </div>
      <Said refusal={check.error} />
    </Paper>
  )
}

function StateBadge({ mailbox }: { mailbox: HealthOfMailbox }) {
  const text = useWords(healthWords).mailbox
  const [color, label] = !mailbox.enabled
    ? (['gray', text.off] as const)
    : mailbox.needs_sign_in
      ? (['red', text.signIn] as const)
      : mailbox.failing_since
        ? (['red', text.fails] as const)
        : (['green', text.works] as const)
  return (
    <Badge variant="light" color={color} tt="none">
      {label}
    </Badge>
  )
}

const todo: Partial<
  Record<FetchFault, 'server' | 'certificate' | 'login' | 'sign_in' | 'secret' | 'folder'>
> = {
  unknown_host: 'server',
  nobody_listens: 'server',
  silent: 'server',
  no_tls_there: 'server',
  tls_there: 'server',
  certificate_unknown: 'certificate',
  certificate_expired: 'certificate',
  certificate_name: 'certificate',
  certificate_changed: 'certificate',
  wrong_login: 'login',
  no_token: 'sign_in',
  token_refused: 'sign_in',
  secret_changed: 'secret',
  no_folder: 'folder',
}

/** Which step fails since when, what is wrong in plain words, and what to do about it. */
function Failing({ mailbox }: { mailbox: HealthOfMailbox }) {
  const text = useWords(healthWords)
  const words = useWords(mailboxWords)
  const format = useFormat()
  const { failing_since, failed_step, last_error } = mailbox
  if (!failing_since || !failed_step) return null
  const [, code = '', said = ''] = /^([a-z_]+)(?:: ([\s\S]*))?$/.exec(last_error ?? '') ?? []
  const known = code in words.faults ? (code as FetchFault) : null
  const title = text.mailbox.step({ step: words.test.steps[failed_step], when: format.moment(failing_since) })
  const quoted = known ? said : (last_error ?? '')
  return (
    <Alert color="red" title={title} mb="md">
      {known && <Text size="sm">{words.faults[known]}</Text>}
      <Text size="sm">
        {text.mailbox.todo}: {text.todo[(known && todo[known]) ?? 'wait']}
      </Text>
      {quoted && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {text.said({ said: quoted })}
        </Text>
      )}
    </Alert>
  )
}
