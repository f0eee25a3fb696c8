// One import of mail: how far it is, what was found, starting, stopping, undoing, and the letters that were not readable.
import {
  Alert,
  Anchor,
  Button,
  Group,
  List,
  Paper,
  Progress,
  SimpleGrid,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core'
import { notFound } from '#kernel/contract/kernel.ts'
import { isRefusal } from '#kernel/web/problem.ts'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { MissingScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { Sure } from '#kernel/web/ui/Sure.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { Dialog } from '#modules/identity/web/parts.tsx'
import { archiveFaults, type MailImport } from '../contract.ts'
import { mailImportWords } from '../text/mail-import-words.ts'
import { channels } from './calls.ts'
import lines from './lines.module.css'
import { ImportState } from './MailImportsPage.tsx'
import type { MailImportSearch } from './search.ts'

type Props = ScreenProps<'/mail-import/:id', typeof MailImportSearch>

const beat_ms = 1000
const atWork: readonly MailImport['state'][] = ['looking', 'importing', 'removing']

export function MailImportPage({ params, search, setSearch }: Props) {
  const text = useWords(mailImportWords)
  const call = { params: { id: params.id } }
  const known = channels.useCache().read('readMailImport', call)
  const { data, error, isPending } = channels.useQuery('readMailImport', call, {
    ...(known && atWork.includes(known.state) ? { every_ms: beat_ms } : {}),
  })
  if (isPending) return <Loading rows={8} />
  if (error) return isRefusal(error, notFound) ? <MissingScreen /> : <Said refusal={error} />
  return (
    <Stack gap="lg" maw={960}>
      <Link to="/admin/mail-import">{text.title}</Link>
      <Heading title={data.name} note={`${text.kinds[data.kind]} · ${data.mailbox.address}`}>
        <ImportState state={data.state} />
      </Heading>
      {data.error && (
        <Alert color="red" title={text.error}>
          {sayError(data.error, text.faults)}
        </Alert>
      )}
      <Going one={data} />
      <Deeds one={data} onUndo={() => setSearch({ undo: '1' })} />
      <Found one={data} />
      {data.unreadable > 0 && <Problems one={data} />}
      <Undo one={data} opened={search.undo === '1'} onClose={() => setSearch({ undo: undefined })} />
    </Stack>
  )
}

type Said1 = (typeof mailImportWords)['en']['faults']

/** `code: words of the other side` in a sentence. */
function sayError(
  error: string,
  faults: Record<keyof Said1, string | ((values: { said: string }) => string)>,
) {
  const [, code = 'broken', said = ''] = /^(\w+)(?:: ([\s\S]*))?$/.exec(error) ?? [null, 'broken', error]
  const name = archiveFaults.find(one => one === code) ?? 'broken'
  const sentence = faults[name]
  return typeof sentence === 'string' ? sentence : sentence({ said: name === code ? said : error })
}

function Going({ one }: { one: MailImport }) {
  const text = useWords(mailImportWords)
  const format = useFormat()
  if (!atWork.includes(one.state)) return null
  const said =
    one.state === 'looking'
      ? text.looking({ count: one.letters })
      : one.state === 'importing'
        ? text.importing({
            done: format.number(one.imported),
            total: format.number(one.imported + one.waiting),
          })
        : text.removing({ count: format.number(one.requests) })
  return (
    <div role="status">
      <Text mb="xs">{said}</Text>
      <Progress
        value={one.progress === null ? 100 : one.progress * 100}
        animated={one.progress === null}
        aria-label={said}
      />
      <Text c="dimmed" mt="xs">
        {text.lookingHint}
      </Text>
    </div>
  )
}

function Deeds({ one, onUndo }: { one: MailImport; onUndo: () => void }) {
  const text = useWords(mailImportWords)
  const start = channels.useCommand('startMailImport')
  const stop = channels.useCommand('stopMailImport')
  const { state, waiting } = one
  const call = { params: { id: one.id } }
  const halted = state === 'stopped' || state === 'failed'
  return (
    <div>
      {state === 'done' && (
        <Text mb="sm" role="status">
          {text.doneText({ letters: one.imported, requests: one.requests })}
        </Text>
      )}
      {state === 'looked' && waiting === 0 && <Text mb="sm">{text.nothingNew}</Text>}
      <Group gap="sm">
        {((state === 'looked' && waiting > 0) || halted) && (
          <Button loading={start.isPending} onClick={() => start.mutate(call)}>
            {halted ? text.goOn : text.start({ count: waiting })}
          </Button>
        )}
        {(state === 'looking' || state === 'importing') && (
          <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate(call)}>
            {text.stop}
          </Button>
        )}
        {(halted || state === 'looked' || state === 'done') && (
          <Button variant="subtle" color="red" onClick={onUndo}>
            {text.undo}
          </Button>
        )}
      </Group>
      <Said refusal={start.error ?? stop.error} mt="sm" />
    </div>
  )
}

const always = ['letters', 'conversations', 'people'] as const
const figures = [
  'waiting',
  'imported',
  'requests',
  'joined',
  'duplicates',
  'automatic',
  'unreadable',
  'kept',
  'people_gone',
] as const

function Found({ one }: { one: MailImport }) {
  const text = useWords(mailImportWords)
  const format = useFormat()
  const shown = [...always, ...figures.filter(name => one[name] > 0)]
  return (
    <section>
      <Title order={2} mb="xs">
        {text.result}
      </Title>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
        {shown.map(name => (
          <Paper key={name} withBorder p="sm">
            <Text size="xl" fw={600}>
              {format.number(one[name])}
            </Text>
            <Text c="dimmed">{text.figures[name]}</Text>
          </Paper>
        ))}
      </SimpleGrid>
      {one.first_at && one.last_at && (
        <Text mt="sm">{text.range({ from: format.date(one.first_at), to: format.date(one.last_at) })}</Text>
      )}
      {one.automatic > 0 && <Text c="dimmed">{text.automaticHint}</Text>}
    </section>
  )
}

function Problems({ one }: { one: MailImport }) {
  const text = useWords(mailImportWords)
  const format = useFormat()
  const list = channels.useInfinite('listMailImportProblems', {
    params: { id: one.id },
    query: { limit: 30 },
  })
  const say = (reason: string) =>
    reason in text.reasons && reason !== 'other'
      ? text.reasons[reason as Exclude<keyof typeof text.reasons, 'other'>]
      : text.reasons.other({ said: reason })
  return (
    <section>
      <Title order={2} mb="xs">
        {text.problems}
      </Title>
      <Text c="dimmed" mb="sm">
        {text.problemsNote}
      </Text>
      <Said refusal={list.error} />
      <Table.ScrollContainer className={lines.lines ?? ''} minWidth={640}>
        <Table aria-label={text.problems}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.place}</Table.Th>
              <Table.Th>{text.from_address}</Table.Th>
              <Table.Th>{text.subject}</Table.Th>
              <Table.Th>{text.reason}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map(problem => (
              <Table.Tr key={problem.ordinal}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  {problem.has_original ? (
                    <Anchor
                      underline="always"
                      href={channels.href('downloadMailImportProblem', {
                        params: { id: one.id, ordinal: problem.ordinal },
                      })}
                      download
                      aria-label={text.download({ number: problem.ordinal })}
                    >
                      {problem.place}
                    </Anchor>
                  ) : (
                    problem.place
                  )}
                  <Text size="xs" c="dimmed">
                    {format.fileSize(problem.size_bytes)}
                  </Text>
                </Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }} data-label={text.from_address}>
                  {problem.from_address ?? '—'}
                </Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }} data-label={text.subject}>
                  {problem.subject || '—'}
                </Table.Td>
                <Table.Td data-label={text.reason}>{say(problem.reason)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <More list={list} display="block" mx="auto" mt="md" />
    </section>
  )
}

