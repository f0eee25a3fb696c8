// The page behind the buttons of a letter: shows what is asked and stores the decision on one press, with no sign-in.
import { Alert, Blockquote, Card, Stack, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { ErrorScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { portalWords } from '../../text/portal-words.ts'
import { requests } from '../calls.ts'
import type { ApproveSearch } from '../search.ts'
import { DecisionForm } from './DecisionForm.tsx'

export function ApprovePage({ params, search }: ScreenProps<'/approve/:token', typeof ApproveSearch>) {
  const { approval } = useWords(portalWords)
  const format = useFormat()
  const reading = requests.useQuery('readApprovalLink', { params: { token: params.token } })
  const follow = requests.useCommand('followApprovalLink')
  const asked = follow.data ?? reading.data
  if (reading.error) return <ErrorScreen error={reading.error} retry={() => void reading.refetch()} />
  if (!asked) return <Loading rows={5} />
  return (
    <Stack gap="md">
      <Heading title={approval.linkTitle({ number: asked.number })} note={asked.subject} />
      <Card withBorder padding="lg">
        <Stack gap="md">
          <div>
            <Text fw={600} style={{ whiteSpace: 'pre-line' }}>
              {asked.question}
            </Text>
            <Text c="dimmed" fz="sm">
              {asked.asked_by_name && `${approval.asks({ name: asked.asked_by_name })} · `}
              {format.moment(asked.asked_at)} · {approval.requester({ name: asked.requester_name })}
            </Text>
          </div>
          <Blockquote p="md" color="gray">
            {asked.excerpt}
          </Blockquote>
          {asked.decision ? (
            <Alert
              color={asked.decision === 'approved' ? 'green' : 'gray'}
              icon={<IconCheck size={20} />}
              title={approval.linkDone[asked.decision]}
              role="status"
            />
          ) : (
            <>
              <Text>{approval.linkFor({ name: asked.approver_name })}</Text>
              <DecisionForm
                chosen={search.decision}
                sending={follow.isPending}
                refusal={follow.error}
                send={body => follow.mutate({ params: { token: params.token }, body })}
              />
            </>
          )}
        </Stack>
      </Card>
      <Text size="sm">
        <Link to={`/requests/${asked.number}`}>{approval.toRequest}</Link>
      </Text>
    </Stack>
  )
}
