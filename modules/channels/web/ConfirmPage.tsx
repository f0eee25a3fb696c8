// The page behind the link that asks an unknown sender: looking changes nothing, one press registers the letter.
import { Alert, Button, Card, Stack, Text } from '@mantine/core'
import { IconCheck, IconMailCheck } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { ErrorScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { peopleWords } from '../text/people-words.ts'
import { channels } from './calls.ts'

export function ConfirmPage({ params }: ScreenProps<'/confirm/:token'>) {
  const text = useWords(peopleWords).confirm
  const format = useFormat()
  const asked = { params: { token: params.token } }
  const { data, error, isPending, refetch } = channels.useQuery('readConfirmation', asked)
  const confirm = channels.useCommand('confirmLetter')
  if (error) return <ErrorScreen error={error} retry={() => void refetch()} />
  if (isPending) return <Loading rows={4} />
  return (
    <Stack gap="md">
      <Heading
        title={text.title}
        note={text.about({ address: data.address, when: format.moment(data.at) })}
      />
      <Card withBorder padding="lg">
        <Stack gap="md" align="flex-start">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {data.subject || text.unnamed}
          </Text>
          {data.confirmed || confirm.isSuccess ? (
            <Alert color="green" icon={<IconCheck size={20} />} title={text.done} role="status" w="100%">
              {text.doneNote}
            </Alert>
          ) : (
            <Button
              leftSection={<IconMailCheck size={18} stroke={1.75} />}
              loading={confirm.isPending}
              onClick={() => confirm.mutate(asked)}
            >
              {text.button}
            </Button>
          )}
          <Said refusal={confirm.error} />
        </Stack>
      </Card>
      <Text size="sm" c="dimmed">
        {text.other}
      </Text>
    </Stack>
  )
}
