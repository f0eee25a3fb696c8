// The addresses of the window with the team, the way mail comes and the health of each.
import { Badge, Button, Table, Text } from '@mantine/core'
import { IconMailbox, IconPlus } from '@tabler/icons-react'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useGo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import type { Mailbox } from '../contract.ts'
import { mailboxWords } from '../text/mailbox-words.ts'
import { screenWords } from '../text/screen-words.ts'
import { channels } from './calls.ts'
import { LinesTable } from './LinesTable.tsx'
import { sayFault } from './reasons.ts'

/** So long before its end a sign-in is pressing. */
const soon_ms = 14 * 86_400_000
const endsSoon = (at: string): boolean => Date.parse(at) - Date.now() < soon_ms

/** The health of mailboxes has no live news. */
const beat_ms = 10_000

export function MailboxesPage() {
  const text = useWords(screenWords).mailboxes
  const go = useGo()
  const { data, error, isPending } = channels.useQuery('listMailboxes', {}, { every_ms: beat_ms })
  const add = () => go('/admin/mailboxes/new')
  return (
    <>
      <Heading title={text.title} note={text.note}>
        <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={add}>
          {text.add}
        </Button>
      </Heading>
      <Said refusal={error} />
      {isPending && !error && <Loading rows={4} />}
      {data?.items.length === 0 && (
        <Empty text={text.none} icon={IconMailbox} action={{ label: text.add, run: add }} />
      )}
      {data && data.items.length > 0 && (
        <LinesTable
          label={text.title}
          needs_px={720}
          heads={[text.address, text.team, text.source, text.health]}
          spacing="sm"
          mt="md"
        >
          {data.items.map(mailbox => (
            <Line key={mailbox.id} mailbox={mailbox} />
          ))}
        </LinesTable>
      )}
    </>
  )
}

function Line({ mailbox }: { mailbox: Mailbox }) {
  const text = useWords(screenWords).mailboxes
  const words = useWords(mailboxWords)
  const pick = usePick()
  const { imap } = mailbox
  return (
    <Table.Tr>
      <Table.Td>
        <Link to={`/admin/mailboxes/${mailbox.id}`}>{mailbox.address}</Link>
        <Text size="xs" c="dimmed">
          {pick(mailbox.name)}
        </Text>
        {mailbox.is_default && (
          <Badge size="sm" variant="light" tt="none">
            {text.isDefault}
          </Badge>
        )}
      </Table.Td>
      <Table.Td data-label={text.team}>{pick(mailbox.team.name)}</Table.Td>
      <Table.Td>
        <Text size="sm">
          {imap
            ? text.byImap({
                host: imap.host,
                folders: words.list.folders({ names: imap.folders.join(', ') }),
              })
            : text.listener}
        </Text>
      </Table.Td>
      <Table.Td maw={320}>
        <Health mailbox={mailbox} />
      </Table.Td>
    </Table.Tr>
  )
}

function Health({ mailbox }: { mailbox: Mailbox }) {
  const text = useWords(screenWords).mailboxes
  const words = useWords(mailboxWords)
  const format = useFormat()
  const { failing_since, failed_step, last_poll_at } = mailbox
  if (!mailbox.enabled)
    return (
      <Badge variant="light" color="gray" tt="none">
        {text.off}
      </Badge>
    )
  if (failing_since && failed_step)
    return (
      <Text size="sm" c="red">
        {text.failing({
          step: words.test.steps[failed_step],
          when: format.moment(failing_since),
          said: sayFault(mailbox.last_error, words.faults),
        })}
      </Text>
    )
  if (mailbox.imap && !mailbox.oauth && !mailbox.has_password)
    return (
      <Text size="sm" c="red">
        {words.list.noPassword}
      </Text>
    )
  const signIn = mailbox.oauth?.flow === 'person' && !mailbox.signed_in_at
  if (signIn)
    return (
      <Text size="sm" c="red">
        {words.list.signIn}
      </Text>
    )
  const said = !mailbox.imap
    ? text.receives
    : last_poll_at
      ? text.works({ when: format.moment(last_poll_at) })
      : text.notYet
  return (
    <>
      <Text size="sm">{said}</Text>
      {mailbox.waiting > 0 && mailbox.waiting_since && (
        <Text size="xs" c="dimmed">
          {words.list.waiting({ count: mailbox.waiting, when: format.moment(mailbox.waiting_since) })}
        </Text>
      )}
      {mailbox.token_ends_at && (
        <Text size="xs" c={endsSoon(mailbox.token_ends_at) ? 'red' : 'dimmed'}>
          {words.list.ends({ when: format.date(mailbox.token_ends_at) })}
        </Text>
      )}
    </>
  )
}
