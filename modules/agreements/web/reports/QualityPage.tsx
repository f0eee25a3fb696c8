// The joint quality index of a month: one number, what it is made of, both sides, twelve months, down to the requests.
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useLanguage, useWords } from '#kernel/web/words.tsx'
import type { Named, QualityIndex } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { Trend } from './charts.tsx'
import { IndexModeField } from './IndexModeField.tsx'
import { CutChips, firstsAddress, MeasuresNav, MonthSteps, monthAfter } from './parts.tsx'
import { Figures } from './QualityFigures.tsx'
import { QualityList } from './QualityList.tsx'
import { QualityTable, TrendTable } from './QualityTable.tsx'
import type { QualitySearch } from './search.ts'

export function QualityPage({ search, setSearch }: ScreenProps<'/quality', typeof QualitySearch>) {
  const text = useWords(measureWords).quality
  const { list, ...query } = search
  const { data, error, isPending } = agreements.useQuery(
    'readQualityIndex',
    { query },
    { keepPrevious: true },
  )
  const client = data && oneClient(data)
  const open = (what: NonNullable<typeof list>) => setSearch({ list: what })
  return (
    <>
      <MeasuresNav here="quality" />
      <Heading title={text.title} note={text.note}>
        {data && <MonthSteps month={data.month} choose={month => setSearch({ month })} />}
      </Heading>
      <Said refusal={error} />
      {isPending && !error && <Loading rows={8} />}
      {data && (
        <Stack gap="lg">
          <Group gap="xs">
            <CutChips cut={query} asked={data.asked} clear={what => setSearch({ [what]: undefined })} />
            {client && <LetterButtons client={client.id} month={data.month} />}
          </Group>
          {list ? (
            <QualityList index={data} search={search} setSearch={setSearch} />
          ) : data.total.n === 0 ? (
            <Empty
              text={text.empty}
              action={{
                label: text.emptyAction,
                run: () => setSearch({ month: monthAfter(data.month, -1) }),
              }}
            />
          ) : (
            <Figures
              data={data}
              open={open}
              firsts={firstsAddress(data.month, {
                service: query.service,
                client: query.client,
                department: query.department,
              })}
            />
          )}
          {!list && (
            <>
              <TrendPart data={data} />
              <QualityTable index={data} setSearch={setSearch} />
              <IndexModeField client={query.client} asked={data.asked.client} mode={data.mode} />
            </>
          )}
        </Stack>
      )}
    </>
  )
}

function TrendPart({ data }: { data: QualityIndex }) {
  const text = useWords(measureWords).quality
  if (data.trend.every(({ index }) => index === null)) return null
  return (
    <Card withBorder padding="lg">
      <Title order={2} size="h4">
        {text.trend}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {text.trendNote}
      </Text>
      <Trend points={data.trend} chosen={data.month} />
      <TrendTable trend={data.trend} />
    </Card>
  )
}

/** The letter to the client that is looked at, as files. */
function LetterButtons({ client, month }: { client: string; month: string }) {
  const text = useWords(measureWords).quality
  const { language } = useLanguage()
  const names = { pdf: text.letterPdf, xlsx: text.letterXlsx }
  return (['pdf', 'xlsx'] as const).map(format => (
    <Button
      key={format}
      component="a"
      size="compact-sm"
      variant="default"
      leftSection={<IconFileText size={16} stroke={1.75} />}
      href={agreements.href('downloadQualityLetter', {
        params: { client, month },
        query: { format, language },
      })}
      download
    >
      {`${text.letter}, ${names[format]}`}
    </Button>
  ))
}

/** The client whose figures these are, when they are of one alone. */
function oneClient({ asked, cells }: QualityIndex): Named | null {
  const first = asked.client ?? cells[0]?.client ?? null
  return cells.every(({ client }) => client?.id === first?.id) ? first : null
}
