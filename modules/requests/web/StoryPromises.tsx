// Where the time of a request went, in one line for the person who asked, and in full when one wants to know.
import { Button, Group, Text, Title } from '@mantine/core'
import { useMe } from '#kernel/web/me.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { SideTimes } from '#modules/agreements/web/parts.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { requests } from './calls.ts'
import { PromisesTab } from './PromisesTab.tsx'
import { isRequester } from './story.ts'

export function StoryPromises({
  request,
  opened,
  onOpened,
}: {
  request: Request
  opened: boolean
  onOpened(opened: boolean): void
}) {
  const { story } = useWords(requestWords)
  const me = useMe()
  const reader = isRequester(request, me.id) ? 'requester' : 'others'
  const { data } = requests.useQuery('readPromises', { params: { id: request.id } })
  const ours = data?.clocks.filter(({ kind }) => kind === 'sla') ?? []
  const main = ours.find(({ metric }) => metric === 'resolution') ?? ours[0]
  if (!data || data.clocks.length === 0) return null
  return (
    <section aria-labelledby="where-time">
      <Group justify="space-between" gap="sm">
        <div>
          <Title order={2} id="where-time">
            {story.time}
          </Title>
          {main && (
            <Text>
              <SideTimes clock={main} reader={reader} />
            </Text>
          )}
        </div>
        <Button variant="default" aria-expanded={opened} onClick={() => onOpened(!opened)}>
          {opened ? story.timeLess : story.timeMore}
        </Button>
      </Group>
      {opened && (
        <div style={{ marginTop: 16 }}>
          <PromisesTab request={request} reader={reader} level={3} />
        </div>
      )}
    </section>
  )
}
