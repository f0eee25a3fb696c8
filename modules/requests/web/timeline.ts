// Messages and what happened between them, in one order. Pure.
import type { z } from 'zod'
import type { Message, TimelineEvent } from '../contract.ts'

/** Something that happened to a request. */
export type Happening = z.output<typeof TimelineEvent>

export type Piece =
  | { readonly kind: 'message'; readonly key: string; readonly message: Message }
  | { readonly kind: 'lines'; readonly key: string; readonly events: readonly Happening[] }

/** Puts the events between the messages; those that stand together become one piece. Messages go before events of the same moment. */
export function weave(messages: readonly Message[], events: readonly Happening[]): readonly Piece[] {
  const moments = [
    ...messages.map(message => ({ at: Date.parse(message.created_at), order: 0, message, event: null })),
    ...events.map(event => ({ at: Date.parse(event.at), order: 1, message: null, event })),
  ].sort((a, b) => a.at - b.at || a.order - b.order)
  const pieces: Piece[] = []
  for (const { message, event } of moments) {
    const last = pieces.at(-1)
    if (message) pieces.push({ kind: 'message', key: message.id, message })
    else if (last?.kind === 'lines') pieces[pieces.length - 1] = { ...last, events: [...last.events, event!] }
    else pieces.push({ kind: 'lines', key: `e${event!.id}`, events: [event!] })
  }
  return pieces
}
