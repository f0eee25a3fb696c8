// A new import of mail: for which mailbox, and where the letters are: a file, the server's folder, a mail server.
import {
  Alert,
  Button,
  Checkbox,
  FileButton,
  Group,
  NumberInput,
  PasswordInput,
  Progress,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { Problem } from '#kernel/web/problem.ts'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useGo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { MailImport } from '../contract.ts'
import { mailImportWords } from '../text/mail-import-words.ts'
import { channels } from './calls.ts'
import { archiveSources, type NewMailImportSearch } from './search.ts'
import { uploadArchive } from './upload-archive.ts'

type Props = ScreenProps<'/mail-import/new', typeof NewMailImportSearch>

export function NewMailImportPage({ search, setSearch }: Props) {
  const text = useWords(mailImportWords)
  const go = useGo()
  const { data, error, isPending } = channels.useQuery('listMailboxes', {})
  const [chosen, choose] = useState<string | null>(null)
  if (isPending && !error) return <Loading rows={6} />
  const boxes = data?.items ?? []
  const mailbox_id = chosen ?? boxes.find(box => box.is_default)?.id ?? boxes[0]?.id ?? null
  const begun = ({ id }: Pick<MailImport, 'id'>) => go(`/admin/mail-import/${id}`)
  return (
    <Stack gap="lg" maw={640}>
      <Link to="/admin/mail-import">{text.title}</Link>
      <Heading title={text.newTitle} note={text.newNote} />
      <Said refusal={error} />
      <Select
        label={text.mailbox}
        description={text.mailboxHint}
        data={boxes.map(box => ({ value: box.id, label: box.address }))}
        value={mailbox_id}
        onChange={choose}
        allowDeselect={false}
      />
      <SegmentedControl
        aria-label={text.from}
        data={archiveSources.map(value => ({ value, label: text.sources[value] }))}
        value={search.from}
        onChange={value => setSearch({ from: value as (typeof archiveSources)[number] }, { replace: true })}
      />
      {mailbox_id && search.from === 'upload' && <FromFile mailbox_id={mailbox_id} onBegun={begun} />}
      {mailbox_id && search.from === 'server' && <FromServer mailbox_id={mailbox_id} onBegun={begun} />}
      {mailbox_id && search.from === 'imap' && <FromMailServer mailbox_id={mailbox_id} onBegun={begun} />}
    </Stack>
  )
}

interface Source {
  readonly mailbox_id: string
  readonly onBegun: (one: Pick<MailImport, 'id'>) => void
}

function FromFile({ mailbox_id, onBegun }: Source) {
  const text = useWords(mailImportWords)
  const format = useFormat()
  const [going, setGoing] = useState<{ name: string; share: number } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const upload = async (file: File | null) => {
    if (!file || going) return
    setProblem(null)
    setGoing({ name: file.name, share: 0 })
    try {
      onBegun(await uploadArchive(mailbox_id, file, share => setGoing({ name: file.name, share })))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    } finally {
      setGoing(null)
    }
  }
  const said = going && text.uploading({ name: going.name, share: format.percent(going.share) })
  return (
    <Stack gap="sm" align="flex-start">
      <Text c="dimmed">{text.fileHint}</Text>
      <FileButton onChange={file => void upload(file)}>
        {props => (
          <Button {...props} loading={going !== null} leftSection={<IconUpload size={18} stroke={1.75} />}>
            {text.choose}
          </Button>
        )}
      </FileButton>
      {going && said && (
        <div role="status" style={{ width: '100%' }}>
          <Text mb="xs">{said}</Text>
          <Progress value={going.share * 100} aria-label={said} />
        </div>
      )}
      <Said refusal={problem} />
    </Stack>
  )
}

function FromServer({ mailbox_id, onBegun }: Source) {
  const text = useWords(mailImportWords)
  const format = useFormat()
  const { data, error, isPending } = channels.useQuery('listMailArchives', {})
  const [path, setPath] = useState<string | null>(null)
  const begin = channels.useCommand('beginMailImport', { onDone: onBegun })
  if (error) return <Said refusal={error} />
  if (isPending) return <Loading rows={2} />
  if (!data.configured) return <Alert color="yellow">{text.notConfigured}</Alert>
  if (data.items.length === 0) return <Text c="dimmed">{text.nothingThere}</Text>
  return (
    <Stack gap="sm" align="flex-start">
      <Select
        w="100%"
        label={text.onServer}
        description={text.onServerHint}
        searchable
        data={data.items.map(one => ({
          value: one.path,
          label: `${one.path} · ${one.size_bytes === null ? text.kinds[one.kind] : format.fileSize(one.size_bytes)}`,
        }))}
        value={path}
        onChange={setPath}
      />
      <Button
        disabled={path === null}
        loading={begin.isPending}
        onClick={() => path && begin.mutate({ body: { mailbox_id, source: { kind: 'path', path } } })}
      >
        {text.look}
      </Button>
      <Said refusal={begin.error} />
    </Stack>
  )
}

const empty = { host: '', port: 993, secure: true, user: '', password: '' }

function FromMailServer({ mailbox_id, onBegun }: Source) {
  const text = useWords(mailImportWords)
  const [folder, setFolder] = useState('INBOX')
  const [other, setOther] = useState(false)
  const [server, setServer] = useState(empty)
  const begin = channels.useCommand('beginMailImport', { onDone: onBegun })
  const change = (part: Partial<typeof empty>) => setServer({ ...server, ...part })
  const whole = !other || (server.host !== '' && server.user !== '' && server.password !== '')
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        begin.mutate({
          body: { mailbox_id, source: { kind: 'imap', folder, ...(other ? { server } : {}) } },
        })
      }}
    >
      <Stack gap="sm" align="flex-start">
        <TextInput
          w="100%"
          label={text.folder}
          description={text.folderHint}
          withAsterisk
          value={folder}
          onChange={event => setFolder(event.currentTarget.value)}
        />
        <Checkbox
          label={text.other}
          checked={other}
          onChange={event => setOther(event.currentTarget.checked)}
        />
        {other && (
          <>
            <Group w="100%" align="flex-start">
              <TextInput
                label={text.host}
                withAsterisk
                value={server.host}
                onChange={event => change({ host: event.currentTarget.value })}
              />
              <NumberInput
                label={text.port}
                withAsterisk
                min={1}
                max={65_535}
                value={server.port}
                onChange={value => change({ port: Number(value) })}
              />
            </Group>
            <Checkbox
              label={text.secure}
              checked={server.secure}
              onChange={event => change({ secure: event.currentTarget.checked })}
            />
            <TextInput
              w="100%"
              label={text.user}
              withAsterisk
              autoComplete="off"
              value={server.user}
              onChange={event => change({ user: event.currentTarget.value })}
            />
            <PasswordInput
              w="100%"
              label={text.password}
              description={text.passwordHint}
              withAsterisk
              autoComplete="new-password"
              value={server.password}
              onChange={event => change({ password: event.currentTarget.value })}
            />
          </>
        )}
        <Button type="submit" disabled={folder.trim() === '' || !whole} loading={begin.isPending}>
          {text.look}
        </Button>
        <Said refusal={begin.error} />
      </Stack>
    </form>
  )
}
