// What a request in the portal asks of the person who looks at it: a yes or no.
import { Text } from '@mantine/core'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Approval, Request } from '../../contract.ts'
import { portalWords } from '../../text/portal-words.ts'
import { requests } from '../calls.ts'
import css from '../portal.module.css'
import { DecisionForm } from './DecisionForm.tsx'

export function MyDecision({ request }: { request: Request }) {
  return request.approvals
    .filter(approval => approval.may.decide)
    .map(approval => <Asked key={approval.id} approval={approval} />)
}

function Asked({ approval: asked }: { approval: Approval }) {
  const { approval } = useWords(portalWords)
  const format = useFormat()
  const decide = requests.useCommand('decideApproval', {
    onDone: ({ decision }) => {
      if (decision === 'approved' || decision === 'declined') void toast({ text: approval.done[decision] })
    },
  })
  return (
    <section className={css.panel} data-turn="you" aria-label={approval.panel}>
      <Text fw={600} mb="xs">
        {approval.panel}
      </Text>
      <Text style={{ whiteSpace: 'pre-line' }}>{asked.question}</Text>
      <Text c="dimmed" fz="sm" mb="md">
        {asked.asked_by && `${approval.asks({ name: asked.asked_by.name })} · `}
        {format.moment(asked.asked_at)}
      </Text>
      <DecisionForm
        sending={decide.isPending}
        refusal={decide.error}
        send={body => decide.mutate({ params: { id: asked.id }, body })}
      />
    </section>
  )
}
