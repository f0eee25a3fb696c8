// The conversation on the desk: what came in, answers and notes told apart, and what happened between them folded.
import { Badge, Button, Text } from '@mantine/core'
import { IconLock, IconPoint, IconUserQuestion } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useMe } from '#kernel/web/me.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { type Message, messageAdded, type Request, requestRegistered } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import type { Conversation } from './conversation.ts'
import desk from './desk.module.css'
import { useEvents } from './events.ts'
import { type Names, sayEvent } from './line.ts'
import { MessageBody } from './MessageBody.tsx'
import { underMessage } from './parts.tsx'
import { SpokenText } from './SpokenText.tsx'
import type { Speech } from './speech.ts'
import { isStrangers } from './strangers.ts'
import css from './talk.module.css'
import { type Happening, type Piece, weave } from './timeline.ts'
import { UnsentEntry } from './UnsentEntry.tsx'
import type { Unsent } from './unsent.ts'

interface Props {
  request: Request
  conversation: Conversation
  sending: Speech['sending']
  unsent: Unsent
}

/** Messages stand there themselves; the first one says how the request came. */
const shownOtherwise = new Set<string>([messageAdded.name, requestRegistered.name])

export function DeskTalk({ request, conversation, sending, unsent }: Props) {
  const text = useWords(requestWords)
  const { messages, isPending, error } = conversation
  const { items, names } = useEvents(request)
  const pieces = useMemo(
    () =>
      weave(
        messages,
        items.filter(event => !shownOtherwise.has(event.name)),
      ),
    [messages, items],
  )
  const going = unsent.items.findLast(answer => answer.failed === null)
  const frame = useEndInSight(pieces.at(-1), sending ? 'sending' : (going?.id ?? null))
  return (
    // A region that scrolls must be reachable by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable region
    <section ref={frame} className={desk.scroll} tabIndex={0} aria-label={text.tabs.talk}>
      {isPending && <Loading rows={6} />}
      <Said refusal={error} />
      <ol className={css.talk}>
        {pieces.map(piece =>
          piece.kind === 'message' ? (
            <Entry key={piece.key} message={piece.message} request={request} />
          ) : (
            <Lines key={piece.key} events={piece.events} names={names} />
          ),
        )}
        {unsent.items.map(answer => (
          <UnsentEntry key={answer.id} answer={answer} request={request} unsent={unsent} />
        ))}
        {sending && (
          <li className={css.entry} data-side="ours" data-kind={sending.kind} data-sending="">
            <Text className={css.when!}>{text.talk.sending}</Text>
            <SpokenText text={sending.text} to="/desk/requests" />
          </li>
        )}
      </ol>
    </section>
  )
}

function Entry({ message, request }: { message: Message; request: Request }) {
  const text = useWords(requestWords)
  const format = useFormat()
  const me = useMe()
  const mine = message.author?.id === me.id
  const name = mine ? text.talk.you : (message.author?.name ?? text.talk.centre)
  const isNote = message.kind === 'note'
  const channel = text.via[message.channel as keyof typeof text.via] ?? message.channel
  return (
    <li
      className={css.entry}
      data-side={message.direction === 'in' ? 'theirs' : 'ours'}
      data-kind={message.kind}
    >
      <div className={css.head}>
        <PersonName name={name} bare={mine} />
        {isStrangers(message, request) && (
          <Badge
            size="sm"
            variant="light"
            color="yellow"
            tt="none"
            style={{ alignSelf: 'center' }}
            leftSection={<IconUserQuestion size={14} aria-hidden="true" />}
            title={text.participant.stranger}
          >
            {text.talk.stranger}
          </Badge>
        )}
        {isNote && (
          <Text component="span" fw={600} fz="sm">
            <IconLock size={14} aria-hidden="true" /> {text.talk.note}
          </Text>
        )}
        <Text component="span" className={css.when!} title={format.full(message.created_at)}>
          {!isNote && `${channel} · `}
          {message.automatic && `${text.talk.automatic} · `}
          {format.moment(message.created_at)}
        </Text>
      </div>
      <MessageBody message={message} to="/desk/requests" />
      <underMessage.Here message_id={message.id} request_id={request.id} />
    </li>
  )
}

const few = 2
const most_unfolded = 3

/** What happened between two messages: the last lines, the others on demand. */
function Lines({ events, names }: { events: readonly Happening[]; names: Names }) {
  const text = useWords(requestWords)
  const format = useFormat()
  const [all, setAll] = useState(false)
  const told = events.flatMap(event => {
    const said = sayEvent(event, text, names)
    return said ? [{ event, said }] : []
  })
  if (told.length === 0) return null
  const shown = all || told.length <= most_unfolded ? told : told.slice(-few)
  return (
    <li className={css.lines}>
      {shown.length < told.length && (
        <Button
          variant="transparent"
          size="compact-sm"
          px={0}
          fw={500}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => setAll(true)}
        >
          {text.talk.moreLines({ count: told.length - shown.length })}
        </Button>
      )}
      {shown.map(({ event, said }) => (
        <span key={event.id} className={css.line} title={format.full(event.at)}>
          <IconPoint size={14} aria-hidden="true" />
          <span>
            {said}
            {event.actor && ` · ${event.actor.name}`} · {format.moment(event.at)}
          </span>
        </span>
      ))}
    </li>
  )
}

/**
 * Keeps the end in sight: at the beginning, when something comes while the reader is there, and when a message is sent. `own`
 * tells what of the reader's is on its way.
 */
function useEndInSight(last: Piece | undefined, own: string | null) {
  const frame = useRef<HTMLElement>(null)
  const atEnd = useRef(true)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const look = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80
    }
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [])
  useEffect(() => {
    const element = frame.current
    if (!element || !last) return
    if (atEnd.current || own) element.scrollTop = element.scrollHeight
    // On a phone it is the page that scrolls.
    if (own) element.lastElementChild?.scrollIntoView({ block: 'end' })
  }, [last, own])
  return frame
}
