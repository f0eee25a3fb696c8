// The ratings behind a figure, newest first, each with its request.
import { Badge, Button, Select, Table, Text } from '@mantine/core'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import { feedbackWords } from '../text/words.ts'
import { feedback } from './calls.ts'
import type { ReportSearch } from './search.ts'

type Props = Pick<ScreenProps<'/ratings', typeof ReportSearch>, 'search' | 'setSearch'>

const colours = ['red', 'orange', 'yellow', 'lime', 'green']

export function RatingList({ search, setSearch }: Props) {
  const text = useWords(feedbackWords).report
  const pick = usePick()
  const format = useFormat()
  const { from, to, team_id, service_id, score } = search
  const list = feedback.useInfinite(
    'listRatings',
    { query: { from, to, team_id, service_id, score } },
    { keepPrevious: true },
  )
  return (
    <>
      <Heading title={text.list}>
        <Button
          variant="default"
          onClick={() =>
            setSearch({ list: undefined, team_id: undefined, service_id: undefined, score: undefined })
          }
        >
          {text.backToReport}
        </Button>
      </Heading>
      <Select
        mb="md"
        w={200}
        label={text.score}
        value={score === undefined ? '' : String(score)}
        onChange={value => setSearch({ score: value ? Number(value) : undefined })}
        data={[{ value: '', label: text.allScores }, ...['1', '2', '3', '4', '5']]}
        allowDeselect={false}
      />
      <Said refusal={list.error} />
      {list.isPending && !list.error && <Loading rows={6} />}
      <Table.ScrollContainer minWidth={720}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.score}</Table.Th>
              <Table.Th>{text.request}</Table.Th>
              <Table.Th>{text.person}</Table.Th>
              <Table.Th>{text.byTeam}</Table.Th>
              <Table.Th>{text.comment}</Table.Th>
              <Table.Th>{text.when}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map(rating => (
              <Table.Tr key={rating.id}>
                <Table.Td>
                  <Badge variant="light" color={colours[rating.score - 1]!} size="lg">
                    {rating.score}
                  </Badge>
                </Table.Td>
                <Table.Td>
                  <Link to={`/desk/requests/${rating.request_id}`}>{rating.number}</Link>
                  <Text size="sm" lineClamp={1}>
                    {rating.subject}
                  </Text>
                </Table.Td>
                <Table.Td>{rating.person_name}</Table.Td>
                <Table.Td>{pick(rating.team.name)}</Table.Td>
                <Table.Td style={{ whiteSpace: 'pre-wrap' }}>{rating.comment}</Table.Td>
                <Table.Td>{format.moment(rating.created_at)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <More list={list} display="block" mx="auto" mt="md" />
    </>
  )
}
