// A line above the desk for each of the reader's answers that could not go, so that nobody believes it has gone.
import { Alert, Group, Stack, Text } from '@mantine/core'
import { Link } from '#kernel/web/ui/Link.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { unsentWords } from '../text/unsent-words.ts'
import { answers } from './answers-calls.ts'
import { FailedDeeds } from './FailedDeeds.tsx'

export function FailedAnswers() {
  const text = useWords(unsentWords)
  const { data } = answers.useQuery('listFailedAnswers', {}, { fresh_ms: 60_000 })
  return (
    <div role="status">
      {data && data.items.length > 0 && (
        <Alert color="red" radius={0} py={6}>
          <Stack gap="xs">
            {data.items.map(answer => {
              const why = answer.failed?.detail ?? ''
              return answer.number ? (
                <Text key={answer.id} size="sm">
                  {text.failed({ number: answer.number, why })}{' '}
                  <Link to={`/desk/requests/${answer.number}`} underline="always">
                    {text.open}
                  </Link>
                </Text>
              ) : (
                // Its request is hidden from its author now: what was written can be saved from here only.
                <Group key={answer.id} gap="md">
                  <Text size="sm" lineClamp={2} maw={640}>
                    {text.failedHidden} «{answer.text}»
                  </Text>
                  <FailedDeeds answer={answer} onPutBack={null} />
                </Group>
              )
            })}
          </Stack>
        </Alert>
      )}
    </div>
  )
}
