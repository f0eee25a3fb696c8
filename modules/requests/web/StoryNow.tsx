// Where a request stands: whose move it is, what happens next and by when, and whether it was solved.
import { Button, Group, Stack, Text } from '@mantine/core'
import { useMe } from '#kernel/web/me.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useNow, usePick, useWords } from '#kernel/web/words.tsx'
import { useLimit } from '#modules/agreements/web/parts.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'
import { PromiseDue, useStanding } from './PromiseDue.tsx'
import css from './portal.module.css'
import { StatusMark } from './StatusMark.tsx'
import { dueWords, isRequester, turnOf } from './story.ts'

interface Props {
  request: Request
  solved: 'no' | undefined
  onSolved(solved: 'no'): void
}

export function StoryNow({ request, solved, onSolved }: Props) {
  const { story, approval } = useWords(requestWords)
  const me = useMe()
  const turn = turnOf(request.status)
  const own = isRequester(request, me.id)
  const close = requests.useCommand('closeRequest', {
    onDone: () => void toast({ text: story.solvedThanks }),
  })
  const asks = request.may.reopen && request.status === 'resolved'
  return (
    <section className={css.panel} data-turn={own ? turn : 'centre'} aria-label={story.now}>
      <Group justify="space-between" gap="sm" mb="sm">
        <Text fw={600}>
          {approversOf(request) ? approval.turn : own ? story.turn[turn] : story.turnOther[turn]}
        </Text>
        <Group gap="sm">
          {request.due_at && <PromiseDue request={request} />}
          <StatusMark status={request.status} face="portal" />
        </Group>
      </Group>
      <Stack gap="xs">
        <State request={request} />
        <PromisedDate request={request} />
        <PromiseLines request={request} />
      </Stack>
      {asks && (
        <Stack gap="sm" mt="md">
          <Text fw={600}>{story.solvedAsk}</Text>
          <Group gap="sm">
            {request.may.close && (
              <Button loading={close.isPending} onClick={() => close.mutate({ params: { id: request.id } })}>
                {story.solvedYes}
              </Button>
            )}
            <Button variant="default" onClick={() => onSolved('no')} aria-expanded={solved === 'no'}>
              {story.solvedNo}
            </Button>
          </Group>
          <Said refusal={close.error} />
        </Stack>
      )}
    </section>
  )
}

/** Names of those whose yes or no is waited for; empty when of nobody. */
const approversOf = (request: Request): string =>
  request.approvals.flatMap(one => (one.decision ? [] : one.approver.name)).join(', ')

function State({ request }: { request: Request }) {
  const { story, approval } = useWords(requestWords)
  const pick = usePick()
  const format = useFormat()
  const team = pick(request.team.name)
  const name = request.assignee?.name ?? ''
  const due = request.due_at
    ? dueWords(story.dueBy, request.due_metric)({ moment: format.moment(request.due_at) })
    : story.newsWillCome
  const closes = request.closes_at ? story.closesBy({ moment: format.moment(request.closes_at) }) : ''
  if (request.merged_into)
    return (
      <Text>
        {story.merged({ number: request.merged_into.number })}{' '}
        <Link to={`/requests/${request.merged_into.number}`}>{request.merged_into.subject}</Link>
      </Text>
    )
  const who = request.assignee ? story.hasIt({ name, team }) : story.teamHasIt({ team })
  const approvers = approversOf(request)
  const said = {
    new: [story.isNew, who, due],
    open: [who, due],
    waiting_requester: [story.waitsYou, story.waitsYouNext],
    waiting_third_party: [approvers ? approval.waitsFor({ names: approvers }) : story.waitsOutside, who],
    scheduled: [story.isScheduled, who],
    resolved: [story.isResolved, closes],
    closed: [
      request.closed_at ? story.closedAt({ moment: format.moment(request.closed_at) }) : story.isClosed,
      story.askAnew,
    ],
    cancelled: [story.isCancelled, story.askAnew],
  }[request.status]
  return <Text>{said.filter(Boolean).join(' ')}</Text>
}

/** By when a result was promised, while it is owed. */
function PromisedDate({ request }: { request: Request }) {
  const text = useWords(requestWords)
  const format = useFormat()
  const now = useNow()
  const { promised_at } = request
  if (!promised_at || request.merged_into || ['resolved', 'closed', 'cancelled'].includes(request.status))
    return null
  const told = { moment: format.moment(promised_at) }
  return (
    <Text>{Date.parse(String(promised_at)) < now ? text.promisedPast(told) : text.promisedBy(told)}</Text>
  )
}

/** What the centre promised and what came of it, once it is known; each promise by its name. */
function PromiseLines({ request }: { request: Request }) {
  const { story } = useWords(requestWords)
  const format = useFormat()
  const pick = usePick()
  const limit = useLimit()
  const stands = useStanding(request)
  return request.promises
    .filter(promise => promise.kind === 'sla' && promise.outcome !== 'running')
    .map(promise => {
      const told = {
        title: pick(promise.title),
        used: format.worked(promise.used_seconds / 60),
        limit:
          promise.metric === 'promised_date' && promise.due_at
            ? format.moment(promise.due_at)
            : limit(promise.limit),
      }
      const late = promise.stopped_at ? story.broken : story.breaking
      return (
        <Text key={promise.id} c="dimmed">
          {promise.outcome === 'met' && story.kept(told)}
          {promise.outcome === 'missed' && late(told)}
          {promise.outcome === 'standing' && stands && story.stands({ title: told.title, why: stands })}
        </Text>
      )
    })
}
