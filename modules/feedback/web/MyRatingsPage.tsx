// An agent's own marks: index, months, what they are about, why low ones were low, and what people wrote.
import { Badge, Button, Card, Group, Progress, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core'
import { IconStars } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useLanguage, useWords } from '#kernel/web/words.tsx'
import { deskWords } from '../text/desk-words.ts'
import { feedbackWords } from '../text/words.ts'
import { feedback } from './calls.ts'
import { markColours } from './colours.ts'
import css from './follow-ups/follow-ups.module.css'

export function MyRatingsPage() {
  const text = useWords(deskWords).mine
  const linkTo = useLinkTo()
  const { data, error, isPending } = feedback.useQuery('readMyRatings', { query: {} })
  return (
    <Stack gap="md" maw={960}>
      <Heading title={text.title} note={text.note}>
        <Button component="a" variant="default" {...linkTo('/desk/my-ratings/signature')}>
          {text.signature}
        </Button>
      </Heading>
      <Said refusal={error} />
      {isPending && !error && <Loading rows={6} />}
      {data?.all.count === 0 && (
        <Empty
          text={text.none}
          icon={IconStars}
          action={{ label: text.signature, to: '/desk/my-ratings/signature' }}
        />
      )}
      {data && data.all.count > 0 && (
        <>
          <Figures data={data} />
          <Months data={data} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Themes data={data} />
            <Causes data={data} />
          </SimpleGrid>
          <Comments data={data} />
        </>
      )}
    </Stack>
  )
}

type Mine = NonNullable<ReturnType<typeof feedback.useQuery<'readMyRatings'>>['data']>
interface Props {
  readonly data: Mine
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card withBorder padding="md" component="section" aria-label={title}>
      <Title order={2} size="h5" mb="sm">
        {title}
      </Title>
      {children}
    </Card>
  )
}

function Figures({ data }: Props) {
  const text = useWords(deskWords).mine
  const format = useFormat()
  const { all, index, loop } = data
  const two = (figure: number) => format.number(figure, 2)
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <Part title={text.index}>
        {index ? (
          <>
            <Text size="xl" fw={600}>
              {two(index.value)}
            </Text>
            <Text size="xs" c="dimmed">
              {text.indexNote({ usual: two(index.usual), low: two(index.low), high: two(index.high) })}
            </Text>
          </>
        ) : (
          <Text c="dimmed">{text.notEnough}</Text>
        )}
      </Part>
      <Part title={text.mean}>
        <Text size="xl" fw={600}>
          {all.mean_score === null ? text.notEnough : two(all.mean_score)}
        </Text>
        <Text size="xs" c="dimmed">
          {text.count({ count: all.count })}
        </Text>
      </Part>
      <Part title={text.loop}>
        <Text size="xl" fw={600}>
          {loop.percent === null ? '—' : format.percent(loop.percent / 100)}
        </Text>
        <Text size="xs" c="dimmed">
          {text.loopOf({ told: loop.told, low: loop.low })}
        </Text>
      </Part>
    </SimpleGrid>
  )
}

function Months({ data }: Props) {
  const text = useWords(deskWords).mine
  const words = useWords(feedbackWords).report
  const format = useFormat()
  const { language } = useLanguage()
  const named = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const most = Math.max(...data.trend.map(one => one.count))
  return (
    <Part title={text.trend}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.month}</Table.Th>
            <Table.Th ta="right">{words.count}</Table.Th>
            <Table.Th ta="right">{words.mean}</Table.Th>
            <Table.Th w="45%" pl="lg">
              {words.spread}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.trend.map(month => {
            const [one = 0, two = 0, three = 0, four = 0, five = 0] = month.counts
            const spread = words.spreadOf({ one, two, three, four, five })
            return (
              <Table.Tr key={month.month}>
                <Table.Td>{named.format(new Date(`${month.month}-15T00:00:00Z`))}</Table.Td>
                <Table.Td ta="right">{format.number(month.count)}</Table.Td>
                <Table.Td ta="right">
                  {month.mean_score === null ? (
                    <Text span size="xs" c="dimmed">
                      {text.notEnough}
                    </Text>
                  ) : (
                    format.number(month.mean_score, 2)
                  )}
                </Table.Td>
                <Table.Td pl="lg">
                  <Progress.Root size={14} title={spread} role="img" aria-label={spread}>
                    {month.counts.map((count, index) => (
                      <Progress.Section
                        key={markColours[index]}
                        value={(100 * count) / most}
                        color={`${markColours[index]!}.6`}
                        withAria={false}
                      />
                    ))}
                  </Progress.Root>
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Part>
  )
}

function Themes({ data }: Props) {
  const text = useWords(deskWords).mine
  const { themes } = useWords(feedbackWords).rate
  const format = useFormat()
  return (
    <Part title={text.themes}>
      <Lines
        lines={data.themes.map(({ theme, count, mean_score }) => ({
          key: theme,
          label: themes[theme],
          value: `${format.number(count)} · ${format.number(mean_score, 1)}`,
        }))}
      />
    </Part>
  )
}

function Causes({ data }: Props) {
  const { mine: text, followUp } = useWords(deskWords)
  const format = useFormat()
  return (
    <Part title={text.causes}>
      <Lines
        lines={data.causes.map(({ cause, count }) => ({
          key: cause,
          label: followUp.causes[cause as keyof typeof followUp.causes],
          value: format.number(count),
        }))}
      />
    </Part>
  )
}

function Lines({ lines }: { lines: readonly { key: string; label: string; value: string }[] }) {
  if (lines.length === 0) return <Text c="dimmed">—</Text>
  return (
    <Stack gap={4}>
      {lines.map(line => (
        <Group key={line.key} justify="space-between">
          <Text size="sm">{line.label}</Text>
          <Text size="sm" c="dimmed">
            {line.value}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}

function Comments({ data }: Props) {
  const text = useWords(deskWords).mine
  const format = useFormat()
  return (
    <Part title={text.comments}>
      {!data.names_shown && (
        <Text size="xs" c="dimmed" mb="sm">
          {text.noNames}
        </Text>
      )}
      <Stack gap="sm">
        {data.comments.map(one => (
          <Group key={one.id} gap="sm" wrap="nowrap" align="flex-start">
            <Badge variant="light" color={markColours[one.score - 1]!}>
              {one.score}
            </Badge>
            <div>
              <Text size="sm" className={css.said!}>
                {one.comment}
              </Text>
              <Text size="xs" c="dimmed">
                {[one.person_name, format.date(one.at)].filter(Boolean).join(' · ')}{' '}
                {one.request_id && <Link to={`/desk/requests/${one.request_id}`}>{one.number}</Link>}
              </Text>
            </div>
          </Group>
        ))}
      </Stack>
    </Part>
  )
}
