// What other domains may use of requests' screens: the places that they may fill.
import { slot } from '#kernel/web/slots.tsx'

/** The side panel of a request on the desk. */
export const besideRequest = slot<{ request_id: string }>('requests.beside_request')

/** Beside the story of a request in the portal: the rating stands here. */
export const besideStory = slot<{ request_id: string }>('requests.beside_story')

/** Below one message: what became of its delivery. */
export const underMessage = slot<{ message_id: string; request_id: string }>('requests.under_message')
