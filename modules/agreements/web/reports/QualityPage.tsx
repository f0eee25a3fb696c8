// The joint quality index of a month: one number, what it is made of, both sides, twelve months, down to the requests.
import { Group, Stack } from '@mantine/core'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useWords } from '#kernel/web/words.tsx'
import type { Named, QualityIndex } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { IndexModeField } from './IndexModeField.tsx'
import { LetterButtons } from './LetterButtons.tsx'
import { behindOnDesk, CutChips, MeasuresNav, MonthSteps, monthAfter } from './parts.tsx'
import { Figures } from './QualityFigures.tsx'
import { QualityList } from './QualityList.tsx'
import { QualityTable } from './QualityTable.tsx'
import type { QualitySearch } from './search.ts'
import { TrendPart } from './TrendPart.tsx'

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
              behind={behindOnDesk}
              cut={{ service: query.service, client: query.client, department: query.department }}
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

/** The client whose figures these are, when they are of one alone. */
function oneClient({ asked, cells }: QualityIndex): Named | null {
  const first = asked.client ?? cells[0]?.client ?? null
  return cells.every(({ client }) => client?.id === first?.id) ? first : null
}
