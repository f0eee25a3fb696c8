// What was done so far, in the requester's words.
import { Button, Text } from '@mantine/core'
import { useMe } from '#kernel/web/me.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { useMetricName } from '#modules/agreements/web/parts.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'
import { useTeamNames } from './names.ts'
import css from './portal.module.css'
import { type Step, stepsOf } from './story.ts'

const few = 4

export function StorySteps({ request, all, onAll }: { request: Request; all: boolean; onAll(): void }) {
  const { story } = useWords(requestWords)
  const { data } = requests.useQuery('listEvents', { params: { id: request.id }, query: { limit: 200 } })
  if (!data) return <Loading rows={3} />
  const steps = stepsOf(data.items).toReversed()
  const shown = all ? steps : steps.slice(0, few)
  return (
    <>
      <ol className={css.steps} reversed>
        {shown.map(step => (
          <StepLine key={step.id} step={step} request={request} />
        ))}
      </ol>
      {shown.length < steps.length && (
        <Button variant="subtle" size="compact-sm" onClick={onAll}>
          {story.allSteps({ count: steps.length })}
        </Button>
      )}
    </>
  )
}

function StepLine({ step, request }: { step: Step; request: Request }) {
  const { story } = useWords(requestWords)
  const format = useFormat()
  const me = useMe()
  const teams = useTeamNames()
  const nameOf = useMetricName()
  const name = step.actor?.name ?? ''
  const mine = step.actor?.id === me.id
  const team = (step.team_id && teams.get(step.team_id)) || ''
  const approver = request.approvals.find(one => one.approver.id === step.person_id)?.approver.name ?? ''
  const said = {
    asked: () => (mine ? story.step.asked : story.step.askedBy({ name })),
    given: () => (team ? story.step.given({ team }) : story.step.givenOn),
    answered: () => story.step.answered({ name }),
    waits_you: () => story.step.waitsYou,
    waits_outside: () => story.step.waitsOutside,
    scheduled: () => story.step.scheduled,
    late: () => story.step.late({ what: nameOf(step.metric) || story.step.someTime }),
    resolved: () => story.step.resolved({ name }),
    reopened: () => story.step.reopened,
    closed: () => story.step.closed,
    cancelled: () => (mine ? story.step.cancelledByYou : story.step.cancelled),
    merged: () => story.step.merged({ number: request.merged_into?.number ?? '' }),
    took_in: () => story.step.tookIn,
    approval_asked: () => story.step.approvalAsked({ name: approver }),
    approved: () => story.step.approved({ name: approver }),
    declined: () => story.step.declined({ name: approver }),
  }[step.kind]()
  return (
    <li className={css.step} data-tone={step.tone}>
      <Text>{said}</Text>
      <Text c="dimmed" fz="sm" title={format.full(step.at)}>
        {format.moment(step.at)}
      </Text>
    </li>
  )
}
