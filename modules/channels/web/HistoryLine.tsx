// What mail says in the history of a request: each decision about a letter, with its reason.
import type { ReactNode } from 'react'
import { useWords } from '#kernel/web/words.tsx'
import type { Happening } from '#modules/requests/web/parts.tsx'
import type { Outcome, Purpose } from '../contract.ts'
import { deliveryWords } from '../text/delivery-words.ts'
import { screenWords } from '../text/screen-words.ts'
import { sayReason } from './reasons.ts'

interface Props {
  event: Happening
  /** The line as the history shows it. */
  row: (said: string) => ReactNode
}

export function HistoryLine({ event, row }: Props) {
  const text = useWords(deliveryWords).history
  const words = useWords(screenWords)
  const { payload } = event
  const why = sayReason(payload.reason ? String(payload.reason) : null, words)
  const addresses = Array.isArray(payload.addresses) ? payload.addresses.join(', ') : ''
  switch (event.name) {
    case 'channels.letter_taken_in':
      // What simply joined stands there as a message.
      return why ? row(text.taken[payload.outcome as Outcome]({ why })) : null
    case 'channels.letter_held':
      return row(text.held({ purpose: words.purpose[payload.purpose as Purpose], why }))
    case 'channels.letter_released':
      return row(text.released)
    case 'channels.letters_let_go':
      return row(text.letGo({ hours: Number(payload.hours) }))
    case 'channels.letter_returned':
      return row(text.returned({ addresses, why }))
    case 'channels.letter_delayed':
      return row(text.delayed({ addresses, why }))
    case 'channels.letter_complained':
      return row(text.complained({ addresses, why }))
    case 'channels.letter_not_sent':
      return row(text.notSent({ addresses, why }))
    default:
      return null
  }
}
