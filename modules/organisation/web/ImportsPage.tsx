// Uploading a list of people, and the lists that were uploaded before.
import { Badge, Button, FileButton, List, Loader, Stack, Table, Text, Title } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useDropping } from '#kernel/web/dropping.ts'
import { Problem } from '#kernel/web/problem.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useGo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useNow, useWords } from '#kernel/web/words.tsx'
import { importFields } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'
import css from './organisation.module.css'
import { uploadList } from './upload-list.ts'

export function ImportsPage() {
  const { imports: text } = useWords(screenWords)
  return (
    <Stack gap="lg" maw={860}>
      <Heading title={text.title} note={text.note} />
      <UploadPlace />
      <section>
        <Title order={2} mb="xs">
          {text.columns}
        </Title>
        <Text mb="sm">{text.columnsHint}</Text>
        <List size="sm" mb="md" className={css.chips} listStyleType="none">
          {importFields.map(field => (
            <List.Item key={field}>
              <Badge variant="light" color="gray" tt="none">
                {text.fields[field]}
              </Badge>
            </List.Item>
          ))}
        </List>
        <ExampleLink />
      </section>
      <EarlierLists />
    </Stack>
  )
}

function UploadPlace() {
  const { imports: text } = useWords(screenWords)
  const go = useGo()
  const cache = organisation.useCache()
  const [reading, setReading] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const upload = async (file: File | null | undefined) => {
    if (!file || reading) return
    setReading(true)
    setProblem(null)
    try {
      const list = await uploadList(file)
      void cache.refresh('listImports')
      go(`/admin/people/import/${list.id}`)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    } finally {
      setReading(false)
    }
  }
  const { place } = useDropping(files => void upload(files[0]))
  return (
    <>
      {/* Dropping is the other way to do the same; the button serves the keyboard. */}
      <div className={css.drop} {...place}>
        <FileButton
          accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={file => void upload(file)}
        >
          {props => (
            <Button {...props} disabled={reading} leftSection={<IconUpload size={18} stroke={1.75} />}>
              {text.choose}
            </Button>
          )}
        </FileButton>
        <Text c="dimmed" mt="sm" role="status">
          {reading ? (
            <>
              <Loader size="xs" /> {text.reading}
            </>
          ) : (
            text.drop
          )}
        </Text>
      </div>
      <Said refusal={problem} />
    </>
  )
}

/** Two rows that the import reads as they are, with headings in the reader's language. */
function ExampleLink() {
  const { imports: text } = useWords(screenWords)
  const { fields } = text
  const rows = [
    [fields.name, fields.email, fields.phone, fields.staff_no, fields.position],
    ['Анна Петровна Иванова', 'a.ivanova@company.example', '+7 495 000-00-01', '100-01', 'Бухгалтер'],
    ['John Smith', 'j.smith@company.example', '+44 20 0000 0002', '100-02', 'Accountant'],
  ]
  // The mark at the beginning tells spreadsheets that the file is UTF-8.
  const csv = `\uFEFF${rows.map(row => row.join(';')).join('\r\n')}\r\n`
  return (
    <Button
      component="a"
      variant="default"
      leftSection={<IconDownload size={18} stroke={1.75} />}
      href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`}
      download={text.exampleFile}
    >
      {text.example}
    </Button>
  )
}

const tones = { previewed: 'yellow', applying: 'accent', done: 'green' } as const

function EarlierLists() {
  const { imports: text } = useWords(screenWords)
  const format = useFormat()
  const now = useNow()
  const lists = organisation.useInfinite('listImports', { query: { limit: 20 } })
  return (
    <section>
      <Title order={2} mb="xs">
        {text.before}
      </Title>
      <Said refusal={lists.error} />
      {lists.isPending && <Loading rows={3} />}
      {!lists.isPending && !lists.error && lists.items.length === 0 && (
        <Text c="dimmed">{text.noneBefore}</Text>
      )}
      {lists.items.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.file}</Table.Th>
              <Table.Th>{text.when}</Table.Th>
              <Table.Th>{text.state}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lists.items.map(list => (
              <Table.Tr key={list.id}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <Link to={`/admin/people/import/${list.id}`}>{list.file_name}</Link>
                  <Text c="dimmed">{text.rows({ count: list.rows_total })}</Text>
                </Table.Td>
                <Table.Td>{format.moment(list.made_at, now)}</Table.Td>
                <Table.Td>
                  <Badge variant="light" color={tones[list.state]} tt="none">
                    {text.states[list.state]}
                  </Badge>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <More list={lists} display="block" mx="auto" mt="md" />
    </section>
  )
}
