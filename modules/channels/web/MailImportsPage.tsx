// Archives of mail that were imported or looked through.
import { Badge, Button, Table, Text } from '@mantine/core'
import { IconArchive, IconPlus } from '@tabler/icons-react'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useGo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useNow, useWords } from '#kernel/web/words.tsx'
import type { MailImport } from '../contract.ts'
import { mailImportWords } from '../text/mail-import-words.ts'
import { channels } from './calls.ts'
import { LinesTable } from './LinesTable.tsx'
import lines from './lines.module.css'

export function MailImportsPage() {
  const text = useWords(mailImportWords)
  const go = useGo()
  const list = channels.useInfinite('listMailImports', { query: { limit: 30 } })
  const add = () => go('/admin/mail-import/new')
  return (
    <>
      <Heading title={text.title} note={text.note}>
        <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={add}>
          {text.add}
        </Button>
      </Heading>
      <Said refusal={list.error} />
      {list.isPending && <Loading rows={4} />}
      {!list.isPending && !list.error && list.items.length === 0 && (
        <Empty text={text.none} icon={IconArchive} action={{ label: text.add, run: add }} />
      )}
      {list.items.length > 0 && (
        <LinesTable
          label={text.title}
          needs_px={640}
          heads={[text.archive, text.mailbox, text.state, text.letters, text.when]}
          numbers={[3]}
          spacing="sm"
          mt="md"
        >
          {list.items.map(one => (
            <Line key={one.id} one={one} />
          ))}
        </LinesTable>
      )}
      <More list={list} display="block" mx="auto" mt="md" />
    </>
  )
}

const tones = {
  looking: 'accent',
  looked: 'yellow',
  importing: 'accent',
  stopped: 'yellow',
  done: 'green',
  failed: 'red',
  removing: 'gray',
  removed: 'gray',
} as const

/** What an import is at, as a mark. */
export function ImportState({ state }: Pick<MailImport, 'state'>) {
  const text = useWords(mailImportWords)
  return (
    <Badge variant="light" color={tones[state]} tt="none">
      {text.states[state]}
    </Badge>
  )
}

function Line({ one }: { one: MailImport }) {
  const text = useWords(mailImportWords)
  const format = useFormat()
  const now = useNow()
  return (
    <Table.Tr>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        <Link to={`/admin/mail-import/${one.id}`}>{one.name}</Link>
        <Text size="xs" c="dimmed">
          {text.kinds[one.kind]}
        </Text>
      </Table.Td>
      <Table.Td>{one.mailbox.address}</Table.Td>
      <Table.Td>
        <ImportState state={one.state} />
      </Table.Td>
      <Table.Td className={lines.number ?? ''} data-label={text.letters}>
        {format.number(one.letters)}
      </Table.Td>
      <Table.Td>
        {format.moment(one.began_at, now)}
        {one.began_by && (
          <Text size="xs" c="dimmed">
            {one.began_by.name}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
