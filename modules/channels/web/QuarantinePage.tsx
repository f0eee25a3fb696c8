// Files that nobody can download for what the scanner said, and letting one go with a reason.
import { Button, Group, Modal, Stack, Table, Text, Textarea } from '@mantine/core'
import { IconShieldExclamation } from '@tabler/icons-react'
import { useState } from 'react'
import type { Quarantined } from '#kernel/contract/kernel.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { healthWords } from '../text/health-words.ts'
import { kernel } from './calls.ts'
import { LinesTable } from './LinesTable.tsx'

export function QuarantinePage() {
  const text = useWords(healthWords).quarantine
  const [asked, setAsked] = useState<Quarantined | null>(null)
  const reading = kernel.useInfinite('listQuarantine', { query: {} })
  const { items, error, isPending } = reading
  return (
    <>
      <Heading title={text.title} note={text.note} />
      <Said refusal={error} />
      {isPending && !error && <Loading rows={6} />}
      {!isPending && !error && items.length === 0 && <Empty text={text.empty} icon={IconShieldExclamation} />}
      {items.length > 0 && (
        <LinesTable
          label={text.title}
          needs_px={640}
          heads={[text.file, text.found, text.when, text.release]}
          mt="md"
        >
          {items.map(found => (
            <Line key={found.sha256} found={found} onRelease={() => setAsked(found)} />
          ))}
        </LinesTable>
      )}
      <More list={reading} mt="md" />
      {asked && <ReleaseDialog found={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

/** As people call it: the original of a letter has no name of its own. */
function useName() {
  const text = useWords(healthWords).quarantine
  return ({ files: [file] }: Quarantined): string =>
    file?.holder?.kind === 'channels.letter' ? text.original : (file?.name ?? '')
}

function Line({ found, onRelease }: { found: Quarantined; onRelease: () => void }) {
  const text = useWords(healthWords).quarantine
  const format = useFormat()
  const nameOf = useName()
  const { files, signature, said, scanned_at, released } = found
  return (
    <Table.Tr>
      <Table.Td maw={320} style={{ overflowWrap: 'anywhere' }}>
        {files.length === 0 && text.gone}
        {files.map(file => (
          <Text key={file.id} size="sm">
            {file.holder?.kind === 'channels.letter' ? (
              <Link to={`/admin/mail/letters/${file.holder.id}`}>{text.original}</Link>
            ) : (
              file.name
            )}{' '}
            <Text span size="xs" c="dimmed">
              {format.fileSize(file.size_bytes)}
            </Text>
          </Text>
        ))}
      </Table.Td>
      <Table.Td maw={280} style={{ overflowWrap: 'anywhere' }}>
        <Text size="sm">{signature ?? text.unscannable({ said: said ?? '' })}</Text>
      </Table.Td>
      <Table.Td title={format.full(scanned_at)} data-label={text.when}>
        {format.moment(scanned_at)}
      </Table.Td>
      <Table.Td maw={280} style={{ overflowWrap: 'anywhere' }}>
        {released ? (
          <Text size="xs">{text.released({ when: format.moment(released.at), why: released.why })}</Text>
        ) : (
          files.length > 0 && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={text.releaseOf({ name: nameOf(found) })}
              onClick={onRelease}
            >
              {text.release}
            </Button>
          )
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function ReleaseDialog({ found, onClose }: { found: Quarantined; onClose: () => void }) {
  const text = useWords(healthWords).quarantine
  const nameOf = useName()
  const [why, setWhy] = useState('')
  const release = kernel.useCommand('releaseFile', {
    onDone: () => {
      toast({ text: text.done })
      onClose()
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.ask({ name: nameOf(found) })}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <Stack>
        <Text size="sm">{text.warn}</Text>
        <Textarea
          label={text.why}
          withAsterisk
          autosize
          minRows={2}
          maxLength={1000}
          value={why}
          onChange={event => setWhy(event.currentTarget.value)}
        />
        <Said refusal={release.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text.cancel}
          </Button>
          <Button
            color="red"
            disabled={why.trim() === ''}
            loading={release.isPending}
            onClick={() => release.mutate({ params: { sha256: found.sha256 }, body: { why: why.trim() } })}
          >
            {text.release}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
