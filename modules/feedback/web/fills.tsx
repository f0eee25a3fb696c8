// What feedback puts into the screens of requests: the rating in the story, and what was given on the desk.
import { Card, Group, Stack, Rating as Stars, Text, Title } from '@mantine/core'
import { api } from '#kernel/web/api.ts'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { contract as requestsContract } from '#modules/requests/contract.ts'
import { besideRequest, besideStory } from '#modules/requests/web/parts.tsx'
import { feedbackWords } from '../text/words.ts'
import { feedback } from './calls.ts'
import { RateForm } from './RateForm.tsx'

const requests = api(requestsContract, 'requests')

/** In the portal: asks for a mark once the request is resolved, and shows the one that was given. */
function RateInStory({ request_id }: { request_id: string }) {
  const text = useWords(feedbackWords).rate
  const { data: request } = requests.useQuery('readRequest', { params: { id: request_id } })
  const { data } = feedback.useQuery('readRating', { params: { id: request_id } })
  const give = feedback.useCommand('giveRating', {
    onDone: rating => toast({ text: text.thanks({ score: rating.score }) }),
  })
  if (!request?.may.rate || !data) return null
  return (
    <Card withBorder padding="md" component="section" aria-label={text.title}>
      <RateForm
        key={data.rating?.updated_at ?? 'new'}
        label={text.question}
        before={data.rating}
        sending={give.isPending}
        refusal={give.error}
        send={rating => give.mutate({ params: { id: request_id }, body: rating })}
      />
    </Card>
  )
}

/** On the desk: what the requester thought of the answer. */
function RatingBeside({ request_id }: { request_id: string }) {
  const text = useWords(feedbackWords).rate
  const format = useFormat()
  const { data } = feedback.useQuery('readRating', { params: { id: request_id } })
  const rating = data?.rating
  if (!rating) return null
  const given = text.given({ score: rating.score })
  return (
    <Stack gap={4} component="section">
      <Title order={3} size="h6">
        {given}
      </Title>
      <Group gap="xs">
        <Stars value={rating.score} readOnly size="sm" aria-label={given} />
      </Group>
      {rating.comment && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {rating.comment}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {text.by({ when: format.moment(rating.created_at), how: text.how[rating.channel] })}
      </Text>
    </Stack>
  )
}

export const portalFills = [besideStory.fill(RateInStory, { order: 10 })]
export const deskFills = [besideRequest.fill(RatingBeside, { order: 30 })]
