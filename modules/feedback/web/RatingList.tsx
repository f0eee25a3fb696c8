// The ratings behind a figure, newest first, each with its request or letter.
import { Badge, Button, Group, Select, Table, Text } from '@mantine/core'
import type { z } from 'zod'
import { useCan } from '#kernel/web/me.tsx'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import { type RatingKind, type RatingLine, ratingKinds } from '../contract.ts'
import { feedbackWords } from '../text/words.ts'
import { feedback } from './calls.ts'
import { markColours } from './colours.ts'
import type { ReportSearch } from './search.ts'

type Props = Pick<ScreenProps<'/ratings', typeof ReportSearch>, 'search' | 'setSearch'>

export function RatingList({ search, setSearch }: Props) {
  const text = useWords(feedbackWords).report
  const can = useCan()
  const { from, to, team_id, service_id, agent_id, kind, score } = search
  const list = feedback.useInfinite(
    'listRatings',
    { query: { from, to, team_id, service_id, agent_id, kind, score } },
    { keepPrevious: true },
  )
  const seesAgents = can('feedback.follow')
  return (
    <>
      <Heading title={text.list}>
        <Button
          variant="default"
          onClick={() =>
            setSearch({
              list: undefined,
              team_id: undefined,
              service_id: undefined,
              agent_id: undefined,
              score: undefined,
              ...(kind === 'after_fix' ? { kind: undefined } : {}),
            })
          }
        >
          {text.backToReport}
        </Button>
      </Heading>
      <Group gap="sm" mb="md">
        <Select
          w={200}
          label={text.score}
          value={score === undefined ? '' : String(score)}
          onChange={value => setSearch({ score: value ? Number(value) : undefined })}
          data={[{ value: '', label: text.allScores }, ...['1', '2', '3', '4', '5']]}
          allowDeselect={false}
        />
        <Select
          w={200}
          label={text.kind}
          value={kind ?? ''}
          onChange={value => setSearch({ kind: (value || undefined) as RatingKind | undefined })}
          data={[
            { value: '', label: text.allKinds },
            ...ratingKinds.map(value => ({ value, label: text.kinds[value] })),
          ]}
          allowDeselect={false}
        />
      </Group>
      <Said refusal={list.error} />
      {list.isPending && !list.error && <Loading rows={6} />}
      <Table.ScrollContainer minWidth={760}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.score}</Table.Th>
              <Table.Th>{text.request}</Table.Th>
              <Table.Th>{text.person}</Table.Th>
              {seesAgents && <Table.Th>{text.agent}</Table.Th>}
              <Table.Th>{text.team}</Table.Th>
              <Table.Th>{text.comment}</Table.Th>
              <Table.Th>{text.when}</Table.Th>
              {seesAgents && <Table.Th>{text.followUp}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map(rating => (
              <Line key={rating.id} rating={rating} seesAgents={seesAgents} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <More list={list} display="block" mx="auto" mt="md" />
    </>
  )
}

function Line({ rating, seesAgents }: { rating: z.output<typeof RatingLine>; seesAgents: boolean }) {
  const words = useWords(feedbackWords)
  const text = words.report
  const pick = usePick()
  const format = useFormat()
  return (
    <Table.Tr>
      <Table.Td>
        <Badge variant="light" color={markColours[rating.score - 1]!} size="lg">
          {rating.score}
        </Badge>
      </Table.Td>
      <Table.Td>
        {rating.request_id && <Link to={`/desk/requests/${rating.request_id}`}>{rating.number}</Link>}
        <Text size="sm" lineClamp={1}>
          {rating.subject}
        </Text>
        <Text size="xs" c="dimmed">
          {text.kinds[rating.kind]}
          {rating.theme ? ` · ${words.rate.themes[rating.theme]}` : ''}
        </Text>
      </Table.Td>
      <Table.Td>{sayWho(rating, text)}</Table.Td>
      {seesAgents && <Table.Td>{rating.agent?.name}</Table.Td>}
      <Table.Td>{rating.team && pick(rating.team.name)}</Table.Td>
      <Table.Td style={{ whiteSpace: 'pre-wrap' }}>{rating.comment}</Table.Td>
      <Table.Td>{format.moment(rating.created_at)}</Table.Td>
      {seesAgents && (
        <Table.Td>
          {rating.follow_up_id && <Link to={`/desk/low-marks/${rating.follow_up_id}`}>{text.open}</Link>}
        </Table.Td>
      )}
    </Table.Tr>
  )
}

type Words = ReturnType<typeof useWords<(typeof feedbackWords)['en']>>['report']

/** A person that is known, or what somebody unknown says of themselves. */
function sayWho({ person_name, rater }: z.output<typeof RatingLine>, text: Words): string {
  if (person_name) return person_name
  const who = rater ? [rater.name, rater.address].filter(Boolean).join(', ') : ''
  return who ? text.saysOfSelf({ who }) : text.unknown
}
