// One low mark: who gave it and why, and the four steps of the way back.
import { Badge, Button, Card, Group, Select, Stack, Text } from '@mantine/core'
import { useMe } from '#kernel/web/me.tsx'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { ErrorScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import type { FollowUp } from '../../contract.ts'
import { deskWords } from '../../text/desk-words.ts'
import { feedbackWords } from '../../text/words.ts'
import { feedback } from '../calls.ts'
import { markColours } from '../colours.ts'
import css from './follow-ups.module.css'
import { History } from './History.tsx'
import { StateMark } from './StateMark.tsx'
import { CauseStep, CloseStep, ContactStep, TellStep } from './Steps.tsx'

export function FollowUpPage({ params }: ScreenProps<'/low-marks/:id'>) {
  const text = useWords(deskWords).followUp
  const { data, error, refetch } = feedback.useQuery('readFollowUp', { params })
  if (error) return <ErrorScreen error={error} retry={() => void refetch()} />
  if (!data) return <Loading rows={6} />
  return (
    <Stack gap="md" maw={760}>
      <Heading title={text.one({ score: data.score })}>
        <Link to="/desk/low-marks">{text.back}</Link>
      </Heading>
      <About card={data} />
      <ContactStep card={data} />
      <CauseStep card={data} />
      <TellStep card={data} />
      <CloseStep card={data} />
      <History id={data.id} />
    </Stack>
  )
}

function About({ card }: { card: FollowUp }) {
  const text = useWords(deskWords).followUp
  const words = useWords(feedbackWords)
  const format = useFormat()
  const pick = usePick()
  const { author, rating } = card
  return (
    <Card withBorder padding="md">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <Group gap="sm" wrap="nowrap" align="flex-start">
            <Badge variant="light" size="lg" color={markColours[rating.score - 1]!}>
              {rating.score}
            </Badge>
            <div>
              <Text fw={600}>{author?.name ?? author?.address ?? text.unknown}</Text>
              {author?.address && author.name && <Text size="sm">{author.address}</Text>}
              {author && !author.is_known && (
                <Text size="xs" c="dimmed">
                  {text.unchecked}
                </Text>
              )}
            </div>
          </Group>
          <StateMark card={card} />
        </Group>
        {rating.comment && <Text className={css.said!}>{rating.comment}</Text>}
        <Text size="sm" c="dimmed">
          {[
            words.report.kinds[rating.kind],
            rating.theme && words.rate.themes[rating.theme],
            format.moment(rating.updated_at),
            card.agent && `${text.agent}: ${card.agent.name}`,
            card.team && pick(card.team.name),
            text.age({ time: format.worked(card.age_minutes) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {card.number && rating.request_id && (
          <Text size="sm">
            <Link to={`/desk/requests/${rating.request_id}`}>
              {card.number}: {card.subject}
            </Link>
          </Text>
        )}
        {card.state !== 'closed' && <Owner card={card} />}
      </Stack>
    </Card>
  )
}

function Owner({ card }: { card: FollowUp }) {
  const text = useWords(deskWords).followUp
  const me = useMe()
  const { data } = feedback.useQuery('listOwners', {}, { fresh_ms: 300_000 })
  const take = feedback.useCommand('takeFollowUp', { onDone: () => toast({ text: text.ownerSet }) })
  const give = (owner_id: string | null) => take.mutate({ params: { id: card.id }, body: { owner_id } })
  const people = data?.items ?? []
  const known =
    card.owner && !people.some(one => one.id === card.owner!.id) ? [...people, card.owner] : people
  return (
    <>
      <Group gap="sm" align="flex-end">
        <Select
          w={260}
          label={text.owner}
          placeholder={text.nobody}
          clearable
          searchable
          data={known.map(one => ({ value: one.id, label: one.name }))}
          value={card.owner?.id ?? null}
          onChange={value => give(value)}
        />
        {card.owner?.id !== me.id && people.some(one => one.id === me.id) && (
          <Button variant="default" loading={take.isPending} onClick={() => give(me.id)}>
            {text.takeIt}
          </Button>
        )}
      </Group>
      <Said refusal={take.error} />
    </>
  )
}
