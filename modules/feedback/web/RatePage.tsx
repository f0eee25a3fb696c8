// The page behind the marks of a letter: shows the chosen mark and stores it on one press, with no sign-in.
import { Alert, Card, Stack, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { ErrorScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { feedbackWords } from '../text/words.ts'
import { feedback } from './calls.ts'
import { RateForm } from './RateForm.tsx'
import type { RateSearch } from './search.ts'

export function RatePage({ params, search }: ScreenProps<'/rate/:token', typeof RateSearch>) {
  const text = useWords(feedbackWords).rate
  const { data, error, isPending, refetch } = feedback.useQuery('readInvitation', {
    params: { token: params.token },
  })
  const accept = feedback.useCommand('acceptInvitation')
  if (error) return <ErrorScreen error={error} retry={() => void refetch()} />
  if (isPending) return <Loading rows={4} />
  return (
    <Stack gap="md">
      <Heading title={text.title} note={text.about({ number: data.number, subject: data.subject })} />
      {accept.data && (
        <Alert
          color="green"
          icon={<IconCheck size={20} />}
          title={text.thanks({ score: accept.data.score })}
          role="status"
        >
          {text.thanksNote}
        </Alert>
      )}
      <Card withBorder padding="lg">
        <RateForm
          label={text.question}
          before={data.rating}
          chosen={search.score}
          sending={accept.isPending}
          refusal={accept.error}
          send={rating => accept.mutate({ params: { token: params.token }, body: rating })}
        />
      </Card>
      <Text size="sm">
        <Link to={`/requests/${data.number}`}>{text.toRequest}</Link>
      </Text>
    </Stack>
  )
}
