// The conversation as the requester reads it.
import { Text } from '@mantine/core'
import { useMe } from '#kernel/web/me.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Request } from '../contract.ts'
import { requestWords } from '../text/words.ts'
import { useConversation } from './conversation.ts'
import { MessageBody } from './MessageBody.tsx'
import { underMessage } from './parts.tsx'
import css from './talk.module.css'

export function PortalTalk({ request }: { request: Request }) {
  const text = useWords(requestWords)
  const format = useFormat()
  const me = useMe()
  const { messages, isPending, error } = useConversation(request.id)
  if (isPending) return <Loading rows={5} />
  return (
    <>
      <Said refusal={error} />
      <ol className={css.talk}>
        {messages.map(message => {
          const mine = message.author?.id === me.id
          const name = mine ? text.talk.you : (message.author?.name ?? text.talk.centre)
          return (
            <li
              key={message.id}
              className={css.entry}
              data-side={message.direction === 'in' ? 'ours' : 'theirs'}
              data-kind={message.kind}
            >
              <div className={css.head}>
                <PersonName name={name} bare={mine} />
                <Text component="span" className={css.when!} title={format.full(message.created_at)}>
                  {message.kind === 'note' && `${text.talk.note} · `}
                  {message.automatic && `${text.talk.automatic} · `}
                  {format.moment(message.created_at)}
                </Text>
              </div>
              <MessageBody message={message} to="/requests" />
              <underMessage.Here message_id={message.id} request_id={request.id} />
            </li>
          )
        })}
      </ol>
    </>
  )
}
