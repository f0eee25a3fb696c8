// What stands after sending: the number, the promise, the way to the story.
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Minutes } from '#kernel/web/ui/Minutes.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'
import css from './portal.module.css'
import { soonMinutes } from './promise.ts'
import { dueWords } from './story.ts'

export function Sent({ id, onAnother }: { id: string; onAnother(): void }) {
  const { ask } = useWords(requestWords)
  const format = useFormat()
  const pick = usePick()
  const linkTo = useLinkTo()
  const { data, error } = requests.useQuery('readRequest', { params: { id } })
  if (error) return <Said refusal={error} />
  if (!data) return <Loading rows={4} />
  return (
    <div className={css.column}>
      <Heading title={ask.sentTitle({ number: data.number })} note={data.subject} />
      <Stack gap="lg" mt="md">
        <Alert color="green" variant="light" icon={<IconCheck size={20} />} role="status">
          <Stack gap="sm" align="flex-start">
            <Text>{ask.sentTeam({ team: pick(data.team.name) })}</Text>
            {data.due_at && (
              <>
                <Text>
                  {dueWords(ask.sentPromise, data.due_metric)({ moment: format.moment(data.due_at) })}
                </Text>
                <Minutes due_at={data.due_at} soon_minutes={soonMinutes(data)} />
              </>
            )}
            <Text>{ask.sentWhere}</Text>
          </Stack>
        </Alert>
        <Group>
          <Button component="a" {...linkTo(`/requests/${data.number}`)}>
            {ask.toStory}
          </Button>
          <Button variant="default" onClick={onAnother}>
            {ask.another}
          </Button>
        </Group>
      </Stack>
    </div>
  )
}
