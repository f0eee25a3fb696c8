// One list of people: what each row would do, taking it in with progress, and what was refused and why.
import { Badge, Button, Group, Progress, Stack, Table, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { z } from 'zod'
import { notFound } from '#kernel/contract/kernel.ts'
import { isRefusal } from '#kernel/web/problem.ts'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { MissingScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useNow, useWords } from '#kernel/web/words.tsx'
import { type PeopleImport, verdicts } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { organisation } from './calls.ts'
import { ImportRows } from './ImportRows.tsx'
import css from './organisation.module.css'
import type { ImportSearch } from './search.ts'

type Props = ScreenProps<'/people/import/:id', typeof ImportSearch>
type KnownImport = z.output<typeof PeopleImport>

const beat_ms = 1_000

export function ImportPage({ params, search, setSearch }: Props) {
  const { imports: text } = useWords(screenWords)
  const format = useFormat()
  const now = useNow()
  const call = { params: { id: params.id } }
  const known = organisation.useCache().read('readImport', call)
  const { data, error, isPending } = organisation.useQuery('readImport', call, {
    ...(known?.state === 'applying' ? { every_ms: beat_ms } : {}),
  })
  if (isPending) return <Loading rows={8} />
  if (error) return isRefusal(error, notFound) ? <MissingScreen /> : <Said refusal={error} />
  return (
    <Stack gap="lg">
      <Link to="/admin/people/import">{text.title}</Link>
      <Heading
        title={data.file_name}
        note={`${text.rows({ count: data.rows_total })} · ${format.moment(data.made_at, now)}`}
      />
      <State list={data} />
      <Columns list={data} />
      <section>
        <fieldset className={css.chips} aria-label={text.verdict}>
          <Button
            size="compact-sm"
            variant={search.verdict ? 'default' : 'light'}
            aria-pressed={!search.verdict}
            onClick={() => setSearch({ verdict: undefined })}
          >
            {text.every} · {format.number(data.rows_total)}
          </Button>
          {verdicts.map(verdict => (
            <Button
              key={verdict}
              size="compact-sm"
              variant={search.verdict === verdict ? 'light' : 'default'}
              aria-pressed={search.verdict === verdict}
              onClick={() => setSearch({ verdict })}
            >
              {text.verdicts[verdict]} · {format.number(data.counts[verdict])}
            </Button>
          ))}
        </fieldset>
        <ImportRows list={data} verdict={search.verdict} />
      </section>
    </Stack>
  )
}

function State({ list }: { list: KnownImport }) {
  const { imports: text } = useWords(screenWords)
  const { id, state, counts, rows_done, rows_total } = list
  const apply = organisation.useCommand('applyImport')
  const useful = counts.new + counts.changed
  const download = counts.refused > 0 && (
    <Button
      component="a"
      variant="default"
      leftSection={<IconDownload size={18} stroke={1.75} />}
      href={organisation.href('downloadRefused', { params: { id } })}
      download
    >
      {text.download}
    </Button>
  )
  if (state === 'applying')
    return (
      <div role="status">
        <Text mb="xs">{text.applying({ done: rows_done, total: rows_total })}</Text>
        <Progress
          value={rows_total > 0 ? (rows_done / rows_total) * 100 : 0}
          aria-label={text.applying({ done: rows_done, total: rows_total })}
        />
        <Text c="dimmed" mt="xs">
          {text.applyingHint}
        </Text>
      </div>
    )
  return (
    <div>
      {state === 'done' && (
        <div role="status">
          <Title order={2}>{text.doneTitle}</Title>
          <Text mb="sm">{text.doneText(counts)}</Text>
        </div>
      )}
      {state === 'previewed' && useful === 0 && <Text mb="sm">{text.nothing}</Text>}
      <Group gap="sm">
        {state === 'previewed' && useful > 0 && (
          <Button loading={apply.isPending} onClick={() => apply.mutate({ params: { id } })}>
            {text.apply({ count: useful })}
          </Button>
        )}
        {download}
      </Group>
      <Said refusal={apply.error} mt="sm" />
    </div>
  )
}

function Columns({ list }: { list: KnownImport }) {
  const { imports: text } = useWords(screenWords)
  return (
    <section>
      <Title order={2} mb="xs">
        {text.columnsFound}
      </Title>
      <div className={css.scroll}>
        <Table w="auto">
          <Table.Tbody>
            {list.columns.map(({ heading, field }) => (
              <Table.Tr key={heading}>
                <Table.Th scope="row" fw={400}>
                  {heading}
                </Table.Th>
                <Table.Td>
                  {field ? (
                    text.fields[field]
                  ) : (
                    <Badge variant="light" color="gray" tt="none">
                      {text.ignored}
                    </Badge>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  )
}
