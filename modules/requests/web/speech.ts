// Sending answers and notes: optimistic, and refused when the conversation has moved on meanwhile.
import { useRef, useState } from 'react'
import { useMe } from '#kernel/web/me.tsx'
import type { Problem } from '#kernel/web/problem.ts'
import type { UnsentAnswer } from '../contract/answers.ts'
import type { Message, Request } from '../contract.ts'
import { answers } from './answers-calls.ts'
import { requests } from './calls.ts'
import type { Conversation } from './conversation.ts'

export type Then = 'open' | 'waiting_requester' | 'waiting_third_party' | 'resolved'

export interface Said {
  readonly kind: 'reply' | 'note'
  readonly text: string
  readonly attachments: readonly string[]
  readonly next?: Then
}

export interface Speech {
  /** The conversation is there: until then one would answer what one has not seen. */
  readonly ready: boolean
  /** On its way: shown in the conversation already. */
  readonly sending: Said | null
  readonly refusal: Problem | null
  readonly refused: Said['kind'] | null
  /** Messages of others that came since the writer began. */
  readonly fresh: readonly Message[]
  /** The writer begins, or has nothing typed: what is there now counts as read. */
  begin(): void
  send(said: Said, onDone: () => void): void
}

interface Sending extends Conversation {
  /** An answer that waits until it can no longer be taken back. */
  onHeld(answer: UnsentAnswer): void
}

export function useSpeech(request: Request, { messages, isPending, append, onHeld }: Sending): Speech {
  const me = useMe()
  const [seen, setSeen] = useState<string | null>(null)
  const done = useRef<() => void>(() => undefined)
  const answer = answers.useCommand('holdAnswer', {
    onDone(given) {
      if (given.message) append(given.message)
      if (given.answer) onHeld(given.answer)
      done.current()
    },
  })
  const note = requests.useCommand('addMessage', {
    onDone(message) {
      append(message)
      done.current()
    },
  })
  const [said, setSaid] = useState<Said | null>(null)
  const used = said?.kind === 'note' ? note : answer
  const last = messages.at(-1)?.id ?? null
  const from = seen === null ? messages.length : messages.findIndex(message => message.id === seen) + 1
  const fresh = messages.slice(from).filter(message => message.author?.id !== me.id)
  return {
    ready: !isPending,
    sending: used.isPending ? said : null,
    refusal: used.error,
    refused: used.error ? (said?.kind ?? null) : null,
    fresh,
    begin: () => setSeen(last),
    send(words, onDone) {
      const { kind, text, attachments, next } = words
      done.current = () => {
        setSeen(null)
        onDone()
      }
      setSaid(words)
      const params = { id: request.id }
      const body = { text, ...(attachments.length > 0 ? { attachments: [...attachments] } : {}) }
      if (kind === 'note') return note.mutate({ params, body: { ...body, kind } })
      answer.mutate({
        params,
        body: {
          ...body,
          ...(next ? { next_status: next } : {}),
          // What has come meanwhile stands above the field by now; what has not is refused by the server.
          ...(last ? { last_seen_message_id: last } : {}),
        },
      })
    },
  }
}
