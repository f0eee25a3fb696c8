// The page behind the marks of a letter: shows the chosen mark and stores it on one press, with no sign-in.
import { Alert, Card, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { ErrorScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import type { Invitation } from '../contract.ts'
import { feedbackWords } from '../text/words.ts'
import { feedback } from './calls.ts'
import { RateForm } from './RateForm.tsx'
import type { RateSearch } from './search.ts'

type Asked = z.output<typeof Invitation>

export function RatePage({ params, search }: ScreenProps<'/rate/:token', typeof RateSearch>) {
  const text = useWords(feedbackWords).rate
  const about = useAbout()
  const { data, error, isPending, refetch } = feedback.useQuery('readInvitation', {
    params: { token: params.token },
  })
  const accept = feedback.useCommand('acceptInvitation')
  if (error) return <ErrorScreen error={error} retry={() => void refetch()} />
  if (isPending) return <Loading rows={4} />
  const given = accept.data
  return (
    <Stack gap="md">
      <Heading title={text.title} note={about(data)} />
      {given?.counted && given.rating && (
        <Alert
          color="green"
          icon={<IconCheck size={20} />}
          title={text.thanks({ score: given.rating.score })}
          role="status"
        >
          {text.thanksNote}
        </Alert>
      )}
      {given && !given.counted && given.reason && (
        <Alert color="yellow" icon={<IconAlertTriangle size={20} />} title={text.notCounted} role="status">
          {text.notCountedWhy[given.reason]}
        </Alert>
      )}
      {/* Cut off, it would hold the button inside itself instead of in sight. */}
      <Card withBorder padding="lg" style={{ overflow: 'visible' }}>
        <RateForm
          label={questionOf(data.kind, text)}
          before={data.rating}
          chosen={search.score}
          asksWho={data.asks_who}
          sending={accept.isPending}
          refusal={accept.error}
          send={rating =>
            accept.mutate({ params: { token: params.token }, body: { ...rating, visit: data.visit } })
          }
        />
      </Card>
      {data.number && (
        <Text size="sm">
          <Link to={`/requests/${data.number}`}>{text.toRequest}</Link>
        </Text>
      )}
    </Stack>
  )
}

type Words = ReturnType<typeof useWords<(typeof feedbackWords)['en']>>['rate']

const questionOf = (kind: Asked['kind'], text: Words): string =>
  ({
    resolution: text.question,
    answer: text.questionAnswer,
    signature: text.questionSignature,
    after_fix: text.questionFix,
  })[kind]

/** Says what is rated. */
function useAbout() {
  const text = useWords(feedbackWords).rate
  const pick = usePick()
  return ({ kind, number, subject, agent_name, holder_name }: Asked): string => {
    const request = { number: number ?? '', subject: subject ?? '' }
    if (kind === 'after_fix') return text.aboutFix
    if (kind === 'signature')
      return text.aboutSignature({ name: holder_name ? pick(holder_name) : (agent_name ?? '') })
    if (kind === 'resolution') return text.about(request)
    return agent_name ? text.aboutAnswer({ name: agent_name, ...request }) : text.aboutAnswerPlain(request)
  }
}
