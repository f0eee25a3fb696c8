// The story of a request, for the person who asked.
import { Button, Modal, Stack, Text, Title } from '@mantine/core'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { ErrorScreen } from '#kernel/web/ui/ErrorScreen.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { useFormat, usePick, useWebWords, useWords } from '#kernel/web/words.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { MyDecision } from './approvals/MyDecision.tsx'
import { CancelForm } from './CancelForm.tsx'
import { requests } from './calls.ts'
import type { DialogProps } from './Dialogs.tsx'
import { PortalTalk } from './PortalTalk.tsx'
import { besideStory } from './parts.tsx'
import css from './portal.module.css'
import { StoryAnswer } from './StoryAnswer.tsx'
import { StoryNow } from './StoryNow.tsx'
import { StoryPromises } from './StoryPromises.tsx'
import { StorySteps } from './StorySteps.tsx'
import type { StorySearch } from './search.ts'

type Props = ScreenProps<'/requests/:id', typeof StorySearch>

export function StoryPage({ params, search, setSearch }: Props) {
  const { data: request, error, refetch } = requests.useQuery('readRequest', { params: { id: params.id } })
  if (error) return <ErrorScreen error={error} retry={() => void refetch()} />
  if (!request) return <Loading rows={8} />
  return <Story key={request.id} request={request} search={search} setSearch={setSearch} />
}

function Story({ request, search, setSearch }: { request: Request } & Pick<Props, 'search' | 'setSearch'>) {
  const { story } = useWords(requestWords)
  return (
    <>
      <div className={css.storyHead}>
        <Heading title={request.subject} note={request.number} />
      </div>
      <div className={css.story}>
        <div className={css.storyMain}>
          <MyDecision request={request} />
          <StoryNow request={request} solved={search.solved} onSolved={solved => setSearch({ solved })} />
          <StoryPromises
            request={request}
            opened={search.time === 'open'}
            onOpened={opened => setSearch({ time: opened ? 'open' : undefined }, { replace: true })}
          />
          <section aria-labelledby="talk">
            <Title order={2} id="talk" mb="md">
              {story.talk}
            </Title>
            <PortalTalk request={request} />
          </section>
          {request.may.reply && (
            <StoryAnswer
              request={request}
              solved={search.solved}
              onSent={() => setSearch({ solved: undefined })}
            />
          )}
        </div>
        <div className={css.aside}>
          <div className={css.rate}>
            <besideStory.Here request_id={request.id} />
          </div>
          <section aria-labelledby="steps">
            <Title order={2} id="steps" mb="sm">
              {story.steps}
            </Title>
            <StorySteps
              request={request}
              all={search.steps === 'all'}
              onAll={() => setSearch({ steps: 'all' })}
            />
          </section>
          <Facts request={request} />
          {request.may.cancel && (
            <div>
              <Button variant="default" onClick={() => setSearch({ dialog: 'cancel' })}>
                {story.cancel}
              </Button>
            </div>
          )}
        </div>
      </div>
      {search.dialog === 'cancel' && (
        <CancelDialog request={request} onClose={() => setSearch({ dialog: undefined })} />
      )}
    </>
  )
}

function Facts({ request }: { request: Request }) {
  const { story, participant } = useWords(requestWords)
  const pick = usePick()
  const format = useFormat()
  const followers = request.participants.filter(part => part.role !== 'observer')
  return (
    <section aria-labelledby="facts">
      <Title order={2} id="facts" mb="sm">
        {story.facts}
      </Title>
      <Stack gap="sm">
        <Fact name={story.number}>{request.number}</Fact>
        {request.service && (
          <Fact name={story.service}>
            <Link to={`/services/${request.service.id}`}>{pick(request.service.title)}</Link>
          </Fact>
        )}
        <Fact name={story.askedAt}>{format.moment(request.created_at)}</Fact>
        {request.reported_by.id !== request.requester.id && (
          <Fact name={story.forWhom}>
            {story.reported({ name: request.requester.name, by: request.reported_by.name })}
          </Fact>
        )}
        {followers.length > 0 && (
          <Fact name={participant.title}>{followers.map(part => part.person.name).join(', ')}</Fact>
        )}
      </Stack>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <Text c="dimmed" fz="sm">
        {name}
      </Text>
      <Text component="div">{children}</Text>
    </div>
  )
}

function CancelDialog({ request, onClose }: DialogProps) {
  const { story } = useWords(requestWords)
  const { close } = useWebWords()
  const words = {
    text: story.cancelText,
    reason: story.cancelReason,
    keep: story.keep,
    cancel: story.cancel,
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={story.cancelTitle({ number: request.number })}
      closeButtonProps={{ 'aria-label': close }}
    >
      <CancelForm request={request} words={words} onClose={onClose} />
    </Modal>
  )
}
