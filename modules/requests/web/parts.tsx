// What other domains may use of requests' screens: the places that they may fill.
import type { ReactNode } from 'react'
import { slot } from '#kernel/web/slots.tsx'
import type { Happening } from './timeline.ts'

export type { Happening } from './timeline.ts'

/** The side panel of a request on the desk. */
export const besideRequest = slot<{ request_id: string }>('requests.beside_request')

/** Beside the story of a request in the portal: the rating stands here. */
export const besideStory = slot<{ request_id: string }>('requests.beside_story')

/** In the composer of an answer: who it goes to and why. */
export const answerGoesTo = slot<{ request_id: string }>('requests.answer_goes_to')

/** Below one message: what became of its delivery. */
export const underMessage = slot<{ message_id: string; request_id: string }>('requests.under_message')

/** Above the field in which an agent answers: what the answer will meet. */
export const aboveComposer = slot<{ request_id: string }>('requests.above_composer')

/** What other domains note of a request: gives `row` the sentence for an event of theirs, or shows nothing. */
export const inHistory = slot<{ event: Happening; row: (said: string) => ReactNode }>('requests.in_history')
