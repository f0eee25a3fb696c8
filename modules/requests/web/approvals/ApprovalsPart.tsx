// The approvals of a request in the side panel of the desk: who was asked what, and what was said.
import { Button, Group, Text, Title } from '@mantine/core'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Approval, Request } from '../../contract.ts'
import { requestWords } from '../../text/words.ts'
import { requests } from '../calls.ts'
import css from '../desk.module.css'
import type { PaneSearch } from '../search.ts'
import { VerdictMark } from './VerdictMark.tsx'

interface Props {
  request: Request
  setSearch(change: Partial<PaneSearch>): void
  level: 2 | 3
}

const finished = ['resolved', 'closed', 'cancelled']

export function ApprovalsPart({ request, setSearch, level }: Props) {
  const { asking } = useWords(requestWords)
  const mayAsk = request.may.work && !finished.includes(request.status)
  if (request.approvals.length === 0 && !mayAsk) return null
  return (
    <section className={css.section} aria-labelledby={`approvals-${request.id}`}>
      <Title order={level} size="h3" id={`approvals-${request.id}`} mb="xs">
        {asking.title}
      </Title>
      {request.approvals.length === 0 && <Text c="dimmed">{asking.none}</Text>}
      <ul className={css.plainList}>
        {request.approvals.map(one => (
          <Line key={one.id} asked={one} />
        ))}
      </ul>
      {mayAsk && (
        <Button variant="default" size="compact-sm" mt="xs" onClick={() => setSearch({ dialog: 'approval' })}>
          {asking.ask}
        </Button>
      )}
    </section>
  )
}

function Line({ asked }: { asked: Approval }) {
  const { asking } = useWords(requestWords)
  const format = useFormat()
  const withdraw = requests.useCommand('withdrawApproval')
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" gap="xs" align="flex-start">
        <span>
          <Text component="span" fw={600}>
            {asked.approver.name}
          </Text>
          <Text component="span" display="block" style={{ whiteSpace: 'pre-line' }}>
            {asked.question}
          </Text>
          {asked.comment && (
            <Text component="span" display="block" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
              «{asked.comment}»
            </Text>
          )}
          <Text component="span" display="block" c="dimmed" fz="sm">
            {asked.decided_at
              ? format.moment(asked.decided_at)
              : asking.waits({ moment: format.moment(asked.asked_at) })}
          </Text>
        </span>
        {asked.decision && <VerdictMark verdict={asked.decision} />}
        {asked.may.withdraw && (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={asking.withdrawOf({ name: asked.approver.name })}
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ params: { id: asked.id } })}
          >
            {asking.withdraw}
          </Button>
        )}
      </Group>
      <Said refusal={withdraw.error} />
    </li>
  )
}
