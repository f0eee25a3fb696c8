// Low marks with their ages: those that wait for somebody first, by the time that is left.
import { Badge, Card, Group, Stack, Switch, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import type { FollowUp } from '../../contract.ts'
import { deskWords } from '../../text/desk-words.ts'
import { feedback } from '../calls.ts'
import { markColours } from '../colours.ts'
import type { FollowUpsSearch } from '../search.ts'
import css from './follow-ups.module.css'
import { StateMark } from './StateMark.tsx'

type Props = ScreenProps<'/low-marks', typeof FollowUpsSearch>
const states = ['unfinished', 'overdue', 'open', 'contacted', 'fixed', 'told', 'closed'] as const

export function FollowUpsPage({ search, setSearch }: Props) {
  const text = useWords(deskWords).followUp
  const { state, mine, agent_id } = search
  const list = feedback.useInfinite(
    'listFollowUps',
    { query: { state, mine, agent_id } },
    { keepPrevious: true },
  )
  const narrowed = state !== 'unfinished' || mine !== undefined || agent_id !== undefined
  return (
    <Stack gap="md" maw={960}>
      <Heading title={text.title} note={text.note} />
      <Steps state={state} setSearch={setSearch} />
      <Switch
        label={text.mine}
        checked={mine === '1'}
        onChange={event => setSearch({ mine: event.currentTarget.checked ? '1' : undefined })}
      />
      <Said refusal={list.error} />
      {list.isPending && !list.error && <Loading rows={6} height={60} />}
      {!list.isPending && !list.error && list.items.length === 0 && (
        <Empty
          text={narrowed ? text.noneLike : text.none}
          icon={IconArrowBackUp}
          {...(narrowed
            ? {
                action: {
                  label: text.showAll,
                  run: () => setSearch({ state: 'unfinished', mine: undefined, agent_id: undefined }),
                },
              }
            : {})}
        />
      )}
      <ul className={css.list}>
        {list.items.map(card => (
          <li key={card.id}>
            <Line card={card} />
          </li>
        ))}
      </ul>
      <More list={list} style={{ alignSelf: 'center' }} />
    </Stack>
  )
}

/** The steps with how many stand there. */
function Steps({ state, setSearch }: Pick<Props, 'setSearch'> & { state: Props['search']['state'] }) {
  const text = useWords(deskWords).followUp
  const { data } = feedback.useQuery('countFollowUps', {}, { keepPrevious: true })
  const counts: Partial<Record<(typeof states)[number], number>> = data
    ? { ...data, unfinished: data.open + data.contacted + data.fixed + data.told }
    : {}
  return (
    <nav aria-label={text.state}>
      <Group gap="xs">
        {states.map(one => (
          <Link
            key={one}
            to={one === 'unfinished' ? '/desk/low-marks' : `/desk/low-marks?state=${one}`}
            className={css.step!}
            aria-current={one === state ? 'page' : undefined}
            onClick={event => {
              event.preventDefault()
              setSearch({ state: one })
            }}
          >
            {text.states[one]}
            {counts[one] !== undefined && (
              <Badge
                size="sm"
                variant="light"
                color={one === 'overdue' && counts[one] > 0 ? 'red' : 'gray'}
                ml={6}
              >
                {counts[one]}
              </Badge>
            )}
          </Link>
        ))}
      </Group>
    </nav>
  )
}

function Line({ card }: { card: FollowUp }) {
  const text = useWords(deskWords).followUp
  const format = useFormat()
  const pick = usePick()
  const about = card.number ? `${card.number}: ${card.subject}` : text.signature
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Group gap="sm" align="flex-start" wrap="nowrap" style={{ flex: '1 1 20rem', minWidth: 0 }}>
          <Badge variant="light" size="lg" color={markColours[card.score - 1]!}>
            {card.score}
          </Badge>
          <Stack gap={2} style={{ minWidth: 0 }}>
            <Link to={`/desk/low-marks/${card.id}`}>
              {card.author?.name ?? card.author?.address ?? text.unknown}
            </Link>
            <Text size="sm" lineClamp={1}>
              {about}
            </Text>
            {card.rating.comment && (
              <Text size="sm" lineClamp={2}>
                {card.rating.comment}
              </Text>
            )}
            <Text size="xs" c="dimmed">
              {[
                card.agent?.name,
                card.team && pick(card.team.name),
                text.age({ time: format.worked(card.age_minutes) }),
                `${text.owner}: ${card.owner?.name ?? text.nobody}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </Stack>
        </Group>
        <StateMark card={card} />
      </Group>
    </Card>
  )
}