function Undo({ one, opened, onClose }: { one: MailImport; opened: boolean; onClose: () => void }) {
  const text = useWords(mailImportWords)
  const format = useFormat()
  const undo = channels.useCommand('undoMailImport', { onDone: onClose })
  const { data, error } = channels.useQuery(
    'readMailImportUndo',
    { params: { id: one.id } },
    { enabled: opened, fresh_ms: 0 },
  )
  return (
    <Dialog opened={opened} onClose={onClose} title={text.undoTitle({ name: one.name })}>
      <Said refusal={error} />
      {!data && !error && <Loading rows={3} />}
      {data && (
        <Stack gap="xs" mb="md">
          <Text fw={500}>{text.goes}</Text>
          <List spacing={4}>
            <List.Item>
              {text.goRequests({
                count: format.number(data.requests_go),
                letters: format.number(data.letters_go),
              })}
            </List.Item>
            <List.Item>{text.goPeople({ count: format.number(data.people_go) })}</List.Item>
            <List.Item>
              {text.goFiles({ count: format.number(data.contents), size: format.fileSize(data.size_bytes) })}
            </List.Item>
          </List>
          {data.requests_stay + data.people_stay > 0 && (
            <>
              <Text fw={500}>{text.stays}</Text>
              <List spacing={4}>
                {data.requests_stay > 0 && (
                  <List.Item>{text.stayRequests({ count: format.number(data.requests_stay) })}</List.Item>
                )}
                {data.people_stay > 0 && (
                  <List.Item>{text.stayPeople({ count: format.number(data.people_stay) })}</List.Item>
                )}
              </List>
            </>
          )}
        </Stack>
      )}
      <Sure
        text={text.undoText}
        label={text.undo}
        command={undo}
        onSure={() => undo.mutate({ params: { id: one.id }, body: { requests: one.requests } })}
        onCancel={onClose}
      />
    </Dialog>
  )
}
